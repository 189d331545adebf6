"""Whole powers that are too high to be multiplied out: P^n is a generator T for an irreducible P.

(P^n + 1)^2 is a polynomial in T, and (P Q)^n a product. What is zero as a polynomial in T is zero with P^n
for T; the other direction does not hold, so nothing is concluded from a difference that is not zero. Other
powers of P are those of T times low ones; where T is itself a power of the new one, a relation says so.
"""

from collections.abc import Sequence
from fractions import Fraction
from math import gcd

from grader.algebra.normal_form.generators import Element, Generator, Kind
from grader.algebra.normal_form.tower import Tower
from grader.algebra.program import Instruction, Operation
from grader.limits import HIGH_POWER


def has_high_powers(instructions: Sequence[Instruction]) -> bool:
    powers = (step for step in instructions if step.operation is Operation.POWER)
    return any(abs(step.number) >= HIGH_POWER for step in powers)


def whole_power(tower: Tower, base: Element, exponent: int) -> Element:
    """base^exponent; by factors where powers are kept and the exponent is high."""
    if not tower.lattices.keeps_powers or abs(exponent) < HIGH_POWER or base.above.is_zero():
        return tower.power(base, exponent)
    factors = tower.factors(base)
    result = tower.number(Fraction(factors.sign**exponent))
    for prime, times in factors.primes:
        result = tower.product(result, _power_of_prime(tower, prime, times * exponent))
    return result


def _power_of_prime(tower: Tower, prime: int, exponent: int) -> Element:
    polynomial = tower.primes[prime]
    if len(polynomial) == 1 or any(index in tower.relations for index in tower.generators_in(polynomial)):
        return tower.power(tower.polynomial(polynomial), exponent)
    index, number = _kept(tower, prime, abs(exponent))
    times = round(Fraction(exponent, number))
    rest = tower.power(tower.polynomial(polynomial), exponent - times * number)
    return tower.product(tower.power(tower.generator(index), times), rest)


def _kept(tower: Tower, prime: int, exponent: int) -> tuple[int, int]:
    """A generator that is a power of a prime, and which: one that is there if it is near enough."""
    if prime in tower.powers:
        index, number = tower.powers[prime]
        common = gcd(exponent, number)
        if abs(exponent - round(Fraction(exponent, number)) * number) < HIGH_POWER or common < HIGH_POWER:
            return index, number
        tower.powers[prime] = _new_power(tower, prime, common), common
        tower.relate(
            tower.powers[prime][0],
            tower.ring.gens[tower.powers[prime][0]] ** (number // common) - tower.ring.gens[index],
        )
    else:
        tower.powers[prime] = _new_power(tower, prime, exponent), exponent
    return tower.powers[prime]


def _new_power(tower: Tower, prime: int, number: int) -> int:
    polynomial = tower.primes[prime]
    inside = tower.of(polynomial)
    return tower.new_generator(
        Generator(
            kind=Kind.POWER,
            argument=tower.polynomial(polynomial),
            number=number,
            depth=max(each.depth for each in inside),
            is_constant=all(each.is_constant for each in inside),
            is_free=False,
        )
    )
