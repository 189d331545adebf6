"""Every function of the language on the checker's numbers, with its real domain and the edges of it."""

from collections.abc import Callable, Mapping
from fractions import Fraction
from types import MappingProxyType

from mpmath import iv

from grader.syntax import FunctionName as F
from grader.verification.values import (
    Interval,
    UndefinedError,
    UnsureError,
    Value,
    add,
    divide,
    enclosed,
    is_at_most,
    multiply,
    negate,
    nonzero,
    sign,
)

# Beyond this size the reduction of an angle, or of an exponent, takes too long.
_LARGEST = 2**2048
_ZERO, _ONE, _HALF = Fraction(0), Fraction(1), Fraction(1, 2)

# Where a function is defined at a point but not all around it, or jumps.
EDGES: Mapping[F, frozenset[Fraction]] = MappingProxyType(
    {
        F.ASIN: frozenset({_ONE, -_ONE}),
        F.ACOS: frozenset({_ONE, -_ONE}),
        F.ASEC: frozenset({_ONE, -_ONE}),
        F.ACSC: frozenset({_ONE, -_ONE}),
        F.ACOSH: frozenset({_ONE}),
        F.ASECH: frozenset({_ONE}),
        F.SGN: frozenset({_ZERO}),
    }
)

_FIXING_ZERO = (F.SIN, F.TAN, F.ASIN, F.ATAN, F.SINH, F.TANH, F.ASINH, F.ATANH)
_ONE_AT_ZERO = (F.COS, F.SEC, F.COSH, F.SECH, F.EXP)
_EXACT: Mapping[tuple[F, Fraction], Fraction] = MappingProxyType(
    {
        **{(function, _ZERO): _ZERO for function in _FIXING_ZERO},
        **{(function, _ZERO): _ONE for function in _ONE_AT_ZERO},
        (F.LN, _ONE): _ZERO,
        (F.ACOS, _ONE): _ZERO,
        (F.ASEC, _ONE): _ZERO,
        (F.ACOSH, _ONE): _ZERO,
        (F.ASECH, _ONE): _ZERO,
    }
)


def call(function: F, argument: Value) -> Value:
    """The real value; raises UndefinedError or UnsureError."""
    if isinstance(argument, Fraction) and (function, argument) in _EXACT:
        return _EXACT[function, argument]
    return _FUNCTIONS[function](argument)


def exponential(value: Value) -> Value:
    return iv.exp(_within_reach(value))


def logarithm(value: Value) -> Value:
    if sign(value) <= 0:
        raise UndefinedError
    return iv.log(enclosed(value))


def square_root(value: Value) -> Interval:
    """Of what is certainly positive or exactly zero."""
    if sign(value) < 0:
        raise UndefinedError
    return iv.sqrt(enclosed(value))


def _within_reach(value: Value) -> Interval:
    enclosure = enclosed(value)
    if abs(enclosure) < _LARGEST:
        return enclosure
    raise UnsureError


def _sine(value: Value) -> Value:
    return iv.sin(_within_reach(value))


def _cosine(value: Value) -> Value:
    return iv.cos(_within_reach(value))


def _less_squared(value: Value) -> Value:
    """1 - v^2, by factors."""
    return multiply(add(_ONE, negate(value)), add(_ONE, value))


def _arctangent(value: Value) -> Value:
    return iv.atan2(enclosed(value), iv.mpf(1))


def _arcsine(value: Value) -> Value:
    if isinstance(value, Fraction) and abs(value) == 1:
        return multiply(value, iv.pi / 2)
    if not is_at_most(abs(value), _ONE):
        raise UndefinedError
    return _arctangent(divide(value, square_root(_less_squared(value))))


def _arccosine(value: Value) -> Value:
    return iv.pi / 2 - enclosed(_arcsine(value))


def _turned(value: Value) -> Value:
    """The reciprocal of what is certainly at least one in size."""
    if not is_at_most(_ONE, abs(value)):
        raise UndefinedError
    return divide(_ONE, value)


def _hyperbolic_sine(value: Value) -> Value:
    growing = exponential(value)
    return (growing - 1 / growing) / 2


def _hyperbolic_cosine(value: Value) -> Value:
    growing = exponential(value)
    return (growing + 1 / growing) / 2


def _hyperbolic_tangent(value: Value) -> Value:
    growing = exponential(multiply(value, Fraction(2)))
    return 1 - 2 / (growing + 1)


def _area_sine(value: Value) -> Value:
    if enclosed(value) < 0:
        return negate(_area_sine(negate(value)))
    return iv.log(enclosed(value) + iv.sqrt(enclosed(value) ** 2 + 1))


def _area_cosine(value: Value) -> Value:
    if not is_at_most(_ONE, value):
        raise UndefinedError
    product = multiply(add(value, -_ONE), add(value, _ONE))
    return iv.log(enclosed(value) + square_root(product))


def _area_tangent(value: Value) -> Value:
    if is_at_most(_ONE, abs(value)):
        raise UndefinedError
    ratio = divide(add(_ONE, value), add(_ONE, negate(value)))
    return multiply(logarithm(ratio), _HALF)


def _area_secant(value: Value) -> Value:
    if sign(value) <= 0:
        raise UndefinedError
    return _area_cosine(divide(_ONE, value))


def _area_cotangent(value: Value) -> Value:
    if is_at_most(abs(value), _ONE):
        raise UndefinedError
    return _area_tangent(divide(_ONE, value))


def _sign(value: Value) -> Value:
    return Fraction(sign(value))


def _reciprocal(function: Callable[[Value], Value]) -> Callable[[Value], Value]:
    return lambda value: divide(_ONE, function(value))


def _of_nonzero(function: Callable[[Value], Value]) -> Callable[[Value], Value]:
    return lambda value: function(nonzero(value))


_FUNCTIONS: Mapping[F, Callable[[Value], Value]] = MappingProxyType(
    {
        F.SIN: _sine,
        F.COS: _cosine,
        F.TAN: lambda value: divide(_sine(value), _cosine(value)),
        F.SEC: _reciprocal(_cosine),
        F.CSC: _of_nonzero(_reciprocal(_sine)),
        F.COT: _of_nonzero(lambda value: divide(_cosine(value), _sine(value))),
        F.ASIN: _arcsine,
        F.ACOS: _arccosine,
        F.ATAN: _arctangent,
        F.ASEC: lambda value: _arccosine(_turned(value)),
        F.ACSC: lambda value: _arcsine(_turned(value)),
        F.ACOT: lambda value: iv.pi / 2 - _arctangent(value),
        F.SINH: _hyperbolic_sine,
        F.COSH: _hyperbolic_cosine,
        F.TANH: _hyperbolic_tangent,
        F.SECH: _reciprocal(_hyperbolic_cosine),
        F.CSCH: _of_nonzero(_reciprocal(_hyperbolic_sine)),
        F.COTH: _of_nonzero(_reciprocal(_hyperbolic_tangent)),
        F.ASINH: _area_sine,
        F.ACOSH: _area_cosine,
        F.ATANH: _area_tangent,
        F.ASECH: _area_secant,
        F.ACSCH: lambda value: _area_sine(divide(_ONE, value)),
        F.ACOTH: _area_cotangent,
        F.EXP: exponential,
        F.LN: logarithm,
        F.ABS: abs,
        F.SGN: _sign,
    }
)
