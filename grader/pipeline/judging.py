"""The verdict on one component: its value, its form, its other readings, its credit."""

from dataclasses import dataclass

from grader.equivalence import decide
from grader.form import has_form
from grader.outcomes import Judgement, Narrower, Verdict
from grader.pipeline.preparing import Prepared
from grader.printing import to_text
from grader.syntax import Node


@dataclass(frozen=True, slots=True)
class Component:
    """One component of an answer, judged; ``right`` is the other reading that made it ambiguous."""

    node: Node
    judgement: Judgement
    right: Node | None = None


def judge(prepared: Prepared, index: int, node: Node, *, alternatives: tuple[Node, ...]) -> Component:
    """Component ``index`` of an answer. An alternative counts only if it is right and the reading not."""
    common = prepared.question.common
    decision = decide(prepared.expected[index], prepared.question.substituted(node), text=to_text(node))
    verdict, right = decision.verdict, None
    if verdict is Verdict.CORRECT:
        verdict = _formal_verdict(prepared, node)
    else:
        right = next((other for other in alternatives if _is_equal(prepared, index, other)), None)
        verdict = verdict if right is None else Verdict.AMBIGUOUS
    credit = _credit(verdict, common.narrower)
    return Component(node, Judgement(verdict, decision.proof, decision.counterexample, credit), right)


def _formal_verdict(prepared: Prepared, node: Node) -> Verdict:
    intermediates = frozenset(name for name, _ in prepared.question.inner)
    has = has_form(node, prepared.question.common.form, intermediates=intermediates)
    return Verdict.CORRECT if has else Verdict.WRONG_FORM


def _is_equal(prepared: Prepared, index: int, node: Node) -> bool:
    substituted = prepared.question.substituted(node)
    return decide(prepared.expected[index], substituted, text=to_text(node)).verdict is Verdict.CORRECT


def _credit(verdict: Verdict, narrower: Narrower) -> float:
    is_accepted = verdict is Verdict.NARROWER and narrower is Narrower.ACCEPT
    return 1.0 if verdict is Verdict.CORRECT or is_accepted else 0.0
