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

__all__ = ["UndefinedError", "UnsureError", "ball", "evaluate_balls", "trace_balls"]

Step = Callable[[list[arb], Sequence[arb]], arb]
_PROGRAMS_KEPT = 512
_EXACT_BITS = 53


def ball(value: Fraction) -> arb:
    """The number itself where it is dyadic, else the closest ball at the precision in force."""
    return arb(fmpq(value.numerator, value.denominator))


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
    return tuple(_step(instruction) for instruction in program.instructions)


def _step(instruction: Instruction) -> Step:
    match instruction.operation, instruction.arguments:
        case Operation.NUMBER, _:
            return _number(instruction.number)
        case Operation.PI, _:
            return lambda values, point: arb.pi()
        case Operation.NAME, _:
            return lambda values, point: point[instruction.column]
        case Operation.SUM, (i, j):
            return lambda values, point: values[i] + values[j]
        case Operation.SUM, parts:
            return lambda values, point: _sum(values, parts)
        case Operation.PRODUCT, (i, j):
            return lambda values, point: values[i] * values[j]
        case Operation.PRODUCT, parts:
            return lambda values, point: _product(values, parts)
        case _:
            return _partial_step(instruction)


def _partial_step(instruction: Instruction) -> Step:
    i, *others = instruction.arguments
    match instruction.operation:
        case Operation.QUOTIENT:
            return lambda values, point: values[i] * inverse(values[others[0]])
        case Operation.NEGATION:
            return lambda values, point: -values[i]
        case Operation.POWER:
            power = power_function(instruction.number)
            return lambda values, point: _finite(power(values[i]))
        case Operation.GENERAL_POWER:
            negative = instruction.negative_base
            return lambda values, point: _finite(general_power(values[i], values[others[0]], negative))
        case Operation.CALL:
            function = FUNCTIONS[instruction.function]
            return lambda values, point: _finite(function(values[i]))
        case _:
            raise TypeError(instruction)


def _number(value: Fraction) -> Step:
    if value.denominator & (value.denominator - 1):
        return lambda values, point: ball(value)
    exact = ball(value) if value.numerator.bit_length() <= _EXACT_BITS else None
    return lambda values, point: ball(value) if exact is None else exact


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


def _finite(value: arb) -> arb:
    if value.is_finite():
        return value
    raise UnsureError
