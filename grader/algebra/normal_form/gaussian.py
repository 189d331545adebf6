"""Arctangents of rational numbers: sums of those of Gaussian primes, which have no relation but with pi.

atan(a/b) is the argument of b + ia, so it is the sum of the arguments of the Gaussian primes of b + ia.
"""

from dataclasses import dataclass
from fractions import Fraction
from math import atan, gcd, pi

from flint import fmpz

_LONGEST_NORM = 64
_EIGHTH = pi / 4
_PRIME_AT_RIGHT_ANGLES = 2  # 1 + i has the argument pi/4

Gaussian = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Angle:
    """``eighths`` times pi/4 and so many times the arctangents of each of ``tangents``."""

    eighths: int
    tangents: tuple[tuple[Fraction, int], ...]


def arctangent(tangent: Fraction) -> Angle | None:
    """The arctangent of a rational number; None for one that is too long to be factored."""
    number = (tangent.denominator, tangent.numerator)
    norm = number[0] ** 2 + number[1] ** 2
    if norm.bit_length() > _LONGEST_NORM:
        return None
    parts = [
        (Fraction(prime[1], prime[0]), times if _divides(prime, number) else -times)
        for factor, times in fmpz(norm).factor()
        if factor != _PRIME_AT_RIGHT_ANGLES
        for prime in [_prime_above(int(factor), number)]
    ]
    rest = atan(tangent) - sum(times * atan(each) for each, times in parts)
    return Angle(round(rest / _EIGHTH), tuple(sorted(parts)))


def _prime_above(factor: int, number: Gaussian) -> Gaussian:
    """The Gaussian prime u + iv with u > v > 0 over a prime that divides the norm of a number."""
    first, second = number, (factor, 0)
    while second != (0, 0):
        first, second = second, _remainder(first, second)
    sizes = sorted(map(abs, first))
    return sizes[1], sizes[0]


def _remainder(first: Gaussian, second: Gaussian) -> Gaussian:
    (a, b), (c, d) = first, second
    norm = c * c + d * d
    x, y = round(Fraction(a * c + b * d, norm)), round(Fraction(b * c - a * d, norm))
    return a - (x * c - y * d), b - (x * d + y * c)


def _divides(prime: Gaussian, number: Gaussian) -> bool:
    (u, v), (a, b) = prime, number
    norm = u * u + v * v
    return gcd(a * u + b * v, b * u - a * v) % norm == 0
