"""Another thing than was asked: the place is the whole function."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations

from grader.calculus.arithmetic import ONE, minus, product, quotient, raised
from grader.diagnosis.mistake import SpoiledResult
from grader.diagnosis.subject import Subject
from grader.diagnosis.variables import derivative
from grader.outcomes import Mistake
from grader.questions import AtPoints
from grader.questions.point_tasks import DifferenceQuotient
from grader.questions.tidying import literal
from grader.syntax import Node

_TWO = literal(Fraction(2))


def composed(subject: Subject) -> Node:
    """The function in the variables alone, inner functions put in."""
    return subject.question.substituted(subject.function)


def _differentiated(subject: Subject) -> tuple[str, ...]:
    """The names of the differentiations; none where a value or a line is asked."""
    is_function = subject.is_differentiated and not isinstance(subject.question, AtPoints)
    return subject.wrt if is_function else ()


def _function_itself(subject: Subject) -> Iterator[tuple[str, Node]]:
    if subject.is_differentiated or isinstance(subject.question, DifferenceQuotient):
        yield subject.whole, composed(subject)


def _too_often(subject: Subject) -> Iterator[tuple[str, Node]]:
    wrt = _differentiated(subject)
    for name in dict.fromkeys(wrt):
        yield subject.whole, derivative(composed(subject), (*wrt, name))


def _too_rarely(subject: Subject) -> Iterator[tuple[str, Node]]:
    wrt = _differentiated(subject)
    for size in range(len(wrt) - 1, 0, -1):
        for kept in dict.fromkeys(combinations(wrt, size)):
            yield subject.whole, derivative(composed(subject), kept)


def _first_squared(subject: Subject) -> Iterator[tuple[str, Node]]:
    """For a mixed partial both first derivatives multiplied, or one of them squared."""
    wrt = _differentiated(subject)
    if len(wrt) != 2:
        return
    first, second = (derivative(composed(subject), (name,)) for name in wrt)
    yield subject.whole, product(first, second)
    if wrt[0] != wrt[1]:
        yield subject.whole, raised(first, _TWO)
        yield subject.whole, raised(second, _TWO)


def _negated(subject: Subject) -> Iterator[tuple[str, Node]]:
    yield subject.whole, minus(subject.key)


def _inverted(subject: Subject) -> Iterator[tuple[str, Node]]:
    yield subject.whole, quotient(ONE, subject.key)


WHOLE_ANSWERS = (
    SpoiledResult(Mistake.NOT_DIFFERENTIATED, _function_itself),
    SpoiledResult(Mistake.ORDER_TOO_HIGH, _too_often),
    SpoiledResult(Mistake.ORDER_TOO_LOW, _too_rarely),
    SpoiledResult(Mistake.FIRST_DERIVATIVE_SQUARED, _first_squared),
    SpoiledResult(Mistake.ANSWER_NEGATED, _negated),
    SpoiledResult(Mistake.ANSWER_INVERTED, _inverted),
)
