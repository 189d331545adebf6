"""The borders of a program's domain: which instruction asks what of which value."""

from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache
from types import MappingProxyType

import numpy as np
from flint import arb
from numpy.typing import NDArray

from grader.algebra.exponents import ExponentKind, NegativeBase, classify
from grader.algebra.program import Instruction, Operation, Program
from grader.records import record
from grader.syntax import FunctionName as F

Column = NDArray[np.float64]


class Side(StrEnum):
    """Where a value must lie for its instruction to be certainly defined all around it."""

    POSITIVE = "> 0"
    POSITIVE_OR_UNKNOWN = "> 0 to be certain"
    NONZERO = "!= 0"
    NEGATIVE = "< 0"
    INSIDE_ONE = "|.| < 1"
    OUTSIDE_ONE = "|.| > 1"
    ABOVE_ONE = "> 1"
    ZERO_TO_ONE = "between 0 and 1"


@record()
class Border:
    """What the value of instruction ``slot`` must satisfy."""

    slot: int
    side: Side

    def is_kept(self, value: arb) -> bool:
        """Whether a ball certainly lies inside."""
        return is_inside(self.side, value)

    def margin(self, column: Column) -> Column:
        """Positive inside, negative outside, about the distance from the border."""
        return _MARGIN[self.side](column)


_CERTAIN: dict[Side, Callable[[arb], bool]] = {
    Side.POSITIVE: lambda v: v > 0,
    Side.POSITIVE_OR_UNKNOWN: lambda v: v > 0,
    Side.NONZERO: lambda v: v != 0,
    Side.NEGATIVE: lambda v: v < 0,
    Side.INSIDE_ONE: lambda v: abs(v) < 1,
    Side.OUTSIDE_ONE: lambda v: abs(v) > 1,
    Side.ABOVE_ONE: lambda v: v > 1,
    Side.ZERO_TO_ONE: lambda v: 0 < v < 1,
}
_MARGIN: dict[Side, Callable[[Column], Column]] = {
    Side.POSITIVE: lambda v: v,
    Side.POSITIVE_OR_UNKNOWN: lambda v: v,
    Side.NONZERO: np.abs,
    Side.NEGATIVE: np.negative,
    Side.INSIDE_ONE: lambda v: 1 - np.abs(v),
    Side.OUTSIDE_ONE: lambda v: np.abs(v) - 1,
    Side.ABOVE_ONE: lambda v: v - 1,
    Side.ZERO_TO_ONE: lambda v: np.minimum(v, 1 - v),
}
SIDES_OF_CALLS = MappingProxyType(
    {
        F.LN: Side.POSITIVE,
        F.ASIN: Side.INSIDE_ONE,
        F.ACOS: Side.INSIDE_ONE,
        F.ATANH: Side.INSIDE_ONE,
        F.ASEC: Side.OUTSIDE_ONE,
        F.ACSC: Side.OUTSIDE_ONE,
        F.ACOTH: Side.OUTSIDE_ONE,
        F.ACOSH: Side.ABOVE_ONE,
        F.ASECH: Side.ZERO_TO_ONE,
        F.SGN: Side.NONZERO,
    }
)


@lru_cache(maxsize=512)
def borders(program: Program) -> tuple[Border, ...]:
    """Every border whose value is no constant, in the order of the instructions."""
    return borders_of(program.instructions, program.instructions)


def borders_of(steps: Iterable[Instruction], instructions: Sequence[Instruction]) -> tuple[Border, ...]:
    """What some of the instructions ask of values that are no constants, each once."""
    found: dict[Border, None] = {}
    for step in steps:
        side_of = _SIDES.get(step.operation)
        side = side_of(step) if side_of else None
        if side and not instructions[step.arguments[0]].constant:
            found[Border(step.arguments[0], side)] = None
    return tuple(found)


def is_inside(side: Side, value: arb) -> bool:
    """Whether a ball certainly lies on this side of the border."""
    return _CERTAIN[side](value)


def side_of_power(exponent: Fraction) -> Side | None:
    """What a power with an exact rational exponent asks of its base."""
    return _ROOTS.get(classify(exponent))


def are_kept(borders_kept: Sequence[Border], values: Sequence[arb]) -> bool:
    """Whether a point with these values lies certainly inside all borders."""
    return all(border.is_kept(values[border.slot]) for border in borders_kept)


def _side_of_general_power(step: Instruction) -> Side:
    is_certain = step.negative_base is NegativeBase.UNDEFINED
    return Side.POSITIVE if is_certain else Side.POSITIVE_OR_UNKNOWN


_SIDES: dict[Operation, Callable[[Instruction], Side | None]] = {
    Operation.CALL: lambda step: SIDES_OF_CALLS.get(step.function),
    Operation.GENERAL_POWER: _side_of_general_power,
    Operation.POWER: lambda step: side_of_power(step.number),
}
_ROOTS = {ExponentKind.EVEN_ROOT: Side.POSITIVE, ExponentKind.ODD_ROOT: Side.NONZERO}
