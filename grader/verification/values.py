"""Numbers of the checker: exact fractions as long as they are short, enclosures by mpmath after that.

The precision of mpmath's interval arithmetic is global: everything here runs within ``working``.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from fractions import Fraction
from typing import Any, TypeAlias

from mpmath import iv, mp

Interval: TypeAlias = Any
Value: TypeAlias = Fraction | Interval

_EXACT_BITS = 4096


class UndefinedError(Exception):
    """Certainly no real value."""


class UnsureError(Exception):
    """An enclosure that reaches over an edge, a point on an edge, or a value out of reach."""


@contextmanager
def working(bits: int) -> Iterator[None]:
    """Enclosures and plain numbers of mpmath to so many bits."""
    kept = iv.prec, mp.prec
    iv.prec = mp.prec = bits
    try:
        yield
    finally:
        iv.prec, mp.prec = kept


def enclosed(value: Value) -> Interval:
    if isinstance(value, Fraction):
        return iv.mpf(value.numerator) / iv.mpf(value.denominator)
    return value


def is_short(value: Fraction) -> bool:
    return max(value.numerator.bit_length(), value.denominator.bit_length()) <= _EXACT_BITS


def add(first: Value, second: Value) -> Value:
    return _combined(first, second, lambda a, b: a + b)


def multiply(first: Value, second: Value) -> Value:
    if is_zero(first) or is_zero(second):
        return Fraction(0)
    return _combined(first, second, lambda a, b: a * b)


def divide(first: Value, second: Value) -> Value:
    return _combined(first, nonzero(second), lambda a, b: a / b)


def negate(value: Value) -> Value:
    return -value


def is_zero(value: Value) -> bool:
    """Whether a value is exactly zero and known to be."""
    return isinstance(value, Fraction) and value == 0


def nonzero(value: Value) -> Value:
    """The value, certainly not zero."""
    if sign(value) == 0:
        raise UndefinedError
    return value


def sign(value: Value) -> int:
    """1, 0 or -1; an UnsureError where the enclosure does not tell."""
    if isinstance(value, Fraction):
        return (value > 0) - (value < 0)
    if value > 0:
        return 1
    if value < 0:
        return -1
    raise UnsureError


def compare(first: Value, second: Value) -> int:
    """The sign of the difference."""
    return sign(add(first, negate(second)))


def is_at_most(first: Value, second: Value) -> bool:
    """Certainly not greater, or certainly greater; equality needs exact numbers or touching enclosures."""
    if isinstance(first, Fraction) and isinstance(second, Fraction):
        return first <= second
    answer = enclosed(first) <= enclosed(second)
    if answer is None:
        raise UnsureError
    return bool(answer)


def _combined(first: Value, second: Value, operation: Callable[[Any, Any], Any]) -> Value:
    if isinstance(first, Fraction) and isinstance(second, Fraction):
        exact = operation(first, second)
        return exact if is_short(exact) else enclosed(exact)
    return operation(enclosed(first), enclosed(second))
