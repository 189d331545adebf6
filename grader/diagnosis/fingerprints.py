"""Wrong results by their values at fixed points: they suggest what to prove, and prove nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import log10

import numpy as np
from numpy.typing import NDArray

from grader.algebra.floats import to_float
from grader.diagnosis.tree_values import Values, tree_values
from grader.equivalence import Expected
from grader.syntax import Node

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
class Tried:
    """An answer with its values at the points, and its slopes there along one name if there is such."""

    node: Node
    values: Values
    slopes: Values


@dataclass(frozen=True, slots=True, eq=False)
class Points:
    """The points kept with a component, a column a name, the expected values there, and the ``least``
    that values differ by.

    ``around`` has the points, then each a step ahead along one name, then a step behind.
    """

    columns: Mapping[str, Values]
    expected: Values
    least: Values
    around: Mapping[str, Values]
    steps: Values

    def values(self, nodes: Sequence[Node]) -> Values:
        """A row for each tree, a column for each point; not finite where undefined."""
        return tree_values(nodes, self.columns, count=len(self.expected))

    def tried(self, node: Node) -> Tried:
        count = len(self.expected)
        values, ahead, behind = tree_values((node,), self.around, count=3 * count).reshape(3, count)
        with np.errstate(all="ignore"):
            return Tried(node, values, (ahead - behind) / (2 * self.steps))


def points_of(expected: Expected, *, name: str | None) -> Points:
    """``name`` is what answers may have to be differentiated by."""
    points = sorted((spot.point for spot in expected.spots), key=_extremeness)[:_POINTS_USED]
    names = expected.domain.names
    table = np.array([[to_float(value) for value in point] for point in points], dtype=np.float64)
    columns = dict(zip(names, table.reshape(len(points), len(names)).T, strict=True))
    around = {each: np.tile(values, 3) for each, values in columns.items()}
    here = columns.get(name or "", np.zeros(len(points)))
    steps = _STEP * np.maximum(np.abs(here), _STEP)
    if name in columns:
        around[name] = np.concatenate((here, here + steps, here - steps))
    values = tree_values((expected.node,), columns, count=len(points))[0]
    return Points(columns, values, least_of(values), around, steps)


def least_of(expected: Values) -> Values:
    """The least that values differ by where these are expected."""
    scale = np.where(np.isfinite(expected), np.abs(expected), 0)
    return np.asarray(_NEXT_TO_NOTHING * scale + _NEXT_TO_NOTHING**2)


def _extremeness(point: tuple[Fraction, ...]) -> float:
    """How far from ordinary size the coordinates are, in powers of ten."""
    return max((abs(log10(abs(to_float(value)) or 1)) for value in point), default=0.0)


def matches(points: Points, rows: Values, sought: Values) -> NDArray[np.bool_]:
    """Which rows have the sought values wherever both are known, at enough points."""
    with np.errstate(all="ignore"):
        close = np.abs(rows - sought) <= _RELATIVE * (np.abs(rows) + np.abs(sought)) + points.least
        known = np.isfinite(rows) & np.isfinite(sought)
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


def constant_ratios(values: Values, results: Values, terms: Values) -> Values:
    """For each term (a row) and each result (a column) the constant c with values = result + c term.

    NaN where there is none. Points where the difference is lost in the digits say nothing.
    """
    with np.errstate(all="ignore"):
        off = values - results
        noise = _NOISE * (np.abs(values) + np.abs(results))
        shown = np.where(np.abs(off) * _NOISE_ALLOWED > noise, off, np.nan)
        ratios = shown[None, :, :] / terms[:, None, :]
        known = np.isfinite(ratios)
        rows, columns = np.indices(known.shape[:2])
        first = ratios[rows, columns, known.argmax(axis=2)]
        close = np.abs(ratios - first[:, :, None]) <= _RELATIVE * np.abs(first)[:, :, None]
        same = (close | ~known).all(axis=2)
    enough = known.sum(axis=2) >= min(_LEAST_POINTS, results.shape[1])
    return np.where(same & enough, first, np.nan)


def are_about(slopes: Values, sought: Values) -> bool:
    """Whether slopes are roughly the sought values, wherever both are known."""
    with np.errstate(all="ignore"):
        close = np.abs(slopes - sought) <= _ROUGHLY * (np.abs(slopes) + np.abs(sought) + _STEP)
    known = np.isfinite(slopes) & np.isfinite(sought)
    return bool((close | ~known).all() and known.any())


def _adds_up(one: Values, other: Values, missing: Values, size: Values) -> bool:
    allowed = _RELATIVE * (np.abs(one) + np.abs(other) + size) + _NEXT_TO_NOTHING
    return bool((np.abs(one + other - missing) <= allowed).all())
