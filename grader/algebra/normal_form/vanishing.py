"""Algebraic constants that are zero, by a bound from below on all that are not.

If N v is an algebraic integer of degree at most D, and M bounds |v| and its conjugates, then v is zero or
|v| >= 1 / (N (N M)^(D-1)): the product of all conjugates of N v is a whole number. So a small enough ball
around zero is a proof (Burnikel, Fleischer, Mehlhorn, Schirra: A strong and easily computable separation
bound for arithmetic expressions involving radicals, Algorithmica 27, 2000).
"""

from dataclasses import dataclass
from math import ceil, lcm, log2

from flint import arb, ctx

from grader.algebra.normal_form.evaluation import Values
from grader.algebra.normal_form.generators import Element, Generator, Kind, Polynomial
from grader.algebra.normal_form.tower import Tower

_FIRST_BITS = 128
_MOST_BITS = 12_000
_SPARE_BITS = 64
_WORDS_FOR_A_UNIT = 8


@dataclass(frozen=True, slots=True)
class _Bounds:
    """Binary logarithms: of a whole number that makes a number integral, and of all its conjugates."""

    divisor: int
    size: int


def is_zero_constant(tower: Tower, element: Element) -> bool:
    """Whether an algebraic constant is proved to be zero; False where it is not, or cannot be told."""
    return bool(without_zeros(tower, element.above).is_zero())


def without_zeros(tower: Tower, polynomial: Polynomial) -> Polynomial:
    """A polynomial without the coefficients that are algebraic constants proved to be zero."""
    algebraic = [i for i in tower.generators_in(polynomial) if _is_algebraic(tower, i)]
    if not algebraic:
        return polynomial
    for bare, part in _coefficients(polynomial, algebraic).items():
        if len(part) > 1 and _is_zero(tower, part):
            polynomial = polynomial - part * tower.ring.context.from_dict({bare: 1})
    return polynomial


def is_algebraic(tower: Tower, element: Element) -> bool:
    """Whether only algebraic constants take part."""
    return all(
        _is_algebraic(tower, i) for part in (element.above, element.below) for i in tower.generators_in(part)
    )


def turn_of(tower: Tower, generator: Generator) -> tuple[int, int] | None:
    """For the tangent of half a multiple of pi: that multiple, as numerator and denominator."""
    basis = tower.lattices.vector(generator)
    if len(basis) != 1:
        return None
    label, coefficient = next(iter(basis.items()))
    term = tower.terms.get(label)
    if term is None or not term.below.is_one() or not tower.is_kind(tower.single(term.above), Kind.PI):
        return None
    return coefficient.numerator, coefficient.denominator


def _is_algebraic(tower: Tower, index: int) -> bool:
    generator = tower.generators[index]
    match generator.kind:
        case Kind.HALF_TANGENT:
            return turn_of(tower, generator) is not None
        case Kind.ROOT if generator.argument is not None:
            inside = tower.generators_in(generator.argument.above)
            return all(_is_algebraic(tower, each) for each in inside)
        case _:
            return False


def _coefficients(polynomial: Polynomial, algebraic: list[int]) -> dict[tuple[int, ...], Polynomial]:
    """The coefficients, polynomials in algebraic generators, of each monomial in the others."""
    parts: dict[tuple[int, ...], dict[tuple[int, ...], object]] = {}
    for exponents, coefficient in polynomial.terms():
        powers = tuple(map(int, exponents))
        bare = tuple(0 if i in algebraic else each for i, each in enumerate(powers))
        rest = tuple(each if i in algebraic else 0 for i, each in enumerate(powers))
        parts.setdefault(bare, {})[rest] = coefficient
    return {bare: polynomial.context().from_dict(part) for bare, part in parts.items()}


def _is_zero(tower: Tower, polynomial: Polynomial) -> bool:
    if not _value(tower, polynomial, _FIRST_BITS).contains(0):
        return False
    field = _Conjugates(tower)
    bounds = field.of(polynomial)
    least = bounds.divisor + (field.degree - 1) * (bounds.divisor + max(bounds.size, 0))
    if least > _MOST_BITS:
        return False
    value = _value(tower, polynomial, least + max(bounds.size, 0) + _SPARE_BITS)
    with ctx.workprec(_FIRST_BITS):
        return bool(value.is_finite() and abs(value) < arb(2) ** -least)


def _value(tower: Tower, polynomial: Polynomial, bits: int) -> arb:
    tower.fuel.charge(1 + len(polynomial) * bits // (64 * _WORDS_FOR_A_UNIT))
    return Values(tower, (), bits=bits).polynomial(polynomial)


class _Conjugates:
    """Bounds for polynomials in algebraic generators; ``degree`` is that of the field they span."""

    def __init__(self, tower: Tower) -> None:
        self._tower = tower
        self._known: dict[int, _Bounds] = {}
        self.degree = 1

    def of(self, polynomial: Polynomial) -> _Bounds:
        """Of any value the polynomial has when its generators are replaced by conjugates."""
        inside = [(index, self._of_generator(index)) for index in self._tower.generators_in(polynomial)]
        degrees = polynomial.degrees()
        common = lcm(*(int(each.q) for each in polynomial.coeffs()))
        divisor = common.bit_length() + sum(int(degrees[i]) * each.divisor for i, each in inside)
        sizes = [
            _log_size(int(coefficient.p), int(coefficient.q))
            + sum(int(exponents[i]) * max(each.size, 0) for i, each in inside)
            for exponents, coefficient in polynomial.terms()
        ]
        return _Bounds(divisor, max(sizes, default=0) + len(polynomial).bit_length())

    def _of_generator(self, index: int) -> _Bounds:
        if index not in self._known:
            generator = self._tower.generators[index]
            is_tangent = generator.kind is Kind.HALF_TANGENT
            self._known[index] = self._of_tangent(generator) if is_tangent else self._of_root(index)
        return self._known[index]

    def _of_tangent(self, generator: Generator) -> _Bounds:
        """tan(k pi/n) is a zero of Im (1+it)^n, with leading coefficient 1 or n; so are its conjugates,
        which lie below n."""
        turn = turn_of(self._tower, generator)
        number = 2 * (turn[1] if turn else 1)
        self.degree *= number
        return _Bounds(ceil(log2(number)), ceil(log2(number)))

    def _of_root(self, index: int) -> _Bounds:
        """The root of a number times N is integral where N times the number is."""
        generator = self._tower.generators[index]
        self.degree *= generator.number
        argument = generator.argument
        inside = self.of(self._tower.one.above if argument is None else argument.above)
        return _Bounds(inside.divisor, -(-max(inside.size, 0) // generator.number))


def _log_size(numerator: int, denominator: int) -> int:
    return numerator.bit_length() - denominator.bit_length() + 1
