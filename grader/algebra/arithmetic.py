"""The four operations of a growing program: numbered values, folded constants, cancelled like terms."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from fractions import Fraction
from types import MappingProxyType
from typing import Self, TypedDict, Unpack

from grader.algebra.exponents import size
from grader.algebra.program import Instruction, Operation, Program
from grader.algebra.slicing import kept_only, needed
from grader.limits import FOLDED_BITS
from grader.syntax import FunctionName

Rational = int | Fraction  # whole numbers, the most by far, are reckoned with faster as such

ZERO, ONE = 0, 1

# Asking an enumeration for a member costs as much as looking an instruction up.
_NUMBER, _PI, _NAME, _POWER, _CALL = (
    Operation.NUMBER,
    Operation.PI,
    Operation.NAME,
    Operation.POWER,
    Operation.CALL,
)
_SUM, _PRODUCT, _NEGATION, _QUOTIENT = (
    Operation.SUM,
    Operation.PRODUCT,
    Operation.NEGATION,
    Operation.QUOTIENT,
)

_MINUS_ONE = [-1]


class _Fields(TypedDict, total=False):
    """What only instructions of some operations have."""

    number: Fraction
    column: int
    function: FunctionName


class Arithmetic:
    """Grows a program; every method returns the number of the instruction that holds the result.

    Every rewriting here holds at each point where the original is defined, and an instruction that
    may be undefined stays in the program even when its value is no longer needed.
    """

    def __init__(self, names: Sequence[str]) -> None:
        self.names = tuple(names)
        self.instructions: list[Instruction] = []
        self.extent = 0
        self._numbered: dict[object, int] = {}
        self._scaled: list[tuple[Rational, tuple[int, ...]]] = []

    def copied(self) -> Self:
        """The same program so far, to grow apart from this one."""
        copy = type(self)(self.names)
        copy.instructions, copy.extent = self.instructions.copy(), self.extent
        copy._numbered, copy._scaled = self._numbered.copy(), self._scaled.copy()
        return copy

    def compacted(self, outputs: Sequence[int]) -> tuple[Self, tuple[int, ...]]:
        """The same without what nobody needs, numbered as in the program; and its outputs."""
        program = self.program(outputs)
        copy = type(self)(self.names)
        copy.extent = self.extent
        for step in program.instructions:
            copy._append(_key_of(step), step)
        return copy, program.outputs

    def program(self, outputs: Sequence[int]) -> Program:
        kept = needed(self.instructions, outputs)
        place = {old: new for new, old in enumerate(kept)}
        steps = kept_only(self.instructions, kept)
        return Program(steps, self.names, tuple(place[output] for output in outputs), self.extent)

    def number(self, value: Rational) -> int:
        above, below = ratio = value.as_integer_ratio()
        slot = self._numbered.get((_NUMBER, (), ratio))
        if slot is not None:
            return slot
        self.extent = max(self.extent, abs(above.bit_length() - below.bit_length()))
        return self._step(_NUMBER, (), ratio, number=Fraction(value))

    def pi(self) -> int:
        return self._step(_PI)

    def name(self, column: int) -> int:
        return self._step(_NAME, (), column, column=column)

    def sum(self, terms: Iterable[int]) -> int:
        numbers: list[Rational] = []
        alike: dict[tuple[int, ...], list[tuple[Rational, int]]] = {}
        for term, sign in self._flat_terms(terms):
            number, rest = self._scaled[term]
            if rest:
                signed = (number, term) if sign > 0 else (-number, self.negation(term))
                alike.setdefault(rest, []).append(signed)
            else:
                numbers.append(number if sign > 0 else -number)
        slots = self._collected_terms(alike)
        numbers = [value for value in _folded(numbers, adding=True) if value]
        if len(slots) + len(numbers) > 1 and self._leads_with_minus(slots):
            opposite = [*map(self.negation, slots), *[self.number(-value) for value in numbers]]
            return self._step(_NEGATION, (self._joined(_SUM, opposite, ZERO),))
        return self._joined(_SUM, [*slots, *map(self.number, numbers)], ZERO)

    def product(self, factors: Iterable[int]) -> int:
        numbers: list[Rational] = []
        rest: list[int] = []
        for factor in factors:
            number, slots = self._scaled[factor]
            rest += slots
            if number != 1:
                numbers.append(number)
        numbers = [number for number in _folded(numbers, adding=False) if number != 1]
        if not all(numbers):
            return self.number(ZERO)
        if rest and numbers == _MINUS_ONE:
            return self._step(_NEGATION, (self._joined(_PRODUCT, rest, ONE),))
        return self._joined(_PRODUCT, [*map(self.number, numbers), *rest], ONE)

    def negation(self, operand: int) -> int:
        step = self.instructions[operand]
        if step.operation is _NEGATION:
            return step.arguments[0]
        if step.operation is _NUMBER or step.operation is _PRODUCT:
            return self.product([self.number(-ONE), operand])
        return self._step(_NEGATION, (operand,))

    def quotient(self, numerator: int, denominator: int) -> int:
        below = self.folded(denominator)
        if below:
            return self.product([self.number(1 / below), numerator])
        quotient = self._step(_QUOTIENT, (numerator, denominator))
        if below is None and self.folded(numerator) == 0:
            return self.number(ZERO)
        return self.number(ONE) if below is None and numerator == denominator else quotient

    def folded(self, slot: int) -> Fraction | None:
        """The exact value of an instruction that is a number."""
        step = self.instructions[slot]
        return step.number if step.operation is _NUMBER else None

    def _flat_terms(self, terms: Iterable[int]) -> list[tuple[int, int]]:
        """Terms with signs; sums in sums, also negated ones, are opened."""
        flat: list[tuple[int, int]] = []
        waiting = [(term, 1) for term in terms]
        waiting.reverse()
        while waiting:
            term, sign = waiting.pop()
            step = self.instructions[term]
            if step.operation is _SUM:
                waiting += [(part, sign) for part in reversed(step.arguments)]
            elif step.operation is _NEGATION:
                waiting.append((step.arguments[0], -sign))
            else:
                flat.append((term, sign))
        return flat

    def _leads_with_minus(self, terms: Sequence[int]) -> bool:
        """Whether the first term made has a negative coefficient: ``1 - x`` is made as ``-(x - 1)``."""
        scaled = [(rest, number) for number, rest in map(self._scaled.__getitem__, terms)]
        return min(scaled)[1] < 0 if scaled else False

    def _collected_terms(self, alike: Mapping[tuple[int, ...], list[tuple[Rational, int]]]) -> list[int]:
        """The sums of like terms that do not cancel; each coefficient is paired with the term itself."""
        slots: list[int] = []
        for rest, found in alike.items():
            slot = found[0][1]
            if len(found) > 1:
                slot = self.product([self.number(sum([number for number, _ in found], ZERO)), *rest])
                if self.folded(slot) == 0:
                    continue
            slots.append(slot)
        return slots

    def _joined(self, operation: Operation, slots: Sequence[int], neutral: Rational) -> int:
        """Numbers first, then in order of making, so that equal sums and products are the same step."""
        if not slots:
            return self.number(neutral)
        if len(slots) == 1:
            return slots[0]
        scaled, ordered = self._scaled, sorted(slots)
        numbers = [slot for slot in ordered if not scaled[slot][1]]
        if numbers:
            ordered = numbers + [slot for slot in ordered if scaled[slot][1]]
        return self._step(operation, tuple(ordered))

    def _step(
        self,
        operation: Operation,
        arguments: tuple[int, ...] = (),
        detail: object = None,
        **fields: Unpack[_Fields],
    ) -> int:
        """The instruction with these parts: the one made before, or a new one with these fields, too.

        ``detail`` tells it from others with the same operation and arguments.
        """
        key = (operation, arguments, detail)
        slot = self._numbered.get(key)
        if slot is not None:
            return slot
        are_constant = [self.instructions[i].constant for i in arguments]
        is_constant = operation is not _NAME and False not in are_constant
        return self._append(key, Instruction(operation, arguments, is_constant, **fields))

    def _append(self, key: object, step: Instruction) -> int:
        self._numbered[key] = slot = len(self.instructions)
        self.instructions.append(step)
        self._scaled.append(self._as_scaled(slot, step))
        return slot

    def _as_scaled(self, slot: int, step: Instruction) -> tuple[Rational, tuple[int, ...]]:
        """A rational coefficient and the other factors; no factors for a number."""
        operation = step.operation
        if operation is _NUMBER:
            return _whole(step.number), ()
        if operation is _NEGATION:
            number, rest = self._scaled[step.arguments[0]]
            return -number, rest
        if operation is _PRODUCT:
            number, rest = self._scaled[step.arguments[0]]
            return (ONE, step.arguments) if rest else (number, step.arguments[1:])
        return ONE, (slot,)


def _key_of(step: Instruction) -> object:
    """What tells an instruction from every other one."""
    detail = _DETAILS.get(step.operation)
    return (step.operation, step.arguments, detail and detail(step))


_DETAILS: Mapping[Operation, Callable[[Instruction], object]] = MappingProxyType(
    {
        _NUMBER: lambda step: step.number.as_integer_ratio(),
        _POWER: lambda step: step.number.as_integer_ratio(),
        _NAME: lambda step: step.column,
        _CALL: lambda step: step.function,
    }
)


def _whole(number: Fraction) -> Rational:
    """A whole number as such."""
    return number.numerator if number.denominator == 1 else number


def _folded(numbers: list[Rational], *, adding: bool) -> list[Rational]:
    """Their sum or product; in several parts where one number would be longer than is allowed."""
    if len(numbers) < 2:
        return numbers
    parts: list[Rational] = []
    for number in numbers:
        joined = parts[-1] + number if adding and parts else parts[-1] * number if parts else number
        if parts and size(joined) <= FOLDED_BITS:
            parts[-1] = joined
        else:
            parts.append(number)
    return parts
