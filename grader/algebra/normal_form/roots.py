"""Powers with rational exponents: |p|^(1/n) is a generator R with R^n = s p, s being the sign of p."""

from fractions import Fraction
from math import floor, lcm

from grader.algebra.normal_form.conditions import one_of_conjugates
from grader.algebra.normal_form.conjugates import root_taken_out
from grader.algebra.normal_form.denesting import radicands
from grader.algebra.normal_form.generators import (
    ALGEBRAIC,
    Element,
    Generator,
    Kind,
    NoNormalFormError,
    Polynomial,
)
from grader.algebra.normal_form.lattices import generators_on_lattice
from grader.algebra.normal_form.powers import whole_power
from grader.algebra.normal_form.signs import absolute, sign_of, sign_of_prime
from grader.algebra.normal_form.tower import Tower, Vector
from grader.limits import ROOT_INDEX

_HALF = Fraction(1, 2)
_PRICE = 8


def real_power(tower: Tower, base: Element, exponent: Fraction) -> Element:
    """The real power where it is defined: roots of odd index keep the sign of the base."""
    if exponent.denominator == 1:
        return whole_power(tower, base, exponent.numerator)
    if base.above.is_zero():
        if exponent < 0:
            raise NoNormalFormError
        return base
    size = absolute_power(tower, base, exponent)
    if exponent.denominator % 2 and exponent.numerator % 2:
        return tower.product(tower.polynomial(sign_of(tower, base)), size)
    return size


def absolute_power(tower: Tower, base: Element, exponent: Fraction) -> Element:
    """|base|^exponent for a base that is not zero."""
    result = tower.one
    for prime, times in tower.factors(base).primes:
        tower.fuel.charge(_PRICE)
        result = tower.product(result, prime_power(tower, prime, exponent * times))
    return result


def prime_power(tower: Tower, prime: int, exponent: Fraction) -> Element:
    """|p|^exponent for a prime p."""
    polynomial = tower.primes[prime]
    index = tower.single(polynomial)
    if index is not None:
        generator = tower.generators[index]
        if generator.kind is Kind.EXPONENTIAL:
            basis = tower.lattices.vector(generator)
            return exponential_on_lattice(tower, {each: basis[each] * exponent for each in basis})
        if generator.kind is Kind.ROOT and generator.argument is not None:
            return absolute_power(tower, generator.argument, exponent / generator.number)
        if generator.kind is Kind.POWER and generator.argument is not None:
            return absolute_power(tower, generator.argument, exponent * generator.number)
        if generator.kind is Kind.SIGN:
            return tower.one
    if len(tower.generators_in(polynomial)) == 1 and _has_only_signs(tower, polynomial):
        return _power_by_sign(tower, polynomial, exponent)
    if (parts := root_taken_out(tower, polynomial)) is not None:
        first, second = (absolute_power(tower, tower.polynomial(part), exponent) for part in parts)
        return tower.product(first, second)
    return _prime_power(tower, prime, exponent)


def _has_only_signs(tower: Tower, polynomial: Polynomial) -> bool:
    return all(each.kind is Kind.SIGN for each in tower.of(polynomial))


def _power_by_sign(tower: Tower, polynomial: Polynomial, exponent: Fraction) -> Element:
    """(|p(1)|^c (1+s) + |p(-1)|^c (1-s)) / 2 for a polynomial in one sign s."""
    sign = tower.ring.gens[tower.generators_in(polynomial)[0]]
    total = tower.zero
    for value in (1, -1):
        number = tower.polynomial(divmod(polynomial, sign - value)[1])
        if number.above.is_zero():
            continue
        size = absolute_power(tower, number, exponent)
        total = tower.sum(total, tower.product(size, tower.polynomial(1 + value * sign)))
    return tower.scaled(total, _HALF)


def _prime_power(tower: Tower, prime: int, exponent: Fraction) -> Element:
    whole = floor(exponent)
    rest = exponent - whole
    size = tower.polynomial(tower.primes[prime])
    if whole % 2:
        size = tower.product(size, tower.polynomial(sign_of_prime(tower, prime)))
    result = whole_power(tower, size, whole)
    if rest == _HALF and (simpler := _denested(tower, prime)) is not None:
        return tower.product(result, simpler)
    if rest and (turned := _through_conjugate(tower, prime, rest)) is not None:
        return tower.product(result, turned)
    if rest:
        index, count = _root(tower, prime, rest)
        result = tower.product(result, tower.power(tower.generator(index), count))
    return result


def _denested(tower: Tower, prime: int) -> Element | None:
    """|p|^(1/2) as a sum of square roots, where it is one."""
    found = None if prime in tower.roots else radicands(tower, root_relation_value(tower, prime))
    if found is None:
        return None
    first, second = (absolute_power(tower, each, _HALF) for each in found[:2])
    return absolute(tower, tower.sum(first, tower.product(found[2], second)))


def _through_conjugate(tower: Tower, prime: int, exponent: Fraction) -> Element | None:
    """|a - b R|^c = |a^2 - b^2 R^2|^c / |a + b R|^c, so that of two conjugates only one has a root."""
    parts = None if prime in tower.roots else one_of_conjugates(tower, tower.primes[prime])
    if parts is None:
        return None
    norm = absolute_power(tower, tower.polynomial(parts.norm), exponent)
    return tower.product(norm, absolute_power(tower, tower.polynomial(parts.conjugate), -exponent))


def exponential_on_lattice(tower: Tower, parts: Vector) -> Element:
    """e to an argument given as a vector."""
    result = tower.one
    for index, count in generators_on_lattice(tower, Kind.EXPONENTIAL, parts):
        result = tower.product(result, tower.power(tower.generator(index), count))
    return result


def _root(tower: Tower, prime: int, exponent: Fraction) -> tuple[int, int]:
    """A root of a prime and the power of it that |p|^exponent is."""
    known = tower.roots.get(prime)
    number = exponent.denominator if known is None else lcm(exponent.denominator, known[0])
    if number not in ROOT_INDEX:
        raise NoNormalFormError
    if known is None or known[0] != number:
        tower.roots[prime] = (number, _new_root(tower, prime, number))
    number, index = tower.roots[prime]
    return index, exponent.numerator * (number // exponent.denominator)


def _new_root(tower: Tower, prime: int, number: int) -> int:
    """R with R^number = |p|, or tied to the root of lower index that was there before."""
    polynomial, known = tower.primes[prime], tower.roots.get(prime)
    size = root_relation_value(tower, prime) if known is None else tower.ring.gens[known[1]]
    power = number if known is None else number // known[0]
    index = tower.new_generator(_root_generator(tower, polynomial, number))
    tower.relate(index, tower.ring.gens[index] ** power - size)
    return index


def root_relation_value(tower: Tower, prime: int) -> Polynomial:
    """What the power of a root is: |p|, written as its sign times p."""
    return tower.reduced(sign_of_prime(tower, prime) * tower.primes[prime])


def _root_generator(tower: Tower, polynomial: Polynomial, number: int) -> Generator:
    inside = [] if polynomial.is_constant() else tower.of(polynomial)
    return Generator(
        kind=Kind.ROOT,
        argument=tower.polynomial(polynomial),
        number=number,
        depth=max((each.depth for each in inside), default=0),
        is_constant=all(each.is_constant for each in inside),
        is_free=is_free_under_root(inside),
    )


def is_free_under_root(inside: list[Generator]) -> bool:
    """Whether roots and logarithms of different primes in these generators are independent."""
    return all(each.is_free and not each.is_constant and each.kind not in ALGEBRAIC for each in inside)
