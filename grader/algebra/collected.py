"""Programs in which equal bases are one power: results that agree often become the same instruction."""

from collections.abc import Iterable
from fractions import Fraction

from grader.algebra.builder import Builder
from grader.algebra.program import Operation
from grader.syntax import FunctionName

_RECIPROCALS = {
    FunctionName.SEC: FunctionName.COS,
    FunctionName.CSC: FunctionName.SIN,
    FunctionName.SECH: FunctionName.COSH,
    FunctionName.CSCH: FunctionName.SINH,
}
_QUOTIENTS = {
    FunctionName.TAN: (FunctionName.SIN, FunctionName.COS),
    FunctionName.COT: (FunctionName.COS, FunctionName.SIN),
    FunctionName.TANH: (FunctionName.SINH, FunctionName.COSH),
    FunctionName.COTH: (FunctionName.COSH, FunctionName.SINH),
}
_INVERSE = Fraction(-1)


class CollectedBuilder(Builder):
    """For comparing alone: each rewriting holds wherever all parts are defined, and where is forgotten.

    A power of anything but a rational number is e to a product, and trigonometric functions are made
    of sines and cosines.
    """

    def product(self, factors: Iterable[int]) -> int:
        numbers: list[int] = []
        exponents: list[int] = []
        powers: dict[int, Fraction | int] = {}
        for factor in factors:
            number, rest = self._scaled[factor]
            if number != 1:
                numbers.append(self.number(number))
            for slot in rest:
                if self._calls(slot, FunctionName.EXP):
                    exponents.append(self._argument(slot))
                else:
                    base, exponent = self._as_power(slot)
                    powers[base] = powers.get(base, 0) + exponent
        parts = [self.rational_power(base, Fraction(each)) for base, each in powers.items() if each]
        if exponents:
            parts.append(self.call(FunctionName.EXP, self.sum(exponents)))
        return super().product([*numbers, *parts])

    def quotient(self, numerator: int, denominator: int) -> int:
        if self.folded(denominator) is not None:
            return super().quotient(numerator, denominator)
        return self.product([numerator, self.rational_power(denominator, _INVERSE)])

    def power(self, base: int, exponent: int) -> int:
        if self.folded(exponent) is not None or self._calls(base, FunctionName.EXP):
            return super().power(base, exponent)
        return self.call(FunctionName.EXP, self.product([exponent, self.call(FunctionName.LN, base)]))

    def rational_power(self, base: int, exponent: Fraction) -> int:
        """A whole power of a product is that of its factors."""
        number, rest = self._scaled[base]
        if exponent.denominator != 1 or not exponent or rest in ((), (base,)):
            return super().rational_power(base, exponent)
        return self.product([self._power_of_one(slot, exponent) for slot in (self.number(number), *rest)])

    def call(self, function: FunctionName, argument: int) -> int:
        slot = super().call(function, argument)
        if not self._calls(slot, function):
            return slot
        if function in _RECIPROCALS:
            return self.rational_power(self.call(_RECIPROCALS[function], argument), _INVERSE)
        if function in _QUOTIENTS:
            above, below = (self.call(each, argument) for each in _QUOTIENTS[function])
            return self.quotient(above, below)
        return slot

    def _as_power(self, slot: int) -> tuple[int, Fraction | int]:
        step = self.instructions[slot]
        return (step.arguments[0], step.number) if step.operation is Operation.POWER else (slot, 1)

    def _power_of_one(self, base: int, exponent: Fraction) -> int:
        return super().rational_power(base, exponent)
