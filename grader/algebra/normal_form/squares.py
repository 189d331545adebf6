"""Polynomials that are never negative because squares can be completed: x^2 + xy + y^2."""

from grader.algebra.normal_form.generators import Polynomial
from grader.algebra.normal_form.tower import Tower

_DEEPEST = 3
_LONGEST = 24
_PRICE = 7


def is_sum_of_squares(tower: Tower, polynomial: Polynomial, *, deepest: int = _DEEPEST) -> bool:
    """Whether squares of terms, completed one generator after the other, prove a polynomial never negative.

    a h^2 + b h + c with a, c and 4ac - b^2 never negative is never negative for any real h.
    """
    if polynomial.is_constant():
        return bool(polynomial.leading_coefficient() >= 0) if not polynomial.is_zero() else True
    if len(polynomial) > _LONGEST or deepest < 0 or polynomial.leading_coefficient() < 0:
        return False
    return any(_is_square_in(tower, polynomial, index, deepest) for index in tower.generators_in(polynomial))


def _is_square_in(tower: Tower, polynomial: Polynomial, index: int, deepest: int) -> bool:
    tower.fuel.charge(_PRICE + len(polynomial) // 2)
    parts = _coefficients(tower, polynomial, index)
    if parts is None:
        return False
    first, middle, last = parts
    if not all(is_sum_of_squares(tower, each, deepest=deepest - 1) for each in (first, last)):
        return False
    rest = 4 * tower.times(first, last) - tower.times(middle, middle)
    return is_sum_of_squares(tower, tower.reduced(rest), deepest=deepest - 1)


def _coefficients(
    tower: Tower, polynomial: Polynomial, index: int
) -> tuple[Polynomial, Polynomial, Polynomial] | None:
    """a, b, c of a h^2 + b h + c, where h is a power of a generator."""
    highest = int(polynomial.degrees()[index])
    parts: dict[int, dict[tuple[int, ...], object]] = {}
    for exponents, coefficient in polynomial.terms():
        powers = tuple(map(int, exponents))
        bare = (*powers[:index], 0, *powers[index + 1 :])
        parts.setdefault(powers[index], {})[bare] = coefficient
    half = highest // 2
    if highest % 2 or not parts.keys() <= {0, half, highest}:
        return None
    first, middle, last = (tower.ring.context.from_dict(parts.get(each, {})) for each in (highest, half, 0))
    return first, middle, last
