"""Signs of polynomials in one generator, from their real roots and from what is known of its range."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from flint import arb, ctx, fmpz_poly

from grader.algebra.normal_form.generators import Kind, Polynomial
from grader.algebra.normal_form.tower import Tower

_DEGREE = 16
_BITS = 128
_ENTRIES_FOR_A_UNIT = 16
_ROOTS_PRICE = 3
_NEVER_NEGATIVE = (Kind.EXPONENTIAL, Kind.ROOT)

Signs = tuple[int, ...]
Dense = tuple[int, ...]  # the coefficients of a polynomial without multiple roots, the constant one first


def univariate(tower: Tower, polynomial: Polynomial) -> int | None:
    """The only generator of a polynomial, where its roots can be found."""
    inside = tower.generators_in(polynomial)
    return inside[0] if len(inside) == 1 and polynomial.total_degree() <= _DEGREE else None


def signs_in_cells(tower: Tower, index: int, primes: Sequence[Polynomial]) -> set[Signs] | None:
    """Signs of primes in one generator between their roots, wherever the known constraints hold.

    None where roots lie too close together to be told apart.
    """
    wanted = [_dense(polynomial, index) for polynomial in primes]
    known = _constraints(tower, index)
    every = list(dict.fromkeys((*wanted, *(factor for factors, _ in known for factor in factors))))
    crossed = _crossed(tower, every)
    if crossed is None:
        return None
    tower.fuel.charge(len(every) + (1 + len(crossed)) * len(every) // _ENTRIES_FOR_A_UNIT)
    found = set[Signs]()
    for signs in _cells(every, crossed):
        if all(_product(signs, factors) == sign for factors, sign in known):
            found.add(tuple(signs[each] for each in wanted))
    return found


def _dense(polynomial: Polynomial, index: int) -> Dense:
    coefficients = [0] * (polynomial.total_degree() + 1)
    for exponents, coefficient in polynomial.terms():
        coefficients[int(exponents[index])] = int(coefficient.p)
    return tuple(coefficients)


def _constraints(tower: Tower, index: int) -> list[tuple[list[Dense], int]]:
    found = [
        ([_dense(each, index) for each in factors], sign)
        for primes, sign in tower.constraints
        if (factors := [tower.primes[prime] for prime in primes])
        and all(univariate(tower, each) == index for each in factors)
    ]
    if tower.generators[index].kind in _NEVER_NEGATIVE:
        found.append(([_dense(tower.ring.gens[index], index)], 1))
    return found


def _crossed(tower: Tower, polynomials: Iterable[Dense]) -> list[Dense] | None:
    """Whose root comes next, from the largest down; None where that is not certain."""
    roots = [(root, each) for each in polynomials for root in _real_roots(tower, each)]
    roots.sort(key=lambda pair: float(pair[0].mid()), reverse=True)
    with ctx.workprec(_BITS):
        if not all(second < first for (first, _), (second, _) in pairwise(roots)):
            return None
    return [each for _, each in roots]


def _real_roots(tower: Tower, polynomial: Dense) -> tuple[arb, ...]:
    if polynomial not in tower.real_roots:
        tower.fuel.charge(len(polynomial) ** 2 * _ROOTS_PRICE // 2)
        with ctx.workprec(_BITS):
            roots = fmpz_poly(list(polynomial)).complex_roots()
        tower.real_roots[polynomial] = tuple(root.real for root, _ in roots if root.imag == 0)
    return tower.real_roots[polynomial]


def _cells(polynomials: Iterable[Dense], crossed: Iterable[Dense]) -> Iterable[dict[Dense, int]]:
    """The signs in each interval between roots, from the largest numbers down: a root turns one of them."""
    signs = {each: 1 if each[-1] > 0 else -1 for each in polynomials}
    yield signs
    for each in crossed:
        signs[each] = -signs[each]
        yield signs


def _product(signs: dict[Dense, int], factors: Iterable[Dense]) -> int:
    sign = 1
    for factor in factors:
        sign *= signs[factor]
    return sign
