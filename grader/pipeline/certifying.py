"""What an independent checker needs to check a verdict: both sides, the domain, and what was shown."""

from dataclasses import dataclass

from grader.outcomes import Counterexample, Outcome
from grader.pipeline.judging import Component
from grader.pipeline.preparing import Prepared
from grader.printing import to_text
from grader.questions import Question, condition_text
from grader.syntax import Node

_POINTS = 4


@dataclass(frozen=True, slots=True)
class Graded:
    """An outcome with the components behind it, none if nothing could be read."""

    outcome: Outcome
    prepared: Prepared
    components: tuple[Component, ...] = ()


def certificate(graded: Graded) -> dict[str, object]:
    """In the port's words; every expression is a text of our language, inner functions put in.

    ``points`` of a component lie inside the domain on which it was compared.
    """
    asked, texts = graded.prepared.question, _expected_texts(graded.prepared)
    return {
        "question": asked.record(),
        "key": list(texts),
        "domain": _domain(asked),
        "components": [
            _component(graded.prepared, number, one) | {"expected": texts[number]}
            for number, one in enumerate(graded.components)
        ],
    }


def counterexample_fields(found: Counterexample | None) -> dict[str, object] | None:
    if found is None:
        return None
    return {"point": dict(found.point), "answer": found.answer, "expected": found.expected}


def _expected_texts(prepared: Prepared) -> tuple[str, ...]:
    """What was compared with: the stored key as it is, or what the rules of differentiation gave."""
    return prepared.question.common.given_key or tuple(to_text(one.node) for one in prepared.expected)


def _domain(asked: Question) -> dict[str, object]:
    return {
        "names": list(asked.names),
        "positive": list(asked.positive),
        "conditions": [condition_text(condition) for condition in asked.conditions],
        "defined": [to_text(node) for node in asked.defining()],
    }


def _component(prepared: Prepared, number: int, component: Component) -> dict[str, object]:
    judgement = component.judgement
    return {
        "verdict": judgement.verdict,
        "proof": judgement.proof,
        "credit": judgement.credit,
        "answer": _text(prepared, component.node),
        "right": None if component.right is None else _text(prepared, component.right),
        "counterexample": counterexample_fields(judgement.counterexample),
        "points": _points(prepared, number),
    }


def _text(prepared: Prepared, node: Node) -> str:
    return to_text(prepared.question.substituted(node))


def _points(prepared: Prepared, number: int) -> list[dict[str, str]]:
    spots = prepared.expected[number].spots[:_POINTS]
    return [dict(zip(prepared.question.names, map(str, spot.point), strict=True)) for spot in spots]
