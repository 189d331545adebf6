"""``make bench``: verdicts and times on the corpora, beside other methods; fails on a wrong verdict only."""

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Sequence
from itertools import chain

from tests.grader.corpora import Judged, judged_pairs
from tools.bench import diagnosis, report
from tools.bench.bars import Bar, table
from tools.bench.figures import line
from tools.bench.grading_run import Graded, Run, run
from tools.bench.hostile import worst
from tools.bench.memory import growth
from tools.bench.port_run import one_job_and_two
from tools.bench.rivals import compared

# Over the hostile set, of which the least time of each answer counts.
_PASSES = 2

# Of one job and of two with the same lines.
_TURNS = 3


def main() -> int:
    options = _options()
    pairs = judged_pairs()
    measured = run(pairs)
    _say(report.on_corpora(measured))
    bars = list(chain(report.bars_of_corpora(measured), _other_bars(options, pairs, measured)))
    print(f"\n{table(iter(bars))}\n(no string may raise: `make fuzz N=1000000`)")
    return 1 if any(one.is_wrong for one in measured.graded) else 0


def _options() -> Namespace:
    parser = ArgumentParser(prog="python -m tools.bench", description=__doc__)
    parser.add_argument("--compared", type=int, default=10_000, help="pairs for the other methods (0: none)")
    parser.add_argument("--memory", type=int, default=100_000, help="distinct answers (0: none)")
    parser.add_argument("--lines", type=int, default=5_000, help="lines for one job and for two (0: none)")
    return parser.parse_args()


def _other_bars(options: Namespace, pairs: Sequence[Judged], measured: Run) -> Iterator[Bar]:
    if options.compared:
        yield from _rivals(_sample(measured.graded, options.compared))
    if options.lines:
        yield from _port(pairs, options.lines)
    yield from _hostile(pairs)
    if options.memory:
        yield from report.bars_of_memory(growth(options.memory), options.memory)


def _rivals(graded: Sequence[Graded]) -> Iterator[Bar]:
    found = [*compared(graded)]
    _say(report.on_rivals(found))
    return report.bars_of_rivals(found)


def _port(pairs: Sequence[Judged], lines: int) -> Iterator[Bar]:
    one, two = one_job_and_two(pairs, lines=lines, turns=_TURNS)
    print(line(f"\nbatch, one job and two, {_TURNS} turns", f"{one.seconds:.1f} s and {two.seconds:.1f} s"))
    return report.bars_of_port(one, two)


def _hostile(pairs: Sequence[Judged]) -> Iterator[Bar]:
    hostile = tuple(pair for pair in pairs if pair.place.startswith(report.HOSTILE_CORPUS))
    found = worst(hostile, passes=_PASSES)
    print(line("hostile answers", f"{found.count}, {found.slow} over 50 ms, the worst {found.ms:.1f} ms:"))
    print(f"  {found.text[:90]!r}")
    return report.bars_of_hostile(found)


def _sample(graded: Sequence[Graded], count: int) -> Sequence[Graded]:
    """Evenly spread over the corpora."""
    return graded[:: max(1, len(graded) // count)]


def _say(lines: Iterator[str]) -> None:
    for one in lines:
        print(one, flush=True)


if __name__ == "__main__":
    sys.exit(diagnosis.main(sys.argv[2:]) if sys.argv[1:2] == ["diagnosis"] else main())
