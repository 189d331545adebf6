"""Signs of polynomials in one generator, from their real roots and from what is known of its range."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from flint import arb, ctx, fmpz_poly

from grader.algebra.normal_form.generators import Kind, Polynomial
from grader.algebra.normal_form.tower import Dense, Tower

_DEGREE = 16
_BITS = 128
_ENTRIES_FOR_A_UNIT = 16
_ROOTS_PRICE = 3
_PRICE = 12
_NEVER_NEGATIVE = (Kind.EXPONENTIAL, Kind.ROOT)

_GENERATOR = (0, 1)

Signs = tuple[int, ...]


def univariate(tower: Tower, prime: int) -> int | None:
    """The only generator of a prime, where its roots can be found."""
    if _dense(tower, prime) is None:
        return None
    return tower.generators_in(tower.primes[prime])[0]


def signs_in_cells(tower: Tower, index: int, primes: Sequence[int]) -> set[Signs] | None:
    """Signs of primes in one generator between their roots, wherever the known constraints hold.

    None where roots lie too close together to be told apart.
    """
    wanted = [each for prime in primes if (each := _dense(tower, prime)) is not None]
    known = _constraints(tower, index)
    every = list(dict.fromkeys((*wanted, *(factor for factors, _ in known for factor in factors))))
    crossed = _crossed(tower, every)
    if crossed is None:
        return None
    work = (1 + len(crossed)) * (len(wanted) + sum(len(factors) for factors, _ in known))
    tower.fuel.charge(_PRICE + len(every) + len(crossed) + work // _ENTRIES_FOR_A_UNIT)
    found = set[Signs]()
    for signs in _cells(every, crossed):
        if all(_product(signs, factors) == sign for factors, sign in known):
            found.add(tuple(signs[each] for each in wanted))
    return found


def _dense(tower: Tower, prime: int) -> Dense | None:
    if prime not in tower.dense:
        tower.dense[prime] = _coefficients(tower, tower.primes[prime])
    return tower.dense[prime]


def _coefficients(tower: Tower, polynomial: Polynomial) -> Dense | None:
    inside = tower.generators_in(polynomial)
    if len(inside) != 1 or polynomial.total_degree() > _DEGREE:
        return None
    tower.fuel.charge(len(polynomial))
    coefficients = [0] * (polynomial.total_degree() + 1)
    for exponents, coefficient in polynomial.terms():
        coefficients[int(exponents[inside[0]])] = int(coefficient.p)
    return tuple(coefficients)


def _constraints(tower: Tower, index: int) -> list[tuple[list[Dense], int]]:
    found = []
    for primes, sign in tower.constraints:
        factors = [each for prime in primes if (each := _dense(tower, prime)) is not None]
        if (
            factors
            and len(factors) == len(primes)
            and all(univariate(tower, each) == index for each in primes)
        ):
            found.append((factors, sign))
    if tower.generators[index].kind in _NEVER_NEGATIVE:
        found.append(([_GENERATOR], 1))
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
