"""Every function of the language on power series with ball coefficients."""

from collections.abc import Callable, Sequence
from fractions import Fraction

from flint import arb, arb_series, fmpq

from grader.algebra.ball_functions import FUNCTIONS as BALL_FUNCTIONS
from grader.algebra.ball_functions import UnsureError, general_power, inverse
from grader.algebra.ball_functions import power as ball_power
from grader.algebra.program import Instruction, Operation
from grader.syntax import FunctionName as F

_BY_SQUARING = 64


def run_step(step: Instruction, parts: Sequence[arb_series], columns: Sequence[arb_series]) -> arb_series:
    match step.operation:
        case Operation.NUMBER:
            return arb_series([fmpq(step.number.numerator, step.number.denominator)])
        case Operation.PI:
            return arb_series([arb.pi()])
        case Operation.NAME:
            return columns[step.column]
        case Operation.SUM:
            return sum(parts[1:], parts[0])
        case Operation.NEGATION:
            return -parts[0]
        case Operation.PRODUCT:
            return _product(parts)
        case _:
            return _run_partial_step(step, parts)


def _run_partial_step(step: Instruction, parts: Sequence[arb_series]) -> arb_series:
    match step.operation:
        case Operation.QUOTIENT:
            return parts[0] * _inverse(parts[1])
        case Operation.POWER:
            return _power(parts[0], step.number)
        case Operation.GENERAL_POWER:
            general_power(parts[0][0], parts[1][0], step.negative_base)
            return (parts[1] * parts[0].log()).exp()
        case _:
            return _FUNCTIONS[step.function](parts[0])


def _product(parts: Sequence[arb_series]) -> arb_series:
    total = parts[0]
    for part in parts[1:]:
        total = total * part
    return total


def _inverse(series: arb_series) -> arb_series:
    inverse(series[0])
    return 1 / series


def _power(base: arb_series, exponent: Fraction) -> arb_series:
    start = base[0]
    value = ball_power(start, exponent)
    if exponent == 0:
        return arb_series([1])
    if exponent.denominator == 1 and 0 < exponent <= _BY_SQUARING:
        return _whole_power(base, exponent.numerator)
    if start == 0 or not start != 0:
        raise UnsureError
    size = base if start > 0 else -base
    positive = (size.log() * arb(fmpq(exponent.numerator, exponent.denominator))).exp()
    return positive if value > 0 else -positive


def _whole_power(base: arb_series, exponent: int) -> arb_series:
    result = base
    for bit in bin(exponent)[3:]:
        result = result * result * base if bit == "1" else result * result
    return result


def _absolute(series: arb_series) -> arb_series:
    return series * _sign(series)


def _sign(series: arb_series) -> arb_series:
    start = series[0]
    if start != 0:
        return arb_series([start.sgn()])
    raise UnsureError


def _checked(function: F, series: Callable[[arb_series], arb_series]) -> Callable[[arb_series], arb_series]:
    """The series after the value itself was found to be defined."""

    def value(argument: arb_series) -> arb_series:
        BALL_FUNCTIONS[function](argument[0])
        return series(argument)

    return value


def _integrated(function: F, slope: Callable[[arb_series], arb_series]) -> Callable[[arb_series], arb_series]:
    """The value at the start and the integral of the derivative, given as a function of the argument."""

    def value(argument: arb_series) -> arb_series:
        start = BALL_FUNCTIONS[function](argument[0])
        return (slope(argument) * argument.derivative()).integral() + start

    return value


def _root_slope(square: arb_series) -> arb_series:
    """One over the square root of what must be positive."""
    if square[0] > 0:
        return square.rsqrt()
    raise UnsureError


def _sinh(series: arb_series) -> arb_series:
    return (series.exp() - (-series).exp()) / 2


def _cosh(series: arb_series) -> arb_series:
    return (series.exp() + (-series).exp()) / 2


_ASIN = _integrated(F.ASIN, lambda s: _root_slope(1 - s * s))
_ACOS = _integrated(F.ACOS, lambda s: -_root_slope(1 - s * s))
_ASINH = _integrated(F.ASINH, lambda s: _root_slope(1 + s * s))
_ACOSH = _integrated(F.ACOSH, lambda s: _root_slope(s * s - 1))

_FUNCTIONS: dict[F, Callable[[arb_series], arb_series]] = {
    F.SIN: _checked(F.SIN, arb_series.sin),
    F.COS: _checked(F.COS, arb_series.cos),
    F.TAN: _checked(F.TAN, lambda s: s.sin() * _inverse(s.cos())),
    F.SEC: _checked(F.SEC, lambda s: _inverse(s.cos())),
    F.CSC: _checked(F.CSC, lambda s: _inverse(s.sin())),
    F.COT: _checked(F.COT, lambda s: s.cos() * _inverse(s.sin())),
    F.ASIN: _ASIN,
    F.ACOS: _ACOS,
    F.ATAN: _integrated(F.ATAN, lambda s: _inverse(1 + s * s)),
    F.ASEC: lambda s: _ACOS(_inverse(s)),
    F.ACSC: lambda s: _ASIN(_inverse(s)),
    F.ACOT: _integrated(F.ACOT, lambda s: -_inverse(1 + s * s)),
    F.SINH: _sinh,
    F.COSH: _cosh,
    F.TANH: lambda s: _sinh(s) * _inverse(_cosh(s)),
    F.SECH: lambda s: _inverse(_cosh(s)),
    F.CSCH: lambda s: _inverse(_sinh(s)),
    F.COTH: lambda s: _cosh(s) * _inverse(_sinh(s)),
    F.ASINH: _ASINH,
    F.ACOSH: _ACOSH,
    F.ATANH: _integrated(F.ATANH, lambda s: _inverse(1 - s * s)),
    F.ASECH: lambda s: _ACOSH(_inverse(s)),
    F.ACSCH: lambda s: _ASINH(_inverse(s)),
    F.ACOTH: _integrated(F.ACOTH, lambda s: _inverse(1 - s * s)),
    F.EXP: arb_series.exp,
    F.LN: _checked(F.LN, arb_series.log),
    F.ABS: _absolute,
    F.SGN: _sign,
}
