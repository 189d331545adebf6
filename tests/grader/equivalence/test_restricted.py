"""Answers that are equal by what they themselves demand: proved, and only as far as they are defined."""

import pytest

from grader.equivalence import Decision, decide, expect
from grader.outcomes import Proof, Verdict
from tests.grader.expressions import tree

LETTERS = ("x", "y")
EQUAL_WHERE_DEFINED = (
    ("asinh(x)", "ln(x)+ln(1+sqrt(1+1/x^2))"),
    ("asinh(x)", "-ln(-x)-ln(1+sqrt(1+1/x^2))"),
    ("sqrt(x^2+abs(x))", "sqrt(x)*sqrt(x+1)"),
    ("ln(x^2+abs(x))", "ln(-x)+ln(1-x)"),
    ("abs(x+abs(y))", "sqrt(x)^2+sqrt(y)^2"),
    ("e^abs(x)", "e^(sqrt(-x)^2)"),
    ("abs(x-3)+abs(x-5)", "2x-8+0*sqrt(x-5)"),
    ("abs(x-3)+abs(x-5)", "8-2x+0*sqrt(3-x)"),
)
DIFFERENT_WHERE_DEFINED = (
    ("asinh(x)", "ln(x)+ln(sqrt(1+1/x^2)-1)"),
    ("asinh(x)", "ln(-x)+ln(1+sqrt(1+1/x^2))"),
    ("sqrt(x^2+abs(x))", "sqrt(-x)*sqrt(x+1)"),
    ("ln(x^2+abs(x))", "ln(-x)+ln(1+x)"),
    ("e^abs(x)", "e^(-sqrt(-x)^2)"),
    ("abs(x-3)+abs(x-5)", "2x-8+0*sqrt(x-4)"),
    ("abs(x-3)+abs(x-5)", "2x-8+0*sqrt(3-x)"),
)


def decided(expected: str, answer: str) -> Decision:
    key, typed = (tree(text, letters=LETTERS) for text in (expected, answer))
    return decide(expect(key, also_defined=(), names=LETTERS, question_key=expected), typed)


@pytest.mark.parametrize(("expected", "answer"), EQUAL_WHERE_DEFINED)
def test_equality_on_the_answers_own_domain_is_proved(expected: str, answer: str) -> None:
    decision = decided(expected, answer)
    assert (decision.verdict, decision.proof) == (Verdict.NARROWER, Proof.PROVED)


@pytest.mark.parametrize(("expected", "answer"), DIFFERENT_WHERE_DEFINED)
def test_difference_on_the_answers_own_domain_is_incorrect(expected: str, answer: str) -> None:
    assert decided(expected, answer).verdict is Verdict.INCORRECT
