"""Where a program can change its formula: the values that pass or touch zero there."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from grader.algebra.borders import Border, Column, Side, borders
from grader.algebra.floats import trace_floats
from grader.algebra.program import Instruction, Operation, Program
from grader.algebra.slicing import sliced
from grader.syntax import FunctionName as F

CANDIDATES_FOR_A_UNIT = 32
_ABSOLUTE = frozenset((F.ABS,))
_SEVERAL_VALUED = frozenset((F.ATAN, F.ACOT, F.ASINH, F.ACSCH))


@dataclass(frozen=True, slots=True)
class Turning:
    """A program for the values that tell the pieces of another program apart: each is zero between pieces."""

    program: Program
    sides: tuple[Side, ...]

    def price(self, candidates: int) -> int:
        """Units of fuel for the rows of that many candidates."""
        return len(self.program.instructions) * candidates // CANDIDATES_FOR_A_UNIT

    def rows(self, columns: Sequence[Column]) -> Column:
        """One row for each such value, one column a candidate."""
        values = trace_floats(self.program, columns)
        rows = np.empty((len(self.sides), len(columns[0])))
        for row, (side, slot) in enumerate(zip(self.sides, self.program.outputs, strict=True)):
            rows[row] = values[slot] if side is Side.NONZERO else Border(slot, side).margin(values[slot])
        return rows


def turning(program: Program) -> Turning:
    """Arguments of absolute values, signs, roots, logarithms, inverse functions; denominators beside those.

    A denominator alone ends no piece: a rational function is one formula on both sides of a pole. But
    the inverse tangent of one may be another branch on the other side.
    """
    asked = list(borders(program))
    asked += _nonzero(program, lambda step: _calls(step, _ABSOLUTE), place=0)
    if asked or any(_calls(step, _SEVERAL_VALUED) for step in program.instructions):
        asked += _nonzero(program, lambda step: step.operation is Operation.QUOTIENT, place=1)
        asked += _nonzero(
            program, lambda step: step.operation is Operation.POWER and step.number < 0, place=0
        )
    asked = list(dict.fromkeys(asked))
    return Turning(sliced(program, [border.slot for border in asked]), tuple(border.side for border in asked))


def _nonzero(program: Program, is_meant: Callable[[Instruction], bool], *, place: int) -> list[Border]:
    """Borders at zero for an argument of the instructions meant, where it is no constant."""
    slots = [step.arguments[place] for step in program.instructions if is_meant(step)]
    return [Border(slot, Side.NONZERO) for slot in slots if not program.instructions[slot].constant]


def _calls(step: Instruction, functions: frozenset[F]) -> bool:
    return step.operation is Operation.CALL and step.function in functions
