"""Sines and cosines: rational in t = tan(u/2), with u on a lattice basis, so that no relation is needed.

sin(n u) and cos(n u) are the imaginary and the real part of (1+it)^(2n) / (1+t^2)^n.
"""

from fractions import Fraction

from grader.algebra.normal_form.conditions import rationalized
from grader.algebra.normal_form.generators import Element, Kind, NoNormalFormError
from grader.algebra.normal_form.lattices import generators_on_lattice, vector
from grader.algebra.normal_form.roots import absolute_power
from grader.algebra.normal_form.signs import by_sign
from grader.algebra.normal_form.tower import Tower
from grader.limits import MULTIPLE_ANGLE

_HALF = Fraction(1, 2)

SineAndCosine = tuple[Element, Element]


def sine_and_cosine(tower: Tower, element: Element) -> SineAndCosine:
    """Sines are odd and cosines even, so the sign of an angle stands before its sine."""
    found: SineAndCosine = (tower.zero, tower.one)
    for sign, part in by_sign(tower, rationalized(tower, element)):
        sine, cosine = _without_sign(tower, part)
        found = _added(tower, found, (tower.product(sign, sine), cosine))
    return found


def _without_sign(tower: Tower, element: Element) -> SineAndCosine:
    found: SineAndCosine = (tower.zero, tower.one)
    rest: dict[str, Fraction] = {}
    for label, coefficient in vector(tower, element).items():
        known = _known(tower, tower.terms[label], coefficient)
        if known is None:
            rest[label] = coefficient
        else:
            found = _added(tower, found, known)
    for index, count in generators_on_lattice(tower, Kind.HALF_TANGENT, rest):
        found = _added(tower, found, _of_generator(tower, index, count))
    return found


def _added(tower: Tower, first: SineAndCosine, second: SineAndCosine) -> SineAndCosine:
    """The addition theorems."""
    (a, b), (c, d) = first, second
    sine = tower.sum(tower.product(a, d), tower.product(b, c))
    return sine, tower.difference(tower.product(b, d), tower.product(a, c))


def _of_generator(tower: Tower, index: int, count: int) -> SineAndCosine:
    """Of a multiple of the angle whose half has the generator as its tangent."""
    times = abs(count)
    if times > MULTIPLE_ANGLE:
        raise NoNormalFormError
    tower.fuel.charge(times * times)
    tangent = tower.ring.gens[index]
    real, imaginary = tower.ring.one, tower.ring.zero
    for _ in range(2 * times):
        real, imaginary = real - imaginary * tangent, imaginary + real * tangent
    below = (1 + tangent * tangent) ** times
    return Element(imaginary if count > 0 else -imaginary, below), Element(real, below)


def _known(tower: Tower, term: Element, coefficient: Fraction) -> SineAndCosine | None:
    """Of a multiple of pi or of an inverse function."""
    index = tower.single(term.above) if term.below.is_one() else None
    if index is None:
        return None
    generator = tower.generators[index]
    if generator.kind is Kind.PI:
        return sine_and_cosine_of_turn(tower, coefficient) if (12 * coefficient).denominator == 1 else None
    if generator.argument is None:
        return None
    match generator.kind, coefficient.denominator:
        case Kind.ARCTANGENT, 1:
            once = _of_arctangent(tower, generator.argument)
        case Kind.ARCSINE, 1:
            once = _of_arcsine(tower, generator.argument)
        case Kind.ARCTANGENT, 2:
            once = _of_half(tower, *_of_arctangent(tower, generator.argument))
        case Kind.ARCSINE, 2:
            once = _of_half(tower, *_of_arcsine(tower, generator.argument))
        case _:
            return None
    return _multiple(tower, once, coefficient.numerator)


def _of_half(tower: Tower, sine: Element, cosine: Element) -> SineAndCosine:
    """Of half an angle whose cosine is not negative, by tan(u/2) = sin u / (1 + cos u)."""
    return _of_arctangent(tower, tower.quotient(sine, tower.sum(tower.one, cosine)))


def _of_arctangent(tower: Tower, tangent: Element) -> SineAndCosine:
    square = tower.sum(tower.one, tower.power(tangent, 2))
    cosine = absolute_power(tower, square, -_HALF)
    return tower.product(tangent, cosine), cosine


def _of_arcsine(tower: Tower, sine: Element) -> SineAndCosine:
    square = tower.difference(tower.one, tower.power(sine, 2))
    return sine, absolute_power(tower, square, _HALF)


def _multiple(tower: Tower, once: SineAndCosine, count: int) -> SineAndCosine:
    if abs(count) > MULTIPLE_ANGLE:
        raise NoNormalFormError
    sine, cosine = once if count > 0 else (tower.negated(once[0]), once[1])
    found = (tower.zero, tower.one)
    for _ in range(abs(count)):
        found = _added(tower, found, (sine, cosine))
    return found


def sine_and_cosine_of_turn(tower: Tower, turn: Fraction) -> SineAndCosine:
    """Of ``turn`` times pi, a twelfth of pi being the smallest step."""
    return _cosine_of_turn(tower, _HALF - turn), _cosine_of_turn(tower, turn)


def _cosine_of_turn(tower: Tower, turn: Fraction) -> Element:
    turn %= 2
    turn = min(turn, 2 - turn)
    if turn > _HALF:
        return tower.negated(_cosine_of_turn(tower, 1 - turn))
    half = tower.number(_HALF)
    match 12 * turn:
        case 0:
            return tower.one
        case 6:
            return tower.zero
        case 4:
            return half
        case 2:
            return tower.product(half, _root_of(tower, 3))
        case 3:
            return tower.product(half, _root_of(tower, 2))
        case twelfths:
            second = tower.scaled(_root_of(tower, 2), Fraction(1 if twelfths == 1 else -1))
            return tower.scaled(tower.sum(_root_of(tower, 6), second), Fraction(1, 4))


def _root_of(tower: Tower, integer: int) -> Element:
    return absolute_power(tower, tower.number(Fraction(integer)), _HALF)
