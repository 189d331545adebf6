"""Simplified: nothing is left that a teacher would expect to be worked out."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from math import gcd

from grader.algebra import constant_value
from grader.form.polynomials import Alike, polynomial, ring_of
from grader.syntax import (
    Call,
    Constant,
    Logarithm,
    Negation,
    Node,
    Number,
    Power,
    Product,
    Quotient,
    Root,
    Sum,
    names,
    walk,
)

_LONGEST_CONSTANT = 10**6


def is_simplified(node: Node) -> bool:
    """No constant arithmetic left, no like terms, no factor common to numerator and denominator."""
    alike = Alike(node)
    return not any(_may_go_on(part, alike) for part in walk(node))


@dataclass(frozen=True, slots=True)
class _Factors:
    """A product or quotient taken apart.

    ``numbers`` are the rational factors as typed, ``below`` those in denominators, ``minuses`` counts signs,
    ``powers`` pairs the number of each other base with its power, negative in denominators.
    """

    numbers: tuple[Fraction, ...] = ()
    below: tuple[Fraction, ...] = ()
    minuses: int = 0
    powers: tuple[tuple[int, Fraction], ...] = ()

    def __add__(self, other: "_Factors") -> "_Factors":
        return _Factors(
            self.numbers + other.numbers,
            self.below + other.below,
            self.minuses + other.minuses,
            self.powers + other.powers,
        )

    @property
    def turned(self) -> "_Factors":
        powers = tuple((base, -power) for base, power in self.powers)
        return _Factors(self.below, self.numbers, self.minuses, powers)


def _factors(part: Node, alike: Alike) -> _Factors:
    match part:
        case Number(value=value):
            return _Factors(numbers=(value,))
        case Negation(operand=inner):
            return _factors(inner, alike) + _Factors(minuses=1)
        case Product(factors=parts):
            return sum((_factors(inner, alike) for inner in parts), _Factors())
        case Quotient(numerator=Number(value=Fraction(numerator=1, denominator=1)), denominator=below):
            return _factors(below, alike).turned
        case Quotient(numerator=above, denominator=below):
            return _factors(above, alike) + _factors(below, alike).turned
        case _:
            base, power = _power(part)
            return _Factors(powers=((alike.number(base), power),))


def _power(part: Node) -> tuple[Node, Fraction]:
    """A part as a rational power of a base; of itself, where the exponent is no number."""
    match part:
        case Power(base=Constant()):
            return part, Fraction(1)
        case Power(base=base, exponent=exponent) if (power := constant_value(exponent)) is not None:
            return base, power
        case Root(radicand=base, index=index):
            return base, Fraction(1, index)
        case _:
            return part, Fraction(1)


def _may_go_on(part: Node, alike: Alike) -> bool:
    """Whether a teacher would expect another step just here."""
    match part:
        case Sum(terms=terms):
            return _has_like_terms(terms, alike)
        case Product(factors=factors):
            return sum(map(_is_rational, factors)) > 1 or _has_like_factors(part, alike)
        case Quotient(numerator=above, denominator=below):
            return (
                isinstance(below, Quotient)
                or _has_like_factors(part, alike)
                or _can_cancel(above, below, alike)
            )
        case Negation():
            return _has_like_factors(part, alike)
        case Power(exponent=exponent) if constant_value(exponent) in (0, 1):
            return True
        case Power() | Root() | Call() | Logarithm():
            return _is_short_number(part)
        case _:
            return False


def _is_rational(part: Node) -> bool:
    """Whether a part is a number or a quotient of numbers, with or without a sign."""
    return all(isinstance(inner, Number | Quotient | Negation) for inner in walk(part))


def _is_short_number(part: Node) -> bool:
    """Whether a power or a function has a rational value that may well be written out."""
    value = None if names(part) else constant_value(part)
    return value is not None and max(abs(value.numerator), value.denominator) <= _LONGEST_CONSTANT


def _has_like_terms(terms: Iterable[Node], alike: Alike) -> bool:
    first: dict[object, int] = {}
    return any(
        first.setdefault(kind, place) != place or term == Number(Fraction(0))
        for place, term in enumerate(terms)
        for kind in _kinds(term, alike)
    )


def _kinds(term: Node, alike: Alike) -> Iterator[object]:
    """What is left of each term without its coefficient; sums in sums and multiples of sums are opened."""
    match term:
        case Negation(operand=inner) | Product(factors=(Number(), Sum() as inner)):
            yield from _kinds(inner, alike)
        case Sum(terms=terms):
            for inner in terms:
                yield from _kinds(inner, alike)
        case _:
            yield tuple(sorted(_factors(term, alike).powers))


def _has_like_factors(part: Node, alike: Alike) -> bool:
    factors = _factors(part, alike)
    if factors.minuses > 1 or _numbers_combine(factors):
        return True
    powers: dict[int, list[Fraction]] = {}
    for base, power in factors.powers:
        powers.setdefault(base, []).append(power)
    return any(_powers_combine(several) for several in powers.values() if len(several) > 1)


def _numbers_combine(factors: _Factors) -> bool:
    if len(factors.numbers) > 1 or len(factors.below) > 1:
        return True
    if 1 in factors.below or 0 in factors.numbers or (1 in factors.numbers and factors.powers):
        return True
    both = (*factors.numbers, *factors.below)
    if len(both) < 2:
        return False
    return any(number.denominator > 1 for number in both) or gcd(*(number.numerator for number in both)) > 1


def _powers_combine(powers: list[Fraction]) -> bool:
    """Whether powers of one base should be one: not sqrt(x) over x, which is a rationalised 1/sqrt(x)."""
    whole = [power for power in powers if power.denominator == 1]
    broken = [power for power in powers if power.denominator > 1]
    if len(whole) > 1 or len({abs(power) for power in broken}) < len(broken):
        return True
    return any(power > 0 for power in whole) and any(power < 0 for power in broken)


def _can_cancel(above: Node, below: Node, alike: Alike) -> bool:
    """Whether numerator and denominator have a common factor as polynomials in whatever they hold."""
    ring = ring_of((above, below), alike)
    first, second = polynomial(above, ring), polynomial(below, ring)
    if first is None or second is None:
        return False
    common = first.gcd(second)
    return not (common.is_constant() and abs(common.leading_coefficient()) == 1)
