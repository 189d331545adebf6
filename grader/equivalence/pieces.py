"""Where else to look: in every piece a function may be made of, and wherever floats see a difference."""

from collections.abc import Iterator

import numpy as np
import numpy.ma  # np.isin imports it at its first call, in the middle of a verdict
from numpy.typing import NDArray

from grader.algebra import Program
from grader.algebra.floats import defined, overflows, trace_floats
from grader.algebra.turning import turning, turning_rows
from grader.equivalence.candidates import Chance, Columns, Point, mixed, nudged
from grader.equivalence.domain import Domain, margins
from grader.equivalence.lines import Indices, Places, grid
from grader.equivalence.meetings import beside_meetings
from grader.equivalence.sharpening import beside_sharp_turns
from grader.equivalence.turns import Turns, find_turns
from grader.fuel import Fuel

Mask = NDArray[np.bool_]

_DIFFERENCE = 1e-7
_MOST_DIFFERING, _MOST_UNDEFINED, _MOST_PIECES, _MOST_BEYOND = 16, 6, 40, 6
_CROSSED, _TURNING_SHARE, _SCATTERED = 256, 0.6, 1024
_STEP = 2.0**-14
_SMALLEST = 2.0**-60
_MODERATE = 25


def telling_points(
    domain: Domain, both: Domain, through: Columns, *, chance: Chance, fuel: Fuel
) -> Iterator[Point]:
    """Points of the domain: where the answer seems to differ, to be undefined, and one in each piece.

    ``both`` is the part of the domain where the answer is defined too, ``through`` points of the domain.
    """
    places = grid(len(domain.names), through, chance)
    watched = turning(both.program)
    turns = find_turns(places, watched, fuel)
    if len(turns.row) and len(watched.outputs) > 1:
        places = _with_neighbours(places, turns)
        turns = find_turns(places, watched, fuel)
    everywhere = _with_neighbours(places, turns)
    apart = np.hstack([_crossed(places, turns, through, chance), _scattered(domain, watched, chance)])
    columns = np.hstack([everywhere.columns(), apart])
    pieces = np.concatenate([_intervals(everywhere, turns), _patterns(watched, apart)])
    beside = np.concatenate([~np.isin(everywhere.at, turns.at), np.ones(apart.shape[1], dtype=bool)])
    for index in _chosen(domain, both, columns, pieces, beside):
        yield nudged(columns[:, index], chance)
    yield from beside_sharp_turns(turns, places, watched, fuel)
    starts = np.hstack([through, places.at_line(turns.line, turns.at).columns()])
    yield from beside_meetings(starts, watched, chance, fuel)


def _chosen(domain: Domain, both: Domain, columns: Columns, pieces: Indices, beside: Mask) -> list[int]:
    """The candidates to look at: some of each kind, from as many pieces as possible."""
    in_domain, in_both = margins(domain, columns)[1], margins(both, columns)[1]
    values = trace_floats(both.program, tuple(columns))
    differing = in_both & _differ(values[both.tree_slots[0]], values[both.tree_slots[-1]])
    far = overflows(values)
    undefined = in_domain & ~defined(values) & ~far & beside
    order = np.argsort(_distance(columns), kind="stable")
    chosen = _first_of_each(pieces, order[differing[order]], _MOST_DIFFERING)
    chosen += _first_of_each(pieces, order[undefined[order]], _MOST_UNDEFINED)
    if len(set(pieces.tolist())) > 1:
        reached = in_both & beside
        beyond = beside & far & ~np.isin(pieces, pieces[reached | undefined])
        chosen += _first_of_each(pieces, order[reached[order]], _MOST_PIECES)
        chosen += _first_of_each(pieces, order[beyond[order]], _MOST_BEYOND)
    return list(dict.fromkeys(chosen))


def _with_neighbours(places: Places, turns: Turns) -> Places:
    """The places, the turning points, places to both sides of each and halfway to the next; in order."""
    order = np.lexsort((turns.at, turns.line))
    line, at = turns.line[order], turns.at[order]
    step = np.maximum(np.abs(at), _SMALLEST) * _STEP
    halfway = (at[1:] + at[:-1]) / 2
    lines = np.concatenate([places.line, line, line, line, line[1:]])
    all_at = np.concatenate([places.at, at, at - step, at + step, halfway])
    order = np.lexsort((all_at, lines))
    return places.at_line(lines[order], all_at[order])


def _crossed(places: Places, turns: Turns, through: Columns, chance: Chance) -> Columns:
    """Candidates with several coordinates next to turning points; none where there is one coordinate."""
    names = len(through)
    if names == 1 or not len(turns.row):
        return through[:, :0]
    sides = np.concatenate([turns.at * (1 - _STEP), turns.at * (1 + _STEP)])
    axes = np.tile(places.axes[turns.line], 2)
    pick, choose = chance.uniform(2, names, _CROSSED)
    found = np.empty((names, _CROSSED))
    for axis in range(names):
        near = sides[axes == axis]
        usual = through[axis][(pick[axis] * through.shape[1]).astype(int)]
        turning_here = near[(pick[axis] * len(near)).astype(int)] if len(near) else usual
        found[axis] = np.where(choose[axis] < _TURNING_SHARE, turning_here, usual)
    return found


def _scattered(domain: Domain, watched: Program, chance: Chance) -> Columns:
    """Candidates on no line, half of them of moderate size; none where there is one coordinate."""
    names = len(domain.names)
    count = _SCATTERED // 2 if names > 1 and watched.outputs else 0
    return np.hstack([mixed(names, count, chance), _MODERATE * (2 * chance.uniform(names, count) - 1)])


def _intervals(places: Places, turns: Turns) -> Indices:
    """A number for each place: two on one line have the same if no turning point is between them."""
    numbers = np.empty(len(places.at), dtype=np.intp)
    for each in range(len(places.axes)):
        here = places.line == each
        numbers[here] = np.searchsorted(np.sort(turns.at[turns.line == each]), places.at[here])
    most = len(turns.at) + 1
    return numbers + most * places.line if len(turns.at) else numbers


def _patterns(watched: Program, columns: Columns) -> Indices:
    """A negative number for each candidate, the same for the same signs of all that may turn."""
    if not columns.shape[1]:
        return np.empty(0, dtype=np.intp)
    signs = np.sign(np.nan_to_num(turning_rows(watched, tuple(columns)))).astype(np.int8)
    met: dict[bytes, int] = {}
    numbers = [met.setdefault(column.tobytes(), len(met)) for column in np.ascontiguousarray(signs.T)]
    return -1 - np.array(numbers, dtype=np.intp)


def _distance(columns: Columns) -> Columns:
    """How far from moderate sizes the coordinates are."""
    distances: Columns = np.abs(np.log2(np.abs(columns) + 2.0**-400)).sum(axis=0)
    return distances


def _first_of_each(pieces: Indices, candidates: Indices, most: int) -> list[int]:
    """The first candidate of each piece, then the second ones, and so on, up to a number."""
    met: dict[int, int] = {}
    turn = []
    for piece in pieces[candidates].tolist():
        met[piece] = met.get(piece, -1) + 1
        turn.append(met[piece])
    order = np.argsort(np.array(turn, dtype=np.intp), kind="stable")[:most]
    found: list[int] = candidates[order].tolist()
    return found


def _differ(expected: Columns, answer: Columns) -> Mask:
    with np.errstate(all="ignore"):
        return np.abs(expected - answer) > _DIFFERENCE * (np.abs(expected) + np.abs(answer))
