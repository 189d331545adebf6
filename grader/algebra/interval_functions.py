"""Powers and functions on intervals, with proofs that they are undefined for every value held."""

from fractions import Fraction

from flint import arb

from grader.algebra.ball_functions import FUNCTIONS, UndefinedError, UnsureError
from grader.algebra.ball_functions import power as ball_power
from grader.algebra.exponents import ExponentKind, classify
from grader.algebra.intervals import (
    EVERYTHING,
    INFINITY,
    ZERO,
    Interval,
    absolute,
    around,
    meet,
    multiply,
    reciprocal,
    smaller,
)
from grader.algebra.program import Instruction, Operation
from grader.syntax import FunctionName as F

_ONE = arb(1)
_LARGE = arb(2) ** 40  # beyond this it is enough to know that an exponential is large
_UNIT = Interval(-_ONE, _ONE)
_NOT_NEGATIVE = Interval(ZERO, INFINITY)

_RISING = {
    F.EXP: EVERYTHING,
    F.LN: _NOT_NEGATIVE,
    F.ATAN: EVERYTHING,
    F.SINH: EVERYTHING,
    F.ASINH: EVERYTHING,
    F.TANH: EVERYTHING,
    F.ASIN: _UNIT,
    F.ACOSH: Interval(_ONE, INFINITY),
    F.ATANH: _UNIT,
}
_FALLING = {F.ACOS: _UNIT, F.ACOT: EVERYTHING}
_RANGES = {
    F.SIN: _UNIT,
    F.COS: _UNIT,
    F.SECH: Interval(ZERO, _ONE),
    F.EXP: _NOT_NEGATIVE,
    F.COSH: Interval(_ONE, INFINITY),
    F.TANH: _UNIT,
    F.ATAN: Interval(arb(-2), arb(2)),
    F.ACOT: Interval(ZERO, arb(4)),
    F.ASEC: Interval(ZERO, arb(4)),
    F.ACSC: Interval(arb(-2), arb(2)),
    F.ASECH: _NOT_NEGATIVE,
}
"""What holds the values of a function whatever its argument, where that is less than everything."""


def power(base: Interval, exponent: Fraction) -> Interval:
    if exponent < 0:
        positive = power(base, -exponent)
        if positive.low.is_zero() and positive.high.is_zero():
            raise UndefinedError
        return reciprocal(positive)
    if exponent == 0 and not (base.is_point and base.holds_zero):
        return Interval(_ONE, _ONE)
    if exponent == 0:
        raise UndefinedError
    match classify(exponent):
        case ExponentKind.EVEN_ROOT:
            if base.high < 0:
                raise UndefinedError
            return _rising_power(meet(base, _NOT_NEGATIVE), exponent)
        case _ if exponent.numerator % 2 == 0:
            return _rising_power(absolute(base), exponent)
        case _:
            return _rising_power(base, exponent)


def _rising_power(base: Interval, exponent: Fraction) -> Interval:
    ends = [ball_power(end, exponent) if end.is_finite() else end for end in (base.low, base.high)]
    return EVERYTHING if any(end.is_nan() for end in ends) else around(*ends)


def general_power(base: Interval, exponent: Interval) -> Interval:
    """For positive bases."""
    return call(F.EXP, multiply(exponent, call(F.LN, base)))


def base_of_power(value: Interval, exponent: Fraction) -> Interval:
    """Where the base of a positive power must lie for the power to lie in an interval."""
    if exponent.numerator % 2 == 0:
        largest = _rising_power(meet(value, _NOT_NEGATIVE), 1 / exponent).high
        return Interval(-largest, largest)
    if classify(exponent) is ExponentKind.EVEN_ROOT:
        value = meet(value, _NOT_NEGATIVE)
    if value.is_empty:
        raise UndefinedError
    return _rising_power(value, 1 / exponent)


def touches_only(step: Instruction, argument: Interval) -> bool:
    """Whether an instruction is defined for a single number of the argument's interval at most."""
    if step.operation is Operation.POWER and classify(step.number) is ExponentKind.EVEN_ROOT:
        return bool(argument.high <= 0)
    domain = _RISING.get(step.function) or _FALLING.get(step.function)
    if step.operation is not Operation.CALL or domain is None:
        return False
    return bool(argument.high <= domain.low or argument.low >= domain.high)


def call(function: F, argument: Interval) -> Interval:
    if function is F.ABS:
        return absolute(argument)
    if function is F.SGN:
        return _signs(argument)
    if function is F.COSH:
        return _between(function, absolute(argument), falling=False)
    if function is F.EXP:
        argument = Interval(smaller(argument.low, _LARGE), argument.high)
    domain = _RISING.get(function) or _FALLING.get(function)
    if domain is None:
        return _other_call(function, argument)
    return _between(function, _inner(argument, domain, function), falling=function in _FALLING)


def _signs(argument: Interval) -> Interval:
    low = _ONE if argument.low > 0 else ZERO if argument.low >= 0 else -_ONE
    high = -_ONE if argument.high < 0 else ZERO if argument.high <= 0 else _ONE
    return Interval(low, high)


def _inner(argument: Interval, domain: Interval, function: F) -> Interval:
    """The part of the argument where the function is defined."""
    inner = meet(argument, domain)
    ends_are_outside = function in (F.LN, F.ATANH) and (
        argument.high <= domain.low or argument.low >= domain.high
    )
    if inner.is_empty or ends_are_outside:
        raise UndefinedError
    return inner


def _between(function: F, argument: Interval, *, falling: bool) -> Interval:
    """The range of a monotone function from its values at the ends."""
    ends = [argument.high, argument.low] if falling else [argument.low, argument.high]
    whole = _RANGES.get(function, EVERYTHING)
    low, high = _value_at_end(function, ends[0]), _value_at_end(function, ends[1])
    found = Interval(
        -INFINITY if low is None else low.lower(),
        INFINITY if high is None else high.upper(),
    )
    return meet(found, whole)


def _value_at_end(function: F, end: arb) -> arb | None:
    """None where the function has no finite value, or none within reach."""
    try:
        value = FUNCTIONS[function](end) if end.is_finite() else None
    except (UndefinedError, UnsureError):
        return None
    return value if value is not None and value.is_finite() else None


def _other_call(function: F, argument: Interval) -> Interval:
    """Functions that go up and down: only where they are undefined is known well."""
    size = absolute(argument)
    nowhere = {
        F.ASEC: size.high < 1,
        F.ACSC: size.high < 1,
        F.ACOTH: size.high <= 1,
        F.ASECH: argument.high <= 0 or argument.low > 1,
        F.CSCH: size.high.is_zero(),
        F.COTH: size.high.is_zero(),
        F.CSC: size.high.is_zero(),
        F.COT: size.high.is_zero(),
    }
    if nowhere.get(function, False):
        raise UndefinedError
    whole = _RANGES.get(function, EVERYTHING)
    value = _value_at_end(function, argument.ball) if argument.is_bounded else None
    return whole if value is None else meet(around(value), whole)
