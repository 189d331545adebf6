"""The worked solution for pages: a title and formulas a step, when the serving's policy allows it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from exercises import wording
from exercises.issuing import may_see_key
from exercises.models import Serving
from grader import Detail, QuestionError, StepsTooLargeError, WorkedStep, question, steps


@dataclass(frozen=True, slots=True)
class TitledStep:
    """What is done, in words, and the formulas as MathML."""

    title: str
    formulas: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Solution:
    """The steps as the books write them; ``full`` has more of them, or is empty where there are no more."""

    steps: tuple[TitledStep, ...]
    full: tuple[TitledStep, ...] = ()


def solution(serving: Serving) -> Solution | None:
    """The worked solution, if the policy allows it now and there is something to work out."""
    if not may_see_key(serving):
        return None
    standard = _steps(serving.variant.question, Detail.STANDARD)
    full = _steps(serving.variant.question, Detail.FULL)
    return Solution(standard, full if full != standard else ()) if standard else None


def titled(worked: Iterable[WorkedStep]) -> tuple[TitledStep, ...]:
    """The steps with their titles in the reader's language."""
    return tuple(
        TitledStep(
            wording.step_title(step.code, step.rule), tuple(formula.mathml for formula in step.formulas)
        )
        for step in worked
    )


def _steps(record: Mapping[str, object], detail: Detail) -> tuple[TitledStep, ...]:
    try:
        return titled(steps(question(record), detail=detail))
    except (QuestionError, StepsTooLargeError):
        return ()
