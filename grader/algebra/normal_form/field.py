"""Rational functions over Q in generators tied by triangular monic relations, and their arithmetic."""

from fractions import Fraction
from itertools import compress
from math import comb, prod

from flint import fmpq

from grader.algebra.normal_form.generators import (
    Element,
    Generator,
    Kind,
    NoNormalFormError,
    Polynomial,
    Relation,
    Ring,
)
from grader.fuel import Fuel
from grader.limits import (
    MONOMIAL_DEGREE,
    NORMAL_FORM_BITS,
    NORMAL_FORM_DEGREE,
    NORMAL_FORM_TERMS,
)

_PRODUCTS_FOR_A_UNIT = 32
_STEPS_FOR_A_UNIT = 100
_GCD_PRICE = 4
_LOW_DEGREE = 12
_STEEPNESS = 8
_SHORT_BITS = 256
_SQUARED_BITS_FOR_A_UNIT = 2**18
_WORDS_FOR_A_UNIT = 64


class Field:
    """Arithmetic of elements; every operation is charged before it is done.

    ``relations`` are in order, those of the newest generators first. Where numbers became long, their
    length counts (``has_long_numbers``).
    """

    def __init__(self, fuel: Fuel, ring: Ring) -> None:
        self.fuel, self.ring = fuel, ring
        self.zero, self.one = Element(self.ring.zero, self.ring.one), Element(self.ring.one, self.ring.one)
        self.generators: dict[int, Generator] = {}
        self.relations: dict[int, Relation] = {}
        self.has_long_numbers = False
        self._indices = range(len(ring.gens))
        self._inside: dict[int, tuple[Polynomial, tuple[int, ...]]] = {}

    def new_generator(self, generator: Generator) -> int:
        """Its index; the newest has the lowest, which is the most significant."""
        index = len(self.ring.gens) - 1 - len(self.generators)
        if index < 0:
            raise NoNormalFormError
        self.generators[index] = generator
        return index

    def relate(self, index: int, polynomial: Polynomial) -> None:
        """States that a polynomial, monic in a generator and with older ones beside it, is zero."""
        known = {**self.relations, index: Relation(int(polynomial.degrees()[index]), polynomial)}
        self.relations = dict(sorted(known.items()))

    def polynomial(self, polynomial: Polynomial) -> Element:
        return Element(self.reduced(polynomial), self.one.below)

    def generator(self, index: int) -> Element:
        return self.polynomial(self.ring.gens[index])

    def number(self, value: Fraction) -> Element:
        self._note_bits(max(value.numerator.bit_length(), value.denominator.bit_length()))
        return Element(self.ring.context.constant(fmpq(value.numerator, value.denominator)), self.one.below)

    def scaled(self, element: Element, factor: Fraction) -> Element:
        return Element(element.above * fmpq(factor.numerator, factor.denominator), element.below)

    def negated(self, element: Element) -> Element:
        return Element(-element.above, element.below)

    def sum(self, first: Element, second: Element) -> Element:
        if first.below == second.below:
            above = first.above + second.above
            return Element(above, first.below) if first.below.is_one() else self.normal(above, first.below)
        common = self._gcd(first.below, second.below)
        left, right = self._divided(first.below, common), self._divided(second.below, common)
        above = self.times(first.above, right) + self.times(second.above, left)
        return self.normal(above, self.times(left, second.below))

    def difference(self, first: Element, second: Element) -> Element:
        return self.sum(first, self.negated(second))

    def product(self, first: Element, second: Element) -> Element:
        if first.below.is_one() and second.below.is_one():
            return self.polynomial(self.times(first.above, second.above))
        if first.above.is_zero() or second.above.is_zero():
            return self.zero
        left = self._gcd(first.above, second.below)
        right = self._gcd(second.above, first.below)
        above = self.times(self._divided(first.above, left), self._divided(second.above, right))
        below = self.times(self._divided(first.below, right), self._divided(second.below, left))
        return self._reduced_fraction(above, below)

    def inverse(self, element: Element) -> Element:
        return self.normal(element.below, element.above)

    def quotient(self, first: Element, second: Element) -> Element:
        if first.below == second.below:
            return self.normal(first.above, second.above)
        return self.product(first, self.inverse(second))

    def power(self, element: Element, exponent: int) -> Element:
        if exponent < 0:
            return self.power(self.inverse(element), -exponent)
        if exponent <= 1:
            return element if exponent else self.one
        if element.above.is_zero():
            return element
        for polynomial in (element.above, element.below):
            self._check_power(polynomial, exponent)
        return self._reduced_fraction(element.above**exponent, element.below**exponent)

    def times(self, first: Polynomial, second: Polynomial) -> Polynomial:
        work = len(first) * len(second)
        self.fuel.charge(1 + work // _PRODUCTS_FOR_A_UNIT)
        if work > NORMAL_FORM_TERMS * 16:
            raise NoNormalFormError
        if self.has_long_numbers:
            self._charge_bits(work // _PRODUCTS_FOR_A_UNIT, first, second)
        return first * second

    def common_multiple(self, first: Polynomial, second: Polynomial) -> Polynomial:
        """The least one."""
        return self.times(first, self._divided(second, self._gcd(first, second)))

    def reduced(self, polynomial: Polynomial) -> Polynomial:
        """The same value with no power of a generator that its relation can lower."""
        if not self.relations or self.relations.keys().isdisjoint(self.generators_in(polynomial)):
            return polynomial
        degrees = polynomial.degrees()
        for index, relation in self.relations.items():
            degree = int(degrees[index])
            if degree >= relation.degree:
                work = len(polynomial) * len(relation.polynomial) * (degree // relation.degree)
                self.fuel.charge(1 + work // _PRODUCTS_FOR_A_UNIT)
                if work > NORMAL_FORM_TERMS * 16:
                    raise NoNormalFormError
                self.charge_steps(degree // relation.degree, len(polynomial), relation.polynomial)
                polynomial = divmod(polynomial, relation.polynomial)[1]
                degrees = polynomial.degrees()
        return polynomial

    def normal(self, above: Polynomial, below: Polynomial) -> Element:
        """The quotient in lowest terms with a monic denominator."""
        above, below = self.reduced(above), self.reduced(below)
        if below.is_zero():
            raise NoNormalFormError
        if above.is_zero():
            return self.zero
        common = self._gcd(above, below)
        return self._monic(self._divided(above, common), self._divided(below, common))

    def _reduced_fraction(self, above: Polynomial, below: Polynomial) -> Element:
        """For a quotient in lowest terms but for what the relations change."""
        lower_above, lower_below = self.reduced(above), self.reduced(below)
        if lower_above == above and lower_below == below:
            return self._monic(above, below)
        return self.normal(lower_above, lower_below)

    def _monic(self, above: Polynomial, below: Polynomial) -> Element:
        if below.is_zero() or len(above) + len(below) > NORMAL_FORM_TERMS:
            raise NoNormalFormError
        leading = below.leading_coefficient()
        return Element(above, below) if leading == 1 else Element(above / leading, below / leading)

    def _gcd(self, first: Polynomial, second: Polynomial) -> Polynomial:
        if first.is_one() or second.is_one() or first.is_constant() or second.is_constant():
            return self.one.above
        if len(first) == len(second) and _are_proportional(first, second):
            return first
        size = len(first) * len(second)
        self.fuel.charge(_GCD_PRICE + size // _PRODUCTS_FOR_A_UNIT)
        is_monomial = len(first) == 1 or len(second) == 1
        degree = 0 if is_monomial else int(max(first.total_degree(), second.total_degree()))
        if size > NORMAL_FORM_TERMS * 16 or degree > NORMAL_FORM_DEGREE:
            raise NoNormalFormError
        if degree > _LOW_DEGREE or (size > _PRODUCTS_FOR_A_UNIT and degree):
            self._charge_degrees(first, second)
        if self.has_long_numbers and not is_monomial:
            self._charge_bits(len(first) + len(second), first, second)
        return first.gcd(second)

    def _divided(self, polynomial: Polynomial, factor: Polynomial) -> Polynomial:
        return polynomial if factor.is_one() else polynomial // factor

    def _check_power(self, polynomial: Polynomial, exponent: int) -> None:
        """Refuses a power of too many terms, too high a degree or too long coefficients."""
        if polynomial.is_constant() and polynomial.is_one():
            return
        bits = max(_bits(each) for each in polynomial.coeffs())
        limit = MONOMIAL_DEGREE if len(polynomial) == 1 else NORMAL_FORM_DEGREE
        if polynomial.total_degree() * exponent > limit:
            raise NoNormalFormError
        self._note_bits(bits * exponent)
        terms, places = 1, len(polynomial) - 1
        for place in range(1, places + 1):
            terms = terms * (exponent + place) // place
            if terms > NORMAL_FORM_TERMS:
                raise NoNormalFormError
        self.fuel.charge(1 + terms * len(polynomial) // _PRODUCTS_FOR_A_UNIT)
        self.fuel.charge(terms * (bits * exponent // 64) // _WORDS_FOR_A_UNIT)

    def charge_steps(self, steps: int, terms: int, divisor: Polynomial) -> None:
        """For dividing so many terms, each so many times, where every step puts all but the leading term of
        the divisor in place of that one."""
        if steps < 2:
            return
        rest = len(divisor) - 1
        box = prod(steps * int(degree) + 1 for degree in divisor.degrees())
        found = min(comb(steps + rest - 1, rest - 1) if rest else 1, box)
        if found > NORMAL_FORM_TERMS:
            raise NoNormalFormError
        self.fuel.charge(terms * found * rest * steps // _STEPS_FOR_A_UNIT)

    def _charge_degrees(self, first: Polynomial, second: Polynomial) -> None:
        """A common divisor takes long where several generators have high degrees in both."""
        common = sorted(map(min, first.degrees(), second.degrees()))
        highest, next_highest, third = (int(degree) for degree in reversed(common[-3:]))
        self.fuel.charge(next_highest * (third + highest // _STEEPNESS))

    def _charge_bits(self, times: int, first: Polynomial, second: Polynomial) -> None:
        bits = max(_some_bits(first), _some_bits(second))
        self.fuel.charge((1 + times) * (bits * bits // _SQUARED_BITS_FOR_A_UNIT))

    def _note_bits(self, bits: int) -> None:
        if bits > NORMAL_FORM_BITS:
            raise NoNormalFormError
        self.has_long_numbers = self.has_long_numbers or bits > _SHORT_BITS

    def generators_in(self, polynomial: Polynomial) -> tuple[int, ...]:
        """Kept with the polynomial, as they are asked for time and again."""
        known = self._inside.get(id(polynomial))
        if known is None:
            inside = () if polynomial.is_zero() else tuple(compress(self._indices, polynomial.degrees()))
            known = self._inside[id(polynomial)] = polynomial, inside
        return known[1]

    def forget_inside(self) -> None:
        """What was kept with polynomials, for a field that is kept itself."""
        self._inside.clear()

    def single(self, polynomial: Polynomial) -> int | None:
        """The generator that a polynomial is, if it is one."""
        if len(polynomial) != 1 or polynomial.total_degree() != 1:
            return None
        return self.generators_in(polynomial)[0]

    def is_kind(self, index: int | None, *kinds: Kind) -> bool:
        return index is not None and self.generators[index].kind in kinds


def _are_proportional(first: Polynomial, second: Polynomial) -> bool:
    factor = second.leading_coefficient() / first.leading_coefficient()
    return bool(first * factor == second)


def _bits(value: fmpq) -> int:
    """Of the larger of numerator and denominator; none for a sign."""
    return max(int(abs(value.p)).bit_length(), int(value.q).bit_length()) if abs(value) != 1 else 0


def _some_bits(polynomial: Polynomial) -> int:
    """Of the longest of three coefficients."""
    last = len(polynomial) - 1
    places = {0, last // 2, last} if last >= 0 else ()
    return max((_bits(polynomial.coefficient(place)) for place in places), default=0)


def as_rational(value: fmpq) -> Fraction:
    return Fraction(int(value.p), int(value.q))
