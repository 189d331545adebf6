"""How far apart two numbers are, against a tolerance: by exact fractions, else by balls of growing precision.

Significant digits are counted at the expected number: half a unit in the last of them is allowed, so that
a better approximation is never refused where a worse one is taken.
"""

from dataclasses import dataclass
from fractions import Fraction

from flint import arb, ctx, fmpq

from grader.algebra import UnsureError, compile_program, constant_value, evaluate_balls
from grader.equivalence.certificate import decimal
from grader.limits import BITS_AGREEMENT, BITS_DISPROOF, BITS_LAST
from grader.questions import Question, Tolerance, ToleranceKind, exclusive, key_trees
from grader.syntax import Node, names

_HALF = Fraction(1, 2)

# A decimal exponent is looked for near the one that floats suggest.
_LARGEST_EXPONENT = 10_000

_SHOWN_DIGITS = 10


def is_near(answer: Node, expected: Node, tolerance: Tolerance) -> bool | None:
    """Whether two constants differ by no more than the tolerance; None where that cannot be told.

    Raises UndefinedError where one of them is undefined.
    """
    one, other = constant_value(answer), constant_value(expected)
    if one is not None and other is not None:
        return abs(one - other) <= _allowed(tolerance, other)
    for bits in (BITS_DISPROOF, BITS_AGREEMENT, BITS_LAST):
        near = _is_near_in_balls(answer, expected, tolerance, bits=bits)
        if near is not None:
            return near
    return None


def number_ball(node: Node, *, bits: int) -> arb:
    """An enclosure of a constant. Raises UndefinedError or UnsureError."""
    return evaluate_balls(compile_program(node, names=()), (), bits=bits)


@exclusive
def approximation(question: Question) -> str | None:
    """The key as a decimal, rounded to ten digits, where it is a number that is no rational one."""
    keys = key_trees(question)
    if not question.is_numeric or names(keys[0]) or constant_value(keys[0]) is not None:
        return None
    try:
        return decimal(number_ball(keys[0], bits=BITS_AGREEMENT), _SHOWN_DIGITS)
    except UnsureError:
        return None


def _allowed(tolerance: Tolerance, expected: Fraction) -> Fraction:
    match tolerance.kind:
        case ToleranceKind.ABSOLUTE:
            return tolerance.amount
        case ToleranceKind.RELATIVE:
            return tolerance.amount * abs(expected)
        case ToleranceKind.MIXED:
            return tolerance.amount * max(Fraction(1), abs(expected))
        case ToleranceKind.SIGNIFICANT:
            return _half_unit(tolerance, _exponent(abs(expected))) if expected else Fraction(0)


def _half_unit(tolerance: Tolerance, exponent: int) -> Fraction:
    """Half a unit in the last digit that counts, where the first one has this decimal exponent."""
    return _HALF * Fraction(10) ** (exponent + 1 - tolerance.amount.numerator)


def _exponent(size: Fraction) -> int:
    """The decimal exponent of the first digit: 0 for 1 up to 10."""
    exponent = len(str(size.numerator)) - len(str(size.denominator))
    return exponent if size >= Fraction(10) ** exponent else exponent - 1


@dataclass(frozen=True, slots=True)
class _Bounds:
    """What is certainly allowed, and what is certainly not exceeded by anything allowed."""

    least: arb
    most: arb


def _is_near_in_balls(answer: Node, expected: Node, tolerance: Tolerance, *, bits: int) -> bool | None:
    with ctx.workprec(bits):
        try:
            one, other = number_ball(answer, bits=bits), number_ball(expected, bits=bits)
            bounds = _bounds(tolerance, abs(other), exact=constant_value(expected))
        except UnsureError:
            return None
        distance = abs(one - other)
        if distance <= bounds.least:
            return True
        return False if distance > bounds.most else None


def _bounds(tolerance: Tolerance, size: arb, *, exact: Fraction | None) -> _Bounds:
    if exact is not None:
        allowed = _ball(_allowed(tolerance, exact))
        return _Bounds(allowed, allowed)
    amount = _ball(tolerance.amount)
    match tolerance.kind:
        case ToleranceKind.ABSOLUTE:
            return _Bounds(amount, amount)
        case ToleranceKind.RELATIVE:
            return _Bounds(amount * size, amount * size)
        case ToleranceKind.MIXED:
            allowed = amount * size.max(arb(1))
            return _Bounds(allowed, allowed)
        case ToleranceKind.SIGNIFICANT:
            exponents = sorted(_exponent(_fraction(end)) for end in (size.lower(), size.upper()))
            least, most = (_ball(_half_unit(tolerance, exponent)) for exponent in exponents)
            return _Bounds(least, most)


def _ball(value: Fraction) -> arb:
    return arb(fmpq(value.numerator, value.denominator))


def _fraction(end: arb) -> Fraction:
    """An end of a ball as the dyadic number it is, if it is positive and of moderate size."""
    mantissa, exponent = map(int, end.man_exp())
    if mantissa <= 0 or abs(exponent) > _LARGEST_EXPONENT:
        raise UnsureError
    return mantissa * Fraction(2) ** exponent
