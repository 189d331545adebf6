"""Arctangents that are whole combinations of others, pi and signs: found at a point, proved everywhere.

For arctangents a and b of p and q, the arctangent of (p+q)/(1-pq) is a + b - j pi, where j is the sign of
q if pq > 1, and 0 otherwise. So of any sum of arctangents the tangent is known, and by how many half turns
it is off. Two sums with one tangent are equal but for those.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations
from math import isfinite, pi

from flint import arb

from grader.algebra.normal_form.conditions import is_nonzero_polynomial, rationalized
from grader.algebra.normal_form.evaluation import Values
from grader.algebra.normal_form.generators import Element, Kind, NoNormalFormError
from grader.algebra.normal_form.signs import sign_of
from grader.algebra.normal_form.tower import Tower
from grader.algebra.normal_form.vanishing import is_zero_constant

_HALF = Fraction(1, 2)
_BITS = 128
_CLOSE = 2.0**-40
_MOST = 3
_PRICE = 20
_VALUE_PRICE = 3


@dataclass(frozen=True, slots=True)
class _Combination:
    """``times`` the unknown arctangent seems to be so many of the known ones and ``eighths`` of a turn."""

    times: int
    known: tuple[tuple[int, int], ...]
    eighths: int


@dataclass(frozen=True, slots=True)
class _Arc:
    """A sum of arctangents: the arctangent of ``tangent`` and ``halves`` half turns."""

    tangent: Element
    halves: Element


def arctangent_by_others(tower: Tower, tangent: Element) -> Element | None:
    """The arctangent of an element through those that have generators; None where that is not seen."""
    known = [index for index, each in tower.generators.items() if each.kind is Kind.ARCTANGENT]
    if tower.probe is None or not known:
        return None
    tower.fuel.charge(_VALUE_PRICE * len(known) + len(known) ** 2 // 2)
    for candidate in _candidates(tower, tower.probe, tangent, known):
        tower.fuel.charge(_PRICE)
        try:
            found = _proved(tower, tangent, candidate)
        except NoNormalFormError:
            continue
        if found is not None:
            return found
    return None


def _candidates(
    tower: Tower, probe: Sequence[arb], tangent: Element, known: Sequence[int]
) -> Iterator[_Combination]:
    values = Values(tower, probe, bits=_BITS)
    angles = {index: _eighths(values.polynomial(tower.generator(index).above)) for index in known}
    angle = _eighths(values.element(tangent).atan())
    for times, parts in _multiples([index for index in known if isfinite(angles[index])]):
        rest = times * angle - sum(count * angles[index] for index, count in parts)
        if isfinite(rest) and abs(rest - round(rest)) < _CLOSE:
            yield _Combination(times, parts, round(rest))


def _eighths(angle: arb) -> float:
    return float(angle) / (pi / 4)


def _multiples(known: Sequence[int]) -> Iterator[tuple[int, tuple[tuple[int, int], ...]]]:
    """One known arctangent to several times, then two."""
    for index in known:
        for size in range(1, _MOST + 1):
            for times, count in {(1, size), (size, 1)}:
                yield times, ((index, count),)
                yield times, ((index, -count),)
    for first, second in combinations(known, 2):
        for times in (1, 2):
            for one in (1, -1):
                yield times, ((first, one), (second, 1))
                yield times, ((first, one), (second, -1))


def _proved(tower: Tower, tangent: Element, candidate: _Combination) -> Element | None:
    left = _sum_of(tower, [tangent] * candidate.times)
    tangents = [
        argument if count > 0 else tower.negated(argument)
        for index, count in candidate.known
        if (argument := tower.generators[index].argument) is not None
        for _ in range(abs(count))
    ]
    right = _turned(tower, _sum_of(tower, tangents), candidate.eighths % 4)
    if not _are_equal(tower, left.tangent, right.tangent):
        return None
    total = tower.scaled(tower.pi(), Fraction(candidate.eighths % 4, 4))
    for index, count in candidate.known:
        total = tower.sum(total, tower.scaled(tower.generator(index), Fraction(count)))
    halves = tower.difference(left.halves, right.halves)
    total = tower.sum(total, tower.product(halves, tower.pi()))
    return tower.scaled(total, Fraction(1, candidate.times))


def _sum_of(tower: Tower, tangents: Sequence[Element]) -> _Arc:
    arc = _Arc(tangents[0], tower.zero)
    for tangent in tangents[1:]:
        arc = _added(tower, arc, tangent)
    return arc


def _added(tower: Tower, arc: _Arc, tangent: Element) -> _Arc:
    below = tower.difference(tower.one, tower.product(arc.tangent, tangent))
    _require_nonzero(tower, below)
    above = tower.sum(arc.tangent, tangent)
    return _Arc(
        rationalized(tower, tower.quotient(above, below)),
        tower.sum(arc.halves, tower.product(_is_negative(tower, below), _common_sign(tower, arc, tangent))),
    )


def _common_sign(tower: Tower, arc: _Arc, tangent: Element) -> Element:
    """The sign of both tangents where their product is positive, by the one where it is certain, if any."""
    sign = _sign(tower, tangent)
    if sign.above.is_constant():
        return sign
    other = _sign(tower, arc.tangent)
    return other if other.above.is_constant() else sign


def _turned(tower: Tower, arc: _Arc, eighths: int) -> _Arc:
    """With a part of a turn added: the quarter takes the tangent to its opposite inverse."""
    if eighths % 2:
        arc = _added(tower, arc, tower.one)
    if eighths < 2:
        return arc
    _require_nonzero(tower, arc.tangent)
    falls = _is_negative(tower, tower.negated(arc.tangent))
    return _Arc(tower.negated(tower.inverse(arc.tangent)), tower.sum(arc.halves, falls))


def _is_negative(tower: Tower, element: Element) -> Element:
    """1 where an element is negative, and 0 elsewhere."""
    return tower.scaled(tower.difference(tower.one, _sign(tower, element)), _HALF)


def _sign(tower: Tower, element: Element) -> Element:
    """Of an element; any where it is zero."""
    return tower.zero if element.above.is_zero() else tower.polynomial(sign_of(tower, element))


def _require_nonzero(tower: Tower, element: Element) -> None:
    if not is_nonzero_polynomial(tower, element.above):
        raise NoNormalFormError


def _are_equal(tower: Tower, first: Element, second: Element) -> bool:
    difference = tower.difference(first, second)
    return bool(difference.above.is_zero()) or is_zero_constant(tower, difference)
