"""The key against what is asked: derivatives of the function by mpmath's differences, 200 digits and more."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import lru_cache
from itertools import islice
from typing import Any

from mpmath import iv, mp

from grader.outcomes import CheckReason
from grader.syntax import Node
from grader.verification.comparing import Finding, compared
from grader.verification.domain import Domain
from grader.verification.evaluation import Place, Point, evaluate
from grader.verification.points import Draw
from grader.verification.targets import Target
from grader.verification.values import UndefinedError, UnsureError, enclosed, working

_POINTS = 3
_DIGITS = (220, 500)
_AGREEING_DIGITS, _DIFFERING_DIGITS = 60, 20
_SPARE_BITS = 40


def key_reason(
    expected: Node, target: Target, *, domain: Domain, known: Sequence[Point]
) -> CheckReason | None:
    """Why the key cannot be believed; None where it agrees with differences at fresh points."""
    return _kept(expected, target, domain, tuple(tuple(point.items()) for point in known))


@lru_cache(maxsize=512)
def _kept(
    expected: Node, target: Target, domain: Domain, known: tuple[tuple[tuple[str, Fraction], ...], ...]
) -> CheckReason | None:
    draw = Draw(repr((expected, target)))
    points = domain.fresh(draw, [dict(point) for point in known], most=2 * _POINTS)
    findings = list(islice(_findings(expected, target, points), _POINTS))
    if Finding.DIFFERS in findings:
        return CheckReason.KEY_DIFFERS
    return None if findings else CheckReason.KEY_NOT_CHECKED


def _findings(expected: Node, target: Target, points: Iterator[Point]) -> Iterator[Finding]:
    """What can be told at the points, those left out where nothing can."""
    for point in points:
        if target.directions:
            found = _differences(expected, target, point)
        else:
            found = compared(expected, target.function, point).finding
        if found in (Finding.AGREES, Finding.DIFFERS):
            yield found


def _differences(expected: Node, target: Target, point: Point) -> Finding:
    for digits in _DIGITS:
        try:
            finding = _difference_to(expected, target, point, digits)
        except (UndefinedError, UnsureError):
            continue
        if finding is not Finding.UNSURE:
            return finding
    return Finding.UNSURE


def _difference_to(expected: Node, target: Target, point: Point, digits: int) -> Finding:
    with mp.workdps(digits):
        names = tuple(point)
        at = [mp.mpf(value.numerator) / value.denominator for value in point.values()]
        parts = _parts(target, names, at)
        claimed = _plain(expected, names, at)
        gap = abs(sum(parts) - claimed)
        size = max(abs(claimed), *map(abs, parts))
        if gap <= size * mp.mpf(10) ** -_AGREEING_DIGITS or gap < mp.mpf(10) ** -(digits // 2):
            return Finding.AGREES
        differs = gap > size * mp.mpf(10) ** -_DIFFERING_DIGITS and digits == _DIGITS[-1]
        return Finding.DIFFERS if differs else Finding.UNSURE


def _parts(target: Target, names: tuple[str, ...], at: list[Any]) -> list[Any]:
    """What adds up to the key's value."""
    if target.at is None:
        return [_slope(target.function, names, at, along) for along in target.directions]
    place = _plain(target.at, names, at)
    moved = [place if name == target.wrt else value for name, value in zip(names, at, strict=True)]
    slope = _slope(target.function, names, moved, (target.wrt,))
    if not target.is_line:
        return [slope]
    return [_plain(target.function, names, moved), slope * at[names.index(target.wrt)], -slope * place]


def _slope(function: Node, names: tuple[str, ...], at: list[Any], along: tuple[str, ...]) -> Any:  # noqa: ANN401
    orders = tuple(map(along.count, names))
    return mp.diff(lambda *moved: _plain(function, names, moved), tuple(at), orders)


def _plain(node: Node, names: tuple[str, ...], at: Any) -> Any:  # noqa: ANN401 - mpmath has no types
    """The middle of the enclosure, at mpmath's present precision."""
    with working(mp.prec + _SPARE_BITS):
        values = {name: iv.mpf(value) for name, value in zip(names, at, strict=True)}
        beside = {name: Fraction(1, index + 7) for index, name in enumerate(names)}
        return mp.mpf(enclosed(evaluate(node, Place(values, beside))).mid.a)
