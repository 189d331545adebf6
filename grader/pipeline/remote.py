"""Grading in worker processes: an answer that takes too long or too much is not graded, nothing else."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import TracebackType
from typing import Self

from grader import limits
from grader.outcomes import NotGraded, NotGradedReason, Outcome, Problem, ProblemCode
from grader.pipeline.grading import grade, judged
from grader.questions import Question, QuestionError, key, question
from grader.reading import Format
from grader.workers import Job, Loss, Lost, WorkerLimits, WorkerPool

Record = Mapping[str, object]
Answering = tuple[str, str, str]

_QUESTIONS_KEPT = 512

# The second is not loaded by the first: see the making of keys.
PRELOADED = ("grader", "grader.meaning")

WORKER_LIMITS = WorkerLimits(
    memory=limits.WORKER_MEMORY, seconds=limits.WORKER_SECONDS, items=limits.WORKER_ANSWERS
)


@dataclass(frozen=True, slots=True)
class Keying:
    """A question, as JSON, whose key is to be made."""

    record: str


@dataclass(frozen=True, slots=True)
class Judging:
    """An answer whose verdict is asked for, and no mistakes; the question as JSON."""

    record: str
    text: str
    format: str


Request = Answering | Keying | Judging
Result = Outcome | NotGraded | tuple[str, ...] | Problem

TOO_HARD = Problem("function", ProblemCode.TOO_LARGE)


class Workers:
    """Long-lived and thread-safe; processes start with the first answer, or before it with ``start``.

    Close it, or use ``with``.
    """

    def __init__(self, jobs: int = 1) -> None:
        job: Job[Request, Result] = Job(_done, warm, PRELOADED)
        self._pool = WorkerPool(job, jobs=jobs, limits=WORKER_LIMITS)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def start(self) -> None:
        """Start the processes in the background, before the first answer asks for them."""
        self._pool.start()

    def grade(
        self,
        record: Record,
        text: str,
        *,
        format: str = Format.AUTO,  # noqa: A002 - the port's word
        patience: float | None = None,
    ) -> Outcome | NotGraded:
        """As ``grader.grade`` of the question that the record asks.

        With ``patience`` it waits so many seconds at most for a free worker, and is "busy" then.
        """
        request = (json.dumps(record), text, Format(format).value)
        return _outcome(self._pool.run(request, patience=patience))

    def grade_many(self, requests: Iterable[tuple[Record, str, str]]) -> Iterator[Outcome | NotGraded]:
        """Of (record, text, format) each, in order; the requests are read a bounded stretch ahead."""
        packed = ((json.dumps(record), text, Format(format_).value) for record, text, format_ in requests)
        return self._outcomes(packed)

    def judge(
        self,
        record: Record,
        text: str,
        *,
        format: str = Format.AUTO,  # noqa: A002 - the port's word
        patience: float | None = None,
    ) -> Outcome | NotGraded:
        """As ``grade``, but mistakes are not looked for."""
        request = Judging(json.dumps(record), text, Format(format).value)
        return _outcome(self._pool.run(request, patience=patience))

    def judge_many(self, requests: Iterable[tuple[Record, str, str]]) -> Iterator[Outcome | NotGraded]:
        """As ``grade_many``, but mistakes are not looked for."""
        packed = (Judging(json.dumps(record), text, Format(kind).value) for record, text, kind in requests)
        return self._outcomes(packed)

    def key(self, record: Record) -> tuple[str, ...] | Problem:
        """As ``grader.key`` of the question that the record asks, or what is wrong with the question."""
        result = self._pool.run(Keying(json.dumps(record)))
        return TOO_HARD if isinstance(result, Lost | Outcome | NotGraded) else result

    def close(self) -> None:
        self._pool.close()

    def _outcomes(self, requests: Iterable[Request]) -> Iterator[Outcome | NotGraded]:
        for _, result in self._pool.run_many(requests, kind=_record):
            yield _outcome(result)


def warm() -> None:
    """Let SymPy fill its tables before the first answer is timed."""
    for record, answer in _WARMING:
        grade(kept_question(record), answer)
        key(kept_question(record))


@lru_cache(maxsize=_QUESTIONS_KEPT)
def kept_question(record: str) -> Question:
    """The question of a record written as JSON."""
    return question(json.loads(record))


_WARMING = (
    (json.dumps({"task": "derivative", "function": "x^2 sin(x)", "wrt": "x"}), "2x sin(x) + x^2 cos(x)"),
    (json.dumps({"task": "difference-quotient", "function": "x^2", "wrt": "x", "step": "h"}), "2x + h"),
)


def _record(request: Request) -> str:
    return request[0] if isinstance(request, tuple) else request.record


def _done(request: Request) -> Result:
    match request:
        case Keying(record=record):
            return _key(record)
        case Judging(record=record, text=text, format=chosen):
            return _graded(record, text, chosen, judge=_judged)
        case _:
            return _graded(*request)


def _key(record: str) -> tuple[str, ...] | Problem:
    try:
        return key(kept_question(record))
    except QuestionError as unsound:
        return unsound.problem


def _judged(question: Question, text: str, *, format: str) -> Outcome:  # noqa: A002
    return judged(question, text, format=format).outcome


def _graded(
    record: str, text: str, format_: str, *, judge: Callable[..., Outcome] = grade
) -> Outcome | NotGraded:
    try:
        return judge(kept_question(record), text, format=format_)
    except QuestionError:
        return NotGraded(NotGradedReason.UNSOUND_QUESTION)


def _outcome(result: Result | Lost) -> Outcome | NotGraded:
    match result:
        case Outcome() | NotGraded():
            return result
        case Lost(loss=Loss.BUSY):
            return NotGraded(NotGradedReason.BUSY)
        case _:
            return NotGraded()
