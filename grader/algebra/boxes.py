"""Programs over boxes: the range of every value, and boxes narrowed to where a program can be defined."""

from collections.abc import Sequence
from fractions import Fraction

from flint import arb, ctx, fmpq

from grader.algebra import interval_functions, intervals
from grader.algebra.ball_functions import UndefinedError
from grader.algebra.exponents import NegativeBase
from grader.algebra.interval_functions import touches_only
from grader.algebra.intervals import EVERYTHING, Interval
from grader.algebra.irrational import is_varying
from grader.algebra.program import Instruction, Operation, Program

Box = tuple[Interval, ...]

BITS = 512


def box_around(point: Sequence[Fraction], *, bits: int) -> Box:
    """A box of 2^-bits of each coordinate to both sides."""
    with ctx.workprec(BITS):
        return tuple(_side_around(value, (abs(value) or 1) / Fraction(1 << bits)) for value in point)


def _side_around(value: Fraction, radius: Fraction) -> Interval:
    low, high = value - radius, value + radius
    return Interval(
        arb(fmpq(low.numerator, low.denominator)).lower(), arb(fmpq(high.numerator, high.denominator)).upper()
    )


def ranges(program: Program, box: Box) -> list[Interval]:
    """The ranges of all values; raises UndefinedError if the program is undefined almost everywhere."""
    values: list[Interval] = []
    with ctx.workprec(BITS):
        for step in program.instructions:
            parts = [values[i] for i in step.arguments]
            if len(parts) == 1 and touches_only(step, parts[0]) and is_varying(program, step.arguments[0]):
                raise UndefinedError
            values.append(_range(step, parts, box))
    return values


def _range(step: Instruction, parts: list[Interval], box: Box) -> Interval:
    match step.operation:
        case Operation.NUMBER:
            return intervals.around(arb(fmpq(step.number.numerator, step.number.denominator)))
        case Operation.PI:
            return intervals.around(arb.pi())
        case Operation.NAME:
            return box[step.column]
        case Operation.SUM:
            return intervals.add(parts)
        case Operation.NEGATION:
            return intervals.negate(parts[0])
        case Operation.PRODUCT:
            return _product(parts)
        case _:
            return _range_where_defined(step, parts)


def _range_where_defined(step: Instruction, parts: list[Interval]) -> Interval:
    match step.operation:
        case Operation.QUOTIENT:
            if parts[1].low.is_zero() and parts[1].high.is_zero():
                raise UndefinedError
            return intervals.multiply(parts[0], intervals.reciprocal(parts[1]))
        case Operation.POWER:
            return interval_functions.power(parts[0], step.number)
        case Operation.GENERAL_POWER:
            return _general_power(parts[0], parts[1], step.negative_base)
        case _:
            return interval_functions.call(step.function, parts[0])


def _general_power(base: Interval, exponent: Interval, negative_base: NegativeBase) -> Interval:
    if base.low > 0:
        return interval_functions.general_power(base, exponent)
    if base.low.is_zero() and base.high.is_zero() and exponent.high < 0:
        raise UndefinedError
    if negative_base is NegativeBase.UNKNOWN or base.high.is_zero():
        return EVERYTHING
    if base.high < 0:
        raise UndefinedError
    return interval_functions.general_power(base, exponent)


def _product(parts: list[Interval]) -> Interval:
    total = parts[0]
    for part in parts[1:]:
        total = intervals.multiply(total, part)
    return total
