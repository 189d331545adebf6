"""Makes a program instruction by instruction: numbered values, folded constants, cancelled like terms."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from math import log2

from grader.algebra.exact import is_pole, value_at, value_at_turn
from grader.algebra.exponents import exact_logarithm, exact_power, size
from grader.algebra.irrational import at_negative_base
from grader.algebra.program import Instruction, Operation, Program
from grader.algebra.totality import needed
from grader.limits import FOLDED_BITS
from grader.syntax import FunctionName

_ZERO, _ONE = Fraction(0), Fraction(1)
_INVERSE = {FunctionName.EXP: FunctionName.LN, FunctionName.LN: FunctionName.EXP}


class Builder:
    """Grows a program; every method returns the number of the instruction that holds the result.

    Every rewriting here holds at each point where the original is defined, and an instruction that
    may be undefined stays in the program even when its value is no longer needed.
    """

    def __init__(self, names: Sequence[str]) -> None:
        self.names = tuple(names)
        self.instructions: list[Instruction] = []
        self.extent = 0.0
        self._numbered: dict[Instruction, int] = {}

    def program(self, outputs: Sequence[int]) -> Program:
        kept = needed(self.instructions, outputs)
        place = {old: new for new, old in enumerate(kept)}
        steps = (self.instructions[old] for old in kept)
        moved = tuple(replace(step, arguments=tuple(place[i] for i in step.arguments)) for step in steps)
        return Program(moved, self.names, tuple(place[output] for output in outputs), self.extent)

    def number(self, value: Fraction) -> int:
        if value:
            self.extent = max(self.extent, abs(log2(abs(value.numerator)) - log2(value.denominator)))
        return self._emit(Instruction(operation=Operation.NUMBER, number=value, constant=True))

    def pi(self) -> int:
        return self._emit(Instruction(operation=Operation.PI, constant=True))

    def name(self, column: int) -> int:
        return self._emit(Instruction(operation=Operation.NAME, column=column))

    def sum(self, terms: Iterable[int]) -> int:
        numbers: list[Fraction] = []
        alike: dict[tuple[int, ...], list[tuple[Fraction, int]]] = {}
        for term, sign in self._flat_terms(terms):
            number, rest = self._scaled(term)
            if rest:
                alike.setdefault(rest, []).append((sign * number, self._signed(term, sign)))
            else:
                numbers.append(sign * number)
        collected = [self._collected(rest, found) for rest, found in alike.items()]
        slots = [slot for slot in collected if self.folded(slot) != 0]
        slots += [self.number(value) for value in _folded(numbers, adding=True) if value]
        return self._joined(Operation.SUM, slots, _ZERO)

    def product(self, factors: Iterable[int]) -> int:
        scaled = [self._scaled(factor) for factor in factors]
        rest = [slot for _, slots in scaled for slot in slots]
        numbers = [
            number for number in _folded([number for number, _ in scaled], adding=False) if number != 1
        ]
        if 0 in numbers:
            return self.number(_ZERO)
        if numbers == [-1] and rest:
            return self._step(Operation.NEGATION, self._joined(Operation.PRODUCT, rest, _ONE))
        return self._joined(Operation.PRODUCT, [*map(self.number, numbers), *rest], _ONE)

    def negation(self, operand: int) -> int:
        return self.product([self.number(-_ONE), operand])

    def quotient(self, numerator: int, denominator: int) -> int:
        below = self.folded(denominator)
        if below:
            return self.product([self.number(1 / below), numerator])
        quotient = self._step(Operation.QUOTIENT, numerator, denominator)
        if below is None and self.folded(numerator) == 0:
            return self.number(_ZERO)
        return self.number(_ONE) if below is None and numerator == denominator else quotient

    def power(self, base: int, exponent: int) -> int:
        rational = self.folded(exponent)
        if rational is not None:
            return self.rational_power(base, rational)
        if self._calls(base, FunctionName.EXP):
            return self.call(FunctionName.EXP, self.product([self._argument(base), exponent]))
        if self.folded(base) == 1:
            return base
        return self._emit(
            Instruction(
                operation=Operation.GENERAL_POWER,
                arguments=(base, exponent),
                negative_base=at_negative_base(self.instructions, exponent),
                constant=self._are_constant(base, exponent),
            )
        )

    def rational_power(self, base: int, exponent: Fraction) -> int:
        step = self.instructions[base]
        if exponent == 1:
            return base
        if exponent == 0 and step.operation is not Operation.NUMBER:
            self._power_step(base, exponent)
            return self.number(_ONE)
        match step.operation:
            case Operation.NUMBER:
                exact = exact_power(step.number, exponent)
                return self._power_step(base, exponent) if exact is None else self.number(exact)
            case Operation.POWER if _may_multiply(step.number, exponent):
                return self.rational_power(step.arguments[0], step.number * exponent)
            case Operation.NEGATION if exponent.denominator % 2:
                positive = self.rational_power(step.arguments[0], exponent)
                return self.negation(positive) if exponent.numerator % 2 else positive
            case Operation.CALL if step.function is FunctionName.EXP:
                return self.call(step.function, self.product([self.number(exponent), step.arguments[0]]))
        return self._power_step(base, exponent)

    def call(self, function: FunctionName, argument: int) -> int:
        exact = self._exact_value(function, argument)
        if exact is not None:
            return self.number(exact)
        turn = self._turn(argument)
        if turn is not None and is_pole(function, turn):
            return self.quotient(self.number(_ONE), self.number(_ZERO))
        if function in _INVERSE and self._calls(argument, _INVERSE[function]):
            return self._argument(argument)
        return self._emit(
            Instruction(
                operation=Operation.CALL,
                arguments=(argument,),
                function=function,
                constant=self._are_constant(argument),
            )
        )

    def logarithm(self, argument: int, base: int) -> int:
        above, below = self.folded(argument), self.folded(base)
        whole = None if above is None or below is None else exact_logarithm(above, below)
        if whole is not None:
            return self.number(Fraction(whole))
        return self.quotient(self.call(FunctionName.LN, argument), self.call(FunctionName.LN, base))

    def folded(self, slot: int) -> Fraction | None:
        """The exact value of an instruction that is a number."""
        step = self.instructions[slot]
        return step.number if step.operation is Operation.NUMBER else None

    def _flat_terms(self, terms: Iterable[int]) -> Iterator[tuple[int, int]]:
        """Terms with signs; sums in sums, also negated ones, are opened."""
        waiting = [(term, 1) for term in reversed(list(terms))]
        while waiting:
            term, sign = waiting.pop()
            step = self.instructions[term]
            if step.operation is Operation.SUM:
                waiting.extend((part, sign) for part in reversed(step.arguments))
            elif step.operation is Operation.NEGATION:
                waiting.append((step.arguments[0], -sign))
            else:
                yield term, sign

    def _scaled(self, slot: int) -> tuple[Fraction, tuple[int, ...]]:
        """A rational coefficient and the other factors; no factors for a number."""
        step = self.instructions[slot]
        match step.operation:
            case Operation.NUMBER:
                return step.number, ()
            case Operation.NEGATION:
                number, rest = self._scaled(step.arguments[0])
                return -number, rest
            case Operation.PRODUCT:
                first = self.folded(step.arguments[0])
                return (_ONE, step.arguments) if first is None else (first, step.arguments[1:])
            case _:
                return _ONE, (slot,)

    def _signed(self, term: int, sign: int) -> int:
        return term if sign > 0 else self.negation(term)

    def _collected(self, rest: tuple[int, ...], found: list[tuple[Fraction, int]]) -> int:
        """The sum of like terms: ``found`` pairs the coefficient of each with the term itself."""
        if len(found) == 1:
            return found[0][1]
        total = sum((number for number, _ in found), _ZERO)
        return self.product([self.number(total), *rest])

    def _joined(self, operation: Operation, slots: Sequence[int], neutral: Fraction) -> int:
        """Numbers first, then in order of making, so that equal sums and products are the same step."""
        if not slots:
            return self.number(neutral)
        ordered = sorted(slots, key=lambda slot: (self.folded(slot) is None, slot))
        return slots[0] if len(slots) == 1 else self._step(operation, *ordered)

    def _step(self, operation: Operation, *arguments: int) -> int:
        constant = self._are_constant(*arguments)
        return self._emit(Instruction(operation=operation, arguments=arguments, constant=constant))

    def _power_step(self, base: int, exponent: Fraction) -> int:
        constant = self._are_constant(base)
        return self._emit(
            Instruction(operation=Operation.POWER, arguments=(base,), number=exponent, constant=constant)
        )

    def _are_constant(self, *slots: int) -> bool:
        return all(self.instructions[slot].constant for slot in slots)

    def _calls(self, slot: int, function: FunctionName) -> bool:
        step = self.instructions[slot]
        return step.operation is Operation.CALL and step.function is function

    def _argument(self, slot: int) -> int:
        return self.instructions[slot].arguments[0]

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

    def _emit(self, instruction: Instruction) -> int:
        slot = self._numbered.setdefault(instruction, len(self.instructions))
        if slot == len(self.instructions):
            self.instructions.append(instruction)
        return slot


def _may_multiply(inner: Fraction, outer: Fraction) -> bool:
    """Whether (u^inner)^outer is u^(inner*outer) wherever it is defined, with a product of fair length."""
    return inner != 0 and outer.denominator == 1 and size(inner) + size(outer) <= FOLDED_BITS


def _folded(numbers: Sequence[Fraction], *, adding: bool) -> list[Fraction]:
    """Their sum or product; in several parts where one number would be longer than is allowed."""
    parts: list[Fraction] = []
    for number in numbers:
        joined = parts[-1] + number if adding and parts else parts[-1] * number if parts else number
        if parts and size(joined) <= FOLDED_BITS:
            parts[-1] = joined
        else:
            parts.append(number)
    return parts
