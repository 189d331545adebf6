"""Which instructions of a program are needed: for some values, or for knowing where it is defined."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from grader.algebra.program import Instruction, Operation, Program
from grader.syntax import FunctionName as F

_TOTAL_FUNCTIONS = frozenset(
    (F.SIN, F.COS, F.ATAN, F.ACOT, F.SINH, F.COSH, F.TANH, F.SECH, F.ASINH, F.EXP, F.ABS, F.SGN)
)
_CALL, _POWER = Operation.CALL, Operation.POWER
_TOTAL_OPERATIONS = frozenset(
    (Operation.NUMBER, Operation.PI, Operation.NAME, Operation.SUM, Operation.PRODUCT, Operation.NEGATION)
)


def is_total(step: Instruction) -> bool:
    """Whether the step is defined for all real arguments."""
    operation = step.operation
    if operation is _CALL:
        return step.function in _TOTAL_FUNCTIONS
    if operation is _POWER:
        above, below = step.number.as_integer_ratio()
        return above > 0 and below % 2 == 1
    return operation in _TOTAL_OPERATIONS


def needed(instructions: Sequence[Instruction], outputs: Iterable[int]) -> list[int]:
    """The instructions that an output uses or that may be undefined, in order."""
    partial = [slot for slot, step in enumerate(instructions) if not is_total(step)]
    return ancestors(instructions, (*outputs, *partial))


def ancestors(instructions: Sequence[Instruction], outputs: Iterable[int]) -> list[int]:
    """The outputs and all instructions they are made from, in order."""
    kept = set(outputs)
    for slot in range(len(instructions) - 1, -1, -1):
        if slot in kept:
            kept.update(instructions[slot].arguments)
    return sorted(kept)


def kept_only(instructions: Sequence[Instruction], kept: Sequence[int]) -> tuple[Instruction, ...]:
    """Some instructions, renumbered; ``kept`` holds the arguments of all it holds."""
    if len(kept) == len(instructions):
        return tuple(instructions)
    place = {old: new for new, old in enumerate(kept)}
    return tuple([_moved(instructions[old], place) for old in kept])


def _moved(step: Instruction, place: dict[int, int]) -> Instruction:
    arguments = tuple([place[i] for i in step.arguments])
    return step if arguments == step.arguments else step.over(arguments)


def sliced(program: Program, outputs: Sequence[int]) -> Program:
    """A smaller program for some of the values, defined wherever those are."""
    kept = ancestors(program.instructions, outputs)
    place = {old: new for new, old in enumerate(kept)}
    steps = kept_only(program.instructions, kept)
    return replace(program, instructions=steps, outputs=tuple(place[slot] for slot in outputs))
