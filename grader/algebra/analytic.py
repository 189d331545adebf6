"""Values that are analytic functions of the names on a connected domain, and vary: they have two values.

Such a function takes each number on a null set only, unless it is constant (the identity theorem). The
domain meant is complex: where whole powers, quotients and functions without branches are defined, less
the zeros of what is divided by, and with the negative half-lines cut out for names under a logarithm, an
even root or a power. It stays connected, and the real points where the value is defined lie in it.
"""

from collections.abc import Sequence
from fractions import Fraction

from flint import arb, ctx

from grader.algebra.balls import UndefinedError, UnsureError, ball, step_of
from grader.algebra.exponents import ExponentKind, NegativeBase, classify
from grader.algebra.program import Instruction, Operation
from grader.algebra.slicing import ancestors
from grader.limits import BITS_DISPROOF
from grader.syntax import FunctionName as F

# The value of the first name, and by how much the next are larger: positive, for logarithms and roots.
_PROBES = ((Fraction(17, 7), Fraction(5, 11)), (Fraction(23, 13), Fraction(9, 17)))
_WITHOUT_BRANCHES = frozenset(
    (F.EXP, F.SIN, F.COS, F.TAN, F.SEC, F.CSC, F.COT, F.SINH, F.COSH, F.TANH, F.SECH, F.CSCH, F.COTH)
)
_ARITHMETIC = frozenset(
    (
        Operation.NAME,
        Operation.SUM,
        Operation.PRODUCT,
        Operation.QUOTIENT,
        Operation.NEGATION,
    )
)


def has_two_values(instructions: Sequence[Instruction], slot: int) -> bool:
    """Whether a value is seen to be such a function and to differ at two points."""
    parts = ancestors(instructions, [slot])
    if not all(instructions[i].constant or _is_analytic(instructions, instructions[i]) for i in parts):
        return False
    first, second = (_value(instructions, parts, probe) for probe in _PROBES)
    return first is not None and second is not None and not first.overlaps(second)


def _is_analytic(instructions: Sequence[Instruction], step: Instruction) -> bool:
    """Whether a step keeps a function analytic on a connected domain."""
    is_of_name = bool(step.arguments) and instructions[step.arguments[0]].operation is Operation.NAME
    match step.operation:
        case Operation.CALL:
            return step.function in _WITHOUT_BRANCHES or (step.function is F.LN and is_of_name)
        case Operation.POWER:
            kind = classify(step.number)
            return kind is ExponentKind.WHOLE or (kind is ExponentKind.EVEN_ROOT and is_of_name)
        case Operation.GENERAL_POWER:
            is_of_positive = _is_positive(instructions[step.arguments[0]])
            return is_of_positive or (is_of_name and step.negative_base is NegativeBase.UNDEFINED)
        case operation:
            return operation in _ARITHMETIC


def _is_positive(base: Instruction) -> bool:
    return base.operation is Operation.PI or (base.operation is Operation.NUMBER and base.number > 0)


def _value(
    instructions: Sequence[Instruction], parts: Sequence[int], probe: tuple[Fraction, Fraction]
) -> arb | None:
    """An enclosure at a fixed point; None where it is not certainly defined."""
    values = [arb(0)] * (parts[-1] + 1)
    columns = [instructions[i].column for i in parts if instructions[i].operation is Operation.NAME]
    with ctx.workprec(BITS_DISPROOF):
        point = [ball(probe[0] + probe[1] * column) for column in range(1 + max(columns, default=0))]
        try:
            for i in parts:
                values[i] = step_of(instructions[i])(values, point)
        except (UndefinedError, UnsureError):
            return None
    return values[parts[-1]]
