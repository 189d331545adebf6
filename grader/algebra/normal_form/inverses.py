"""Inverse functions: arctangents and arcsines of arguments in one form; the rest by identities."""

from fractions import Fraction

from grader.algebra.normal_form.arcs import arctangent_by_others
from grader.algebra.normal_form.conditions import is_nonzero_polynomial, rationalized
from grader.algebra.normal_form.constant_angles import arcsine_of_constant, arctangent_of_constant
from grader.algebra.normal_form.generators import Element, Generator, Kind, Polynomial
from grader.algebra.normal_form.logarithms import logarithm
from grader.algebra.normal_form.roots import absolute_power
from grader.algebra.normal_form.signs import by_sign, sign_of
from grader.algebra.normal_form.tower import Tower

_HALF = Fraction(1, 2)


def arctangent(tower: Tower, element: Element) -> Element:
    """Odd; atan(u) = s pi/2 - atan(1/u), s being the sign of u, which is used for the simpler argument."""
    element = rationalized(tower, element)
    if element.above.is_zero():
        return tower.zero
    if (known := arctangent_of_constant(tower, element)) is not None:
        return known
    if _is_low(element) and is_nonzero_polynomial(tower, element.above):
        inverse = rationalized(tower, tower.inverse(element))
        if not _is_low(inverse) or _size(inverse) < _size(element):
            sign = tower.polynomial(sign_of(tower, element))
            right_angle = tower.scaled(tower.product(sign, tower.pi()), _HALF)
            return tower.difference(right_angle, arctangent(tower, inverse))
    return _odd(tower, Kind.ARCTANGENT, element)


def _is_low(element: Element) -> bool:
    """Of lower degree above than below, as an element and its inverse, with no roots below, may both be."""
    return _degree(element.above) < _degree(element.below)


def _size(element: Element) -> int:
    return _degree(element.above) + _degree(element.below)


def arcsine(tower: Tower, element: Element) -> Element:
    element = rationalized(tower, element)
    if element.above.is_zero():
        return tower.zero
    known = arcsine_of_constant(tower, element)
    if known is not None:
        return known
    return _odd(tower, Kind.ARCSINE, element) if tower.probe is None else _by_half_angle(tower, element)


def _by_half_angle(tower: Tower, sine: Element) -> Element:
    """asin(u) = 2 atan(u/(1 + sqrt(1-u^2))), so that arctangents alone have generators."""
    square = tower.difference(tower.one, tower.power(sine, 2))
    if square.above.is_zero():
        return tower.product(sine, right_angle(tower))
    below = tower.sum(tower.one, absolute_power(tower, square, _HALF))
    return tower.scaled(arctangent(tower, tower.quotient(sine, below)), Fraction(2))


def arccosine(tower: Tower, element: Element) -> Element:
    return tower.difference(right_angle(tower), arcsine(tower, element))


def arccotangent(tower: Tower, element: Element) -> Element:
    """In (0, pi)."""
    return tower.difference(right_angle(tower), arctangent(tower, element))


def right_angle(tower: Tower) -> Element:
    return tower.scaled(tower.pi(), _HALF)


def inverse_sinh(tower: Tower, element: Element) -> Element:
    """ln(u + sqrt(u^2+1))."""
    root = absolute_power(tower, tower.sum(tower.power(element, 2), tower.one), _HALF)
    return logarithm(tower, tower.sum(element, root))


def inverse_cosh(tower: Tower, element: Element) -> Element:
    """ln(u + sqrt(u^2-1)) for u >= 1."""
    square = tower.difference(tower.power(element, 2), tower.one)
    if square.above.is_zero():
        return tower.zero
    return logarithm(tower, tower.sum(element, absolute_power(tower, square, _HALF)))


def inverse_tanh(tower: Tower, element: Element) -> Element:
    """ln|(1+u)/(1-u)|/2, which is atanh inside and acoth outside of [-1, 1]."""
    above, below = tower.sum(tower.one, element), tower.difference(tower.one, element)
    return tower.scaled(tower.difference(logarithm(tower, above), logarithm(tower, below)), _HALF)


def _degree(polynomial: Polynomial) -> int:
    return int(polynomial.total_degree())


def _odd(tower: Tower, kind: Kind, element: Element) -> Element:
    """The generator for the argument or its opposite; a sign stands before it."""
    parts = by_sign(tower, element)
    if len(parts) == 1 and parts[0][0] != tower.one:
        return tower.product(parts[0][0], _odd(tower, kind, parts[0][1]))
    if element.above.leading_coefficient() < 0:
        return tower.negated(_odd(tower, kind, tower.negated(element)))
    if element == tower.one:
        return tower.scaled(tower.pi(), Fraction(1, 4) if kind is Kind.ARCTANGENT else _HALF)
    for index, generator in tower.generators.items():
        if generator.kind is kind and generator.argument == element:
            return tower.generator(index)
    if kind is Kind.ARCTANGENT and (found := arctangent_by_others(tower, element)) is not None:
        return found
    inside = tower.of(element.above, element.below)
    return tower.generator(
        tower.new_generator(
            Generator(
                kind=kind,
                argument=element,
                depth=max((each.depth for each in inside), default=0),
                is_constant=all(each.is_constant for each in inside),
                is_free=all(each.is_free and each.kind is not Kind.SIGN for each in inside),
            )
        )
    )
