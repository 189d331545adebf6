"""Mistakes that show in the answer itself: antiderivatives, rounded numbers, coefficients, common factors."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from fractions import Fraction

import numpy as np

from grader.calculus import TooLargeError
from grader.calculus.arithmetic import ZERO, minus, product, quotient, sum_of
from grader.diagnosis.component import Component
from grader.diagnosis.fingerprints import Tried, are_about, constant_ratios, matches
from grader.diagnosis.tree_values import Values
from grader.diagnosis.variables import derivative
from grader.outcomes import FoundMistake, Mistake
from grader.questions import AtPoints, Tangent
from grader.questions.point_tasks import DifferenceQuotient
from grader.questions.tasks import Derivative
from grader.questions.tidying import literal
from grader.syntax import Node, Number, Quotient, Sum, children, names, substitute, walk, with_children

# The largest denominator of the change of a coefficient that a slip makes, or that a typed decimal can make.
SLIPPED = 60
_TYPED = 1000
_LARGEST_NUMERATOR = 1000
_SAME = 1e-9
_CLOSE = 1e-6

# A rounded number is off by half a unit of its last digit, or by less than one if digits were cut off.
_ROUNDED = 0.5 + _CLOSE
_STILL_ROUNDED = 0.1

# A rounded line is not small beside the right one where that crosses zero.
_MOSTLY = 0.5

Property = Callable[[Component, Tried], Iterator[FoundMistake]]


def integrated(component: Component, tried: Tried) -> Iterator[FoundMistake]:
    """The answer's derivative is the function."""
    subject = component.subject
    directions = frozenset(subject.wrt)
    if len(directions) != 1 or isinstance(subject.question, AtPoints) or not subject.is_differentiated:
        return
    if _has_derivative(component, tried, *component.function):
        yield FoundMistake(Mistake.INTEGRATED, subject.whole)


def wrong_intercept(component: Component, tried: Tried) -> Iterator[FoundMistake]:
    """The answer's slope is right."""
    subject = component.subject
    if isinstance(subject.question, Tangent):
        slope = derivative(subject.key, subject.wrt)
        if _has_derivative(component, tried, slope, component.points.values((slope,))[0]):
            yield FoundMistake(Mistake.TANGENT_INTERCEPT)


def step_left(component: Component, tried: Tried) -> Iterator[FoundMistake]:
    """The answer is right once the step is put to zero."""
    question = component.subject.question
    if not isinstance(question, Derivative) or question.step not in names(tried.node):
        return
    if component.is_right(substitute(tried.node, {question.step: ZERO})):
        yield FoundMistake(Mistake.LIMIT_STEP_KEPT)


def lost_in_quotient(component: Component, tried: Tried) -> Iterator[FoundMistake]:
    """A difference quotient lacks one of its terms, not all that a term of the function gives."""
    if not isinstance(component.subject.question, DifferenceQuotient):
        return
    if matches(component.points, component.singles.rows, tried.values).any():
        return
    ratios = constant_ratios(tried.values, component.points.expected[None, :], component.term_rows)
    for row in np.flatnonzero(np.isclose(ratios[:, 0], -1, rtol=_SAME)):
        place, term = component.terms[row]
        if component.is_right(sum_of(tried.node, term)):
            yield FoundMistake(Mistake.TERM_DROPPED, place)


def rounded(component: Component, tried: Tried) -> Iterator[FoundMistake]:
    """The right answer lies between the answers with the last digit of each decimal moved."""
    numbers = (part.value for part in walk(tried.node) if isinstance(part, Number))
    decimals = sorted({value for value in numbers if value.denominator > 1})
    if not decimals:
        return
    values, expected = tried.values, component.points.expected
    moved = component.points.values([_with_last_digit_moved(tried.node, value) for value in decimals])
    off = expected - values
    with np.errstate(all="ignore"):
        reach = np.abs(moved - values).sum(axis=0)
        shares = off / (moved - values).sum(axis=0)
        is_small = (np.abs(off) <= _STILL_ROUNDED * np.abs(expected)).mean() >= _MOSTLY
        near = (np.abs(off) <= _ROUNDED * reach).all()
        cut = len(decimals) == 1 and bool(((shares >= 0) & (shares < 1 - _CLOSE)).all())
    if (near or cut) and is_small:
        yield FoundMistake(Mistake.DECIMAL_APPROXIMATION)


