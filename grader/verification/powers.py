"""Powers and roots of the checker: rational exponents by their lowest terms, all others for positive bases.

``x^(p/q)`` with odd ``q`` is real for negative ``x`` as well; ``0^0`` is undefined.
"""

from fractions import Fraction

from grader.verification.functions import exponential, logarithm, square_root
from grader.verification.values import (
    Interval,
    UndefinedError,
    UnsureError,
    Value,
    divide,
    enclosed,
    is_short,
    multiply,
    negate,
    nonzero,
    sign,
)

_BY_SQUARING = 2**20
_DENOMINATORS = 10**40
_RATIONAL_LOOKING = Fraction(1, 10**150)


def rational_power(base: Value, exponent: Fraction) -> Value:
    if exponent < 0:
        return divide(Fraction(1), rational_power(base, -exponent))
    if exponent == 0:
        nonzero(base)
        return Fraction(1)
    if exponent.denominator == 1:
        return _whole_power(base, exponent.numerator)
    return _root_power(base, exponent)


def real_power(base: Value, exponent: Value) -> Value:
    """For a base that must be positive."""
    return exponential(multiply(exponent, logarithm(base)))


def is_rational_looking(exponent: Interval) -> bool:
    """Whether 150 digits do not tell an enclosed number from one with a denominator below 10^40."""
    low, high = (Fraction(end) for end in _ends(exponent))
    if high - low > _RATIONAL_LOOKING:
        return True
    middle = (low + high) / 2
    return abs(middle.limit_denominator(_DENOMINATORS) - middle) < _RATIONAL_LOOKING


def _ends(value: Interval) -> tuple[Fraction, Fraction]:
    return as_fraction(value.a), as_fraction(value.b)


def as_fraction(end: Interval) -> Fraction:
    """An end of an enclosure exactly; an UnsureError where it is too long to write down."""
    negative, mantissa, exponent, _ = end._mpi_[0]
    if abs(exponent) > _BY_SQUARING:
        raise UnsureError
    size = Fraction(int(mantissa)) * Fraction(2) ** int(exponent)
    return -size if negative else size


def _whole_power(base: Value, exponent: int) -> Value:
    if isinstance(base, Fraction) and _length(base) * exponent <= _BY_SQUARING:
        power = base**exponent
        return power if is_short(power) else enclosed(power)
    if exponent <= _BY_SQUARING:
        return enclosed(base) ** exponent
    size = real_power(abs(base), Fraction(exponent))
    return negate(size) if exponent % 2 and sign(base) < 0 else size


def _length(value: Fraction) -> int:
    return max(value.numerator.bit_length(), value.denominator.bit_length())


def _root_power(base: Value, exponent: Fraction) -> Value:
    side = sign(base)
    if side == 0:
        return Fraction(0)
    if side < 0 and exponent.denominator % 2 == 0:
        raise UndefinedError
    size = _positive_power(base if side > 0 else negate(base), exponent)
    return negate(size) if side < 0 and exponent.numerator % 2 else size


def _positive_power(base: Value, exponent: Fraction) -> Value:
    root = _exact_root(base, exponent.denominator) if isinstance(base, Fraction) else None
    if root is not None:
        return _whole_power(root, exponent.numerator)
    if exponent.denominator == 2:
        return _whole_power(square_root(base), exponent.numerator)
    return real_power(base, exponent)


def _exact_root(base: Fraction, index: int) -> Fraction | None:
    numerator, denominator = (_whole_root(number, index) for number in (base.numerator, base.denominator))
    return None if numerator is None or denominator is None else Fraction(numerator, denominator)


def _whole_root(number: int, index: int) -> int | None:
    """The root of a positive whole number, if it is one: by halving."""
    if index >= number.bit_length():
        return 1 if number == 1 else None
    low, high = 1, 1 << (number.bit_length() // index + 1)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if middle**index <= number else (low, middle - 1)
    return low if low**index == number else None
