"""What the values of an answer at points of the domain say of it, and whether a counterexample is one."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from random import Random

from mpmath import mpf

from tools.answers.terms import Term
from tools.answers.values import DIGITS, UndefinedError, value
from tools.soak.questions import Asked, Point, coordinate, true_value

# A second look, where the first does not agree with the verdict.
_MORE_POINTS = 120
_MANY_DIGITS = 3000
_SAME_CLOSELY = mpf(10) ** -2000

# Relative to the larger of two values: as good as the same, and surely not the same.
_SAME, _OTHER = mpf(10) ** -40, mpf(10) ** -18
_NOTHING = mpf(10) ** -45


class Seen(StrEnum):
    """An answer at one point."""

    SAME = "same"
    OTHER = "other"
    UNDEFINED = "undefined"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True)
class Truth:
    """How the answer was seen at all points; ``at`` is the first point where it differs."""

    seen: frozenset[Seen]
    at: Point | None = None

    @property
    def verdict(self) -> str | None:
        """None where the points do not say it."""
        if Seen.OTHER in self.seen:
            return "incorrect"
        if Seen.UNCLEAR in self.seen:
            return None
        if self.seen == {Seen.UNDEFINED}:
            return "nowhere"
        return "narrower" if Seen.UNDEFINED in self.seen else "correct"


def truth(asked: Asked, answer: Term) -> Truth:
    """The verdict ``nowhere`` stands for no value at any of the points: incorrect, if it is so everywhere."""
    seen: set[Seen] = set()
    for point, right in zip(asked.points, asked.values, strict=True):
        one = _seen(answer, point, right)
        if one is Seen.OTHER:
            return Truth(frozenset({one}), point)
        seen.add(one)
    return Truth(frozenset(seen))


def differs_at(asked: Asked, answer: Term, written_point: Mapping[str, str]) -> bool:
    """Whether a counterexample is one: in the domain, and the answer is undefined or another value there.

    At extreme points: with many digits, and what is too large even so is believed.
    """
    point = {name: Fraction(text) for name, text in written_point.items()}
    try:
        right = true_value((asked.function, asked.truth), point, digits=_MANY_DIGITS)
    except UndefinedError:
        return False
    except OverflowError:
        return True
    try:
        found = value(answer, point, digits=_MANY_DIGITS)
    except (UndefinedError, OverflowError):
        return True
    return bool(abs(found - right) > _SAME_CLOSELY * max(abs(found), abs(right)))


def wider_truth(asked: Asked, answer: Term, chance: Random) -> Truth:
    """The same from more points, some farther off, and with many digits: rounding is no difference."""
    points = [*asked.points, *(_wide_point(asked, chance) for _ in range(_MORE_POINTS))]
    seen = {_seen_closely(asked, answer, point) for point in points}
    return Truth(frozenset(one for one in seen if one is not None))


def _wide_point(asked: Asked, chance: Random) -> Point:
    factor = chance.choice((1, 1, 2, 5))
    return {name: coordinate(chance, is_positive=name in asked.positive) * factor for name in asked.names}


def _seen_closely(asked: Asked, answer: Term, point: Point) -> Seen | None:
    try:
        right = true_value((asked.function, asked.truth), point, digits=_MANY_DIGITS)
    except (UndefinedError, OverflowError):
        return None
    return _seen(answer, point, right, digits=_MANY_DIGITS)


def _seen(answer: Term, point: Point, right: mpf, *, digits: int = DIGITS) -> Seen:
    try:
        found = value(answer, point, digits=digits)
    except UndefinedError:
        return Seen.UNDEFINED
    except OverflowError:
        return Seen.UNCLEAR
    apart, larger = abs(found - right), max(abs(found), abs(right))
    if apart <= _SAME * larger or apart < _NOTHING:
        return Seen.SAME
    return Seen.OTHER if apart > _OTHER * larger else Seen.UNCLEAR
