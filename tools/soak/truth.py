"""What the values of an answer at points of the domain say of it, and whether a counterexample is one."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from random import Random

from mpmath import mpf

from tools.answers.terms import Term
from tools.answers.values import UndefinedError, value
from tools.soak.questions import Asked, Point, coordinate, value_in_domain

_MORE_POINTS = 400

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
    for point, true_value in zip(asked.points, asked.values, strict=True):
        one = _seen(answer, point, true_value)
        if one is Seen.OTHER:
            return Truth(frozenset({one}), point)
        seen.add(one)
    return Truth(frozenset(seen))


def differs_at(asked: Asked, answer: Term, written_point: Mapping[str, str]) -> bool:
    """Whether a counterexample is one: in the domain, and the answer is undefined or another value there."""
    point = {name: Fraction(text) for name, text in written_point.items()}
    true_value = value_in_domain((asked.function, asked.truth), point)
    if true_value is None:
        return False
    try:
        found = value(answer, point)
    except (UndefinedError, OverflowError):
        return True
    return bool(abs(found - true_value) > _SAME * max(abs(found), abs(true_value)))


def wider_truth(asked: Asked, answer: Term, chance: Random) -> Truth:
    """The same from many points of a wider range; one difference shows before a second look is needed."""
    seen: set[Seen] = set()
    for _ in range(_MORE_POINTS):
        point = {
            name: coordinate(chance, is_positive=name in asked.positive) * chance.choice((1, 4, 20))
            for name in asked.names
        }
        true_value = value_in_domain((asked.function, asked.truth), point)
        if true_value is not None:
            seen.add(_seen(answer, point, true_value))
    return Truth(frozenset(seen))


def _seen(answer: Term, point: Point, true_value: mpf) -> Seen:
    try:
        found = value(answer, point)
    except UndefinedError:
        return Seen.UNDEFINED
    except OverflowError:
        return Seen.UNCLEAR
    apart, larger = abs(found - true_value), max(abs(found), abs(true_value))
    if apart <= _SAME * larger or apart < _NOTHING:
        return Seen.SAME
    return Seen.OTHER if apart > _OTHER * larger else Seen.UNCLEAR
