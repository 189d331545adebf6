"""Where a program can change its formula: the values that pass or touch zero there."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from fractions import Fraction

import numpy as np

from grader.algebra.borders import Border, Column, Side, borders
from grader.algebra.floats import trace_floats
from grader.algebra.program import Instruction, Operation, Program
from grader.algebra.slicing import ancestors, sliced
from grader.syntax import FunctionName as F

_ABSOLUTE = frozenset((F.ABS,))
_SEVERAL_VALUED = frozenset((F.ATAN, F.ACOT, F.ASINH, F.ACSCH))
_MINUS_ONE = Fraction(-1)
_INFINITE_AT_ZERO = frozenset((F.CSCH, F.COTH, F.ACSCH))
_INFINITE_AT_ZEROS_OF = {F.TAN: F.COS, F.SEC: F.COS, F.COT: F.SIN, F.CSC: F.SIN}


def turning(program: Program) -> Program:
    """A program whose outputs tell the pieces of another apart: one of them is zero between two pieces.

    They are made from arguments of absolute values, signs, roots, logarithms and inverse functions, and
    from denominators beside those. A denominator alone ends no piece: a rational function is one formula
    on both sides of a pole. But the inverse tangent of one may be another branch on the other side.
    """
    asked = list(borders(program))
    asked += _nonzero(program, lambda step: _calls(step, _ABSOLUTE), place=0)
    if asked or any(_calls(step, _SEVERAL_VALUED) for step in program.instructions):
        asked += _nonzero(program, lambda step: step.operation is Operation.QUOTIENT, place=1)
        asked += _nonzero(
            program, lambda step: step.operation is Operation.POWER and step.number < 0, place=0
        )
    asked = list(dict.fromkeys(asked))
    values = sliced(program, [border.slot for border in asked])
    return _with_zeros(values, [border.side for border in asked])


def walls(program: Program, kept: Sequence[Border]) -> Program:
    """A program one of whose outputs is zero wherever a function that keeps some borders is not analytic.

    Poles count only in what a border, an absolute value or an inverse function is made from: beside any other
    the function can be continued through complex numbers.
    """
    asked = [*kept, *_nonzero(program, lambda step: _calls(step, _ABSOLUTE), place=0)]
    branching = [step for step in program.instructions if _calls(step, _SEVERAL_VALUED)]
    inside = [border.slot for border in asked] + [slot for step in branching for slot in step.arguments]
    steps = list(program.instructions)
    poles = [_pole(steps, steps[slot]) for slot in ancestors(program.instructions, inside)]
    asked += [Border(slot, Side.NONZERO) for slot in poles if slot is not None]
    asked = list(dict.fromkeys(asked))
    longer = replace(program, instructions=tuple(steps))
    return _with_zeros(sliced(longer, [each.slot for each in asked]), [each.side for each in asked])


def _pole(steps: list[Instruction], step: Instruction) -> int | None:
    """The instruction, made if need be, that is zero where a step is infinite; None if it is so nowhere."""
    if not step.arguments or steps[step.arguments[-1]].constant:
        return None
    if step.operation is Operation.QUOTIENT:
        return step.arguments[1]
    if (step.operation is Operation.POWER and step.number < 0) or _calls(step, _INFINITE_AT_ZERO):
        return step.arguments[0]
    if step.operation is Operation.CALL and step.function in _INFINITE_AT_ZEROS_OF:
        steps.append(replace(step, function=_INFINITE_AT_ZEROS_OF[step.function]))
        return len(steps) - 1
    return None


def turning_rows(program: Program, columns: Sequence[Column]) -> Column:
    """The outputs of such a program at candidates: one row an output."""
    values = trace_floats(program, columns)
    rows = np.empty((len(program.outputs), len(columns[0])))
    for row, slot in enumerate(program.outputs):
        rows[row] = values[slot]
    return rows


def _with_zeros(program: Program, sides: Sequence[Side]) -> Program:
    """The program with each output replaced by one that is zero on the border of its side."""
    steps = list(program.instructions)
    outputs = [_zero_on_border(steps, slot, side) for slot, side in zip(program.outputs, sides, strict=True)]
    return replace(program, instructions=tuple(steps), outputs=tuple(outputs))


def _zero_on_border(steps: list[Instruction], slot: int, side: Side) -> int:
    def made(operation: Operation, *arguments: int, number: Fraction = Fraction(0)) -> int:
        steps.append(Instruction(operation=operation, arguments=arguments, number=number))
        return len(steps) - 1

    def less_one(value: int) -> int:
        return made(Operation.SUM, made(Operation.NUMBER, number=_MINUS_ONE), value)

    match side:
        case Side.INSIDE_ONE | Side.OUTSIDE_ONE:
            return less_one(made(Operation.POWER, slot, number=Fraction(2)))
        case Side.ABOVE_ONE:
            return less_one(slot)
        case Side.ZERO_TO_ONE:
            return made(Operation.PRODUCT, slot, less_one(slot))
        case _:
            return slot


def _nonzero(program: Program, is_meant: Callable[[Instruction], bool], *, place: int) -> list[Border]:
    """Borders at zero for an argument of the instructions meant, where it is no constant."""
    slots = [step.arguments[place] for step in program.instructions if is_meant(step)]
    return [Border(slot, Side.NONZERO) for slot in slots if not program.instructions[slot].constant]


def _calls(step: Instruction, functions: frozenset[F]) -> bool:
    return step.operation is Operation.CALL and step.function in functions
