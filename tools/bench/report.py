"""What was measured, as lines, and the bars it is held against."""

from collections import Counter
from collections.abc import Iterator, Sequence

from tools.bench.bars import Bar
from tools.bench.figures import counts, line, percentile, times
from tools.bench.grading_run import DIFFERENT, EQUAL, Graded, Run
from tools.bench.hostile import Worst
from tools.bench.port_run import PortRun
from tools.bench.rivals import SECONDS, Compared, Rival

# Its answers are made to be undecidable or to cost time.
HOSTILE_CORPUS = "complaints"


def on_corpora(run: Run) -> Iterator[str]:
    graded = run.graded
    yield f"{len(graded)} judged pairs of {len(run.setup_ms)} questions; milliseconds of the processor"
    yield line("verdicts", counts(Counter(one.outcome.verdict.value for one in graded)))
    yield line("proofs", counts(Counter(one.outcome.proof.value for one in graded if one.outcome.proof)))
    yield line("reading and verdict", times([one.ms for one in graded]))
    yield line("reading alone", times([one.reading_ms for one in graded]))
    yield line("preparing a question", times(run.setup_ms))
    for one in graded:
        if trouble := _trouble(one):
            pair = one.pair
            yield f"  {trouble} {pair.place}: {pair.answer!r} is {pair.verdict}, got {one.outcome.verdict}"


def _trouble(one: Graded) -> str:
    if one.is_wrong:
        return "WRONG"
    if not one.is_decided:
        return "undecided"
    is_of_value = one.pair.verdict in EQUAL | DIFFERENT
    return "not proved" if is_of_value and not one.is_proved else ""


def on_rivals(compared: Sequence[Compared]) -> Iterator[str]:
    yield f"\nthe same {len(compared)} pairs, those whose difference does not vanish while SymPy builds it"
    yield f"(others are handed read trees and have {SECONDS:g} s; here reading is counted)"
    ours = [one.graded for one in compared]
    decided, wrong = sum(one.is_decided for one in ours), sum(one.is_wrong for one in ours)
    yield line("this grader", _decided(decided, wrong) + times([one.ms for one in ours]))
    for rival in Rival:
        found = [one.found[rival] for one in compared]
        decided = sum(one.is_equal is not None for one in found)
        wrong = sum(one.is_wrong(rival) for one in compared)
        yield line(rival.value, _decided(decided, wrong) + times([one.ms for one in found]))


def _decided(decided: int, wrong: int) -> str:
    return f"{decided:5} decided  {wrong:4} wrong  "


def bars_of_corpora(run: Run) -> Iterator[Bar]:
    graded = run.graded
    equal = [one for one in graded if one.pair.verdict in EQUAL]
    different = [one for one in graded if one.pair.verdict in DIFFERENT]
    yield Bar("wrong verdicts", sum(one.is_wrong for one in graded), 0)
    yield Bar("undecided of the honest pairs", sum(map(_is_honest_but_undecided, graded)), 0)
    yield Bar("proved of the equal pairs", _proved(equal), 99.9, "%", is_floor=True)
    yield Bar("proved of the different pairs", _proved(different), 100, "%", is_floor=True)
    yield Bar("p50 of preparing a question", percentile(run.setup_ms, 0.5), 3, "ms")


def _is_honest_but_undecided(one: Graded) -> bool:
    return not one.is_decided and not one.pair.place.startswith(HOSTILE_CORPUS)


def _proved(graded: Sequence[Graded]) -> float:
    return 100 * sum(one.is_proved for one in graded) / len(graded)


def bars_of_rivals(compared: Sequence[Compared]) -> Iterator[Bar]:
    theirs = [one.found[Rival.SIMPLIFY].ms for one in compared]
    ours = [one.graded.ms for one in compared]
    for label, part in (("p50", 0.5), ("p99", 0.99)):
        ratio = percentile(theirs, part) / percentile(ours, part)
        yield Bar(f"{label} of sympy.simplify over this grader's", ratio, 60, "times", is_floor=True)


def bars_of_port(one_job: PortRun, two_jobs: PortRun) -> Iterator[Bar]:
    yield Bar("p50 in batch", percentile(one_job.ms, 0.5), 0.3, "ms")
    yield Bar("p99 in batch", percentile(one_job.ms, 0.99), 5, "ms")
    ratio = one_job.seconds / two_jobs.seconds
    yield Bar(f"two jobs over one, {len(one_job.ms)} lines each", ratio, 1.8, "times", is_floor=True)


def bars_of_hostile(worst: Worst) -> Iterator[Bar]:
    yield Bar(f"worst of {worst.count} hostile answers", worst.ms, 50, "ms")


def bars_of_memory(megabytes: float, count: int) -> Iterator[Bar]:
    yield Bar(f"growth over {count} distinct answers", megabytes, 10, "MB")
