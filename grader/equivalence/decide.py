"""Is an answer equal to what is expected? Ordered procedures: each says yes, no, or cannot tell."""

from collections.abc import Callable

from grader.algebra import Compiled
from grader.equivalence.case import Budget, Case, Decision
from grader.equivalence.differing import differing_at_a_sample, differing_at_first, differing_elsewhere
from grader.equivalence.expected import Expected
from grader.equivalence.exploring import explored
from grader.equivalence.never import never_equal
from grader.equivalence.nowhere import undefined_everywhere
from grader.equivalence.precise import differing_far_down
from grader.equivalence.proving import decided_by_normal_form, narrower_far_away
from grader.equivalence.restricted import decided_where_defined
from grader.equivalence.thorough import decided_thoroughly
from grader.fuel import OutOfFuelError
from grader.outcomes import Proof, Verdict
from grader.syntax import Node

# The same tree, brackets and blanks aside.
IDENTICAL = Decision(Verdict.CORRECT, Proof.IDENTICAL)
UNDECIDED = Decision(Verdict.UNDECIDED)


def decide(
    expected: Expected,
    answer: Node,
    *,
    typed: Node | None = None,
    budget: Budget | None = None,
    grown: Compiled | None = None,
) -> Decision:
    """The verdict on one component; points are drawn from what was ``typed``, where that is another tree.

    The names of ``answer`` must be among those of the question. Several decisions may share a ``budget``;
    ``grown`` is what the answer compiles to beside the question, if that is known.
    """
    if answer == expected.node:
        return IDENTICAL
    case = Case(expected, answer, typed or answer, budget or Budget(), grown)
    if not case.fuel.left:
        return UNDECIDED
    try:
        decisions = (procedure(case) for procedure in _PROCEDURES)
        return next((decision for decision in decisions if decision is not None), UNDECIDED)
    except OutOfFuelError:
        case.fuel.left = 0
        return UNDECIDED


def same_program(case: Case) -> Decision | None:
    """The same instructions once like terms are collected, and no further condition on the domain."""
    growth = case.growth
    is_same = growth.result == case.expected.domain.tree_slots[0] and not growth.steps
    return Decision(Verdict.CORRECT, Proof.PROVED) if is_same else None


_PROCEDURES: tuple[Callable[[Case], Decision | None], ...] = (
    differing_at_first,
    same_program,
    differing_at_a_sample,
    differing_elsewhere,
    decided_by_normal_form,
    undefined_everywhere,
    narrower_far_away,
    never_equal,
    decided_where_defined,
    decided_thoroughly,
    explored,
    differing_far_down,
)
