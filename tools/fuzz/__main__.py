"""``make fuzz N=1000000``: reads N strings, prints the rate and every failure; exit status 1 if any."""

import argparse
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from functools import partial

from tools.fuzz.checking import Tally, check_strings

CHUNK = 2000


def main() -> None:
    arguments = parsed_arguments()
    start = time.perf_counter()
    total = read_all(arguments)
    report(total, seconds=time.perf_counter() - start)
    sys.exit(1 if total.failures else 0)


def read_all(arguments: argparse.Namespace) -> Tally:
    """The strings in chunks of one seed each, so that the number of jobs changes nothing."""
    seeds = [f"{arguments.seed}-{chunk}" for chunk in range(-(-arguments.count // CHUNK))]
    total = Tally()
    with ProcessPoolExecutor(arguments.jobs) as workers:
        for done, tally in enumerate(workers.map(partial(check_strings, count=CHUNK), seeds), start=1):
            total.add(tally)
            print(f"\r{done * CHUNK} strings", end="", file=sys.stderr, flush=True)
    return total


def parsed_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tools.fuzz", description=__doc__)
    parser.add_argument("count", type=int, nargs="?", default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=2)
    return parser.parse_args()


def report(total: Tally, *, seconds: float) -> None:
    count = sum(total.outcomes.values()) + len(total.failures)
    print(f"\r{count} strings in {seconds:.0f} s, {count / seconds:.0f} a second")
    for outcome, number in total.outcomes.most_common():
        print(f"{number:10} {outcome}")
    print(f"slowest {1000 * total.slowest[0]:.0f} ms: {total.slowest[1]!a}")
    for failure in total.failures:
        print(f"FAILED {failure!a}")


if __name__ == "__main__":
    main()
