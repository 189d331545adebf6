"""The one place that says what a power means: which exponents are rational, and how a root is exact."""

from enum import StrEnum
from fractions import Fraction
from math import log2

from flint import fmpz

from grader.limits import FOLDED_BITS


class ExponentKind(StrEnum):
    """Exact rational exponents, in lowest terms, by what they ask of the base.

    A base may be negative for whole exponents and for odd denominators; an even denominator asks
    for a base >= 0. A negative exponent of any kind, and a zero one, ask for a base other than 0.
    """

    WHOLE = "whole"
    ODD_ROOT = "odd-root"
    EVEN_ROOT = "even-root"


class NegativeBase(StrEnum):
    """What a power whose exponent is no exact rational number is where its base is negative.

    ``UNDEFINED``: the exponent is proved irrational, or proved to vary, so that it is irrational at
    almost every point. ``UNKNOWN``: it may be a whole number in disguise, so nothing is claimed.
    """

    UNDEFINED = "undefined"
    UNKNOWN = "unknown"


def classify(exponent: Fraction) -> ExponentKind:
    if exponent.denominator == 1:
        return ExponentKind.WHOLE
    return ExponentKind.ODD_ROOT if exponent.denominator % 2 else ExponentKind.EVEN_ROOT


def size(value: Fraction | int) -> int:
    """Bits of the larger of numerator and denominator."""
    return max(value.numerator.bit_length(), value.denominator.bit_length())


def exact_power(base: Fraction, exponent: Fraction) -> Fraction | None:
    """The real power where it is rational and small enough to write down; None elsewhere."""
    if base == 0:
        return Fraction(0) if exponent > 0 else None
    if size(base) > 1 and abs(exponent) * size(base) > FOLDED_BITS:
        return None
    root = _exact_root(base, exponent.denominator)
    return None if root is None else root**exponent.numerator


def _exact_root(base: Fraction, index: int) -> Fraction | None:
    if index == 1:
        return base
    if base < 0:
        root = _exact_root(-base, index) if index % 2 else None
        return None if root is None else -root
    numerator = _whole_root(base.numerator, index)
    denominator = _whole_root(base.denominator, index)
    return None if numerator is None or denominator is None else Fraction(numerator, denominator)


def _whole_root(number: int, index: int) -> int | None:
    if number == 1:
        return 1
    if index >= number.bit_length():
        return None
    root = int(fmpz(number).root(index))
    return root if root**index == number else None


def exact_logarithm(argument: Fraction, base: Fraction) -> int | None:
    """The whole number n with base^n = argument, if there is one."""
    if argument <= 0 or base <= 0 or base == 1:
        return None
    guess = round(_log2(argument) / _log2(base)) if _log2(base) else 0
    return guess if abs(guess) <= FOLDED_BITS and exact_power(base, Fraction(guess)) == argument else None


def _log2(value: Fraction) -> float:
    return log2(value.numerator) - log2(value.denominator)
