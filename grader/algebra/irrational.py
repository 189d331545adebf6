"""Proofs that an exponent is no rational number: irrational as it stands, or varying with the names."""

from collections.abc import Sequence
from fractions import Fraction
from functools import lru_cache
from math import prod

from grader.algebra.analytic import has_two_values
from grader.algebra.exponents import NegativeBase, size
from grader.algebra.program import Instruction, Operation, Program
from grader.limits import FOLDED_BITS
from grader.syntax import FunctionName

# Two points for a rational function that varies: unlike and no zeros or poles anybody would write.
_PROBES = ((Fraction(17, 7), Fraction(5, 11)), (Fraction(23, 13), Fraction(9, 17)))
_PROBE_BITS = 256
_KEPT = 1024


def at_negative_base(instructions: Sequence[Instruction], exponent: int) -> NegativeBase:
    """What may be said of a negative base under an exponent that did not fold to a rational number."""
    if instructions[exponent].constant:
        proved = _is_irrational(instructions, exponent)
    else:
        proved = varies(instructions, exponent)
    return NegativeBase.UNDEFINED if proved else NegativeBase.UNKNOWN


def _is_irrational(instructions: Sequence[Instruction], slot: int) -> bool:
    step = instructions[slot]
    others = [i for i in step.arguments if instructions[i].operation is not Operation.NUMBER]
    match step.operation:
        case Operation.PI:
            return True
        case Operation.CALL:
            # Lindemann and Weierstrass: what did not fold at a rational number is transcendental there.
            return not others
        case Operation.POWER:
            return not others and _root_was_tried(instructions[step.arguments[0]].number, step.number)
        case Operation.SUM | Operation.PRODUCT | Operation.NEGATION | Operation.QUOTIENT:
            return len(others) == 1 and _is_irrational(instructions, others[0])
        case _:
            return False


def _root_was_tried(base: Fraction, exponent: Fraction) -> bool:
    """Whether a rational root would have been found by folding, so that not finding it is a proof."""
    return base > 0 and exponent.denominator > 1 and abs(exponent) * size(base) <= FOLDED_BITS


def varies(instructions: Sequence[Instruction], slot: int) -> bool:
    """Whether a value is proved to take each number on a null set only.

    A rational function that is not constant does; so does a function of one that does, as analytic
    functions of one argument take each value at countably many points, and what is analytic as a whole.
    """
    first, second = (_rational_values(instructions, slot, probe) for probe in _PROBES)
    while first[slot] is None or second[slot] is None or first[slot] == second[slot]:
        varying = [i for i in instructions[slot].arguments if not instructions[i].constant]
        if len(varying) != 1 or not _keeps_varying(instructions, instructions[slot]):
            return has_two_values(instructions, slot)
        (slot,) = varying
    return True


@lru_cache(maxsize=_KEPT)
def is_varying(program: Program, slot: int) -> bool:
    """The same of an instruction of a program, worked out once."""
    return varies(program.instructions, slot)


def _keeps_varying(instructions: Sequence[Instruction], step: Instruction) -> bool:
    """Whether a step is constant on no interval of its one argument that varies."""
    match step.operation:
        case Operation.CALL:
            return step.function is not FunctionName.SGN
        case Operation.POWER:
            return step.number != 0
        case Operation.PRODUCT | Operation.QUOTIENT:
            return all(_is_nonzero_constant(instructions, i) for i in step.arguments)
        case Operation.SUM | Operation.NEGATION:
            return True
        case _:
            return False


def _is_nonzero_constant(instructions: Sequence[Instruction], slot: int) -> bool:
    """Or no constant at all."""
    step = instructions[slot]
    if not step.constant:
        return True
    return step.number != 0 if step.operation is Operation.NUMBER else _is_irrational(instructions, slot)


def _rational_values(
    instructions: Sequence[Instruction], slot: int, probe: tuple[Fraction, Fraction]
) -> dict[int, Fraction | None]:
    """The exact values of all parts at a fixed point; None for what is no rational function."""
    values: dict[int, Fraction | None] = {}
    for index in _parts(instructions, slot):
        values[index] = _step_value(instructions[index], values, probe)
    return values


def _parts(instructions: Sequence[Instruction], slot: int) -> list[int]:
    found = {slot}
    waiting = [slot]
    while waiting:
        new = set(instructions[waiting.pop()].arguments) - found
        found |= new
        waiting.extend(new)
    return sorted(found)


def _step_value(
    step: Instruction, values: dict[int, Fraction | None], probe: tuple[Fraction, Fraction]
) -> Fraction | None:
    if step.operation is Operation.NUMBER:
        return step.number if size(step.number) <= _PROBE_BITS else None
    if step.operation is Operation.NAME:
        return probe[0] + probe[1] * step.column
    parts = [value for i in step.arguments if (value := values[i]) is not None]
    if len(parts) < len(step.arguments):
        return None
    result = _combine(step, parts)
    return result if result is not None and size(result) <= _PROBE_BITS else None


def _combine(step: Instruction, parts: list[Fraction]) -> Fraction | None:
    match step.operation:
        case Operation.SUM:
            return sum(parts, Fraction(0))
        case Operation.PRODUCT:
            return prod(parts, start=Fraction(1))
        case Operation.NEGATION:
            return -parts[0]
        case Operation.QUOTIENT:
            return parts[0] / parts[1] if parts[1] else None
        case Operation.POWER if step.number.denominator == 1 and abs(step.number) <= 16 and parts[0]:
            return parts[0] ** step.number.numerator
        case _:
            return None
