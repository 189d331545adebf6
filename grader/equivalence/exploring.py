"""Looks at the answer all over the domain: correct where all agrees and all shows, narrower, or neither."""

from collections.abc import Iterator, Sequence
from itertools import islice

import numpy as np

from grader.equivalence.candidates import Columns, Point, mixed, nudged
from grader.equivalence.case import Case, Decision
from grader.equivalence.certificate import counterexample
from grader.equivalence.climbing import near
from grader.equivalence.confirming import confirmed
from grader.equivalence.differing import incorrect_at
from grader.equivalence.domain import joined
from grader.equivalence.looking import Finding, Look, look
from grader.equivalence.pieces import telling_candidates
from grader.equivalence.sampling import inside, scattered, spread
from grader.equivalence.undefined import has_hole_at, is_empty
from grader.limits import BITS_AGREEMENT, SAMPLE_POINTS
from grader.outcomes import Counterexample, Proof, Verdict

_CANDIDATES, _NEIGHBOURS, _FRESH_POINTS, _SCAN = 256, 64, 16, 1024


def explored(case: Case) -> Decision | None:
    """Incorrect, narrower or correct by what the answer does at points drawn for it; else no decision."""
    looks: list[Look] = []
    for points in (_fresh_points, _telling_points, _points_where_defined):
        if points is _points_where_defined and len(_agreeing(looks)) >= SAMPLE_POINTS:
            break
        for point in points(case):
            case.charge_look(BITS_AGREEMENT)
            looks.append(look(case.expected.domain, case.program, point))
            if looks[-1].finding is Finding.DIFFERS:
                return incorrect_at(case, point)
    return _concluded(case, looks)


def _agreeing(looks: Sequence[Look]) -> list[Look]:
    return [look for look in looks if look.finding is Finding.AGREES]


def _concluded(case: Case, looks: Sequence[Look]) -> Decision | None:
    undefined = [look.point for look in looks if look.finding is Finding.UNDEFINED]
    if any(look.finding is Finding.UNSURE for look in looks):
        return None
    if undefined and not _agreeing(looks):
        return _undefined_everywhere(case)
    if not all(has_hole_at(case.program, point) for point in undefined):
        return None
    decision = confirmed(case, _agreeing(looks))
    if decision is None or decision.verdict is not Verdict.CORRECT or not undefined:
        return decision
    return Decision(Verdict.NARROWER, Proof.AGREED, _undefined_at(case, undefined))


def _undefined_everywhere(case: Case) -> Decision | None:
    if is_empty(joined(case.expected.domain, case.answer), case.fuel):
        return Decision(Verdict.INCORRECT, counterexample=_undefined_at(case, ()))
    return None


def _undefined_at(case: Case, points: Sequence[Point]) -> Counterexample | None:
    """A point where the answer is undefined, easy to check if there is one that is."""
    friendly = [spot.point for spot in case.expected.spots if has_hole_at(case.program, spot.point)]
    for point in (*friendly[:1], *points[:1]):
        found = look(case.expected.domain, case.program, point)
        if found.finding is Finding.UNDEFINED and found.expected is not None:
            return counterexample(case.names, point, answer=None, expected=found.expected)
    return None


def _through(case: Case) -> Columns:
    return np.array([[float(value) for value in spot.point] for spot in case.expected.spots]).T


def _fresh_points(case: Case) -> Iterator[Point]:
    """Points of the domain that nobody can know before the answer is typed."""
    if not case.names:
        yield ()
        return
    chance = case.chance("points")
    start = [mixed(len(case.names), _CANDIDATES, chance), near(_through(case), _NEIGHBOURS, chance)]
    good = inside(case.expected.domain, np.hstack(start))
    yield from (nudged(column, chance) for column in islice(spread(good), _FRESH_POINTS))


def _telling_points(case: Case) -> Iterator[Point]:
    """Points where floats see something, in every piece, and enough of them where the answer is defined."""
    if not case.names:
        return
    chance = case.chance("pieces")
    case.charge_scan(_SCAN)
    both = joined(case.expected.domain, case.answer)
    for column in telling_candidates(case.expected.domain, both, _through(case), chance):
        yield nudged(column, chance)


def _points_where_defined(case: Case) -> Iterator[Point]:
    """Points of the part of the domain where the answer is defined, however small that is."""
    if not case.names:
        return
    chance = case.chance("defined")
    case.charge_scan(_SCAN)
    both = joined(case.expected.domain, case.answer)
    yield from (nudged(column, chance) for column in islice(scattered(both, chance), SAMPLE_POINTS))
