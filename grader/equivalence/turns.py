"""Finds where pieces of a function meet on a line: where a value passes zero, or touches it.

Along a line a function can change its formula only where the argument of an absolute value, a root or
a logarithm passes or touches zero, an inverse sine's passes one, a denominator vanishes. They are
found in floats; the pieces between them are then looked at in balls.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from grader.algebra.turning import Turning
from grader.equivalence.candidates import Columns
from grader.equivalence.lines import Indices, Places
from grader.fuel import Fuel

_MOST = 48
_PARTS = 16
_STEPS = 12


@dataclass(frozen=True, slots=True)
class _Brackets:
    """Stretches of lines, each with the row of ``Turning.rows`` to watch and its sign at the low end."""

    line: Indices
    row: Indices
    sign: Columns
    low: Columns
    high: Columns

    def chosen(self, which: Indices) -> "_Brackets":
        line, row = self.line[which], self.row[which]
        return _Brackets(line, row, self.sign[which], self.low[which], self.high[which])

    @property
    def middle(self) -> Columns:
        return (self.low + self.high) / 2

    def between(self, low: Columns, high: Columns) -> "_Brackets":
        return _Brackets(self.line, self.row, self.sign, low, high)


def turns(places: Places, turning: Turning, fuel: Fuel) -> tuple[Indices, Columns]:
    """The line and the place on it of each turning point found, nearest to moderate sizes first."""
    if not turning.sides:
        return np.empty(0, dtype=np.intp), np.empty(0)
    fuel.charge(turning.price(len(places.at) + 2 * _STEPS * _MOST * _PARTS))
    with np.errstate(all="ignore"):
        rows = turning.rows(tuple(places.columns()))
        wide = _touching(places, rows)
        touching = _narrowed(wide, places, turning, _lowest)
        passing = _joined(_passing(places, rows), *_halves(wide, touching.middle))
        passing = _narrowed(_that_pass(passing, places, turning), places, turning, _change)
    return np.concatenate([passing.line, touching.line]), np.concatenate([passing.middle, touching.middle])


def _passing(places: Places, rows: Columns) -> _Brackets:
    """Neighbours of different signs."""
    same_line = places.line[:-1] == places.line[1:]
    row, at = np.nonzero((rows[:, :-1] * rows[:, 1:] < 0) & same_line)
    return _moderate(
        _Brackets(places.line[at], row, np.sign(rows[row, at]), places.at[at], places.at[at + 1])
    )


def _touching(places: Places, rows: Columns) -> _Brackets:
    """Neighbourhoods of one sign in whose middle the value comes closest to zero."""
    sizes = np.abs(rows)
    left, middle, right = sizes[:, :-2], sizes[:, 1:-1], sizes[:, 2:]
    one_sign = (rows[:, :-2] * rows[:, 1:-1] > 0) & (rows[:, 2:] * rows[:, 1:-1] > 0)
    dip = (middle <= left) & (middle <= right) & (middle < np.maximum(left, right))
    row, at = np.nonzero(one_sign & dip & (places.line[:-2] == places.line[2:]))
    return _moderate(
        _Brackets(places.line[at], row, np.sign(rows[row, at]), places.at[at], places.at[at + 2])
    )


def _moderate(brackets: _Brackets) -> _Brackets:
    """As many as may be followed, those of moderate size first."""
    orders = np.abs(np.log2(np.abs(brackets.low + brackets.high) + 2.0**-400))
    return brackets.chosen(np.argsort(orders, kind="stable")[:_MOST])


def _halves(brackets: _Brackets, middle: Columns) -> tuple[_Brackets, _Brackets]:
    """From one end to the middle and from the other end to it: both begin with the sign at the ends."""
    return brackets.between(brackets.low, middle), brackets.between(brackets.high, middle)


def _joined(*groups: _Brackets) -> _Brackets:
    return _Brackets(
        np.concatenate([group.line for group in groups]),
        np.concatenate([group.row for group in groups]),
        np.concatenate([group.sign for group in groups]),
        np.concatenate([group.low for group in groups]),
        np.concatenate([group.high for group in groups]),
    )


def _that_pass(brackets: _Brackets, places: Places, turning: Turning) -> _Brackets:
    ends = _values(brackets, places, turning, np.array([0.0, 1.0]))
    return brackets.chosen(np.nonzero(ends[:, 0] * ends[:, 1] < 0)[0])


def _narrowed(
    brackets: _Brackets,
    places: Places,
    turning: Turning,
    choose: Callable[[Columns], tuple[Indices, Indices]],
) -> _Brackets:
    """The same, each cut down many times to the parts that ``choose`` picks."""
    if not len(brackets.row):
        return brackets
    parts = np.linspace(0, 1, _PARTS + 1)
    for _ in range(_STEPS):
        values = _values(brackets, places, turning, parts)
        first, last = choose(values * brackets.sign[:, None])
        width = brackets.high - brackets.low
        brackets = brackets.between(brackets.low + width * parts[first], brackets.low + width * parts[last])
    return brackets


def _values(brackets: _Brackets, places: Places, turning: Turning, parts: Columns) -> Columns:
    """The watched value at parts of each bracket: one row a bracket."""
    at = brackets.low[:, None] + (brackets.high - brackets.low)[:, None] * parts
    line = np.repeat(brackets.line, len(parts))
    rows = turning.rows(tuple(places.at_line(line, at.ravel()).columns()))
    shaped = rows.reshape(len(rows), *at.shape)
    values: Columns = shaped[brackets.row, np.arange(len(at))]
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
