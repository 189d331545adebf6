"""Mistakes that show in the answer itself: antiderivatives, rounded numbers, coefficients, common factors."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from fractions import Fraction

import numpy as np

from grader.calculus import TooLargeError
from grader.calculus.arithmetic import product, sum_of
from grader.diagnosis.component import Component, split
from grader.diagnosis.fingerprints import Values, constant_ratios, seems_derivative
from grader.diagnosis.variables import derivative
from grader.diagnosis.whole import composed
from grader.outcomes import FoundMistake, Mistake
from grader.questions import AtPoints, Tangent
from grader.questions.tidying import literal
from grader.syntax import Node, Number, children, substitute, walk, with_children

# The largest denominator of the change of a coefficient that a slip makes, or that a typed decimal can make.
SLIPPED = 60
_TYPED = 1000
_LARGEST_NUMERATOR = 1000
_SAME = 1e-9
_CLOSE = 1e-6

# A rounded number is off by half a unit of its last digit, or by less than one if digits were cut off.
_ROUNDED = 0.5 + _CLOSE
_STILL_ROUNDED = 0.1

Property = Callable[[Component, Node, Values], Iterator[FoundMistake]]


def integrated(component: Component, answer: Node, values: Values) -> Iterator[FoundMistake]:
    """The answer's derivative is the function."""
    subject = component.subject
    names = tuple(dict.fromkeys(subject.wrt))
    if len(names) != 1 or isinstance(subject.question, AtPoints) or not subject.is_differentiated:
        return
    if _has_derivative(component, answer, composed(subject)):
        yield FoundMistake(Mistake.INTEGRATED, subject.whole)


def wrong_intercept(component: Component, answer: Node, values: Values) -> Iterator[FoundMistake]:
    """The answer's slope is right."""
    subject = component.subject
    if isinstance(subject.question, Tangent):
        slope = derivative(subject.key, subject.wrt)
        if _has_derivative(component, answer, slope):
            yield FoundMistake(Mistake.TANGENT_INTERCEPT)


def rounded(component: Component, answer: Node, values: Values) -> Iterator[FoundMistake]:
    """The right answer lies between the answers with the last digit of each decimal moved."""
    numbers = (part.value for part in walk(answer) if isinstance(part, Number))
    decimals = sorted({value for value in numbers if value.denominator > 1})
    if not decimals:
        return
    moved = component.points.values([_with_last_digit_moved(answer, value) for value in decimals])
    off = component.points.expected - values
    with np.errstate(all="ignore"):
        reach = np.abs(moved - values).sum(axis=0)
        shares, sizes = off / (moved - values).sum(axis=0), np.abs(off) / np.abs(component.points.expected)
        near = (np.abs(off) <= _ROUNDED * reach).all()
        cut = len(decimals) == 1 and bool(((shares >= 0) & (shares < 1 - _CLOSE)).all())
    if (near or cut) and (sizes <= _STILL_ROUNDED).all():
        yield FoundMistake(Mistake.DECIMAL_APPROXIMATION)


def wrong_coefficient(component: Component, answer: Node, values: Values) -> Iterator[FoundMistake]:
    """One term of the result has another coefficient, or the other sign."""
    key = component.subject.key
    right = component.points.expected[None, :]
    for _, place, term, change in changed_terms(component, values, right, largest_denominator=_TYPED):
        if component.is_proved(answer, sum_of(key, product(literal(change), term))):
            code = Mistake.SIGN_FLIPPED if change == -2 else Mistake.COEFFICIENT_WRONG
            yield FoundMistake(code, place)


def off_by_number(component: Component, answer: Node, values: Values) -> Iterator[FoundMistake]:
    """A constant multiple of the right answer, or the right answer and a constant."""
    subject, expected = component.subject, component.points.expected
    if not subject.question.names:
        return
    nothing = np.zeros(len(values))
    if _is_constant(values, nothing, expected) and _is_multiple(component, answer):
        is_one_term = len(split(subject.key)) == 1
        yield FoundMistake(Mistake.COEFFICIENT_WRONG if is_one_term else Mistake.OFF_BY_FACTOR, subject.whole)
    if _is_constant(values, expected, nothing + 1) and _is_shifted(component, answer):
        yield FoundMistake(Mistake.OFF_BY_CONSTANT, subject.whole)


def changed_terms(
    component: Component, values: Values, results: Values, *, largest_denominator: int = SLIPPED
) -> Iterator[tuple[int, str, Node, Fraction]]:
    """Terms of which a simple multiple was added to one of the results, as far as values show.

    Gives the row of the result, the term's place, the term and the multiple; nothing for a term that
    went missing.
    """
    for (place, term), row in zip(component.terms, component.term_rows, strict=True):
        for at, ratio in enumerate(constant_ratios(values, results, row)):
            change = _simple(float(ratio), most=largest_denominator)
            if change not in (None, -1):
                yield at, place, term, change


def _is_constant(values: Values, result: Values, term: Values) -> bool:
    return bool(np.isfinite(constant_ratios(values, result[None, :], term))[0])


def _simple(ratio: float, *, most: int) -> Fraction | None:
    if not _CLOSE < abs(ratio) < _LARGEST_NUMERATOR:
        return None
    near = Fraction(ratio).limit_denominator(most)
    return near if abs(float(near) - ratio) <= _SAME * abs(ratio) else None


def _has_derivative(component: Component, answer: Node, sought: Node) -> bool:
    subject, points = component.subject, component.points
    name = subject.wrt[0]
    if not seems_derivative(points, answer, points.values((sought,))[0], name=name):
        return False
    try:
        found = derivative(answer, (name,))
    except TooLargeError:
        return False
    return component.is_proved(found, sought)


def _with_last_digit_moved(node: Node, value: Fraction) -> Node:
    """The tree with every decimal of this value one unit of its last digit further from zero."""
    if isinstance(node, Number) and node.value == value:
        digits = next(count for count in range(1, 50) if (value * 10**count).denominator == 1)
        return replace(node, value=value + Fraction(1, 10**digits))
    return with_children(node, tuple(_with_last_digit_moved(part, value) for part in children(node)))


def _is_multiple(component: Component, answer: Node) -> bool:
    """Compared crosswise at one point, whatever number the factor is."""
    here, there = _at_point(component, answer), _at_point(component, component.subject.key)
    return component.is_proved(product(there, answer), product(here, component.subject.key))


def _is_shifted(component: Component, answer: Node) -> bool:
    here, there = _at_point(component, answer), _at_point(component, component.subject.key)
    return component.is_proved(sum_of(answer, there), sum_of(component.subject.key, here))


def _at_point(component: Component, node: Node) -> Node:
    subject = component.subject
    spot = subject.expected.spots[0]
    values = zip(subject.expected.domain.names, spot.point, strict=True)
    return substitute(node, {name: literal(value) for name, value in values})


# In rank order.
PROPERTIES: tuple[Property, ...] = (wrong_intercept, rounded, integrated)
