"""``python -m tools.bench diagnosis``: which mistakes are found in labelled answers, where, and how fast.

The answers are those of the corpus of mistakes, judged by hand, and those of a generator that shares
no code with the grader. Fails below a bar.
"""

import json
import time
from argparse import ArgumentParser
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from grader import grade, question
from tests.grader.mistakes.corpus import labelled_answers
from tests.grader.mistakes.generator import generated
from tests.grader.mistakes.labelled import Labelled, Truth
from tests.grader.mistakes.scoring import Diagnosed, Score, Share, recall_by_code, score
from tools.bench.bars import Bar, table
from tools.bench.figures import line, times


@dataclass(frozen=True, slots=True)
class Timed:
    """``ms`` is reading, verdict and diagnosis; the question was prepared and diagnosed once before."""

    diagnosed: Diagnosed
    ms: float


def main(arguments: Sequence[str]) -> int:
    options = _options(arguments)
    measured = {
        "corpus": run(labelled_answers()),
        "generator": run(tuple(generated(options.seed, options.generated))),
    }
    bars = [bar for source, timed in measured.items() for bar in _reported(source, timed, options.misses)]
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


def run(labelled: Sequence[Labelled]) -> list[Timed]:
    """Every question is prepared by its first answer, then asked all of them."""
    timed: list[Timed] = []
    for same in _by_question(labelled):
        asked = question(same[0].record)
        grade(asked, same[0].answer)
        for label in same:
            start = time.perf_counter()
            outcome = grade(asked, label.answer)
            timed.append(Timed(Diagnosed(label, outcome.mistakes), (time.perf_counter() - start) * 1000))
    return timed


def _by_question(labelled: Sequence[Labelled]) -> Iterator[list[Labelled]]:
    grouped: dict[str, list[Labelled]] = {}
    for label in labelled:
        grouped.setdefault(json.dumps(label.record, sort_keys=True), []).append(label)
    yield from grouped.values()


def _reported(source: str, timed: Sequence[Timed], misses: int) -> Iterator[Bar]:
    """Prints what was found in the answers of one source; gives its bars."""
    diagnosed = [one.diagnosed for one in timed]
    wrong = [one.ms for one in timed if one.diagnosed.label.truth is not Truth.RIGHT]
    print(f"\n{line(source, f'{len(timed)} answers, {len(wrong)} of them wrong')}")
    print(line("wrong answers, all of grading", times(wrong)))
    for code, share in recall_by_code(diagnosed).items():
        print(line(f"  {code}", f"{share.hits} of {share.cases}"))
    for one in [one for one in diagnosed if is_missed(one)][:misses]:
        told = ", ".join(f"{found.code} at {found.where!r}" for found in one.reported) or "nothing"
        print(f"  {one.label.identity}: {one.label.record['function']!r} -> {one.label.answer!r}: {told}")
    yield from bars_of_score(source, score(diagnosed))


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


def _floor(name: str, share: Share, bar: float) -> Bar:
    return Bar(name, 100 * share.part(of_nothing=1), bar, "%", is_floor=True)


def _ceiling(name: str, share: Share, bar: float) -> Bar:
    return Bar(name, 100 * share.part(of_nothing=0), bar, "%")
