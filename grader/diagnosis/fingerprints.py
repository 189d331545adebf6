"""Wrong results by their values at fixed points: they suggest what to prove, and prove nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import log10

import numpy as np
from numpy.typing import NDArray

from grader.algebra import compile_together
from grader.algebra.floats import evaluate_floats, to_float, trace_floats
from grader.equivalence import Expected
from grader.syntax import Node

Values = NDArray[np.float64]

_RELATIVE = 1e-7
_NEXT_TO_NOTHING = 1e-9
_LEAST_POINTS = 3
_STEP = 1e-4
_ROUGHLY = 0.01
_NOISE = 1e-14
_NOISE_ALLOWED = 1e-8

# Points of moderate size are taken first: there values show most.
_POINTS_USED = 12


@dataclass(frozen=True, slots=True, eq=False)
class Points:
    """The points kept with a component, a column a name, and the expected values there."""

    names: tuple[str, ...]
    columns: tuple[Values, ...]
    expected: Values

    def values(self, nodes: Sequence[Node]) -> Values:
        """A row for each tree, a column for each point; NaN where undefined."""
        count = len(self.expected)
        if not nodes:
            return np.empty((0, count))
        program = compile_together(nodes, names=self.names)
        traced = trace_floats(program, self.columns)
        return np.array([np.broadcast_to(traced[slot], count) for slot in program.outputs], dtype=np.float64)


def points_of(expected: Expected) -> Points:
    names = expected.domain.names
    points = sorted((spot.point for spot in expected.spots), key=_extremeness)[:_POINTS_USED]
    table = np.array([[to_float(value) for value in point] for point in points], dtype=np.float64)
    columns = tuple(table.reshape(len(points), len(names)).T)
    blank = Points(names, columns, np.zeros(len(points)))
    return Points(names, columns, blank.values((expected.node,))[0])


def _extremeness(point: tuple[Fraction, ...]) -> float:
    """How far from ordinary size the coordinates are, in powers of ten."""
    return max((abs(log10(abs(to_float(value)) or 1)) for value in point), default=0.0)


def matches(points: Points, rows: Values, sought: Values) -> NDArray[np.bool_]:
    """Which rows have the sought values wherever both are known, at enough points."""
    with np.errstate(all="ignore"):
        known = np.isfinite(rows) & np.isfinite(sought)
        close = np.abs(rows - sought) <= _allowed(points, np.abs(rows) + np.abs(sought))
    enough = min(_LEAST_POINTS, len(sought))
    return np.asarray((close | ~known).all(axis=-1) & ((close & known).sum(axis=-1) >= enough))


def pairs_adding_to(points: Points, rows: Values, sought: Values) -> list[tuple[int, int]]:
    """Pairs of rows whose differences from what is expected add up to that of the sought values."""
    usable = np.isfinite(points.expected) & np.isfinite(sought)
    good = np.flatnonzero(np.isfinite(rows[:, usable]).all(axis=1))
    if usable.sum() < min(_LEAST_POINTS, len(sought)) or len(good) < 2:
        return []
    expected = points.expected[usable]
    off, missing = rows[np.ix_(good, usable)] - expected, sought[usable] - expected
    order = np.argsort(off[:, 0])
    left = missing[0] - off[:, 0]
    slack = _RELATIVE * (np.abs(left) + np.abs(off[:, 0]) + np.abs(expected[0])) + _NEXT_TO_NOTHING
    first = np.searchsorted(off[order, 0], left - slack)
    last = np.searchsorted(off[order, 0], left + slack)
    found = [(one, int(order[at])) for one in range(len(good)) for at in range(first[one], last[one])]
    size = np.abs(missing) + np.abs(expected)
    return [
        (int(good[one]), int(good[other]))
        for one, other in found
        if one < other and _adds_up(off[one], off[other], missing, size)
    ]


def constant_ratios(values: Values, results: Values, term: Values) -> Values:
    """For each row of results the constant c with values = result + c term; NaN where there is none.

    Points where the difference is lost in the digits say nothing.
    """
    with np.errstate(all="ignore"):
        off = values - results
        noise = _NOISE * (np.abs(values) + np.abs(results))
        ratios = np.where(np.abs(off) * _NOISE_ALLOWED > noise, off / term, np.nan)
        known = np.isfinite(ratios)
        first = np.take_along_axis(ratios, known.argmax(axis=1)[:, None], axis=1)
        same = ((np.abs(ratios - first) <= _RELATIVE * np.abs(first)) | ~known).all(axis=1)
    enough = known.sum(axis=1) >= min(_LEAST_POINTS, results.shape[1])
    return np.where(same & enough, first[:, 0], np.nan)


def seems_derivative(points: Points, node: Node, sought: Values, *, name: str) -> bool:
    """Whether a tree's slope along a name is about the sought values, wherever both are known."""
    column = points.names.index(name)
    step = _STEP * np.maximum(np.abs(points.columns[column]), _STEP)
    moved = [points.columns[column] + sign * step for sign in (1, -1)]
    columns = tuple(
        np.concatenate(moved) if place == column else np.tile(each, 2)
        for place, each in enumerate(points.columns)
    )
    program = compile_together((node,), names=points.names)
    ahead, behind = np.broadcast_to(evaluate_floats(program, columns), 2 * len(step)).reshape(2, -1)
    with np.errstate(all="ignore"):
        slopes = (ahead - behind) / (2 * step)
        close = np.abs(slopes - sought) <= _ROUGHLY * (np.abs(slopes) + np.abs(sought) + _STEP)
    known = np.isfinite(slopes) & np.isfinite(sought)
    return bool((close | ~known).all() and known.any())


def _adds_up(one: Values, other: Values, missing: Values, size: Values) -> bool:
    allowed = _RELATIVE * (np.abs(one) + np.abs(other) + size) + _NEXT_TO_NOTHING
    return bool((np.abs(one + other - missing) <= allowed).all())


def _allowed(points: Points, size: Values) -> Values:
    scale = np.where(np.isfinite(points.expected), np.abs(points.expected), 0)
    return np.asarray(_RELATIVE * size + _NEXT_TO_NOTHING * scale + _NEXT_TO_NOTHING**2)
