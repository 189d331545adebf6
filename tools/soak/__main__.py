"""``make soak N=1000000``: so many generated pairs through the port; exit status 1 on a wrong verdict."""

import sys
import time
from argparse import ArgumentParser, Namespace
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from itertools import islice

from tools.soak.chunks import CHUNK, Tally, soak_chunk

# Troubles that are somebody else's, or no verdict that could be wrong.
_HARMLESS = ("SYMPY", "no verdict")


def main() -> int:
    options = _options()
    total, start = Tally(), time.monotonic()
    chunks = range(options.first, options.first + -(-options.count // CHUNK))
    seeds = iter([f"{options.seed}-{chunk}" for chunk in chunks])
    done = options.first
    with ProcessPoolExecutor(options.jobs) as workers:
        while time.monotonic() - start < options.seconds and (some := list(islice(seeds, options.jobs))):
            for tally in workers.map(partial(soak_chunk, sympy_every=options.sympy_every), some):
                _tell(tally)
                total.add(tally)
                done += 1
            print(f"\r{(done - options.first) * CHUNK} pairs", end="", file=sys.stderr, flush=True)
    print(f"\nchunks {options.first} to {done - 1}; go on with --first {done}")
    for name, count in sorted(total.counts.items()):
        print(f"{count:10} {name}")
    return int(any(not _is_harmless(one) for one in total.trouble))


def _tell(tally: Tally) -> None:
    for one in tally.trouble:
        print(one, flush=True)


def _is_harmless(trouble: str) -> bool:
    return trouble.split(": ", 1)[1].startswith(_HARMLESS)


def _options() -> Namespace:
    parser = ArgumentParser(prog="python -m tools.soak", description=__doc__)
    parser.add_argument("count", type=int, nargs="?", default=10_000, help=f"pairs, in chunks of {CHUNK}")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--first", type=int, default=0, help="the chunk to begin with, to go on after a stop")
    parser.add_argument("--seconds", type=float, default=float("inf"), help="begin no chunk after so long")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument(
        "--sympy-every", type=int, default=50, help="show SymPy every so many pairs (0: none)"
    )
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
