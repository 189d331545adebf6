"""From straight-line programs to normal forms: what instructions are, and what they ask of arguments."""

from collections.abc import Callable, Sequence
from fractions import Fraction

from grader.algebra.exponents import ExponentKind, NegativeBase, classify
from grader.algebra.normal_form.angles import sine_and_cosine
from grader.algebra.normal_form.conditions import Condition, Demand, holds
from grader.algebra.normal_form.exponentials import exponential, general_power
from grader.algebra.normal_form.generators import Element, NoNormalFormError
from grader.algebra.normal_form.inverses import (
    arccosine,
    arccotangent,
    arcsine,
    arctangent,
    inverse_cosh,
    inverse_sinh,
    inverse_tanh,
)
from grader.algebra.normal_form.logarithms import logarithm
from grader.algebra.normal_form.roots import real_power
from grader.algebra.normal_form.signs import absolute, sign_of
from grader.algebra.normal_form.tower import Tower
from grader.algebra.program import Instruction, Operation
from grader.syntax import FunctionName as F

Note = Callable[[Condition], None]

_PRICE = 5


class Conversion:
    """Converts instructions one by one; ``note`` is told what each asks for, before it is used."""

    def __init__(self, tower: Tower, note: Note) -> None:
        self.tower = tower
        self._note = note

    def converted(self, step: Instruction, parts: Sequence[Element]) -> Element:
        tower = self.tower
        tower.fuel.charge(_PRICE)
        match step.operation:
            case Operation.NUMBER:
                return tower.number(step.number)
            case Operation.PI:
                return tower.pi()
            case Operation.NAME:
                return tower.variable(step.column)
            case Operation.SUM:
                return self._folded(tower.sum, parts)
            case Operation.PRODUCT:
                return self._folded(tower.product, parts)
            case Operation.NEGATION:
                return tower.negated(parts[0])
            case Operation.QUOTIENT:
                return tower.product(parts[0], self._inverse(parts[1]))
            case _:
                return self._function(step, parts)

    def _folded(self, operation: Callable[[Element, Element], Element], parts: Sequence[Element]) -> Element:
        result = parts[0]
        for part in parts[1:]:
            result = operation(result, part)
        return result

    def _function(self, step: Instruction, parts: Sequence[Element]) -> Element:
        match step.operation:
            case Operation.POWER:
                return self._rational_power(parts[0], step.number)
            case Operation.GENERAL_POWER:
                return self._general_power(parts[0], parts[1], step.negative_base)
            case Operation.CALL:
                return _CALLS[step.function](self, parts[0])
            case _:
                raise TypeError(step)

    def _rational_power(self, base: Element, exponent: Fraction) -> Element:
        if classify(exponent) is ExponentKind.EVEN_ROOT:
            self.ask(Demand.NOT_NEGATIVE if exponent > 0 else Demand.POSITIVE, base)
        elif exponent <= 0:
            self.ask(Demand.NONZERO, base)
        return real_power(self.tower, base, exponent)

    def _general_power(self, base: Element, exponent: Element, negative_base: NegativeBase) -> Element:
        """An exponent that may be a whole number in disguise needs a base known to be positive.

        Zero has powers, zero too, for positive exponents of every kind.
        """
        if base.above.is_zero():
            self.ask(Demand.POSITIVE, exponent)
            return base
        condition = Condition(Demand.POSITIVE, base)
        if negative_base is NegativeBase.UNKNOWN and not holds(self.tower, condition):
            raise NoNormalFormError
        self._note(condition)
        return general_power(self.tower, base, exponent)

    def ask(self, demand: Demand, element: Element) -> None:
        self._note(Condition(demand, element))

    def _inverse(self, element: Element) -> Element:
        self.ask(Demand.NONZERO, element)
        return self.tower.inverse(element)

    def logarithm(self, element: Element) -> Element:
        self.ask(Demand.POSITIVE, element)
        return logarithm(self.tower, element)

    def sign(self, element: Element) -> Element:
        """Only where the argument is zero almost nowhere: sgn(0) is 0."""
        if not holds(self.tower, Condition(Demand.NONZERO, element)):
            raise NoNormalFormError
        return self.tower.polynomial(sign_of(self.tower, element))

    def sine(self, element: Element) -> Element:
        return sine_and_cosine(self.tower, element)[0]

    def cosine(self, element: Element) -> Element:
        return sine_and_cosine(self.tower, element)[1]

    def tangent(self, element: Element) -> Element:
        sine, cosine = sine_and_cosine(self.tower, element)
        self.ask(Demand.NONZERO, cosine)
        return self.tower.quotient(sine, cosine)

    def cotangent(self, element: Element) -> Element:
        sine, cosine = sine_and_cosine(self.tower, element)
        self.ask(Demand.NONZERO, sine)
        return self.tower.quotient(cosine, sine)

    def secant(self, element: Element) -> Element:
        return self._inverse(self.cosine(element))

    def cosecant(self, element: Element) -> Element:
        return self._inverse(self.sine(element))

    def sinh_and_cosh(self, element: Element) -> tuple[Element, Element]:
        tower, half = self.tower, Fraction(1, 2)
        rising = exponential(tower, element)
        falling = tower.inverse(rising)
        sinh, cosh = tower.difference(rising, falling), tower.sum(rising, falling)
        return tower.scaled(sinh, half), tower.scaled(cosh, half)

    def sinh(self, element: Element) -> Element:
        return self.sinh_and_cosh(element)[0]

    def cosh(self, element: Element) -> Element:
        return self.sinh_and_cosh(element)[1]

    def tanh(self, element: Element) -> Element:
        return self.tower.quotient(*self.sinh_and_cosh(element))

    def coth(self, element: Element) -> Element:
        sinh, cosh = self.sinh_and_cosh(element)
        self.ask(Demand.NONZERO, sinh)
        return self.tower.quotient(cosh, sinh)

    def sech(self, element: Element) -> Element:
        return self.tower.inverse(self.cosh(element))

    def csch(self, element: Element) -> Element:
        return self._inverse(self.sinh(element))

    def arcsine(self, element: Element) -> Element:
        self._ask_inside_one(element)
        return arcsine(self.tower, element)

    def arccosine(self, element: Element) -> Element:
        self._ask_inside_one(element)
        return arccosine(self.tower, element)

    def arcsecant(self, element: Element) -> Element:
        return self.arccosine(self._inverse(element))

    def arccosecant(self, element: Element) -> Element:
        return self.arcsine(self._inverse(element))

    def inverse_sinh(self, element: Element) -> Element:
        return inverse_sinh(self.tower, element)

    def inverse_csch(self, element: Element) -> Element:
        return inverse_sinh(self.tower, self._inverse(element))

    def inverse_cosh(self, element: Element) -> Element:
        """Defined for u >= 1, so u and u + 1 are positive too."""
        one = self.tower.one
        self.ask(Demand.NOT_NEGATIVE, self.tower.difference(element, one))
        self.ask(Demand.POSITIVE, element)
        self.ask(Demand.POSITIVE, self.tower.sum(element, one))
        return inverse_cosh(self.tower, element)

    def inverse_sech(self, element: Element) -> Element:
        return self.inverse_cosh(self._inverse(element))

    def inverse_tanh(self, element: Element) -> Element:
        one = self.tower.one
        self.ask(Demand.POSITIVE, self.tower.difference(one, element))
        self.ask(Demand.POSITIVE, self.tower.sum(one, element))
        return inverse_tanh(self.tower, element)

    def inverse_coth(self, element: Element) -> Element:
        square = self.tower.power(element, 2)
        self.ask(Demand.POSITIVE, self.tower.difference(square, self.tower.one))
        return inverse_tanh(self.tower, element)

    def _ask_inside_one(self, element: Element) -> None:
        one = self.tower.one
        self.ask(Demand.NOT_NEGATIVE, self.tower.difference(one, element))
        self.ask(Demand.NOT_NEGATIVE, self.tower.sum(one, element))