def wrong_coefficient(component: Component, tried: Tried) -> Iterator[FoundMistake]:
    """One term of the result has another coefficient, or the other sign; at a point that says nothing."""
    if component.is_number and isinstance(component.subject.question, AtPoints):
        return
    right = component.points.expected[None, :]
    for _, place, term, change in changed_terms(component, tried, right, largest_denominator=_TYPED):
        if component.is_right(sum_of(tried.node, product(literal(-change), term))):
            code = Mistake.SIGN_FLIPPED if change == -2 else Mistake.COEFFICIENT_WRONG
            yield FoundMistake(code, place)


def off_by_number(component: Component, tried: Tried) -> Iterator[FoundMistake]:
    """A constant multiple of the right answer, or the right answer and a constant."""
    subject, expected = component.subject, component.points.expected
    if not subject.question.names or component.is_number:
        return
    nothing = np.zeros(len(expected))
    factor = _constant(tried.values, nothing, expected)
    if factor is not None and component.is_right(_divided(component, tried.node, factor)):
        yield FoundMistake(
            Mistake.OFF_BY_FACTOR if _is_sum(subject.key) else Mistake.COEFFICIENT_WRONG, subject.whole
        )
    shift = _constant(tried.values, expected, nothing + 1)
    if shift is not None and component.is_right(_lowered(component, tried.node, shift)):
        yield FoundMistake(Mistake.OFF_BY_CONSTANT, subject.whole)


def changed_terms(
    component: Component, tried: Tried, results: Values, *, largest_denominator: int = SLIPPED
) -> Iterator[tuple[int, str, Node, Fraction]]:
    """Terms of which a simple multiple was added to one of the results, as far as values show.

    Gives the row of the result, the term's place, the term and the multiple; nothing for a term that
    went missing.
    """
    ratios = constant_ratios(tried.values, results, component.term_rows)
    for row, at in np.argwhere(np.isfinite(ratios)).tolist():
        change = simple(float(ratios[row, at]), most=largest_denominator)
        if change not in (None, -1):
            yield at, *component.terms[row], change


def _is_sum(result: Node) -> bool:
    """Whether it has several terms, also above a bar."""
    above = result.numerator if isinstance(result, Quotient) else result
    return isinstance(above, Sum)


def _constant(values: Values, result: Values, term: Values) -> float | None:
    """The constant c with values = result + c term, if there is one."""
    ratio = float(constant_ratios(values, result[None, :], term[None, :])[0, 0])
    return ratio if np.isfinite(ratio) else None


def simple(ratio: float, *, most: int) -> Fraction | None:
    """The fraction of at most this denominator that a float is, if it is one."""
    if not _CLOSE < abs(ratio) < _LARGEST_NUMERATOR:
        return None
    near = Fraction(ratio).limit_denominator(most)
    return near if abs(float(near) - ratio) <= _SAME * abs(ratio) else None


def _has_derivative(component: Component, tried: Tried, sought: Node, values: Values) -> bool:
    if not are_about(tried.slopes, values):
        return False
    try:
        found = derivative(tried.node, component.subject.wrt[:1])
    except TooLargeError:
        return False
    return component.is_proved(found, sought)


def _with_last_digit_moved(node: Node, value: Fraction) -> Node:
    """The tree with every decimal of this value one unit of its last digit further from zero."""
    if isinstance(node, Number) and node.value == value:
        digits = next(count for count in range(1, 50) if (value * 10**count).denominator == 1)
        return replace(node, value=value + Fraction(1, 10**digits))
    return with_children(node, tuple(_with_last_digit_moved(part, value) for part in children(node)))


def _divided(component: Component, answer: Node, factor: float) -> Node:
    """The answer without a factor: one that is not simple is what one point shows."""
    near = simple(factor, most=_TYPED)
    if near is not None:
        return product(literal(1 / near), answer)
    here, there = _at_point(component, answer), _at_point(component, component.subject.key)
    return product(answer, quotient(there, here))


def _lowered(component: Component, answer: Node, shift: float) -> Node:
    near = simple(shift, most=_TYPED)
    if near is not None:
        return sum_of(answer, literal(-near))
    here, there = _at_point(component, answer), _at_point(component, component.subject.key)
    return sum_of(answer, there, minus(here))


def _at_point(component: Component, node: Node) -> Node:
    subject = component.subject
    spot = subject.expected.spots[0]
    values = zip(subject.expected.domain.names, spot.point, strict=True)
    return substitute(node, {name: literal(value) for name, value in values})


# In rank order.
PROPERTIES: tuple[Property, ...] = (wrong_intercept, step_left, rounded, integrated, lost_in_quotient)
