"""The verdict on one component: its value, its form, its other readings, its credit."""

from collections.abc import Iterable, Iterator

from grader.equivalence import Budget, Decision
from grader.form import has_form
from grader.outcomes import Form, Judgement, Narrower, Verdict
from grader.pipeline.nearness import decided
from grader.pipeline.preparing import Prepared
from grader.records import record
from grader.syntax import Node


@record()
class Component:
    """One component of an answer, judged; ``right`` is the other reading that made it ambiguous."""

    node: Node
    judgement: Judgement
    right: Node | None = None


def judge(prepared: Prepared, index: int, node: Node, *, alternatives: Iterable[Node]) -> Component:
    """Component ``index`` of an answer.

    Another reading counts if it is right and the first is not. Where it cannot be told whether another
    is right, a wrong one is not charged: nothing is decided.
    """
    budget = Budget()
    decision = decided(prepared, index, node, budget=budget)
    if decision.verdict is Verdict.CORRECT:
        return Component(node, _judgement(prepared, decision, _formal_verdict(prepared, node)))
    unsure = False
    for other, verdict in _verdicts(prepared, index, alternatives, budget):
        if verdict is Verdict.CORRECT:
            return Component(node, Judgement(Verdict.AMBIGUOUS), other)
        unsure = unsure or verdict is Verdict.UNDECIDED
    if unsure:
        return Component(node, Judgement(Verdict.UNDECIDED))
    return Component(node, _judgement(prepared, decision, decision.verdict))


def _verdicts(
    prepared: Prepared, index: int, nodes: Iterable[Node], budget: Budget
) -> Iterator[tuple[Node, Verdict]]:
    """All together may cost what the answer itself has left; nothing is told of those that are left over."""
    for node in nodes:
        if not budget.fuel.left:
            yield node, Verdict.UNDECIDED
            return
        yield node, decided(prepared, index, node, budget=budget).verdict


def _judgement(prepared: Prepared, decision: Decision, verdict: Verdict) -> Judgement:
    credit = _credit(verdict, prepared.question.common.narrower)
    return Judgement(verdict, decision.proof, decision.counterexample, credit)


def _formal_verdict(prepared: Prepared, node: Node) -> Verdict:
    question = prepared.question
    if question.common.form is Form.CANCELLED and not prepared.can_be_cancelled:
        return Verdict.CORRECT
    has = has_form(
        node,
        question.common.form,
        intermediates=frozenset(name for name, _ in question.inner),
        step=question.step_name,
    )
    return Verdict.CORRECT if has else Verdict.WRONG_FORM


def _credit(verdict: Verdict, narrower: Narrower) -> float:
    is_accepted = verdict is Verdict.NARROWER and narrower is Narrower.ACCEPT
    return 1.0 if verdict is Verdict.CORRECT or is_accepted else 0.0
