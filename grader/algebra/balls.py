"""Rigorous values: programs run in ball arithmetic with the real meaning of every function.

A ball encloses the true value. What is certainly undefined raises ``UndefinedError``; what the bits
at hand cannot tell raises ``UnsureError``. No infinity and no NaN gets out.
"""

from collections.abc import Callable, Sequence
from fractions import Fraction
from functools import lru_cache

from flint import arb, ctx, fmpq

from grader.algebra.ball_functions import (
    FUNCTIONS,
    UndefinedError,
    UnsureError,
    general_power,
    inverse,
    power_function,
)
from grader.algebra.program import Instruction, Operation, Program
from grader.syntax import FunctionName

__all__ = ["UndefinedError", "UnsureError", "ball", "evaluate_balls", "trace_balls"]

Step = Callable[[list[arb], Sequence[arb]], arb]
_PROGRAMS_KEPT = 512
_EXACT_BITS = 53
_EFFORTS = {Operation.CALL: 2, Operation.GENERAL_POWER: 2}
_PRECISE_EFFORT, _QUICK = 28, frozenset((FunctionName.ABS, FunctionName.SGN))


def ball(value: Fraction) -> arb:
    """The number itself where it is dyadic, else the closest ball at the precision in force."""
    return arb(fmpq(value.numerator, value.denominator))


def as_fraction(value: arb) -> Fraction:
    """The middle of a ball; an UnsureError where it has none."""
    if not value.is_finite():
        raise UnsureError
    mantissa, exponent = value.mid().man_exp()
    return Fraction(int(mantissa)) * Fraction(2) ** int(exponent)


@lru_cache(maxsize=_PROGRAMS_KEPT)
def effort(program: Program) -> int:
    """What it takes to run a program once, a sum of two values being one."""
    return sum(_EFFORTS.get(step.operation, 1) for step in program.instructions)


@lru_cache(maxsize=_PROGRAMS_KEPT)
def precise_effort(program: Program) -> int:
    """The same with thousands of bits, where functions and roots take far longer than sums."""
    return sum(_PRECISE_EFFORT if _takes_long(step) else 1 for step in program.instructions)


def _takes_long(step: Instruction) -> bool:
    is_root = step.operation is Operation.POWER and step.number.denominator > 2
    return is_root or (step.operation in _EFFORTS and step.function not in _QUICK)


def evaluate_balls(program: Program, point: Sequence[arb], *, bits: int) -> arb:
    """An enclosure of the program's result at a point."""
    return trace_balls(program, point, bits=bits)[program.result]


def trace_balls(program: Program, point: Sequence[arb], *, bits: int) -> list[arb]:
    """Enclosures of the results of all instructions at a point."""
    values: list[arb] = []
    with ctx.workprec(bits):
        for step in _steps(program):
            values.append(step(values, point))
    return values


def trace_what_is_defined(program: Program, point: Sequence[arb], *, bits: int) -> list[arb | None]:
    """The same, but None for what is undefined or unsure and for all that depends on it."""
    values: list[arb | None] = []
    with ctx.workprec(bits):
        for instruction, step in zip(program.instructions, _steps(program), strict=True):
            values.append(_value_if_defined(step, [values[i] for i in instruction.arguments], values, point))
    return values


def _value_if_defined(
    step: Step, parts: list[arb | None], values: list[arb], point: Sequence[arb]
) -> arb | None:
    if any(part is None for part in parts):
        return None
    try:
        return step(values, point)
    except (UndefinedError, UnsureError):
        return None


@lru_cache(maxsize=_PROGRAMS_KEPT)
def _steps(program: Program) -> tuple[Step, ...]:
    return tuple(map(step_of, program.instructions))


def step_of(instruction: Instruction) -> Step:
    """What runs an instruction: a function of the values so far and of the point."""
    return _MAKERS[instruction.operation](instruction)


def _number(instruction: Instruction) -> Step:
    value = instruction.number
    numerator, denominator = value.numerator, value.denominator
    if denominator & (denominator - 1):
        return lambda values, point: ball(value)
    if numerator.bit_length() > _EXACT_BITS:
        return lambda values, point: ball(value)
    exact = arb(numerator) if denominator == 1 else ball(value)
    return lambda values, point: exact


def _pi(_: Instruction) -> Step:
    return lambda values, point: arb.pi()


def _name(instruction: Instruction) -> Step:
    column = instruction.column
    return lambda values, point: point[column]


def _sum_step(instruction: Instruction) -> Step:
    parts = instruction.arguments
    if len(parts) > 2:
        return lambda values, point: _sum(values, parts)
    i, j = parts
    return lambda values, point: values[i] + values[j]


def _product_step(instruction: Instruction) -> Step:
    parts = instruction.arguments
    if len(parts) > 2:
        return lambda values, point: _product(values, parts)
    i, j = parts
    return lambda values, point: values[i] * values[j]


def _quotient(instruction: Instruction) -> Step:
    i, j = instruction.arguments
    return lambda values, point: values[i] * inverse(values[j])


def _negation(instruction: Instruction) -> Step:
    (i,) = instruction.arguments
    return lambda values, point: -values[i]


def _power(instruction: Instruction) -> Step:
    (i,), power = instruction.arguments, power_function(instruction.number)
    return lambda values, point: finite(power(values[i]))


def _general_power(instruction: Instruction) -> Step:
    (i, j), negative = instruction.arguments, instruction.negative_base
    return lambda values, point: finite(general_power(values[i], values[j], negative))


def _call(instruction: Instruction) -> Step:
    (i,), function = instruction.arguments, FUNCTIONS[instruction.function]
    return lambda values, point: finite(function(values[i]))


_MAKERS: dict[Operation, Callable[[Instruction], Step]] = {
    Operation.NUMBER: _number,
    Operation.PI: _pi,
    Operation.NAME: _name,
    Operation.SUM: _sum_step,
    Operation.PRODUCT: _product_step,
    Operation.QUOTIENT: _quotient,
    Operation.NEGATION: _negation,
    Operation.POWER: _power,
    Operation.GENERAL_POWER: _general_power,
    Operation.CALL: _call,
}


def _sum(values: list[arb], parts: Sequence[int]) -> arb:
    total = values[parts[0]]
    for part in parts[1:]:
        total = total + values[part]
    return total


def _product(values: list[arb], parts: Sequence[int]) -> arb:
    total = values[parts[0]]
    for part in parts[1:]:
        total = total * values[part]
    return total


def finite(value: arb) -> arb:
    if value.is_finite():
        return value
    raise UnsureError
