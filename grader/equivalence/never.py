"""Disproof without a point: the difference of both sides, as it is built, is zero nowhere."""

from grader.algebra import Program, UndefinedError
from grader.algebra.balls import trace_what_is_defined
from grader.algebra.boxes import box_around, ranges
from grader.algebra.nonzero import is_zero_nowhere
from grader.algebra.slopes import size
from grader.equivalence.case import Case, Decision
from grader.limits import BITS_DISPROOF, BITS_FAR_DOWN
from grader.outcomes import Proof, Verdict
from grader.syntax import Negation, Sum, names

_PRICE = 20


def never_equal(case: Case) -> Decision | None:
    """Incorrect if the values differ wherever both are defined, by less or more than can be computed.

    A difference that can be seen is left to be shown at a point.
    """
    if not names(case.answer) and _lies_elsewhere(case):
        return Decision(Verdict.INCORRECT, Proof.PROVED)
    case.fuel.charge(_PRICE * len(case.both.program.instructions))
    difference = Sum((case.answer, Negation(case.expected.node)))
    program = case.both.compiled.grown(difference).program()
    if not is_zero_nowhere(program.instructions, program.result) or _is_within_reach(case, program):
        return None
    return Decision(Verdict.INCORRECT, Proof.PROVED)


def _lies_elsewhere(case: Case) -> bool:
    """Whether what is expected has a value that a constant answer, if it is defined at all, cannot have."""
    box = box_around(case.expected.spots[0].point, bits=BITS_DISPROOF)
    case.charge_look(BITS_DISPROOF)
    try:
        answer = ranges(case.program, box)[case.program.result]
        expected = ranges(case.expected.domain.program, box)[case.expected.domain.tree_slots[0]]
    except UndefinedError:
        return False
    return bool(answer.low > expected.high or answer.high < expected.low)


def _is_within_reach(case: Case, program: Program) -> bool:
    case.charge_look(BITS_DISPROOF)
    point = case.expected.spots[0].coordinates
    value = trace_what_is_defined(program, point, bits=BITS_DISPROOF)[program.result]
    return value is not None and size(value) > -BITS_FAR_DOWN[-1]
