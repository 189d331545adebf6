"""Signs of polynomials in one generator, from their real roots and from what is known of its range."""

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise

from flint import arb, ctx, fmpq, fmpz_poly

from grader.algebra.normal_form.generators import Kind, Polynomial
from grader.algebra.normal_form.tower import Tower

_DEGREE = 16
_BITS = 256
_PRICE = 20
_NEVER_NEGATIVE = (Kind.EXPONENTIAL, Kind.ROOT)

Signs = tuple[int, ...]


def univariate(tower: Tower, polynomial: Polynomial) -> int | None:
    """The only generator of a polynomial, where its roots can be found."""
    inside = tower.generators_in(polynomial)
    return inside[0] if len(inside) == 1 and polynomial.total_degree() <= _DEGREE else None


def signs_in_cells(tower: Tower, index: int, polynomials: Sequence[Polynomial]) -> set[Signs] | None:
    """Signs of polynomials in one generator between their roots, wherever the known constraints hold.

    None where roots lie too close together to be told apart.
    """
    wanted = [_dense(polynomial, index) for polynomial in polynomials]
    known = _constraints(tower, index)
    every = [*wanted, *(factor for factors, _ in known for factor in factors)]
    tower.fuel.charge(_PRICE * len(every))
    probes = _probes(every)
    if probes is None:
        return None
    kept = [at for at in probes if all(_product_sign(factors, at) == sign for factors, sign in known)]
    return {tuple(_sign(each, at) for each in wanted) for at in kept}


def _dense(polynomial: Polynomial, index: int) -> fmpz_poly:
    coefficients = [0] * (polynomial.total_degree() + 1)
    for exponents, coefficient in polynomial.terms():
        coefficients[int(exponents[index])] = int(coefficient.p)
    return fmpz_poly(coefficients)


def _constraints(tower: Tower, index: int) -> list[tuple[list[fmpz_poly], int]]:
    found = [
        ([_dense(each, index) for each in factors], sign)
        for primes, sign in tower.constraints
        if (factors := [tower.primes[prime] for prime in primes])
        and all(univariate(tower, each) == index for each in factors)
    ]
    if tower.generators[index].kind in _NEVER_NEGATIVE:
        found.append(([_dense(tower.ring.gens[index], index)], 1))
    return found


def _probes(polynomials: Sequence[fmpz_poly]) -> list[fmpq] | None:
    """A rational number in each interval between the real roots of all."""
    with ctx.workprec(_BITS):
        roots = sorted(_real_roots(polynomials), key=lambda root: float(root.mid()))
        if any(not first < second for first, second in pairwise(roots)):
            return None
        if not roots:
            return [fmpq(0)]
        between = [(first + second) / 2 for first, second in pairwise(roots)]
        return [_exact(each) for each in (roots[0] - 1, *between, roots[-1] + 1)]


def _real_roots(polynomials: Sequence[fmpz_poly]) -> list[arb]:
    found: list[arb] = []
    known: list[fmpz_poly] = []
    for polynomial in polynomials:
        if polynomial not in known:
            known.append(polynomial)
            found.extend(root.real for root, _ in polynomial.complex_roots() if root.imag == 0)
    return found


def _exact(value: arb) -> fmpq:
    mantissa, exponent = value.mid().man_exp()
    scale = Fraction(2) ** int(exponent) * int(mantissa)
    return fmpq(scale.numerator, scale.denominator)


def _sign(polynomial: fmpz_poly, at: fmpq) -> int:
    value = polynomial(at)
    return int(value > 0) - int(value < 0)


def _product_sign(factors: Sequence[fmpz_poly], at: fmpq) -> int:
    sign = 1
    for factor in factors:
        sign *= _sign(factor, at)
    return sign
