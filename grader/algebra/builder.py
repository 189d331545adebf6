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

# Asking an enumeration for a member costs as much as looking an instruction up.
_NUMBER, _PI, _NEGATION = Operation.NUMBER, Operation.PI, Operation.NEGATION
_POWER, _CALL = Operation.POWER, Operation.CALL
_EXP, _ABS = FunctionName.EXP, FunctionName.ABS

# What a rational number or a rational multiple of pi is made by.
_FOLDING = frozenset((Operation.NUMBER, Operation.PI, Operation.PRODUCT, Operation.NEGATION))


class Builder(Arithmetic):
    """Everything a tree can ask for."""

    def power(self, base: int, exponent: int) -> int:
        rational = self.folded(exponent)
        if rational is not None:
            return self.rational_power(base, rational)
        if self._calls(base, _EXP):
            return self.call(_EXP, self.product([self._argument(base), exponent]))
        if self.folded(base) == 1:
            return base
        known = len(self.instructions)
        slot = self._step(Operation.GENERAL_POWER, (base, exponent))
        if slot == known:
            negative_base = at_negative_base(self.instructions, exponent)
            self.instructions[slot] = replace(self.instructions[slot], negative_base=negative_base)
        return slot

    def rational_power(self, base: int, exponent: Fraction) -> int:
        """The one meaning of a power with an exact rational exponent, however power or root was typed."""
        above, below = exponent.as_integer_ratio()
        if above == below:
            return base
        step = self.instructions[base]
        if step.operation is _NUMBER:
            exact = exact_power(step.number, exponent)
            return self._power_step(base, exponent) if exact is None else self.number(exact)
        if not above:
            self._power_step(base, exponent)
            return self.number(ONE)
        if step.operation is _NEGATION and below % 2:
            positive = self.rational_power(step.arguments[0], exponent)
            return self.negation(positive) if above % 2 else positive
        if step.operation is _POWER:
            return self._power_of_power(base, exponent)
        if step.operation is _CALL:
            return self._power_of_call(base, exponent)
        return self._power_step(base, exponent)

    def call(self, function: FunctionName, argument: int) -> int:
        step = self.instructions[argument]
        if step.operation in _FOLDING:
            exact = self._exact_call(function, argument)
            if exact is not None:
                return exact
        if function is _ABS and self._is_never_negative(argument):
            return argument
        if step.operation is _CALL:
            pair = (function, step.function)
            if pair in UNDONE:
                return step.arguments[0]
            if pair in UNDONE_TO_SIZE:
                return self.call(_ABS, step.arguments[0])
        return self._step(_CALL, (argument,), function, function=function)

    def _exact_call(self, function: FunctionName, argument: int) -> int | None:
        """The value, where it is an exact number or a pole, at a rational number or such a multiple of pi."""
        number = self.folded(argument)
        turn = self._turn(argument) if number is None else None
        exact = self._exact_value(function, number, turn)
        if exact is not None:
            return self.number(exact)
        if turn is not None and is_pole(function, turn):
            return self.quotient(self.number(ONE), self.number(ZERO))
        return None

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
            base = self.call(_ABS, base)
        return self.rational_power(base, inner * outer)

    def _power_of_call(self, slot: int, exponent: Fraction) -> int:
        """(e^u)^q is e^(qu); an even power of |u| is that of u."""
        function, argument = self.instructions[slot].function, self._argument(slot)
        if function is _EXP:
            return self.call(function, self.product([self.number(exponent), argument]))
        if function is _ABS and exponent.numerator % 2 == 0:
            return self.rational_power(argument, exponent)
        return self._power_step(slot, exponent)

    def _power_step(self, base: int, exponent: Fraction) -> int:
        return self._step(_POWER, (base,), exponent.as_integer_ratio(), number=exponent)

    def _calls(self, slot: int, function: FunctionName) -> bool:
        step = self.instructions[slot]
        return step.operation is _CALL and step.function is function

    def _argument(self, slot: int) -> int:
        return self.instructions[slot].arguments[0]

    def _is_never_negative(self, slot: int) -> bool:
        step = self.instructions[slot]
        if step.operation is _POWER:
            return step.number.numerator % 2 == 0 or step.number.denominator % 2 == 0
        return step.operation is _PI or any(self._calls(slot, each) for each in _NEVER_NEGATIVE)

    def _exact_value(
        self, function: FunctionName, number: Fraction | None, turn: Fraction | None
    ) -> Fraction | None:
        if number is not None:
            return value_at(function, number)
        return None if turn is None else value_at_turn(function, turn)

    def _turn(self, slot: int) -> Fraction | None:
        """How often pi an instruction is, if it is a rational multiple of pi."""
        number, rest = self._scaled[slot]
        is_pi = len(rest) == 1 and self.instructions[rest[0]].operation is _PI
        return Fraction(number) if is_pi else None
