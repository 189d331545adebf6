"""What SymPy says of the equality of two trees: a second opinion, never a verdict."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

import sympy as sp

from grader.meaning.expression import Expression, MeaningError, symbol, to_expression
from grader.syntax import Node

_DIGITS = 30
_NOTHING = sp.Rational(1, 10**20)


def says_equal(
    first: Node, second: Node, *, positive: frozenset[str], points: Sequence[Mapping[str, Fraction]]
) -> bool | None:
    """True or False as SymPy believes, None where it cannot tell. May take long, and may raise anything.

    SymPy looks at complex numbers and outside of any domain: False also needs one of ``points`` where the
    difference is not next to nothing.
    """
    try:
        sides = [to_expression(node, positive=positive, sign_safe=True) for node in (first, second)]
    except MeaningError:
        return None
    difference = sides[0] - sides[1]
    if sp.simplify(difference) == 0 or difference.equals(0):
        return True
    values = [_value(difference, point, positive) for point in points]
    return False if any(value.is_number and abs(value) > _NOTHING for value in values) else None


def _value(difference: Expression, point: Mapping[str, Fraction], positive: frozenset[str]) -> Expression:
    exact = {
        symbol(name, positive): sp.Rational(value.numerator, value.denominator)
        for name, value in point.items()
    }
    return difference.subs(exact).evalf(_DIGITS)
