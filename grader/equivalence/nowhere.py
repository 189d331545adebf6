"""Disproof of answers that are defined nowhere, or almost nowhere, on the domain."""

from collections.abc import Sequence
from itertools import chain

from grader.algebra.normal_form import KnownForm, is_defined_nowhere
from grader.equivalence.candidates import Point
from grader.equivalence.case import Case, Decision
from grader.equivalence.certificate import counterexample
from grader.equivalence.differing import is_kept_nowhere, shorter
from grader.equivalence.looking import Finding, look
from grader.equivalence.undefined import is_empty
from grader.outcomes import Counterexample, Proof, Verdict

_DEFINED = (Finding.AGREES, Finding.DIFFERS)


def undefined_everywhere(case: Case) -> Decision | None:
    """Incorrect if the answer is proved to be undefined at almost every point of the domain."""
    if not is_seen_nowhere(case):
        return None
    found = undefined_by(case, case.expected.form)
    if found is None and is_empty(case.both, case.whereabouts.hull, case.fuel):
        return _undefined(case)
    return found


def is_seen_nowhere(case: Case) -> bool:
    """Whether the answer is certainly defined around no point kept with the question or drawn for it."""
    return is_kept_nowhere(case) and not any(each.finding in _DEFINED for each in case.seen)


def undefined_by(case: Case, form: KnownForm | None) -> Decision | None:
    """Incorrect if the normal form proves that the answer asks for what fails almost everywhere."""
    if form is None or not is_defined_nowhere(case.expected.asked, form, case.program, case.form_fuel):
        return None
    return _undefined(case)


def _undefined(case: Case) -> Decision:
    return Decision(Verdict.INCORRECT, Proof.PROVED, undefined_at(case, ()))


def undefined_at(case: Case, points: Sequence[Point]) -> Counterexample | None:
    """A point where the answer is undefined: of those kept or of those given."""
    kept = (spot.point for spot in case.expected.spots)
    given = (near for point in points[:1] for near in (*shorter(point), point))
    for point in chain(kept, given):
        found = look(case.expected.domain, case.program, point, charge=case.charge_look)
        is_shown = found.finding is Finding.UNDEFINED and case.has_hole_at(point)
        if is_shown and found.expected is not None:
            return counterexample(case.names, point, answer=None, expected=found.expected)
    return None
