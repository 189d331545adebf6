"""Points where things turn in two directions at once: a piece may be as small as their neighbourhood.

Either two values are zero there, or one value is as small or as large as it gets around.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations, combinations_with_replacement, product

import numpy as np
from flint import arb, ctx

from grader.algebra import Program, UndefinedError, UnsureError, derivative_ball
from grader.algebra.balls import as_fraction, ball
from grader.algebra.floats import float_effort
from grader.algebra.slicing import sliced
from grader.algebra.turning import turning_rows
from grader.equivalence.candidates import Chance, Columns, Point, exact
from grader.equivalence.lines import Indices
from grader.equivalence.sharpening import BITS, INSIDE, OUTSIDE, as_balls, signs_at
from grader.fuel import Fuel

_MOST_PAIRS, _MOST_STARTS, _MOST_MEETINGS = 16, 4, 6
_FLOAT_STEPS, _STEP_PRICE, _BALL_STEPS = 24, 160, 5
_PRICE_OF_CROSSING, _PRICE_OF_FLAT = 150, 400
_PLACES, _COLUMNS_FOR_A_UNIT = 15, 400
_STEP = 1e-5
_CLOSE = 1e-4

Pair = tuple[int, int]  # of outputs: two that are zero, or twice the same that is flat; or of axes
Wanted = tuple[Program, tuple[int, ...]]  # a program and the directions to differentiate it in


def beside_meetings(starts: Columns, turning: Program, chance: Chance, fuel: Fuel) -> Iterator[Point]:
    """Points close to a meeting, if some output has another sign there than a little further off.

    Of more than two coordinates, two are chosen by chance and the others kept.
    """
    axes = _axes(len(starts), chance)
    pairs = list(combinations_with_replacement(range(len(turning.outputs)), 2))[:_MOST_PAIRS]
    if len(starts) < 2 or not pairs or not starts.shape[1]:
        return
    columns = len(pairs) * _MOST_STARTS * _PLACES
    effort = float_effort(turning) * (1 + columns // _COLUMNS_FOR_A_UNIT)
    fuel.charge(_FLOAT_STEPS * (_STEP_PRICE + effort))
    for pair, column in _distinct(_met(starts[:, :_MOST_STARTS], pairs, turning, axes)):
        price = _PRICE_OF_FLAT if pair[0] == pair[1] else _PRICE_OF_CROSSING
        fuel.charge(len(turning.instructions) * price)
        place = _sharpened(exact(column), pair, turning, axes)
        for sides in product((-1, 1), repeat=2):
            moves = dict(zip(axes, sides, strict=True))
            outside = signs_at(turning, _beside(place, moves, OUTSIDE))
            inside = (_beside(place, moves, order) for order in INSIDE)
            yield from (point for point in inside if signs_at(turning, point) != outside)


def _axes(names: int, chance: Chance) -> Pair:
    found = list(combinations(range(names), 2)) or [(0, 0)]
    return found[chance.whole() % len(found)]


def _met(
    starts: Columns, pairs: Sequence[Pair], turning: Program, axes: Pair
) -> Iterator[tuple[Pair, Columns]]:
    """Newton's method in two coordinates, for all pairs from all starts at once."""
    columns = np.tile(starts, (1, len(pairs)))
    moved = np.full(columns.shape[1], np.inf)
    asked = np.repeat(np.array(pairs, dtype=np.intp), starts.shape[1], axis=0).T
    with np.errstate(all="ignore"):
        for _ in range(_FLOAT_STEPS):
            columns, moved = _stepped(columns, asked, turning, axes)
    good = np.isfinite(columns).all(axis=0) & (moved < _CLOSE)
    for index in np.nonzero(good)[0]:
        yield (int(asked[0, index]), int(asked[1, index])), columns[:, index]


