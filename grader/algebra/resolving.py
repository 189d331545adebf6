"""Absolute values and signs written out where the signs of their arguments are certain."""

from collections.abc import Sequence
from functools import lru_cache

from flint import arb

from grader.algebra.balls import trace_what_is_defined
from grader.algebra.compilation import resolve
from grader.algebra.program import Instruction, Operation, Program
from grader.syntax import FunctionName

_KEPT = 128
_JUMPING = (FunctionName.ABS, FunctionName.SGN)


def resolved_at(program: Program, point: Sequence[arb], *, bits: int) -> Program | None:
    """The program that holds all around a point, with terms cancelled that cancel there.

    Near a negative x, ``x+|x|`` is 0, not a ball around it. None where there is nothing to write out.
    """
    if not any(_jumps(step) for step in program.instructions):
        return None
    values = trace_what_is_defined(program, point, bits=bits)
    signs: list[tuple[int, int]] = []
    for slot, step in enumerate(program.instructions):
        value = values[step.arguments[0]] if _jumps(step) else None
        if value is not None and value != 0:
            signs.append((slot, 1 if value > 0 else -1))
    return _resolved(program, tuple(signs)) if signs else None


@lru_cache(maxsize=_KEPT)
def _resolved(program: Program, signs: tuple[tuple[int, int], ...]) -> Program:
    """The same for points where the signs are the same."""
    return resolve(program, dict(signs))


def _jumps(step: Instruction) -> bool:
    return step.operation is Operation.CALL and step.function in _JUMPING and not step.constant
