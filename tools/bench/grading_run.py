"""The grader over the corpora: each verdict against the true one, and how long it took."""

import gc
import json
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from grader import Outcome, Proof, Question, Verdict, grade, question, read
from grader.pipeline.grading import judged
from tests.grader.corpora import Judged

# A text no question can read: grading it prepares the question and does nothing more.
NOTHING = ""
_YOUNG = 1  # what is older is left alone, as in a worker

# What holds of an answer whose value is right, and what of one whose value differs.
EQUAL = frozenset({"correct", "wrong-form"})
DIFFERENT = frozenset({"incorrect"})


@dataclass(frozen=True, slots=True)
class Graded:
    """``ms`` is reading and verdict of a prepared question, ``reading_ms`` another reading alone.

    Mistakes are not looked for: ``python -m tools.bench diagnosis`` times that.
    """

    pair: Judged
    asked: Question
    outcome: Outcome
    ms: float
    reading_ms: float

    @property
    def is_wrong(self) -> bool:
        return self.is_decided and self.outcome.verdict not in self.pair.allowed

    @property
    def is_decided(self) -> bool:
        return self.outcome.verdict is not Verdict.UNDECIDED

    @property
    def is_proved(self) -> bool:
        return self.is_decided and self.outcome.proof in {Proof.PROVED, Proof.IDENTICAL}


@dataclass(frozen=True, slots=True)
class Run:
    graded: tuple[Graded, ...]
    setup_ms: tuple[float, ...]


def run(pairs: Sequence[Judged]) -> Run:
    """Every question is prepared once and asked all its pairs.

    As in a worker, garbage is collected between answers and not while one is graded.
    """
    _warm()
    gc.disable()
    graded: list[Graded] = []
    setups: list[float] = []
    for same in _by_question(pairs):
        start = time.process_time()
        asked = question(same[0].record)
        grade(asked, NOTHING)
        setups.append(milliseconds_since(start))
        graded.extend(_graded(asked, pair) for pair in same)
    gc.enable()
    return Run(tuple(graded), tuple(setups))


def milliseconds_since(start: float) -> float:
    """Of the processor, since ``time.process_time()`` was ``start``: who else is at work does not count."""
    return (time.process_time() - start) * 1000


def _warm() -> None:
    """What is imported at the first question is nobody's set-up, and kept from the collector."""
    grade(question({"task": "derivative", "function": "x^7", "variables": ["x"], "wrt": ["x"]}), "7x^6")
    gc.freeze()


def _by_question(pairs: Sequence[Judged]) -> Iterator[list[Judged]]:
    grouped: dict[str, list[Judged]] = {}
    for pair in pairs:
        grouped.setdefault(json.dumps(pair.record, sort_keys=True), []).append(pair)
    yield from grouped.values()


def _graded(asked: Question, pair: Judged) -> Graded:
    gc.collect(_YOUNG)
    start = time.process_time()
    outcome = judged(asked, pair.answer, format=pair.format).outcome
    taken = milliseconds_since(start)
    start = time.process_time()
    read(asked, pair.answer, format=pair.format)
    return Graded(pair, asked, outcome, taken, milliseconds_since(start))
