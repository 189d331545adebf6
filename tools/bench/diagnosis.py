"""``python -m tools.bench diagnosis``: which mistakes are found in labelled answers, where, and how fast.

The answers are those of the corpus of mistakes, judged by hand, and those of a generator that shares
no code with the grader. Times are the processor's, with all that is kept of a question built before. Fails
below a bar.
"""

import json
import time
from argparse import ArgumentParser
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from grader import Question, question
from grader.pipeline import prepare
from grader.pipeline.certifying import Graded
from grader.pipeline.diagnosing import diagnosed
from grader.pipeline.grading import judged
from tests.grader.mistakes.corpus import labelled_answers
from tests.grader.mistakes.generator import generated
from tests.grader.mistakes.labelled import Labelled, Truth
from tests.grader.mistakes.scoring import Diagnosed, Score, Share, recall_by_code, score
from tools.bench.bars import Bar, table
from tools.bench.figures import line, percentile, times
from tools.bench.grading_run import milliseconds_since

# Questions prepared before the answers to them.
_PREPARED = 64


@dataclass(frozen=True, slots=True)
class Timed:
    """``ms`` is the search for mistakes alone, after the verdict."""

    diagnosed: Diagnosed
    ms: float


@dataclass(frozen=True, slots=True)
class Run:
    """``setup_ms`` of each question is what its first wrong answer builds, ``nested_ms`` what the first
    that no single mistake explains does."""

    timed: tuple[Timed, ...]
    setup_ms: tuple[float, ...]
    nested_ms: tuple[float, ...]


def main(arguments: Sequence[str]) -> int:
    options = _options(arguments)
    measured = {
        "corpus": run(labelled_answers()),
        "generator": run(tuple(generated(options.seed, options.generated))),
    }
    bars = [bar for source, one in measured.items() for bar in _reported(source, one, options.misses)]
    print(f"\n{table(iter(bars))}")
    return 0 if all(bar.is_met for bar in bars) else 1


def _options(arguments: Sequence[str]) -> "_Options":
    parser = ArgumentParser(prog="python -m tools.bench diagnosis", description=__doc__)
    parser.add_argument("--generated", type=int, default=1000, help="answers of the generator")
    parser.add_argument("--seed", type=int, default=1, help="of the generator")
    parser.add_argument("--misses", type=int, default=0, help="how many wrong diagnoses to print")
    return parser.parse_args(arguments, namespace=_Options())


class _Options:
    generated: int
    seed: int
    misses: int


def run(labelled: Sequence[Labelled]) -> Run:
    """As a worker does, which keeps more questions still: some are prepared, for wrong answers too; then each
    answer to one of them is judged and at once diagnosed."""
    setups: list[tuple[float, float]] = []
    timed: list[Timed] = []
    groups = _by_question(labelled)
    while some := [(question(same[0].record), same) for same in islice(groups, _PREPARED)]:
        setups += [_prepared(asked) for asked, _ in some]
        timed += [_timed(label, judged(asked, label.answer)) for asked, same in some for label in same]
    setup_ms, nested_ms = zip(*setups, strict=True)
    return Run(tuple(timed), setup_ms, nested_ms)


def _prepared(asked: Question) -> tuple[float, float]:
    """Milliseconds for the tables of single and of nested mistakes in all components."""
    components = prepare(asked).mistakes.components
    start = time.process_time()
    for component in components:
        component.make_ready()
    middle = time.process_time()
    nested = [component.nested for component in components]
    return (middle - start) * 1000, milliseconds_since(middle) if nested else 0


def _timed(label: Labelled, graded: Graded) -> Timed:
    start = time.process_time()
    outcome = diagnosed(graded).outcome
    return Timed(Diagnosed(label, outcome.mistakes), milliseconds_since(start))


def _by_question(labelled: Sequence[Labelled]) -> Iterator[list[Labelled]]:
    grouped: dict[str, list[Labelled]] = {}
    for label in labelled:
        grouped.setdefault(json.dumps(label.record, sort_keys=True), []).append(label)
    yield from grouped.values()


def _reported(source: str, measured: Run, misses: int) -> Iterator[Bar]:
    """Prints what was found in the answers of one source; gives its bars."""
    found = [one.diagnosed for one in measured.timed]
    wrong = [one.ms for one in measured.timed if one.diagnosed.label.truth is not Truth.RIGHT]
    print(f"\n{line(source, f'{len(found)} answers, {len(wrong)} of them wrong')}")
    print(line("tables of a question", times(measured.setup_ms)))
    print(line("tables of nested mistakes", times(measured.nested_ms)))
    print(line("diagnosis of a wrong answer", times(wrong)))
    for code, share in recall_by_code(found).items():
        print(line(f"  {code}", f"{share.hits} of {share.cases}"))
    for one in [one for one in found if is_missed(one)][:misses]:
        told = ", ".join(f"{each.code} at {each.where!r}" for each in one.reported) or "nothing"
        print(f"  {one.label.identity}: {one.label.record['function']!r} -> {one.label.answer!r}: {told}")
    yield from bars_of_score(source, score(found))
    yield from bars_of_times(source, wrong)


def is_missed(one: Diagnosed) -> bool:
    is_mistaken = one.label.truth is Truth.MISTAKEN
    return bool(one.broken_silence) or (is_mistaken and not (one.is_first and one.is_recalled))


def bars_of_score(source: str, scored: Score) -> Iterator[Bar]:
    yield _floor(f"{source}: a right code among those reported", scored.recall, 95)
    yield _floor(f"{source}: the right code said first", scored.first, 85)
    yield _floor(f"{source}: the right place", scored.place, 90)
    yield _ceiling(f"{source}: mistakes reported for right answers", scored.on_right, 0)
    yield _ceiling(f"{source}: codes that had to stay silent", scored.silence, 0)
    yield _ceiling(f"{source}: rules claimed on unrelated answers", scored.on_unrelated, 2)


def bars_of_times(source: str, wrong: Sequence[float]) -> Iterator[Bar]:
    yield Bar(f"{source}: p50 of diagnosis", percentile(wrong, 0.5), 0.5, "ms")
    yield Bar(f"{source}: p99 of diagnosis", percentile(wrong, 0.99), 5, "ms")


def _floor(name: str, share: Share, bar: float) -> Bar:
    return Bar(name, 100 * share.part(of_nothing=1), bar, "%", is_floor=True)


def _ceiling(name: str, share: Share, bar: float) -> Bar:
    return Bar(name, 100 * share.part(of_nothing=0), bar, "%")
