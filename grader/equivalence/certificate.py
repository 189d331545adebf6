"""Counterexamples as numbers people can read: decimals correct to every digit shown."""

from collections.abc import Sequence

from flint import arb

from grader.algebra.slopes import largest_size
from grader.equivalence.candidates import Point
from grader.outcomes import Counterexample

_DIGITS = (6, 9, 12, 18, 27, 40, 80, 160, 320, 640, 1200, 2050, 4000)
_PLAIN = range(-5, 10)  # decimal exponents written without e
_SPARE = 20
_BITS_OF_FLOATS = 60
_LEAST, _MOST = 1e-4, 1e9  # floats in between are written without e, if the digits are enough
_ERROR = 2.0**-49  # and are as close as this to what they stand for
_NOTHING = -100  # log2 of what is written as 0 where it cannot be told from 0


def counterexample(
    names: Sequence[str], point: Point, *, answer: arb | None, expected: arb
) -> Counterexample | None:
    """The point and both values, to as many digits as tell them apart; None if none can be written."""
    pairs = tuple(zip(names, map(str, point), strict=True))
    for digits in _DIGITS:
        shown = decimal(expected, digits)
        other = None if answer is None else decimal(answer, digits)
        if shown is not None and (answer is None or other is not None) and shown != other:
            return Counterexample(pairs, other, shown)
    return None


def decimal(value: arb, digits: int) -> str | None:
    """The value rounded to significant digits; None where the ball is too wide to tell."""
    if (quick := _decimal_of_float(value, digits)) is not None:
        return quick
    if value.is_zero() or (value.contains(0) and largest_size(value) < _NOTHING):
        return "0"
    middle, radius, exponent = map(int, value.mid_rad_10exp(digits + _SPARE))
    length = len(str(abs(middle)))
    size = exponent + length - 1
    excess = length - max(digits, size + 1 if size in _PLAIN else 0)
    low, high = (_rounded(end, excess) for end in (middle - radius, middle + radius))
    if low != high or middle == 0:
        return None
    return _written(low, exponent + excess)


def _decimal_of_float(value: arb, digits: int) -> str | None:
    """The same where the closest float tells, as it does but for values next to a border of rounding."""
    middle = float(value)
    if not _LEAST < abs(middle) < _MOST or value.rel_accuracy_bits() < _BITS_OF_FLOATS:
        return None
    low = f"{middle * (1 - _ERROR):.{digits}g}"
    return low if low == f"{middle * (1 + _ERROR):.{digits}g}" and "e" not in low else None


def _rounded(number: int, digits: int) -> int:
    """Divided by a power of ten, half away from zero."""
    unit = 10**digits if digits > 0 else 1
    size = (2 * abs(number) + unit) // (2 * unit)
    return size if number > 0 else -size


def _written(number: int, exponent: int) -> str:
    return _joined(str(number), exponent + len(str(abs(number))) - 1)


def _joined(number: str, size: int) -> str:
    """Digits with a sign before, and the decimal exponent of the first."""
    sign, figures = ("-", number[1:]) if number[0] == "-" else ("", number)
    figures = figures.rstrip("0")
    if size not in _PLAIN:
        return f"{sign}{_with_point(figures, 1)}e{size}"
    return sign + _with_point("0" * max(0, -size) + figures, max(size, 0) + 1)


def _with_point(figures: str, whole: int) -> str:
    figures = figures.ljust(whole, "0")
    return f"{figures[:whole]}.{figures[whole:]}".rstrip(".")
