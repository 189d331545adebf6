"""Values of answers at points of the question's domain, at 60 digits, and what comparing them shows."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from random import Random

from mpmath import mp, mpf

from grader import Mistake
from tests.grader.mistakes.generator.asked import Asked, Components
from tools.answers.formulas import read_formula
from tools.answers.terms import Kind, Term, substituted
from tools.answers.values import DIGITS, Point, UndefinedError, agree, value

Values = tuple[mpf | None, ...]

_POINTS = 6
_LEAST_COMPARED = 3
_MOST_TRIES = 40


@dataclass(frozen=True, slots=True)
class Sample:
    points: tuple[Point, ...]
    truth: Values

    def values(self, components: Components) -> Values:
        """One after the other at every point, None where undefined."""
        return tuple(_value_or_none(term, point) for point in self.points for term in components)

    def is_right(self, values: Values) -> bool:
        return same(values, self.truth)

    def gives(self, components: Components, values: Values) -> bool:
        """Whether these components have the values, looking at one point before all of them."""
        width = len(components)
        start = next((at for at, one in enumerate(values) if one is not None), 0) // width
        first = tuple(_value_or_none(term, self.points[start]) for term in components)
        there = values[start * width : (start + 1) * width]
        return not _clash(first, there) and same(self.values(components), values)

    def of_terms(self, asked: Asked, values: Values) -> Iterator[Mistake]:
        """What the difference from the right answer says of single terms and of the whole."""
        differences = _differences(values, self.truth)
        for _, slope in asked.terms:
            if len(asked.terms) == 1 and slope.kind is Kind.SUM:
                continue
            match _constant_ratio(differences, self.values((slope,))):
                case None:
                    continue
                case -1 if len(asked.terms) > 1:
                    yield Mistake.TERM_DROPPED
                case -2:
                    yield Mistake.SIGN_FLIPPED
                    yield Mistake.COEFFICIENT_WRONG
                case _:
                    yield Mistake.COEFFICIENT_WRONG
        if _constant_ratio(list(values), self.truth) is not None:
            yield Mistake.OFF_BY_FACTOR
        if _constant_ratio(differences, (mpf(1),) * len(differences)) is not None:
            yield Mistake.OFF_BY_CONSTANT


def sampled(asked: Asked, chance: Random) -> Sample | None:
    """Points on both sides of zero where the function and its right answer are defined; None if too few."""
    function = read_formula(str(asked.record["function"]))
    inner = asked.record.get("inner", {})
    if isinstance(inner, dict):
        function = substituted(function, {name: read_formula(text) for name, text in inner.items()})
    found: list[Point] = []
    for turn in range(_MOST_TRIES):
        point = {name: Fraction(chance.randint(201, 2403), 997) * (-1) ** (turn % 2) for name in asked.names}
        if all(_value_or_none(term, point) is not None for term in (function, *asked.truth)):
            found.append(point)
        if len(found) == _POINTS:
            empty = Sample(tuple(found), ())
            return Sample(tuple(found), empty.values(asked.truth))
    return None


def same(left: Values, right: Values) -> bool:
    """They agree wherever both have a value, which is at several points at least."""
    pairs = _both(left, right)
    return len(pairs) >= _LEAST_COMPARED and all(agree(*pair) for pair in pairs)


def _clash(left: Values, right: Values) -> bool:
    return any(not agree(*pair) for pair in _both(left, right))


def _both(left: Sequence[mpf | None], right: Sequence[mpf | None]) -> list[tuple[mpf, mpf]]:
    pairs = zip(left, right, strict=True)
    return [(one, other) for one, other in pairs if one is not None and other is not None]


def _differences(left: Values, right: Values) -> list[mpf | None]:
    with mp.workdps(DIGITS):
        pairs = zip(left, right, strict=True)
        return [one - other if one is not None and other is not None else None for one, other in pairs]


def _constant_ratio(above: list[mpf | None], below: Values) -> mpf | None:
    """The quotient, if it is the same everywhere; whole where it is a whole number."""
    with mp.workdps(DIGITS):
        ratios = [one / other for one, other in _both(above, below) if other]
        if len(ratios) < _LEAST_COMPARED or not all(agree(one, ratios[0]) for one in ratios):
            return None
        nearest = mp.nint(ratios[0])
        return nearest if agree(ratios[0], nearest) else ratios[0]


def _value_or_none(term: Term, point: Point) -> mpf | None:
    """None also where the value is beyond reach."""
    try:
        return value(term, point)
    except (UndefinedError, OverflowError):
        return None
