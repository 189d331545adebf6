"""Which instructions are defined wherever their arguments are, and which of a program must be kept."""

from collections.abc import Sequence

from grader.algebra.program import Instruction, Operation
from grader.syntax import FunctionName as F

TOTAL_FUNCTIONS = frozenset(
    (F.SIN, F.COS, F.ATAN, F.ACOT, F.SINH, F.COSH, F.TANH, F.SECH, F.ASINH, F.EXP, F.ABS, F.SGN)
)
_PARTIAL = (Operation.QUOTIENT, Operation.GENERAL_POWER)


def is_total(step: Instruction) -> bool:
    """Whether the step is defined for all real arguments."""
    match step.operation:
        case Operation.CALL:
            return step.function in TOTAL_FUNCTIONS
        case Operation.POWER:
            return step.number > 0 and bool(step.number.denominator % 2)
        case operation:
            return operation not in _PARTIAL


def needed(instructions: Sequence[Instruction], outputs: Sequence[int]) -> list[int]:
    """The instructions that an output uses or that may be undefined, in order."""
    kept = set(outputs) | {slot for slot, step in enumerate(instructions) if not is_total(step)}
    for slot in range(len(instructions) - 1, -1, -1):
        if slot in kept:
            kept.update(instructions[slot].arguments)
    return sorted(kept)
