"""``python -m tools.derivatives 10000``: rules against SymPy on random functions; status 1 where wrong."""

import argparse
import sys
from concurrent.futures import ProcessPoolExecutor
from functools import partial

from tools.derivatives.comparing import added, compared

CHUNK = 250


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tools.derivatives", description=__doc__)
    parser.add_argument("count", type=int, nargs="?", default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=2)
    arguments = parser.parse_args()
    seeds = [f"{arguments.seed}-{chunk}" for chunk in range(-(-arguments.count // CHUNK))]
    with ProcessPoolExecutor(arguments.jobs) as workers:
        outcomes, wrong = added(workers.map(partial(compared, count=CHUNK), seeds))
    for outcome, number in outcomes.most_common():
        print(f"{number:8} {outcome}")
    for function in wrong:
        print(function)
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
