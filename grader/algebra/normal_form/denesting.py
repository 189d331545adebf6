"""Square roots of a + b R with R^2 = q, where they are a sum of two square roots themselves.

If a^2 - b^2 q = s^2 then sqrt(a + b R) = |sqrt((a+s)/2) + sgn(b) sqrt((a-s)/2)|, wherever (a+s)/2 and (a-s)/2
are not negative. sqrt(3 + 2 sqrt 2) is 1 + sqrt 2.
"""

from fractions import Fraction

from flint.utils.flint_exceptions import DomainError

from grader.algebra.normal_form.conjugates import beside_root
from grader.algebra.normal_form.generators import Element, Polynomial
from grader.algebra.normal_form.signs import sign_of
from grader.algebra.normal_form.tower import Tower

_HALF = Fraction(1, 2)


def radicands(tower: Tower, polynomial: Polynomial) -> tuple[Element, Element, Element] | None:
    """What the square root of a polynomial is the sum of the square roots of, and the sign of the second."""
    parts = beside_root(tower, polynomial)
    found = None if parts is None else _square_root(parts.norm)
    if parts is None or found is None:
        return None
    first = tower.scaled(tower.polynomial(parts.rest + found), _HALF)
    second = tower.scaled(tower.polynomial(parts.rest - found), _HALF)
    if any(each.above.is_zero() or sign_of(tower, each) != 1 for each in (first, second)):
        return None
    return first, second, tower.polynomial(sign_of(tower, tower.polynomial(parts.factor)))


def _square_root(polynomial: Polynomial) -> Polynomial | None:
    try:
        return polynomial.sqrt()
    except DomainError:
        return None
