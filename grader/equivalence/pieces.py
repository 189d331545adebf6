"""Where else to look: in every piece a function may be made of, and wherever floats see a difference."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from grader.algebra.floats import defined, trace_floats
from grader.algebra.turning import turning
from grader.equivalence.candidates import Chance, Columns
from grader.equivalence.domain import Domain, margins
from grader.equivalence.lines import Indices, Places, grid
from grader.equivalence.turns import turns
from grader.fuel import Fuel

_DIFFERENCE = 1e-7
_MOST_DIFFERING, _MOST_UNDEFINED, _MOST_PIECES = 16, 6, 40


def telling_candidates(
    domain: Domain, both: Domain, through: Columns, *, chance: Chance, fuel: Fuel
) -> Iterator[Columns]:
    """Candidates of the domain: where the last tree seems to differ, to be undefined, and one a piece.

    ``both`` is the part of the domain where the answer is defined too, ``through`` points of the domain.
    """
    places = grid(len(domain.names), through, chance)
    watched = turning(both.program)
    line, at = turns(places, watched, fuel)
    everywhere = _with_neighbours(places, line, at)
    if len(at) and len(watched.sides) > 1:
        line, at = turns(everywhere, watched, fuel)
        everywhere = _with_neighbours(everywhere, line, at)
    columns = everywhere.columns()
    in_domain, in_both = margins(domain, columns)[1], margins(both, columns)[1]
    values = trace_floats(both.program, tuple(columns))
    differing = in_both & _differ(values[both.tree_slots[0]], values[both.tree_slots[-1]])
    undefined = in_domain & ~defined(both.program, values)
    beside = ~np.isin(everywhere.at, at)
    pieces, order = _pieces(everywhere, line, at), np.argsort(_distance(columns), kind="stable")
    chosen = _first_of_each(pieces, order[differing[order]], _MOST_DIFFERING)
    chosen += _first_of_each(pieces, order[(undefined & beside)[order]], _MOST_UNDEFINED)
    if len(at):
        chosen += _first_of_each(pieces, order[(in_both & beside)[order]], _MOST_PIECES)
    yield from (columns[:, index] for index in dict.fromkeys(chosen))


def _with_neighbours(places: Places, line: Indices, at: Columns) -> Places:
    """The places, the turning points, places to both sides of each and halfway to the next; in order."""
    order = np.lexsort((at, line))
    line, at = line[order], at[order]
    step = np.maximum(np.abs(at), 2.0**-60) * 2.0**-14
    halfway = (at[1:] + at[:-1]) / 2
    lines = np.concatenate([places.line, line, line, line, line[1:]])
    all_at = np.concatenate([places.at, at, at - step, at + step, halfway])
    order = np.lexsort((all_at, lines))
    return places.at_line(lines[order], all_at[order])


def _pieces(places: Places, line: Indices, at: Columns) -> Indices:
    """A number for each place: two on one line have the same if no turning point is between them."""
    numbers = np.empty(len(places.at), dtype=np.intp)
    for each in np.unique(places.line):
        here = places.line == each
        numbers[here] = np.searchsorted(np.sort(at[line == each]), places.at[here])
    return numbers + (len(at) + 1) * places.line


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


def _differ(expected: Columns, answer: Columns) -> NDArray[np.bool_]:
    with np.errstate(all="ignore"):
        return np.abs(expected - answer) > _DIFFERENCE * (np.abs(expected) + np.abs(answer))
