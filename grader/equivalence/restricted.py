"""Proofs on the part of the domain where the answer is defined, with all that is known of signs there."""

from grader.algebra.normal_form import known_form
from grader.equivalence.case import Case, Decision
from grader.equivalence.expected import asked_on
from grader.equivalence.proving import equal


def decided_where_defined(case: Case) -> Decision | None:
    """Narrower where what the answer demands beyond the question makes both sides equal.

    For |x| and sqrt(x)^2 that is x > 0. Tried where a difference was found, which did not use it.
    """
    found = case.difference
    if found is None or found.is_zero or not found.unproved:
        return None
    form = known_form(asked_on(case.both), case.form_fuel)
    answer = None if form is None else form.values[case.both.tree_slots[-1]]
    if form is None or answer is None:
        return None
    is_equal = form.tower.difference(form.expected, answer).above.is_zero()
    return equal(case, is_defined=False, far=True) if is_equal else None
