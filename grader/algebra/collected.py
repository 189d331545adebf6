"""Programs in which equal bases are one power: results that agree often become the same instruction."""

from collections.abc import Iterable
from fractions import Fraction

from grader.algebra.arithmetic import ONE
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

# In place of the base that powers of e have in common, which is no instruction of theirs.
_OF_E = -1

# Asking an enumeration for a member costs as much as looking an instruction up.
_POWER, _EXP = Operation.POWER, FunctionName.EXP


class CollectedBuilder(Builder):
    """For comparing alone: each rewriting holds wherever all parts are defined, and where is forgotten.

    A power of anything but a rational number is e to a product, and trigonometric functions are made
    of sines and cosines.
    """

    def product(self, factors: Iterable[int]) -> int:
        numbers: list[int] = []
        slots: list[int] = []
        for factor in factors:
            number, rest = self._scaled[factor]
            if number != 1:
                numbers.append(self.number(number))
            slots += rest
        if len(slots) > 1:
            slots = self._joined_powers(slots)
        return super().product([*numbers, *slots])

    def _joined_powers(self, slots: list[int]) -> list[int]:
        """Factors that are no products, those of equal bases and those that are powers of e as one."""
        alike: dict[int, list[int]] = {}
        for slot in slots:
            step = self.instructions[slot]
            is_power = step.operation is _POWER
            base = step.arguments[0] if is_power else _OF_E if self._calls(slot, _EXP) else slot
            alike.setdefault(base, []).append(slot)
        return [
            found[0] if len(found) == 1 else self._joined_power(base, found) for base, found in alike.items()
        ]

    def _joined_power(self, base: int, slots: list[int]) -> int:
        if base == _OF_E:
            return self.call(_EXP, self.sum(map(self._argument, slots)))
        exponents = [ONE if slot == base else self.instructions[slot].number for slot in slots]
        return self.rational_power(base, Fraction(sum(exponents))) if sum(exponents) else self.number(ONE)

    def quotient(self, numerator: int, denominator: int) -> int:
        if self.folded(denominator) is not None:
            return super().quotient(numerator, denominator)
        return self.product([numerator, self.rational_power(denominator, _INVERSE)])

    def power(self, base: int, exponent: int) -> int:
        if self.folded(exponent) is not None or self._calls(base, _EXP):
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

    def _power_of_one(self, base: int, exponent: Fraction) -> int:
        return super().rational_power(base, exponent)
