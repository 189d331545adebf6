"""What one more tree adds to a program: so little is left to run where the program's values are known."""

from collections.abc import Sequence

from flint import arb

from grader.algebra.balls import Step, step_of
from grader.algebra.borders import Border, borders_of
from grader.algebra.compilation import Compiled
from grader.algebra.program import Instruction
from grader.algebra.slicing import is_total
from grader.records import record


@record()
class Growth:
    """Instructions numbered on from the ``known`` ones of a program; ``result`` may be one of either.

    ``steps`` run the new ones that the result needs or the tree's domain; ``borders`` are what the tree asks
    beside what the program asks, of values that are no constants.
    """

    instructions: Sequence[Instruction]
    known: int
    result: int
    steps: tuple[tuple[int, Step], ...]
    borders: tuple[Border, ...]

    @property
    def new(self) -> list[int]:
        return [slot for slot, _ in self.steps]

    def trace(self, values: Sequence[arb], point: Sequence[arb]) -> list[arb]:
        """All values at a point where those of the program are known, with the bits in force.

        Raises as ``trace_balls`` does. What nobody needs has the value zero.
        """
        found = [*values, *[_NOTHING] * (len(self.instructions) - self.known)]
        for slot, step in self.steps:
            found[slot] = step(found, point)
        return found


_NOTHING = arb(0)


def growth(before: Compiled, after: Compiled) -> Growth:
    """Of a compacted program by the last tree compiled."""
    known, steps = len(before.builder.instructions), after.builder.instructions
    result = after.outputs[-1]
    kept = {result}
    for slot in range(len(steps) - 1, known - 1, -1):
        if slot in kept or not is_total(steps[slot]):
            kept.add(slot)
            kept.update(steps[slot].arguments)
    return grown_by(steps, [slot for slot in range(known, len(steps)) if slot in kept], known, result)


def grown_by(instructions: Sequence[Instruction], new: Sequence[int], known: int, result: int) -> Growth:
    """Of a program by some instructions that hold all they are made from."""
    steps = tuple([(slot, step_of(instructions[slot])) for slot in new])
    asking = borders_of([instructions[slot] for slot in new], instructions)
    return Growth(instructions, known, result, steps, asking)
