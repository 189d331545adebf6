"""Whether a number, or a line by its coefficients, is within a tolerance of the expected one."""

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from grader.syntax import Name, Negation, Node, Number, Product, Sum, names, substitute
from grader.verification.domain import sharpened
from grader.verification.evaluation import Place, evaluate
from grader.verification.sides import Sides, counted
from grader.verification.tolerance import Tolerance, allowed
from grader.verification.values import UndefinedError, UnsureError, add, is_at_most, negate

_NOWHERE = Place({}, {})
_POINTS = 6

# Where a line's coefficients are read off: at one of these and one further, if it is defined there.
_STARTS = (0, 2, 5)


def is_near(sides: Sides) -> bool | None:
    """Whether the answer, a number or a line, is within the tolerance; None where that cannot be told."""
    if sides.tolerance is None:
        return None
    if sides.is_number:
        return _is_near(sides.answer, sides.expected, sides.tolerance)
    return _is_near_line(sides, sides.tolerance) if sides.target.is_line else None


def is_undefined(sides: Sides) -> bool:
    """Whether a number that is the answer certainly has no real value."""
    try:
        sharpened(lambda: evaluate(sides.answer, _NOWHERE))
    except UndefinedError:
        return True
    except UnsureError:
        return False
    return False


def _is_near(answer: Node, expected: Node, tolerance: Tolerance) -> bool | None:
    try:
        return sharpened(lambda: _is_surely_near(answer, expected, tolerance))
    except (UndefinedError, UnsureError):
        return None


def _is_surely_near(answer: Node, expected: Node, tolerance: Tolerance) -> bool:
    right = evaluate(expected, _NOWHERE)
    distance = abs(add(evaluate(answer, _NOWHERE), negate(right)))
    return is_at_most(distance, allowed(tolerance, right))


def _is_near_line(sides: Sides, tolerance: Tolerance) -> bool | None:
    if not names(sides.answer) | names(sides.expected) <= {sides.target.wrt}:
        return None
    truth = _coefficients(sides.expected, sides.target.wrt, start=0)
    for line in _lines(sides):
        near = [_is_near(one, other, tolerance) for one, other in zip(line, truth, strict=True)]
        return None if None in near else all(near)
    return None


def _lines(sides: Sides) -> Iterator[tuple[Node, Node]]:
    """Slope and intercept of the answer, where it is seen to be that line."""
    for start in _STARTS:
        slope, intercept = _coefficients(sides.answer, sides.target.wrt, start=start)
        line = Sum((Product((slope, Name(sides.target.wrt))), intercept))
        if counted(replace(sides, expected=line), sides.answer, most=_POINTS).is_equal:
            yield slope, intercept


def _coefficients(line: Node, wrt: str, *, start: int) -> tuple[Node, Node]:
    """Slope and intercept by the values at two places."""
    here, there = (substitute(line, {wrt: Number(Fraction(place))}) for place in (start, start + 1))
    slope = Sum((there, Negation(here)))
    return slope, Sum((here, Negation(Product((Number(Fraction(start)), slope)))))
