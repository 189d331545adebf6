"""Values that are zero nowhere, as is seen from how they are built, however large or small they are."""

from collections.abc import Sequence
from enum import Enum
from fractions import Fraction

from grader.algebra.exponents import ExponentKind, classify
from grader.algebra.program import Instruction, Operation
from grader.syntax import FunctionName as F


class Sign(Enum):
    """What is known of a value wherever it is defined."""

    POSITIVE = "> 0"
    NEGATIVE = "< 0"
    NONZERO = "!= 0"
    NOT_NEGATIVE = ">= 0"
    NOT_POSITIVE = "<= 0"
    ANY = "any"

    @property
    def is_nonzero(self) -> bool:
        return self in (Sign.POSITIVE, Sign.NEGATIVE, Sign.NONZERO)

    @property
    def opposite(self) -> "Sign":
        return _OPPOSITES.get(self, self)


_OPPOSITES = {
    Sign.POSITIVE: Sign.NEGATIVE,
    Sign.NEGATIVE: Sign.POSITIVE,
    Sign.NOT_NEGATIVE: Sign.NOT_POSITIVE,
    Sign.NOT_POSITIVE: Sign.NOT_NEGATIVE,
}
_DIRECTIONS = {
    Sign.POSITIVE: 1,
    Sign.NOT_NEGATIVE: 1,
    Sign.NEGATIVE: -1,
    Sign.NOT_POSITIVE: -1,
}
_FUNCTIONS = {
    **dict.fromkeys((F.EXP, F.COSH, F.SECH, F.ACOT), Sign.POSITIVE),
    **dict.fromkeys((F.SEC, F.CSC, F.ACSC), Sign.NONZERO),
    **dict.fromkeys((F.ACOS, F.ASEC, F.ACOSH, F.ASECH), Sign.NOT_NEGATIVE),
}
_ODD = frozenset((F.SINH, F.TANH, F.ASIN, F.ATAN, F.ASINH, F.ATANH, F.SGN))
_ODD_WITHOUT_ZEROS = frozenset((F.CSCH, F.COTH, F.ACSCH, F.ACOTH))


def is_zero_nowhere(instructions: Sequence[Instruction], slot: int) -> bool:
    """Whether a value is not zero at any point where all before it is defined."""
    return are_zero_nowhere(instructions[: slot + 1])[slot]


def are_zero_nowhere(instructions: Sequence[Instruction]) -> list[bool]:
    """The same of every value."""
    signs: list[Sign] = []
    for step in instructions:
        signs.append(_sign(step, [signs[i] for i in step.arguments]))
    return [sign.is_nonzero for sign in signs]


def _sign(step: Instruction, parts: Sequence[Sign]) -> Sign:
    match step.operation:
        case Operation.NUMBER if step.number:
            return Sign.POSITIVE if step.number > 0 else Sign.NEGATIVE
        case Operation.PI:
            return Sign.POSITIVE
        case Operation.POWER:
            return _power(parts[0], step.number)
        case Operation.GENERAL_POWER:
            return parts[0] if parts[0] is Sign.POSITIVE else Sign.ANY
        case Operation.CALL:
            return _call(step.function, parts[0])
        case _:
            return _sign_of_arithmetic(step, parts)


def _sign_of_arithmetic(step: Instruction, parts: Sequence[Sign]) -> Sign:
    match step.operation:
        case Operation.SUM:
            return _sum(parts)
        case Operation.PRODUCT:
            return _product(parts)
        case Operation.QUOTIENT:
            return _product((parts[0], _where_not_zero(parts[1])))
        case Operation.NEGATION:
            return parts[0].opposite
        case _:
            return Sign.ANY


def _sum(parts: Sequence[Sign]) -> Sign:
    directions = {_DIRECTIONS.get(part) for part in parts}
    if directions == {1}:
        return Sign.POSITIVE if Sign.POSITIVE in parts else Sign.NOT_NEGATIVE
    if directions == {-1}:
        return Sign.NEGATIVE if Sign.NEGATIVE in parts else Sign.NOT_POSITIVE
    return Sign.ANY


def _product(parts: Sequence[Sign]) -> Sign:
    directions = [_DIRECTIONS.get(part) for part in parts]
    is_nonzero = all(part.is_nonzero for part in parts)
    if None in directions:
        return Sign.NONZERO if is_nonzero else Sign.ANY
    is_negative = directions.count(-1) % 2
    found = Sign.POSITIVE if is_nonzero else Sign.NOT_NEGATIVE
    return found.opposite if is_negative else found


def _where_not_zero(sign: Sign) -> Sign:
    """For a value that is divided by."""
    direction = _DIRECTIONS.get(sign)
    if direction is None:
        return Sign.NONZERO
    return Sign.POSITIVE if direction == 1 else Sign.NEGATIVE


def _power(base: Sign, exponent: Fraction) -> Sign:
    if exponent <= 0:
        base = _where_not_zero(base)
    if classify(exponent) is ExponentKind.EVEN_ROOT or exponent.numerator % 2 == 0:
        return Sign.POSITIVE if base.is_nonzero else Sign.NOT_NEGATIVE
    return base


def _call(function: F, argument: Sign) -> Sign:
    if function is F.ABS:
        return Sign.POSITIVE if argument.is_nonzero else Sign.NOT_NEGATIVE
    if function in _ODD:
        return argument
    if function in _ODD_WITHOUT_ZEROS:
        return _where_not_zero(argument)
    return _FUNCTIONS.get(function, Sign.ANY)
