"""Makes a program: powers, roots, functions and logarithms on top of the four operations."""

from dataclasses import replace
from fractions import Fraction

from grader.algebra.arithmetic import ONE, ZERO, Arithmetic
from grader.algebra.exact import UNDONE, UNDONE_TO_SIZE, is_pole, value_at, value_at_turn
from grader.algebra.exponents import exact_logarithm, exact_power, size
from grader.algebra.irrational import at_negative_base
from grader.algebra.program import Operation
from grader.limits import FOLDED_BITS
from grader.syntax import FunctionName

_NEVER_NEGATIVE = (FunctionName.EXP, FunctionName.ABS, FunctionName.COSH)


class Builder(Arithmetic):
    """Everything a tree can ask for."""

    def power(self, base: int, exponent: int) -> int:
        rational = self.folded(exponent)
        if rational is not None:
            return self.rational_power(base, rational)
        if self._calls(base, FunctionName.EXP):
            return self.call(FunctionName.EXP, self.product([self._argument(base), exponent]))
        if self.folded(base) == 1:
            return base
        slot = self._step(Operation.GENERAL_POWER, base, exponent)
        negative_base = at_negative_base(self.instructions, exponent)
        self.instructions[slot] = replace(self.instructions[slot], negative_base=negative_base)
        return slot

    def rational_power(self, base: int, exponent: Fraction) -> int:
        """The one meaning of a power with an exact rational exponent, however power or root was typed."""
        if exponent == 1:
            return base
        match self.instructions[base].operation:
            case Operation.NUMBER:
                exact = exact_power(self.instructions[base].number, exponent)
                return self._power_step(base, exponent) if exact is None else self.number(exact)
            case _ if exponent == 0:
                self._power_step(base, exponent)
                return self.number(ONE)
            case Operation.POWER:
                return self._power_of_power(base, exponent)
            case Operation.NEGATION if exponent.denominator % 2:
                positive = self.rational_power(self._argument(base), exponent)
                return self.negation(positive) if exponent.numerator % 2 else positive
            case Operation.CALL:
                return self._power_of_call(base, exponent)
            case _:
                return self._power_step(base, exponent)

    def call(self, function: FunctionName, argument: int) -> int:
        exact = self._exact_value(function, argument)
        if exact is not None:
            return self.number(exact)
        turn = self._turn(argument)
        if turn is not None and is_pole(function, turn):
            return self.quotient(self.number(ONE), self.number(ZERO))
        if function is FunctionName.ABS and self._is_never_negative(argument):
            return argument
        return self._undone(function, argument)

    def _undone(self, function: FunctionName, argument: int) -> int:
        """A call, or the inner argument where the outer function undoes the inner one."""
        step = self.instructions[argument]
        pair = (function, step.function)
        if step.operation is Operation.CALL and pair in UNDONE:
            return step.arguments[0]
        if step.operation is Operation.CALL and pair in UNDONE_TO_SIZE:
            return self.call(FunctionName.ABS, step.arguments[0])
        return self._step(Operation.CALL, argument, function=function)

    def logarithm(self, argument: int, base: int) -> int:
        above, below = self.folded(argument), self.folded(base)
        whole = None if above is None or below is None else exact_logarithm(above, below)
        if whole is not None:
            return self.number(Fraction(whole))
        return self.quotient(self.call(FunctionName.LN, argument), self.call(FunctionName.LN, base))

    def _power_of_power(self, slot: int, outer: Fraction) -> int:
        """(u^p)^q is u^(pq) wherever it is defined, but for an even root of an even power: |u|^(pq)."""
        base, inner = self._argument(slot), self.instructions[slot].number
        if inner == 0 or size(inner) + size(outer) > FOLDED_BITS:
            return self._power_step(slot, outer)
        if inner.numerator % 2 == 0 and outer.denominator % 2 == 0:
            base = self.call(FunctionName.ABS, base)
        return self.rational_power(base, inner * outer)

    def _power_of_call(self, slot: int, exponent: Fraction) -> int:
        """(e^u)^q is e^(qu); an even power of |u| is that of u."""
        function, argument = self.instructions[slot].function, self._argument(slot)
        if function is FunctionName.EXP:
            return self.call(function, self.product([self.number(exponent), argument]))
        if function is FunctionName.ABS and exponent.numerator % 2 == 0:
            return self.rational_power(argument, exponent)
        return self._power_step(slot, exponent)

    def _power_step(self, base: int, exponent: Fraction) -> int:
        return self._step(Operation.POWER, base, number=exponent)

    def _calls(self, slot: int, function: FunctionName) -> bool:
        step = self.instructions[slot]
        return step.operation is Operation.CALL and step.function is function

    def _argument(self, slot: int) -> int:
        return self.instructions[slot].arguments[0]

    def _is_never_negative(self, slot: int) -> bool:
        step = self.instructions[slot]
        if step.operation is Operation.POWER:
            return step.number.numerator % 2 == 0 or step.number.denominator % 2 == 0
        return step.operation is Operation.PI or any(self._calls(slot, each) for each in _NEVER_NEGATIVE)

    def _exact_value(self, function: FunctionName, argument: int) -> Fraction | None:
        number, turn = self.folded(argument), self._turn(argument)
        if number is not None:
            return value_at(function, number)
        return None if turn is None else value_at_turn(function, turn)

    def _turn(self, slot: int) -> Fraction | None:
        """How often pi an instruction is, if it is a rational multiple of pi."""
        number, rest = self._scaled(slot)
        is_pi = len(rest) == 1 and self.instructions[rest[0]].operation is Operation.PI
        return number if is_pi else None
