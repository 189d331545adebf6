"""Fresh points: exact, drawn from a hash of what is checked, in other ways than the procedures' points."""

import hashlib
from collections.abc import Iterator, Sequence
from fractions import Fraction

from grader.verification.evaluation import Point

# A prime: no point drawn is a binary fraction, as the procedures' are.
_UNIT = 1_000_000_007
_RANGES = ((-1, 1), (0, 1), (1, 4), (-12, 12))
_ORDERS = 24
_NEAREST = 40


class Draw:
    """Numbers that depend on a text and on nothing else."""

    def __init__(self, seed: str) -> None:
        self._seed = seed.encode("utf-8", "surrogatepass")
        self._drawn = 0

    def whole(self, below: int) -> int:
        self._drawn += 1
        digest = hashlib.sha256(b"%d:" % self._drawn + self._seed).digest()
        return int.from_bytes(digest, "big") % below

    def between(self, low: int, high: int) -> Fraction:
        return low + (high - low) * Fraction(self.whole(_UNIT) + 1, _UNIT + 1)


def candidates(draw: Draw, known: Sequence[Point], names: Sequence[str]) -> Iterator[Point]:
    """Without end: now beside a known point, now anywhere."""
    while True:
        for point in known:
            yield beside(point, draw, order=draw.whole(_ORDERS))
        yield {name: _anywhere(draw) for name in names}


def beside(point: Point, draw: Draw, *, order: int) -> Point:
    """Each coordinate moved by less than 2^-order of its size."""
    return {name: value + _step(value, draw) / 2**order for name, value in point.items()}


def close_to(point: Point, draw: Draw) -> Point:
    """A point so close that nothing changes but what holds at single points only."""
    return beside(point, draw, order=_NEAREST)


def _step(value: Fraction, draw: Draw) -> Fraction:
    return (abs(value) or Fraction(1)) * draw.between(-1, 1)


def _anywhere(draw: Draw) -> Fraction:
    kind = draw.whole(len(_RANGES) + 1)
    if kind < len(_RANGES):
        return draw.between(*_RANGES[kind])
    return draw.between(-1, 1) * Fraction(2) ** (draw.whole(60) - 30)