_CALLS: dict[F, Callable[[Conversion, Element], Element]] = {
    F.SIN: Conversion.sine,
    F.COS: Conversion.cosine,
    F.TAN: Conversion.tangent,
    F.SEC: Conversion.secant,
    F.CSC: Conversion.cosecant,
    F.COT: Conversion.cotangent,
    F.ASIN: Conversion.arcsine,
    F.ACOS: Conversion.arccosine,
    F.ATAN: lambda conversion, element: arctangent(conversion.tower, element),
    F.ASEC: Conversion.arcsecant,
    F.ACSC: Conversion.arccosecant,
    F.ACOT: lambda conversion, element: arccotangent(conversion.tower, element),
    F.SINH: Conversion.sinh,
    F.COSH: Conversion.cosh,
    F.TANH: Conversion.tanh,
    F.SECH: Conversion.sech,
    F.CSCH: Conversion.csch,
    F.COTH: Conversion.coth,
    F.ASINH: Conversion.inverse_sinh,
    F.ACOSH: Conversion.inverse_cosh,
    F.ATANH: Conversion.inverse_tanh,
    F.ASECH: Conversion.inverse_sech,
    F.ACSCH: Conversion.inverse_csch,
    F.ACOTH: Conversion.inverse_coth,
    F.EXP: lambda conversion, element: exponential(conversion.tower, element),
    F.LN: Conversion.logarithm,
    F.ABS: lambda conversion, element: absolute(conversion.tower, element),
    F.SGN: Conversion.sign,
}
