"""Disproof: a point inside the domain where the two values cannot be the same."""

from collections.abc import Iterator

import numpy as np

from grader.equivalence.candidates import Point, exact, rounded
from grader.equivalence.case import SEEN_ON_TREES, Case, Decision
from grader.equivalence.certificate import counterexample
from grader.equivalence.looking import Finding, look_with
from grader.limits import BITS_AGREEMENT, BITS_DISPROOF, BITS_LAST
from grader.outcomes import Counterexample, Proof, Verdict

_SHORTENINGS = (4, 10, 24, 40)


def differing_at_first(case: Case) -> Decision | None:
    """Incorrect if the values differ at one of the first points kept with the question."""
    for index in range(min(SEEN_ON_TREES, len(case.expected.spots))):
        if case.finding(index) is Finding.DIFFERS:
            return _incorrect_at_spot(case, index)
    return None


def differing_at_a_sample(case: Case) -> Decision | None:
    """Incorrect if the values differ at one of the points kept with the question, before enough agree."""
    index = case.differing()
    return None if index is None else _incorrect_at_spot(case, index)


def differing_elsewhere(case: Case) -> Decision | None:
    """Incorrect if the values differ at a point drawn for an answer that is defined at none of those kept."""
    if not case.names or not is_kept_nowhere(case):
        return None
    differing = (each.point for each in case.seen if each.finding is Finding.DIFFERS)
    return next((incorrect_at(case, point) for point in differing), None)


def is_kept_nowhere(case: Case) -> bool:
    """Whether the answer is certainly defined around none of the points kept with the question."""
    indices = range(len(case.expected.spots))
    return not any(case.finding(index) in (Finding.AGREES, Finding.DIFFERS) for index in indices)


def _incorrect_at_spot(case: Case, index: int) -> Decision:
    """With the values at hand, where the point is short and they tell enough."""
    spot = case.expected.spots[index]
    if not _is_short(spot.point):
        return incorrect_at(case, spot.point)
    shown = counterexample(case.names, spot.point, answer=case.value(index), expected=spot.values[0])
    if shown is None:
        return incorrect_at(case, spot.point)
    return Decision(Verdict.INCORRECT, Proof.PROVED, shown)


def incorrect_at(case: Case, point: Point) -> Decision:
    """The decision for a point where the values differ, with that point or a shorter one next to it."""
    return Decision(Verdict.INCORRECT, Proof.PROVED, next(_counterexamples(case, point), None))


def _counterexamples(case: Case, point: Point) -> Iterator[Counterexample]:
    for near in (*shorter(point), point):
        for bits in (BITS_DISPROOF, BITS_AGREEMENT, BITS_LAST):
            found = look_with(case.expected.domain, case.program, near, bits=bits)
            if found.finding is Finding.DIFFERS and found.expected is not None:
                shown = counterexample(case.names, near, answer=found.answer, expected=found.expected)
                if shown is not None:
                    yield shown
            elif found.finding in (Finding.OUTSIDE, Finding.UNDEFINED):
                break


def shorter(point: Point) -> Iterator[Point]:
    """The same point with fewer binary digits; nothing for a point that is short already."""
    if _is_short(point):
        return
    column = np.array([float(value) for value in point])
    for bits in _SHORTENINGS:
        yield exact(rounded(column, bits=bits))


def _is_short(point: Point) -> bool:
    return all(value.denominator.bit_length() < _SHORTENINGS[-1] for value in point)
