"""Proofs by normal form: the difference of both sides is zero, or is seen not to be."""

from flint import arb

from grader.algebra.normal_form import Difference
from grader.algebra.slopes import largest_size
from grader.equivalence.case import Case, Decision
from grader.equivalence.differing import incorrect_at
from grader.equivalence.looking import Finding, look
from grader.equivalence.nowhere import undefined_at
from grader.limits import BITS_AGREEMENT, BITS_FAR_DOWN, SAMPLE_POINTS
from grader.outcomes import Proof, Verdict

_TRIED = 3


def decided_by_normal_form(case: Case) -> Decision | None:
    """Correct, narrower or incorrect where the normal form of the difference proves it."""
    return decided_by(case, case.difference, far=False)


def decided_by(case: Case, found: Difference | None, *, far: bool) -> Decision | None:
    """What a difference says of the answer.

    A difference of zero is confirmed by balls that agree at the points kept with the question; another
    one by balls that differ.
    """
    if found is None:
        return None
    if found.is_zero:
        return equal(case, is_defined=not found.unproved, far=far)
    return _different(case, found)


def equal(case: Case, *, is_defined: bool, far: bool) -> Decision | None:
    """For an answer proved equal wherever it is defined, and perhaps proved to be defined.

    Where it is not, points drawn for it may have to show that it is defined somewhere, if they lie ``far``.
    """
    if not is_defined:
        return _narrower(case, far=far)
    enough = min(SAMPLE_POINTS, len(case.expected.spots))
    return Decision(Verdict.CORRECT, Proof.PROVED) if case.agreeing(enough) == enough else None


def narrower_far_away(case: Case) -> Decision | None:
    """Narrower where only points drawn for the answer show that it is defined somewhere."""
    found = case.difference
    if found is None or not found.is_zero or not found.unproved:
        return None
    return _narrower(case, far=True)


def _narrower(case: Case, *, far: bool) -> Decision | None:
    """For an answer equal wherever it is defined: narrower if it is defined somewhere, and undefined all
    around some point."""
    spots = zip(case.expected.spots, case.findings, strict=True)
    undefined = (spot.point for spot, finding in spots if finding is Finding.UNDEFINED)
    hole = next((point for point in undefined if case.has_hole_at(point)), None)
    if hole is None or not _agrees_somewhere(case, far=far):
        return None
    return Decision(Verdict.NARROWER, Proof.PROVED, undefined_at(case, (hole,)))


def _agrees_somewhere(case: Case, *, far: bool) -> bool:
    """At a point kept with the question, looked at closely if need be, or at one drawn for the answer."""
    if case.agreeing(1):
        return True
    kept = (spot.point for spot in case.expected.spots[:_TRIED])
    points = case.whereabouts.points[:_TRIED] if far else kept
    looks = (look(case.expected.domain, case.program, point, charge=case.charge_look) for point in points)
    return any(each.finding is Finding.AGREES for each in looks)


def _different(case: Case, found: Difference) -> Decision | None:
    """Incorrect where the difference is not zero at a point and the values themselves allow it there."""
    for index, spot in enumerate(case.expected.spots[:_TRIED]):
        difference = found.at(spot.coordinates, bits=BITS_AGREEMENT)
        if difference is not None:
            return _incorrect(case, index, difference)
    return None


def _incorrect(case: Case, index: int, difference: arb) -> Decision | None:
    """By values that differ; without them only if the difference is far below all that values can show."""
    point = case.expected.spots[index].point
    shown = look(case.expected.domain, case.program, point, charge=case.charge_look)
    if shown.finding is Finding.DIFFERS:
        return incorrect_at(case, point)
    if shown.expected is None or shown.answer is None or case.finding(index) is not Finding.AGREES:
        return None
    is_allowed = (shown.expected - shown.answer).overlaps(difference)
    is_out_of_reach = largest_size(difference) < -BITS_FAR_DOWN[-1]
    return Decision(Verdict.INCORRECT, Proof.PROVED) if is_allowed and is_out_of_reach else None
