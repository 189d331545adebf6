"""Every function of the language on balls, with its real domain."""

from collections.abc import Callable
from fractions import Fraction
from functools import lru_cache

from flint import arb, fmpq

from grader.algebra.exponents import ExponentKind, NegativeBase, classify
from grader.syntax import FunctionName as F

# Beyond this the reduction of an argument by pi costs more than its sine is worth.
_LARGEST_ANGLE = arb(2) ** 2048
_QUICK_ROOT = 11  # roots of higher index take as long as other powers
_WHOLE_POWER_BY_SQUARING = 64
_POWERS_KEPT = 256


class UndefinedError(Exception):
    """Certainly no real value."""


class UnsureError(Exception):
    """The ball reaches over the edge of a domain, or its value is out of reach."""


def inverse(ball: arb) -> arb:
    if ball != 0:
        return 1 / ball
    raise UndefinedError if ball.is_zero() else UnsureError


def power(base: arb, exponent: Fraction) -> arb:
    """The real power with an exact rational exponent."""
    return power_function(exponent)(base)


@lru_cache(maxsize=_POWERS_KEPT)
def power_function(exponent: Fraction) -> Callable[[arb], arb]:
    """The real power with an exact rational exponent, as a function of the base."""
    if exponent < 0:
        opposite = power_function(-exponent)
        return lambda base: inverse(opposite(base))
    if exponent == 0:
        return lambda base: inverse(base) * 0 + 1
    whole = exponent.numerator
    if classify(exponent) is ExponentKind.WHOLE:
        return (lambda base: base * base) if whole == 2 else (lambda base: _whole_power(base, whole))
    return _root_function(exponent)


def _root_function(exponent: Fraction) -> Callable[[arb], arb]:
    numerator, denominator = exponent.numerator, exponent.denominator
    is_even = classify(exponent) is ExponentKind.EVEN_ROOT

    def value(base: arb) -> arb:
        if base > 0:
            return _positive_power(base, numerator, denominator)
        if base < 0:
            if is_even:
                raise UndefinedError
            positive = _positive_power(-base, numerator, denominator)
            return -positive if numerator % 2 else positive
        if base.is_zero():
            return base
        raise UnsureError

    return value


def general_power(base: arb, exponent: arb, negative_base: NegativeBase) -> arb:
    """The real power with any other exponent; of zero only where that is positive."""
    if base > 0:
        return base**exponent
    if base.is_zero() and exponent > 0:
        return base
    if base.is_zero() and exponent < 0:
        raise UndefinedError
    raise UndefinedError if base < 0 and negative_base is NegativeBase.UNDEFINED else UnsureError


def _whole_power(base: arb, exponent: int) -> arb:
    if exponent > _WHOLE_POWER_BY_SQUARING and base != 0:
        return base ** arb(exponent)
    result = base
    for bit in bin(exponent)[3:]:
        result = result * result * base if bit == "1" else result * result
    return result


def _positive_power(base: arb, numerator: int, denominator: int) -> arb:
    if denominator <= _QUICK_ROOT and numerator <= _WHOLE_POWER_BY_SQUARING:
        return _whole_power(base.root(denominator), numerator)
    return base ** arb(fmpq(numerator, denominator))


def _logarithm(ball: arb) -> arb:
    if ball > 0:
        return ball.log()
    raise UndefinedError if ball <= 0 else UnsureError


def _sign(ball: arb) -> arb:
    if ball != 0:
        return ball.sgn()
    if ball.is_zero():
        return ball
    raise UnsureError


def _within(ball: arb, *, low: int, high: int) -> arb:
    if low <= ball <= high:
        return ball
    raise UndefinedError if ball < low or ball > high else UnsureError


def _outside_one(ball: arb) -> arb:
    """The reciprocal of a ball certainly at least one in absolute value."""
    size = abs(ball)
    if size >= 1:
        return 1 / ball
    raise UndefinedError if size < 1 else UnsureError


def _inverse_tangent_of_open(ball: arb) -> arb:
    size = abs(ball)
    if size < 1:
        return ball.atanh()
    raise UndefinedError if size >= 1 else UnsureError


def _inverse_cosh(ball: arb) -> arb:
    if ball >= 1:
        return ball.acosh()
    raise UndefinedError if ball < 1 else UnsureError


def _inverse_cotangent(ball: arb) -> arb:
    """In (0, pi)."""
    if ball > 0:
        return (1 / ball).atan()
    return arb.pi() + (1 / ball).atan() if ball < 0 else arb.pi() / 2 - ball.atan()


def _inverse_secant_h(ball: arb) -> arb:
    if ball > 0:
        return _inverse_cosh(1 / ball)
    raise UndefinedError if ball <= 0 else UnsureError


def _of_angle(function: Callable[[arb], arb]) -> Callable[[arb], arb]:
    def value(ball: arb) -> arb:
        if abs(ball) < _LARGEST_ANGLE:
            return function(ball)
        raise UnsureError

    return value


def _of_nonzero(function: Callable[[arb], arb]) -> Callable[[arb], arb]:
    """For functions whose only pole is at zero."""

    def value(ball: arb) -> arb:
        inverse(ball)
        return function(ball)

    return value


FUNCTIONS: dict[F, Callable[[arb], arb]] = {
    F.SIN: _of_angle(arb.sin),
    F.COS: _of_angle(arb.cos),
    F.TAN: _of_angle(arb.tan),
    F.SEC: _of_angle(arb.sec),
    F.CSC: _of_nonzero(_of_angle(arb.csc)),
    F.COT: _of_nonzero(_of_angle(arb.cot)),
    F.ASIN: lambda ball: _within(ball, low=-1, high=1).asin(),
    F.ACOS: lambda ball: _within(ball, low=-1, high=1).acos(),
    F.ATAN: arb.atan,
    F.ASEC: lambda ball: _outside_one(ball).acos(),
    F.ACSC: lambda ball: _outside_one(ball).asin(),
    F.ACOT: _inverse_cotangent,
    F.SINH: arb.sinh,
    F.COSH: arb.cosh,
    F.TANH: arb.tanh,
    F.SECH: arb.sech,
    F.CSCH: _of_nonzero(arb.csch),
    F.COTH: _of_nonzero(arb.coth),
    F.ASINH: arb.asinh,
    F.ACOSH: _inverse_cosh,
    F.ATANH: _inverse_tangent_of_open,
    F.ASECH: _inverse_secant_h,
    F.ACSCH: lambda ball: inverse(ball).asinh(),
    F.ACOTH: lambda ball: _inverse_tangent_of_open(_outside_one(ball)),
    F.EXP: arb.exp,
    F.LN: _logarithm,
    F.ABS: abs,
    F.SGN: _sign,
}
