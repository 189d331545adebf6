"""``python -m tools.bench [pairs for SymPy]``: verdicts and times on the corpora; fails on a wrong one."""

import sys
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Sequence

from tests.grader.corpora import judged_pairs
from tools.bench.figures import counts_line, percentile, times_line
from tools.bench.grading_run import Graded, Run, run
from tools.bench.simplifying import SECONDS, Simplified, simplified

COMPARED = 600


def main() -> int:
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("compared", type=int, nargs="?", default=COMPARED, help="pairs for SymPy (0: none)")
    options = parser.parse_args()
    measured = run(judged_pairs())
    wrong = report(measured)
    if options.compared:
        report_simplify([*simplified(sample(measured.graded, options.compared))])
    return 1 if wrong else 0


def report(measured: Run) -> int:
    """Prints what the grader did; the number of wrong verdicts."""
    graded = measured.graded
    wrong = [one for one in graded if one.is_wrong]
    left_open = [one for one in graded if one.is_left_open]
    times = [one.ms for one in graded]
    print(f"{len(graded)} judged pairs of {len(measured.setup_ms)} questions")
    print(counts_line("verdicts", Counter(one.outcome.verdict.value for one in graded)))
    print(counts_line("proofs", Counter(one.outcome.proof.value for one in graded if one.outcome.proof)))
    print(f"{'wrong':<28}{len(wrong)}")
    print(f"{'left open that should not be':<28}{len(left_open)}")
    print(times_line("reading and verdict", times))
    print(times_line("preparing a question", measured.setup_ms))
    print(f"{'answers a second':<28}{len(times) / sum(times) * 1000:.0f}")
    for one in (*wrong, *left_open):
        print(f"  {one.pair.place}: {one.pair.answer!r} is {one.pair.verdict}, got {one.outcome.verdict}")
    return len(wrong)


def sample(graded: Sequence[Graded], count: int) -> list[Graded]:
    """Evenly spread over the corpora."""
    step = max(1, len(graded) // count)
    return list(graded[::step])


def report_simplify(compared: Sequence[Simplified]) -> None:
    """SymPy and the grader on the same pairs, and how many times faster the grader is."""
    ours = [one.graded.ms for one in compared]
    theirs = [one.ms for one in compared]
    unanswered = sum(one.is_zero is None for one in compared)
    missed = sum(not one.is_right for one in compared) - unanswered
    print(f"\nsympy.simplify(a - b) == 0 on {len(compared)} pairs whose difference does not vanish by itself")
    print(f"{'no answer or not decided':<28}{unanswered} beyond {SECONDS:g} s, {missed} decided wrongly")
    print(times_line("sympy.simplify", theirs))
    print(times_line("this grader", ours))
    ratios = [percentile(theirs, part) / percentile(ours, part) for part in (0.5, 0.99)]
    print(f"{'times faster':<28}p50 {ratios[0]:.1f}  p99 {ratios[1]:.1f}")


if __name__ == "__main__":
    sys.exit(main())
