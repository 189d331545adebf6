"""Where to look for points: the same candidates for the same seed, on every machine.

Chance comes from SHAKE-256 of the seed, never from a generator whose stream may change.
"""

import hashlib
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

Columns = NDArray[np.float64]  # one row a name, one column a candidate
Point = tuple[Fraction, ...]

# The first values a person would try; no two of them next to each other in a ratio that makes things cancel.
_FRIENDLY = (2, 3, 1, -1, 0.5, -2, 4, 1.5, -3, 5, -0.5, 0.25)
_STRIDES = (1, 5, 7, 11)
_MANTISSA_BITS = 10
_FAR = 20.0  # binary orders of magnitude
_NUDGE_BITS = 64


class Chance:
    """An endless stream of numbers in [0, 1) decided by a seed."""

    def __init__(self, seed: str) -> None:
        self._seed = seed
        self._blocks = 0

    def uniform(self, *shape: int) -> Columns:
        count = int(np.prod(shape))
        mantissas: Columns = (self._words(count) >> np.uint64(11)).astype(np.float64)
        numbers: Columns = (mantissas * 2.0**-53).reshape(shape)
        return numbers

    def whole(self) -> int:
        """A number of 64 bits."""
        return int(self._words(1)[0])

    def _words(self, count: int) -> NDArray[np.uint64]:
        self._blocks += 1
        source = f"{self._blocks}:{self._seed}".encode("utf-8", "surrogatepass")
        return np.frombuffer(hashlib.shake_256(source).digest(8 * count), dtype="<u8").astype(np.uint64)


def friendly(names: int) -> Columns:
    """Small numbers for certificates that people can check."""
    rows = len(_FRIENDLY)
    picks = [[_FRIENDLY[(i * _STRIDES[j % 4] + 2 * j) % rows] for i in range(rows)] for j in range(names)]
    return np.array(picks, dtype=np.float64).reshape(names, rows)


def mixed(names: int, count: int, chance: Chance) -> Columns:
    """Candidates from [-1, 1], [0, 1], [1, 4], [-10, 10] and all magnitudes of both signs, to 53 bits."""
    kind, at, sign = chance.uniform(3, names, count)
    far = np.exp2((2 * at - 1) * _FAR) * np.where(sign < 0.5, -1, 1)
    choices = [2 * at - 1, at, 1 + 3 * at, 20 * at - 10, far]
    numbers: Columns = np.choose((kind * len(choices)).astype(int), choices)
    return numbers


def rounded(columns: Columns, *, bits: int = _MANTISSA_BITS) -> Columns:
    """The same to a few binary digits, so that fractions stay short."""
    mantissa, exponent = np.frexp(columns)
    return np.asarray(np.ldexp(np.round(np.ldexp(mantissa, bits)), exponent - bits))


def exact(column: Columns) -> Point:
    """The floats as the fractions they are."""
    return tuple(Fraction(float(value)) for value in column)


def nudged(column: Columns, chance: Chance) -> Point:
    """A point next to the floats with a denominator nobody can know beforehand.

    At such a point no sine of a large multiple of pi, and no term built to vanish, is zero by design.
    """
    return tuple(_nudged(Fraction(float(value)), chance) for value in column)


def _nudged(value: Fraction, chance: Chance) -> Fraction:
    unit = (chance.whole() | 1) << _NUDGE_BITS
    return value * Fraction(unit + (chance.whole() | 1), unit)
