"""Looks at the answer all over the domain: correct where all agrees and all shows, narrower, or neither."""

from collections.abc import Iterator, Sequence
from itertools import islice

import numpy as np

from grader.algebra.floats import overflows, trace_floats
from grader.equivalence.candidates import Columns, Point, mixed, nudged
from grader.equivalence.case import Case, Decision
from grader.equivalence.cells import cells_of, has_unseen_side, with_other_cells
from grader.equivalence.climbing import near
from grader.equivalence.confirming import confirmed
from grader.equivalence.differing import incorrect_at
from grader.equivalence.looking import Finding, Look, look
from grader.equivalence.nowhere import undefined_at
from grader.equivalence.pieces import telling_points
from grader.equivalence.sampling import inside, spread
from grader.equivalence.spreading import as_columns
from grader.limits import SAMPLE_POINTS
from grader.outcomes import Proof, Verdict

_CANDIDATES, _NEIGHBOURS, _FRESH_POINTS, _SCAN = 256, 64, 16, 2048
_PATIENCE = 4


def explored(case: Case) -> Decision | None:
    """Incorrect, narrower or correct by what the answer does at points drawn for it; else no decision."""
    looks: list[Look] = []
    for point in _points(case, looks):
        looks.append(look(case.expected.domain, case.program, point, charge=case.charge_look))
        if looks[-1].finding is Finding.DIFFERS:
            return incorrect_at(case, point)
        if len(looks) == _PATIENCE and all(look.finding is Finding.UNSURE for look in looks):
            return None
    return _proved_narrower(case, looks) or _concluded(case, looks)


def _points(case: Case, looks: Sequence[Look]) -> Iterator[Point]:
    """Points to look at, the later ones by what the ``looks`` so far have shown."""
    if not case.names:
        yield ()
        return
    yield from _fresh_points(case)
    yield from _telling_points(case)
    if len(_agreeing(looks)) < SAMPLE_POINTS:
        yield from case.whereabouts.points


def _agreeing(looks: Sequence[Look]) -> list[Look]:
    return [look for look in looks if look.finding is Finding.AGREES]


def _proved_narrower(case: Case, looks: Sequence[Look]) -> Decision | None:
    """By one hole, where normal forms show that the answer is equal wherever it is defined."""
    if case.difference is None or not case.difference.is_zero or not _agreeing(looks):
        return None
    undefined = (look.point for look in looks if look.finding is Finding.UNDEFINED)
    hole = next((point for point in undefined if case.has_hole_at(point)), None)
    if hole is None:
        return None
    return Decision(Verdict.NARROWER, Proof.PROVED, undefined_at(case, (hole,)))


def _concluded(case: Case, looks: Sequence[Look]) -> Decision | None:
    """By what is seen in every cell: none can be left out, as what differs may hide in it."""
    cells = None if any(look.finding is Finding.UNSURE for look in looks) else cells_of(case)
    everywhere = None if cells is None else with_other_cells(case, cells, looks)
    if cells is None or everywhere is None:
        return None
    differing = next((look.point for look in everywhere if look.finding is Finding.DIFFERS), None)
    if differing is not None:
        return incorrect_at(case, differing)
    undefined = [look.point for look in everywhere if look.finding is Finding.UNDEFINED]
    if not all(case.has_hole_at(point) for point in undefined):
        return None
    agreeing = _agreeing(everywhere)
    if has_unseen_side(case, [look.point for look in agreeing]):
        return None
    decision = confirmed(case, cells, agreeing)
    if decision is None or decision.verdict is not Verdict.CORRECT or not undefined:
        return decision
    return Decision(Verdict.NARROWER, Proof.AGREED, undefined_at(case, undefined))


def _through(case: Case) -> Columns:
    return as_columns([spot.point for spot in case.expected.spots])


def _fresh_points(case: Case) -> Iterator[Point]:
    """Points of the domain that nobody can know before the answer is typed."""
    chance = case.chance("points")
    case.charge_scan(2 * (_CANDIDATES + _NEIGHBOURS))
    start = [mixed(len(case.names), _CANDIDATES, chance), near(_through(case), _NEIGHBOURS, chance)]
    good = _within_reach(case, inside(case.expected.domain, np.hstack(start)))
    yield from (nudged(column, chance) for column in islice(spread(good), _FRESH_POINTS))


def _within_reach(case: Case, columns: Columns) -> Columns:
    """Without those where the answer is far too large for anything to be seen, if others remain."""
    far = overflows(trace_floats(case.program, tuple(columns)))
    reached = columns[:, ~np.broadcast_to(far, columns.shape[1:])]
    return reached if reached.shape[1] >= _FRESH_POINTS else columns


def _telling_points(case: Case) -> Iterator[Point]:
    """Points where floats see something, in every piece, and enough of them where the answer is defined."""
    chance = case.chance("pieces")
    case.charge_scan(_SCAN)
    yield from telling_points(case.expected.domain, case.both, _through(case), chance=chance, fuel=case.fuel)
