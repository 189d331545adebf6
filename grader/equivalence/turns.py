"""Finds where pieces of a function meet on a line: where a value passes zero, or touches it.

Along a line a function can change its formula only where the argument of an absolute value, a root or
a logarithm passes or touches zero, an inverse sine's passes one, a denominator vanishes. They are
found in floats; the pieces between them are then looked at in balls.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from grader.algebra import Program
from grader.algebra.floats import float_effort
from grader.algebra.turning import turning_rows
from grader.equivalence.candidates import Columns
from grader.equivalence.lines import Indices, Places
from grader.fuel import Fuel

_MOST = 48
_PARTS = 16
_STEPS = 12
_FIND_PRICE, _STEP_PRICE, _COLUMNS_FOR_A_UNIT = 400, 120, 400
_NEAR = 1e-6


@dataclass(frozen=True, slots=True)
class Turns:
    """Short stretches of lines, in each of which the value in a row of ``turning_rows`` turns.

    ``sign`` is the value's sign at the low end; where it does not pass zero, it ``touches`` it.
    """

    line: Indices
    row: Indices
    sign: Columns
    low: Columns
    high: Columns
    touches: NDArray[np.bool_]

    @property
    def at(self) -> Columns:
        return (self.low + self.high) / 2

    def chosen(self, which: Indices) -> "Turns":
        line, row, touches = self.line[which], self.row[which], self.touches[which]
        return Turns(line, row, self.sign[which], self.low[which], self.high[which], touches)

    def between(self, low: Columns, high: Columns) -> "Turns":
        return Turns(self.line, self.row, self.sign, low, high, self.touches)

    def joined(self, others: "Turns") -> "Turns":
        return Turns(
            np.concatenate([self.line, others.line]),
            np.concatenate([self.row, others.row]),
            np.concatenate([self.sign, others.sign]),
            np.concatenate([self.low, others.low]),
            np.concatenate([self.high, others.high]),
            np.concatenate([self.touches, others.touches]),
        )


def find_turns(places: Places, turning: Program, fuel: Fuel) -> Turns:
    """Those that a line's places show; as many as may be followed, those of moderate size first.

    With several names a dip may lead to zero when another coordinate changes, so it counts as a turn.
    """
    fuel.charge(_FIND_PRICE + float_effort(turning) * (1 + len(places.at) // _COLUMNS_FOR_A_UNIT))
    with np.errstate(all="ignore"):
        rows = turning_rows(turning, tuple(places.columns()))
        wide = _touching(places, rows)
        touching = _narrowed(wide, places, turning, _lowest, fuel)
        if len(places.bases) == 1:
            near = _near_zero(wide, touching, places, turning)
            wide, touching = wide.chosen(near), touching.chosen(near)
        halves = wide.between(wide.low, touching.at).joined(wide.between(wide.high, touching.at))
        passing = _passing(places, rows).joined(_that_pass(halves, places, turning))
        return _narrowed(passing, places, turning, _change, fuel).joined(touching)


def _passing(places: Places, rows: Columns) -> Turns:
    """Neighbours of different signs."""
    same_line = places.line[:-1] == places.line[1:]
    row, at = np.nonzero((rows[:, :-1] * rows[:, 1:] < 0) & same_line)
    return _moderate(_made(places, rows, row, at, width=1))


def _touching(places: Places, rows: Columns) -> Turns:
    """Neighbourhoods of one sign in whose middle the value comes closest to zero."""
    sizes = np.abs(rows)
    left, middle, right = sizes[:, :-2], sizes[:, 1:-1], sizes[:, 2:]
    one_sign = (rows[:, :-2] * rows[:, 1:-1] > 0) & (rows[:, 2:] * rows[:, 1:-1] > 0)
    dip = (middle <= left) & (middle <= right) & (middle < np.maximum(left, right))
    row, at = np.nonzero(one_sign & dip & (places.line[:-2] == places.line[2:]))
    return _moderate(_made(places, rows, row, at, width=2))


def _made(places: Places, rows: Columns, row: Indices, at: Indices, *, width: int) -> Turns:
    """Stretches from some places to places further on; the wide ones do not pass zero."""
    touches = np.full(len(at), width > 1)
    signs = np.sign(rows[row, at])
    return Turns(places.line[at], row, signs, places.at[at], places.at[at + width], touches)


def _moderate(turns: Turns) -> Turns:
    """As many as may be followed, those of moderate size first."""
    orders = np.abs(np.log2(np.abs(turns.low + turns.high) + 2.0**-400))
    return turns.chosen(np.argsort(orders, kind="stable")[:_MOST])


def _near_zero(wide: Turns, lowest: Turns, places: Places, turning: Program) -> Indices:
    """Which dips lead beyond zero or so near to it that floats cannot exclude that they touch it."""
    ends = np.array([0.0, 1.0])
    outside = np.abs(_values(wide, places, turning, ends)).max(axis=1)
    inside = (_values(lowest, places, turning, ends) * lowest.sign[:, None]).min(axis=1)
    return np.nonzero(~(inside > _NEAR * outside))[0]


def _that_pass(turns: Turns, places: Places, turning: Program) -> Turns:
    """Those that do pass zero."""
    ends = _values(turns, places, turning, np.array([0.0, 1.0]))
    found = turns.chosen(np.nonzero(ends[:, 0] * ends[:, 1] < 0)[0])
    return replace(found, touches=np.zeros(len(found.row), dtype=bool))


def _narrowed(
    turns: Turns,
    places: Places,
    turning: Program,
    choose: Callable[[Columns], tuple[Indices, Indices]],
    fuel: Fuel,
) -> Turns:
    """The same, each cut down many times to the parts that ``choose`` picks."""
    if not len(turns.row):
        return turns
    columns = len(turns.row) * _PARTS
    fuel.charge(_STEPS * (_STEP_PRICE + float_effort(turning) * (1 + columns // _COLUMNS_FOR_A_UNIT)))
    parts = np.linspace(0, 1, _PARTS + 1)
    for _ in range(_STEPS):
        values = _values(turns, places, turning, parts)
        first, last = choose(values * turns.sign[:, None])
        width = turns.high - turns.low
        turns = turns.between(turns.low + width * parts[first], turns.low + width * parts[last])
    return turns


def _values(turns: Turns, places: Places, turning: Program, parts: Columns) -> Columns:
    """The watched value at parts of each bracket: one row a bracket."""
    at = turns.low[:, None] + (turns.high - turns.low)[:, None] * parts
    line = np.repeat(turns.line, len(parts))
    rows = turning_rows(turning, tuple(places.at_line(line, at.ravel()).columns()))
    shaped = rows.reshape(len(rows), *at.shape)
    values: Columns = shaped[turns.row, np.arange(len(at))]
    return values


def _lowest(values: Columns) -> tuple[Indices, Indices]:
    """Around the part where a value, positive at first, comes closest to zero or furthest below."""
    middle = np.argmin(np.where(np.isnan(values), np.inf, values), axis=1)
    middle = np.clip(middle, 1, values.shape[1] - 2)
    return middle - 1, middle + 1


def _change(values: Columns) -> tuple[Indices, Indices]:
    """The first part at whose end a value, positive at first, is positive no more."""
    first = np.argmax(~(values[:, 1:] > 0), axis=1)
    return first, first + 1
