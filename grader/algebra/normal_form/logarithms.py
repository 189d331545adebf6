"""Logarithms: ln|u| is the sum of generators ln|p| over the primes of u, integers among them."""

from fractions import Fraction

from grader.algebra.normal_form.conditions import is_nonzero
from grader.algebra.normal_form.conjugates import beside_root
from grader.algebra.normal_form.generators import Element, Generator, Kind, Polynomial
from grader.algebra.normal_form.lattices import argument
from grader.algebra.normal_form.roots import is_free_under_root
from grader.algebra.normal_form.tower import Tower


def logarithm(tower: Tower, element: Element) -> Element:
    """ln|u| for an element that is not zero."""
    total = tower.zero
    for prime, exponent in tower.factors(element).primes:
        part = logarithm_of_prime(tower, prime)
        total = tower.sum(total, tower.scaled(part, Fraction(exponent)))
    return total


def logarithm_of_prime(tower: Tower, prime: int) -> Element:
    polynomial = tower.primes[prime]
    index = tower.single(polynomial)
    if index is not None:
        generator = tower.generators[index]
        if generator.kind is Kind.EXPONENTIAL:
            return argument(tower, index)
        if generator.kind is Kind.ROOT and generator.argument is not None:
            inner = logarithm(tower, generator.argument)
            return tower.scaled(inner, Fraction(1, generator.number))
        if generator.kind is Kind.POWER and generator.argument is not None:
            return tower.scaled(logarithm(tower, generator.argument), Fraction(generator.number))
        if generator.kind is Kind.SIGN:
            return tower.zero
    if (simpler := _through_conjugate(tower, polynomial)) is not None:
        return simpler
    if prime not in tower.logarithms:
        tower.logarithms[prime] = _new_logarithm(tower, prime)
    return tower.generator(tower.logarithms[prime])


def _through_conjugate(tower: Tower, polynomial: Polynomial) -> Element | None:
    """ln|a - b R| = ln|a^2 - b^2 R^2| - ln|a + b R|, so that of both conjugates only one has a generator."""
    parts = beside_root(tower, polynomial)
    if parts is None or parts.norm.is_zero() or parts.rest.is_zero():
        return None
    if parts.factor.leading_coefficient() * parts.rest.leading_coefficient() > 0:
        return None
    norm = tower.polynomial(parts.norm)
    if not all(is_nonzero(tower, prime) for prime in tower.primes_of(parts.norm)):
        return None
    return tower.difference(logarithm(tower, norm), logarithm(tower, tower.polynomial(parts.conjugate)))


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
