"""Proofs on the part of the domain where the answer is defined, with all that is known of signs there."""

from grader.algebra.normal_form import known_form
from grader.equivalence.case import Case, Decision
from grader.equivalence.expected import asked_on
from grader.equivalence.looking import Finding
from grader.equivalence.proving import equal


def decided_where_defined(case: Case) -> Decision | None:
    """Narrower where what the answer demands beyond the question makes both sides equal.

    For |x| and sqrt(x)^2 that is x > 0. Tried where a difference was found, which did not use it, and where
    a kept point shows that the answer may have a hole.
    """
    found = case.difference
    if found is None or found.is_zero or not found.unproved or Finding.UNDEFINED not in case.findings:
        return None
    form = known_form(asked_on(case.both), case.form_fuel)
    if form is None or not form.is_expected(case.both.tree_slots[-1]):
        return None
    return equal(case, is_defined=False, far=True)
