"""Logarithms: ln|u| is the sum of generators ln|p| over the primes of u, integers among them."""

from fractions import Fraction

from grader.algebra.normal_form.conditions import one_of_conjugates, rationalized
from grader.algebra.normal_form.conjugates import root_taken_out
from grader.algebra.normal_form.generators import Element, Generator, Kind, Polynomial
from grader.algebra.normal_form.lattices import argument
from grader.algebra.normal_form.roots import is_free_under_root
from grader.algebra.normal_form.tower import Tower

_TRIAL_PRICE = 10
_POWERS = ((1, 2), (2, 1), (1, 1), (1, -1), (1, -2), (2, -1))
_POWERS_OF_NUMBERS = (*_POWERS, (1, 3), (3, 1), (2, 2), (2, -2))


def logarithm(tower: Tower, element: Element) -> Element:
    """ln|u| for an element that is not zero."""
    total = tower.zero
    for prime, exponent in tower.factors(element).primes:
        part = logarithm_of_prime(tower, prime)
        total = tower.sum(total, tower.scaled(part, Fraction(exponent)))
    return total


def logarithm_of_prime(tower: Tower, prime: int) -> Element:
    for found in (_of_generator, _of_product, _through_conjugate, _known, logarithm_by_others):
        logarithm_found = found(tower, prime)
        if logarithm_found is not None:
            return logarithm_found
    tower.logarithms[prime] = _new_logarithm(tower, prime)
    return tower.generator(tower.logarithms[prime])


def _of_generator(tower: Tower, prime: int) -> Element | None:
    """Of an exponential, a root, a power or a sign."""
    index = tower.single(tower.primes[prime])
    if index is None:
        return None
    generator = tower.generators[index]
    match generator.kind, generator.argument:
        case Kind.EXPONENTIAL, _:
            return argument(tower, index)
        case Kind.ROOT, Element() as inside:
            return tower.scaled(logarithm(tower, inside), Fraction(1, generator.number))
        case Kind.POWER, Element() as inside:
            return tower.scaled(logarithm(tower, inside), Fraction(generator.number))
        case Kind.SIGN, _:
            return tower.zero
        case _:
            return None


def _of_product(tower: Tower, prime: int) -> Element | None:
    """ln|R q| = ln R + ln|q| for a root R."""
    parts = root_taken_out(tower, tower.primes[prime])
    if parts is None:
        return None
    first, second = (logarithm(tower, tower.polynomial(part)) for part in parts)
    return tower.sum(first, second)


def _known(tower: Tower, prime: int) -> Element | None:
    return tower.generator(tower.logarithms[prime]) if prime in tower.logarithms else None


def logarithm_by_others(tower: Tower, prime: int) -> Element | None:
    """(n ln|q| + ln|r|)/m for a prime p with p^m = r q^n, where q has a generator and r has no roots.

    Looked for with the relations between arctangents only.
    """
    if tower.probe is None or not _has_root(tower, tower.primes[prime]):
        return None
    for other in [each for each in tower.logarithms if _has_root(tower, tower.primes[each])]:
        is_constant = tower.is_constant(tower.primes[prime]) and tower.is_constant(tower.primes[other])
        for times, power in _POWERS_OF_NUMBERS if is_constant else _POWERS:
            tower.fuel.charge(_TRIAL_PRICE)
            first = tower.power(tower.polynomial(tower.primes[prime]), times)
            second = tower.power(tower.polynomial(tower.primes[other]), -power)
            rest = rationalized(tower, tower.product(first, second))
            if not _has_root(tower, rest.above) and not _has_root(tower, rest.below):
                known = tower.scaled(logarithm_of_prime(tower, other), Fraction(power))
                return tower.scaled(tower.sum(known, logarithm(tower, rest)), Fraction(1, times))
    return None


def _has_root(tower: Tower, polynomial: Polynomial) -> bool:
    return not polynomial.is_constant() and any(each.kind is Kind.ROOT for each in tower.of(polynomial))


def _through_conjugate(tower: Tower, prime: int) -> Element | None:
    """ln|a - b R| = ln|a^2 - b^2 R^2| - ln|a + b R|, so that of both conjugates only one has a generator."""
    parts = one_of_conjugates(tower, tower.primes[prime])
    if parts is None:
        return None
    norm = logarithm(tower, tower.polynomial(parts.norm))
    return tower.difference(norm, logarithm(tower, tower.polynomial(parts.conjugate)))


def _new_logarithm(tower: Tower, prime: int) -> int:
    polynomial = tower.primes[prime]
    inside = [] if polynomial.is_constant() else tower.of(polynomial)
    return tower.new_generator(
        Generator(
            kind=Kind.LOGARITHM,
            argument=tower.polynomial(polynomial),
            depth=max((each.depth for each in inside), default=0),
            is_constant=all(each.is_constant for each in inside),
            is_free=is_free_under_root(inside),
        )
    )
