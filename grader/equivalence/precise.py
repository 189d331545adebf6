"""Disproof with thousands of digits, for differences below all that the other procedures can see."""

from grader.equivalence.case import Case, Decision
from grader.equivalence.certificate import counterexample
from grader.equivalence.looking import Finding, look_with
from grader.limits import BITS_FAR_DOWN
from grader.outcomes import Proof, Verdict


def differing_far_down(case: Case) -> Decision | None:
    """Incorrect if the values differ at the first point kept with the question."""
    point = case.expected.spots[0].point
    for bits in BITS_FAR_DOWN:
        case.charge_look(bits)
        found = look_with(case.expected.domain, case.program, point, bits=bits)
        if found.finding is Finding.DIFFERS and found.expected is not None:
            shown = counterexample(case.names, point, answer=found.answer, expected=found.expected)
            return Decision(Verdict.INCORRECT, Proof.PROVED, shown)
    return None