def _stepped(columns: Columns, asked: Indices, turning: Program, axes: Pair) -> tuple[Columns, Columns]:
    """One step of Newton's method for each candidate, and its length relative to the coordinates."""
    steps = [np.maximum(np.abs(columns[axis]), _STEP) * _STEP for axis in axes]
    beside = [_shifted(columns, axis, step) for axis, step in zip(axes, steps, strict=True)]
    values = _asked_values(np.hstack([columns, *beside]), np.tile(asked, (1, 3)), turning, axes)
    here, there, above = np.split(values, 3, axis=1)
    first, second = (there - here) / steps[0], (above - here) / steps[1]
    scale = first[0] * second[1] - second[0] * first[1]
    moves = np.array([second[1] * here[0] - second[0] * here[1], first[0] * here[1] - first[1] * here[0]])
    found = columns.copy()
    found[list(axes)] -= moves / scale
    return found, (np.abs(moves / scale) / (np.abs(columns[list(axes)]) + _CLOSE)).max(axis=0)


def _asked_values(columns: Columns, asked: Indices, turning: Program, axes: Pair) -> Columns:
    """What should become zero: the two outputs, or the slopes of the one."""
    steps = [np.maximum(np.abs(columns[axis]), _STEP) * _STEP for axis in axes]
    moves = [(axis, sign * step) for axis, step in zip(axes, steps, strict=True) for sign in (-1, 1)]
    everywhere = np.hstack([columns, *(_shifted(columns, axis, move) for axis, move in moves)])
    rows = turning_rows(turning, tuple(everywhere))
    here, *ends = np.split(rows, 1 + len(moves), axis=1)
    numbers = np.arange(columns.shape[1])
    left, low, right, high = (end[asked[0], numbers] for end in ends)
    slopes = (low - left) / (2 * steps[0]), (high - right) / (2 * steps[1])
    values = [np.where(asked[0] == asked[1], slopes[i], here[asked[i], numbers]) for i in (0, 1)]
    return np.array(values)


def _shifted(columns: Columns, axis: int, step: Columns) -> Columns:
    shifted = columns.copy()
    shifted[axis] += step
    return shifted


def _distinct(found: Iterator[tuple[Pair, Columns]]) -> list[tuple[Pair, Columns]]:
    kept: list[tuple[Pair, Columns]] = []
    for pair, column in found:
        is_new = not any(np.allclose(column, other, rtol=_CLOSE, atol=_CLOSE) for _, other in kept)
        if is_new and len(kept) < _MOST_MEETINGS:
            kept.append((pair, column))
    return kept


def _sharpened(point: Point, pair: Pair, turning: Program, axes: Pair) -> Point:
    """The meeting to hundreds of bits; as it was where derivatives fail."""
    first, second = (sliced(turning, [turning.outputs[row]]) for row in pair)
    slopes: list[Wanted] = [(first, (axis,)) for axis in axes]
    wanted: list[Wanted] = [(first, ()), (second, ())] if pair[0] != pair[1] else slopes
    try:
        for _ in range(_BALL_STEPS):
            point = _ball_stepped(point, wanted, axes)
    except (UndefinedError, UnsureError):
        return point
    return point


def _ball_stepped(point: Point, wanted: Sequence[Wanted], axes: Pair) -> Point:
    """A step towards where the derivatives ``wanted`` are zero."""
    place = as_balls(point)

    def derived(row: Program, directions: tuple[int, ...]) -> arb:
        return derivative_ball(row, place, directions=directions, bits=BITS)

    values = [derived(row, directions) for row, directions in wanted]
    (a, b), (c, d) = ([derived(row, (*done, axis)) for axis in axes] for row, done in wanted)
    with ctx.workprec(BITS):
        scale = a * d - b * c
        moves = (d * values[0] - b * values[1]) / scale, (a * values[1] - c * values[0]) / scale
        moved = {axis: as_fraction(ball(point[axis]) - move) for axis, move in zip(axes, moves, strict=True)}
    return tuple(moved.get(axis, value) for axis, value in enumerate(point))


def _beside(point: Point, sides: dict[int, int], order: int) -> Point:
    return tuple(
        value + sides.get(axis, 0) * (abs(value) or Fraction(1)) / (1 << order)
        for axis, value in enumerate(point)
    )
