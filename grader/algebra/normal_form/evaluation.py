"""Rigorous values of normal forms: every generator is computed from what it stands for."""

from collections.abc import Sequence

from flint import arb, ctx, fmpq

from grader.algebra.normal_form.generators import ON_LATTICE, Element, Generator, Kind, Polynomial
from grader.algebra.normal_form.lattices import argument
from grader.algebra.normal_form.tower import Tower

_BITS_FOR_SIGNS = (128, 1024)
_PLACE, _PLACES = 5, 13
_SIGN_PRICE = 3


class Values:
    """Enclosures of elements at one point, with so many bits; not finite where a ball meets a border."""

    def __init__(self, tower: Tower, point: Sequence[arb], *, bits: int) -> None:
        self._tower, self._point, self._bits = tower, point, bits
        self._found: dict[int, arb] = {}
        self._powers: dict[tuple[int, int], arb] = {}

    def element(self, element: Element) -> arb:
        with ctx.workprec(self._bits):
            above = self._polynomial(element.above)
            return above if element.below.is_one() else above / self._polynomial(element.below)

    def polynomial(self, polynomial: Polynomial) -> arb:
        with ctx.workprec(self._bits):
            return self._polynomial(polynomial)

    def _polynomial(self, polynomial: Polynomial) -> arb:
        total = arb(0)
        inside = self._tower.generators_in(polynomial)
        for exponents, coefficient in polynomial.terms():
            term = arb(coefficient)
            for index in inside:
                if exponent := int(exponents[index]):
                    term = term * self._power(index, exponent)
            total = total + term
        return total

    def _power(self, index: int, exponent: int) -> arb:
        key = (index, exponent)
        if key not in self._powers:
            self._powers[key] = self._generator(index) ** exponent
        return self._powers[key]

    def _generator(self, index: int) -> arb:
        if index not in self._found:
            generator = self._tower.generators[index]
            inside = argument(self._tower, index) if generator.kind in ON_LATTICE else generator.argument
            value = arb(0) if inside is None else self.element(inside)
            self._found[index] = self._value(generator, value)
        return self._found[index]

    def _value(self, generator: Generator, inside: arb) -> arb:
        match generator.kind:
            case Kind.VARIABLE:
                return self._point[generator.number]
            case Kind.PI:
                return arb.pi()
            case Kind.SIGN:
                return arb(0, 1) if inside.contains(0) else inside.sgn()
            case Kind.ROOT:
                return abs(inside).root(generator.number)
            case Kind.POWER:
                return inside**generator.number
            case Kind.LOGARITHM:
                return abs(inside).log()
            case _:
                return _transcendental(generator.kind, inside)


def _transcendental(kind: Kind, inside: arb) -> arb:
    match kind:
        case Kind.EXPONENTIAL:
            return inside.exp()
        case Kind.HALF_TANGENT:
            return (inside / 2).tan()
        case Kind.ARCTANGENT:
            return inside.atan()
        case Kind.ARCSINE:
            return inside.asin()
        case _:
            raise TypeError(kind)


def is_nonzero_somewhere(tower: Tower, polynomial: Polynomial) -> bool:
    """Whether a polynomial function of the variables, written with powers, is not zero at some point."""
    columns = _columns(tower, polynomial)
    if columns is None:
        return False
    point = [arb(fmpq(_PLACE + 2 * column, _PLACES)) for column in range(1 + max(columns, default=0))]
    tower.fuel.charge(len(polynomial) * _BITS_FOR_SIGNS[0] // 64)
    value = Values(tower, point, bits=_BITS_FOR_SIGNS[0]).polynomial(polynomial)
    return bool(value.is_finite() and value != 0)


def _columns(tower: Tower, polynomial: Polynomial) -> set[int] | None:
    """Of the variables in a polynomial and in its powers; None if there is anything else in it."""
    columns = set[int]()
    for generator in tower.of(polynomial):
        if generator.kind is Kind.VARIABLE:
            columns.add(generator.number)
            continue
        base = generator.argument if generator.kind is Kind.POWER else None
        inside = None if base is None else _columns(tower, base.above)
        if inside is None:
            return None
        columns |= inside
    return columns


def constant_sign(tower: Tower, polynomial: Polynomial) -> int | None:
    """The sign of a polynomial in constants; None where it cannot be told from zero."""
    for bits in _BITS_FOR_SIGNS:
        tower.fuel.charge((_SIGN_PRICE + len(polynomial)) * bits // 64)
        value = Values(tower, (), bits=bits).polynomial(polynomial)
        if value.is_finite() and value != 0:
            return 1 if value > 0 else -1
    return None
