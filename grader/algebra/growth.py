"""What one more tree adds to a program: so little is left to run where the program's values are known."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from flint import arb, ctx

from grader.algebra.balls import Step, step_of
from grader.algebra.borders import Border, borders_of
from grader.algebra.compilation import Compiled
from grader.algebra.program import Instruction
from grader.algebra.slicing import is_total


@dataclass(frozen=True, eq=False)
class Growth:
    """Instructions numbered on from the ``known`` ones of a program; ``result`` may be one of either.

    ``new`` are those that the result needs or the tree's domain. Without slots, to make steps once.
    """

    instructions: Sequence[Instruction]
    known: int
    new: tuple[int, ...]
    result: int

    @cached_property
    def borders(self) -> tuple[Border, ...]:
        """What the tree asks beside what the program asks, of values that are no constants."""
        return borders_of((self.instructions[slot] for slot in self.new), self.instructions)

    @cached_property
    def _steps(self) -> tuple[tuple[int, Step], ...]:
        return tuple((slot, step_of(self.instructions[slot])) for slot in self.new)

    def trace(self, values: Sequence[arb], point: Sequence[arb], *, bits: int) -> list[arb]:
        """All values at a point where those of the program are known; raises as ``trace_balls`` does.

        What nobody needs has the value zero.
        """
        found = [*values, *[_NOTHING] * (len(self.instructions) - self.known)]
        with ctx.workprec(bits):
            for slot, step in self._steps:
                found[slot] = step(found, point)
        return found


_NOTHING = arb(0)


def growth(before: Compiled, after: Compiled) -> Growth:
    """Of a compacted program by the last tree compiled."""
    known, steps = len(before.builder.instructions), after.builder.instructions
    result = after.outputs[-1]
    new = [slot for slot in range(known, len(steps)) if not is_total(steps[slot])]
    kept = {result, *new}
    for slot in range(len(steps) - 1, known - 1, -1):
        if slot in kept:
            kept.update(steps[slot].arguments)
    return Growth(steps, known, tuple(sorted(slot for slot in kept if slot >= known)), result)
