"""Whether every part of an expression shows in its value: where one does not, agreement says little.

A part that moves the value by less than 2^-300 of it at every point looked at (a tiny term, a
saturated hyperbolic tangent, a bell far from its middle) could be anything else and still agree.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf

from flint import arb

from grader.algebra import Program
from grader.algebra.program import Instruction, Operation
from grader.algebra.slopes import largest_size, size, slope_sizes
from grader.limits import CONSTANT_BITS
from grader.syntax import FunctionName as F

Edge = tuple[int, int]  # an instruction and the place of one of its arguments

_CLEAR_OF_ROUNDING = 64
_SHARP = 2.0**40  # a sum of sizes beyond this is no longer right to a bit, as floats go
_WITH_ZEROS = frozenset((F.SIN, F.COS, F.TAN, F.COT, F.LN, F.ACOS, F.ACOSH, F.ASEC, F.ASECH))
_WITHOUT_ZEROS = frozenset((F.EXP, F.SECH, F.SEC, F.COSH, F.CSC, F.CSCH, F.COTH, F.ACOT))


def edges(program: Program, output: int) -> frozenset[Edge]:
    """All uses of an instruction by another on the way to an output."""
    reached = {output}
    for slot in range(output, -1, -1):
        if slot in reached:
            reached.update(program.instructions[slot].arguments)
    steps = program.instructions
    return frozenset((slot, place) for slot in reached for place in range(len(steps[slot].arguments)))


def visible_edges(
    program: Program, output: int, values: Sequence[arb], *, trusting_zeros: bool
) -> frozenset[Edge]:
    """The uses through which an argument moves an output by more than 2^-300 of the output's size.

    With ``trusting_zeros``, for values of the highest precision, a value that cannot be told from zero
    because terms cancel counts as zero: what led to it has to be large beside what is known of it,
    rather than beside the output. None where a value is so large or small that sizes cannot be compared.
    """
    if values[output].is_zero():
        return edges(program, output)
    flow = _Flow.of(program, output, values, trusting_zeros=trusting_zeros)
    if any(_SHARP < abs(size) < inf for size in flow.sizes):
        return frozenset()
    seen: set[Edge] = set()
    for slot in range(output, -1, -1):
        if flow.weights[slot] > -inf or flow.zeros[slot]:
            seen.update((slot, place) for place in flow.visible_places(slot))
    return frozenset(seen)


@dataclass(frozen=True, slots=True)
class _Flow:
    """How much of an output depends on each value, worked out from the output backwards.

    ``weights`` are sizes of the derivative of the output by each value; ``whole`` is the output's size.
    """

    program: Program
    values: Sequence[arb]
    sizes: list[float]
    zeros: list[bool]
    weights: list[float]
    whole: float

    @classmethod
    def of(cls, program: Program, output: int, values: Sequence[arb], *, trusting_zeros: bool) -> "_Flow":
        sizes = [size(value) for value in values]
        zeros: list[bool] = []
        for slot, step in enumerate(program.instructions):
            telling = trusting_zeros and all(sizes[i] > -inf or zeros[i] for i in step.arguments)
            cancels = telling and _may_be_zero(step, [zeros[i] for i in step.arguments])
            zeros.append(sizes[slot] == -inf and (cancels or values[slot].is_zero()))
        weights = [-inf] * len(values)
        weights[output] = 0.0
        return cls(program, values, sizes, zeros, weights, largest_size(values[output]))

    def visible_places(self, slot: int) -> list[int]:
        """The visible arguments of an instruction; their weights are raised on the way."""
        step = self.program.instructions[slot]
        if self.zeros[slot]:
            self.weights[slot] = max(self.weights[slot], self.whole - self._known(slot))
        slopes = slope_sizes(step, slot, self.values, self.sizes)
        found = enumerate(zip(step.arguments, slopes, strict=True))
        return [place for place, (part, slope) in found if self._is_visible(slot, part, slope)]

    def _known(self, slot: int) -> float:
        """How large something must be to show in a value that counts as zero: 1 in an exact zero."""
        largest = largest_size(self.values[slot])
        return 0.0 if largest == -inf else largest + CONSTANT_BITS + _CLEAR_OF_ROUNDING

    def _is_visible(self, slot: int, part: int, slope: float) -> bool:
        if self.zeros[part]:
            self.weights[part] = max(
                self.weights[part], -inf if slope == -inf else self.weights[slot] + slope
            )
            return True
        if slope == -inf and self._is_flat(slot):
            self.weights[part] = max(self.weights[part], self.whole - self.sizes[part])
            return True
        self.weights[part] = max(self.weights[part], self.weights[slot] + slope)
        return self.weights[slot] + slope + self.sizes[part] - self.whole >= -CONSTANT_BITS

    def _is_flat(self, slot: int) -> bool:
        """Whether an instruction does not answer to an argument by its nature: a sign, zero times it."""
        step = self.program.instructions[slot]
        if step.operation in (Operation.PRODUCT, Operation.QUOTIENT):
            return self.zeros[slot]
        return step.operation is Operation.CALL and step.function is F.SGN


def _may_be_zero(step: Instruction, zero_arguments: Sequence[bool]) -> bool:
    """Whether a value that reaches over zero may do so for cancellation, not for being too small to tell."""
    match step.operation:
        case Operation.SUM:
            return True
        case Operation.CALL if step.function in _WITH_ZEROS:
            return True
        case Operation.CALL if step.function in _WITHOUT_ZEROS:
            return False
        case Operation.QUOTIENT | Operation.POWER | Operation.GENERAL_POWER:
            return zero_arguments[0]
        case _:
            return any(zero_arguments)
