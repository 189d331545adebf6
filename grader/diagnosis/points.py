"""Slopes, lines and limits: what was worked out instead. There is no place to name."""

from collections.abc import Iterator

from grader.calculus.arithmetic import ONE, quotient
from grader.diagnosis.mistake import SpoiledResult
from grader.diagnosis.subject import Subject
from grader.diagnosis.variables import derivative
from grader.outcomes import Mistake
from grader.questions import Slope, Tangent, Task
from grader.questions.point_tasks import DifferenceQuotient
from grader.questions.tasks import Derivative
from grader.syntax import Name, Negation, Node, Product, Sum


def _inverted(subject: Subject) -> Iterator[tuple[str, Node]]:
    if subject.question.task in (Task.SLOPE, Task.SECANT):
        yield "", quotient(ONE, subject.key)


def _evaluated(subject: Subject) -> Iterator[tuple[str, Node]]:
    """f(a) itself, or taken for the slope of the tangent."""
    question = subject.question
    if isinstance(question, Slope):
        value = question.value(question.at)
        yield "", value
        if isinstance(question, Tangent):
            run = Sum((Name(question.wrt), Negation(question.at)))
            yield "", Sum((value, Product((value, run))))


def _not_substituted(subject: Subject) -> Iterator[tuple[str, Node]]:
    if subject.question.task is Task.SLOPE:
        yield "", derivative(subject.function, subject.wrt)


def _step_kept(subject: Subject) -> Iterator[tuple[str, Node]]:
    question = subject.question
    if isinstance(question, Derivative) and question.step and len(question.wrt) == 1:
        (wrt,) = question.wrt
        unfinished = DifferenceQuotient(question.common, question.function, wrt, question.step)
        yield "", unfinished.targets()[0].function


POINTS = (
    SpoiledResult(Mistake.SLOPE_INVERTED, _inverted),
    SpoiledResult(Mistake.EVALUATED_FUNCTION, _evaluated),
    SpoiledResult(Mistake.POINT_NOT_SUBSTITUTED, _not_substituted),
    SpoiledResult(Mistake.LIMIT_STEP_KEPT, _step_kept),
)
