"""Boxes narrowed to where a program can be defined: ranges passed backwards from what is demanded."""

from collections.abc import Callable, Sequence
from itertools import accumulate

from flint import arb, ctx

from grader.algebra import interval_functions, intervals
from grader.algebra.ball_functions import UndefinedError
from grader.algebra.borders import Border, Side
from grader.algebra.boxes import BITS, Box, ranges
from grader.algebra.intervals import INFINITY, ZERO, Interval, meet
from grader.algebra.irrational import is_varying
from grader.algebra.program import Instruction, Operation, Program
from grader.syntax import FunctionName

_ONE = arb(1)
_SIDES = {
    Side.POSITIVE: Interval(ZERO, INFINITY),
    Side.NEGATIVE: Interval(-INFINITY, ZERO),
    Side.INSIDE_ONE: Interval(-_ONE, _ONE),
    Side.ABOVE_ONE: Interval(_ONE, INFINITY),
    Side.ZERO_TO_ONE: Interval(ZERO, _ONE),
}


def narrowed(program: Program, borders: Sequence[Border], box: Box) -> Box:
    """A box within, still holding every point where all borders are kept.

    Raises UndefinedError if there is none, or no more than a null set of them.
    """
    values = ranges(program, box)
    with ctx.workprec(BITS):
        for border in borders:
            allowed = _allowed(border.side, values[border.slot])
            if allowed is not None:
                values[border.slot] = _met(values[border.slot], allowed)
        for slot in range(len(values) - 1, -1, -1):
            if not program.instructions[slot].constant:
                _narrow_arguments(program.instructions[slot], values, values[slot])
    if _is_null_set(program, values):
        raise UndefinedError
    found = list(box)
    for slot, step in enumerate(program.instructions):
        if step.operation is Operation.NAME:
            found[step.column] = values[slot]
    return tuple(found)


def _allowed(side: Side, value: Interval) -> Interval | None:
    """The interval that a border leaves of a value; None if that is none, or two on both sides of zero."""
    if side is not Side.OUTSIDE_ONE:
        return _SIDES.get(side)
    if value.low > -1:
        return Interval(_ONE, INFINITY)
    return Interval(-INFINITY, -_ONE) if value.high < 1 else None


def _is_null_set(program: Program, values: Sequence[Interval]) -> bool:
    """Whether a value that varies is held to a single number."""
    points = (slot for slot, value in enumerate(values) if value.is_point)
    return any(not program.instructions[slot].constant and is_varying(program, slot) for slot in points)


def _met(first: Interval, second: Interval) -> Interval:
    inner = meet(first, second)
    if inner.is_empty:
        raise UndefinedError
    return inner


def _narrow_arguments(step: Instruction, values: list[Interval], value: Interval) -> None:
    if step.operation is Operation.SUM:
        _narrow_parts(step.arguments, values, lambda rest: _wanted_term(value, rest), _plus)
    elif step.operation is Operation.PRODUCT:
        _narrow_parts(step.arguments, values, lambda rest: _wanted_factor(value, rest), intervals.multiply)
    elif step.arguments and (wanted := _wanted(step, value)) is not None:
        values[step.arguments[0]] = _met(values[step.arguments[0]], wanted)


def _narrow_parts(
    parts: Sequence[int],
    values: list[Interval],
    wanted: Callable[[Interval], Interval | None],
    joined: Callable[[Interval, Interval], Interval],
) -> None:
    """Each of the parts that are joined, by what is ``wanted`` of it given the rest joined."""
    after = list(accumulate((values[part] for part in reversed(parts[1:])), joined))
    before: Interval | None = None
    for part in parts:
        known = [rest for rest in (before, after.pop() if after else None) if rest is not None]
        inside = wanted(known[0] if len(known) == 1 else joined(*known))
        if inside is not None:
            values[part] = _met(values[part], inside)
        before = values[part] if before is None else joined(before, values[part])


def _plus(first: Interval, second: Interval) -> Interval:
    return intervals.add((first, second))


def _wanted(step: Instruction, value: Interval) -> Interval | None:
    """Where an argument must lie for the result to lie in ``value``, if that can be said."""
    match step.operation:
        case Operation.NEGATION:
            return intervals.negate(value)
        case Operation.POWER if step.number > 0:
            return interval_functions.base_of_power(value, step.number)
        case Operation.CALL if step.function is FunctionName.LN:
            return interval_functions.call(FunctionName.EXP, value)
        case Operation.CALL if step.function is FunctionName.EXP:
            return interval_functions.call(FunctionName.LN, value)
        case _:
            return None


def _wanted_term(value: Interval, rest: Interval) -> Interval:
    return _plus(value, intervals.negate(rest))


def _wanted_factor(value: Interval, rest: Interval) -> Interval | None:
    return None if rest.holds_zero else intervals.multiply(value, intervals.reciprocal(rest))
