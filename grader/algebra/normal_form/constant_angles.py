"""Inverse functions of algebraic constants: multiples of pi, and arctangents of rational numbers."""

from fractions import Fraction
from math import isqrt

from grader.algebra.normal_form import gaussian
from grader.algebra.normal_form.angles import sine_and_cosine
from grader.algebra.normal_form.evaluation import Values
from grader.algebra.normal_form.field import as_rational
from grader.algebra.normal_form.generators import Element, Generator, Kind
from grader.algebra.normal_form.tower import Tower
from grader.algebra.normal_form.vanishing import is_algebraic, is_zero_constant

_BITS = 128
_STEPS = 120  # of pi, the finest multiple of it that is looked for
_CLOSE = Fraction(1, 10**12)


def arctangent_of_constant(tower: Tower, element: Element) -> Element | None:
    """atan(u) written otherwise, for a rational u or for a tangent of a multiple of pi."""
    rational = _rational(element)
    if rational is not None:
        angle = gaussian.arctangent(rational)
        return None if angle is None else _sum(tower, angle)
    turn = _turn(tower, element, Kind.ARCTANGENT)
    if turn is None:
        return None
    sine, cosine = sine_and_cosine(tower, tower.scaled(tower.pi(), turn))
    is_it = is_zero_constant(tower, tower.difference(tower.product(element, cosine), sine))
    return tower.scaled(tower.pi(), turn) if is_it else None


def arcsine_of_constant(tower: Tower, element: Element) -> Element | None:
    """asin(u) written otherwise, for a sine of a multiple of pi or of the arctangent of a rational number."""
    rational = _rational(element)
    if rational is not None and (tangent := _tangent(rational)) is not None:
        return arctangent_of_constant(tower, tower.number(tangent))
    turn = _turn(tower, element, Kind.ARCSINE)
    if turn is None:
        return None
    sine, _ = sine_and_cosine(tower, tower.scaled(tower.pi(), turn))
    is_it = is_zero_constant(tower, tower.difference(element, sine))
    return tower.scaled(tower.pi(), turn) if is_it else None


def _rational(element: Element) -> Fraction | None:
    is_rational = element.above.is_constant() and element.below.is_one()
    return as_rational(element.above.leading_coefficient()) if is_rational else None


def _tangent(sine: Fraction) -> Fraction | None:
    """Of the angle in (-pi/2, pi/2) with a sine, where it is rational."""
    square = sine.denominator**2 - sine.numerator**2
    if square <= 0 or isqrt(square) ** 2 != square:
        return None
    return Fraction(sine.numerator, isqrt(square))


def _sum(tower: Tower, angle: gaussian.Angle) -> Element:
    total = tower.scaled(tower.pi(), Fraction(angle.eighths, 4))
    for tangent, times in angle.tangents:
        part = tower.generator(_arctangent_generator(tower, tower.number(tangent)))
        total = tower.sum(total, tower.scaled(part, Fraction(times)))
    return total


def _arctangent_generator(tower: Tower, tangent: Element) -> int:
    for index, generator in tower.generators.items():
        if generator.kind is Kind.ARCTANGENT and generator.argument == tangent:
            return index
    return tower.new_generator(Generator(kind=Kind.ARCTANGENT, argument=tangent, is_constant=True))


def _turn(tower: Tower, element: Element, kind: Kind) -> Fraction | None:
    """A multiple of pi so close to an inverse function of an algebraic constant that it may be the same."""
    if not is_algebraic(tower, element):
        return None
    tower.fuel.charge(_STEPS)
    value = Values(tower, (), bits=_BITS).element(element)
    angle = value.atan() if kind is Kind.ARCTANGENT else value.asin()
    if not angle.is_finite():
        return None
    multiple = Fraction(float(angle)) / Fraction(float(value.pi()))
    turn = multiple.limit_denominator(_STEPS)
    return turn if turn and abs(turn - multiple) < _CLOSE else None
