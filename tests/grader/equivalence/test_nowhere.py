"""Answers defined almost nowhere, answers that differ by what no precision shows, and what only looks so."""

import pytest

from grader.outcomes import Proof, Verdict
from tests.grader.equivalence.questions import decided, expected_of

_NOWHERE = (
    "x + 0/(cos(pi/8) - sqrt(2+sqrt(2))/2)",
    "x + 0/(sin(x)^2+cos(x)^2-1)",
    "x + 1/(e^(2x) - (e^x)^2)",
    "x + sqrt(-abs(x))",
    "x + sqrt(-(x^2))",
    "x + 0*sqrt(-(x-1)^2)",
    "x + 0*sqrt(-(x-1)^2*(x-2)^2)",
    "x + sqrt(sin(x)^2-1)",
    "x + 0*ln(-sqrt(x^2+1))",
    "x + 0*ln(2x-x^2-1)",
    "x + 0*ln(cos(x)-1)",
    "x + 0*acosh(cos(x))",
    "x + 0*asin(2+sin(x)^2)",
    "x + 0^(-x^2)",
    "x + 0^(sin(x)^2+cos(x)^2-1)",
    "x + 0*sqrt(x) + 0*ln(-x)",
    "x + 0*ln(-abs(x)-x)*ln(x)",
)
_SOMEWHERE = (
    "x + sqrt(-abs(x)-x)",
    "x + sqrt(x-abs(x))",
    "x + 0*sqrt(abs(x)-x)*sqrt(x)",
    "x + 0/(x+abs(x))",
    "x + 0*ln(x-abs(x)+2)",
    "x + 0^x",
    "x + (x+abs(x))^(x^2+1) + 0*sqrt(-x)",
    "x + 0*(abs(x)-x)^pi*ln(x)",
)


@pytest.mark.parametrize("answer", _NOWHERE)
def test_answer_defined_almost_nowhere_is_incorrect(answer: str) -> None:
    decision = decided(expected_of("x"), answer)
    assert (decision.verdict, decision.proof) == (Verdict.INCORRECT, Proof.PROVED)
    assert decision.counterexample is None or decision.counterexample.answer is None


@pytest.mark.parametrize("answer", _SOMEWHERE)
def test_answer_defined_on_a_piece_is_not_said_to_be_defined_nowhere(answer: str) -> None:
    assert decided(expected_of("x"), answer).verdict is not Verdict.INCORRECT


@pytest.mark.parametrize(
    ("expected", "answer"),
    [
        ("x", "x + e^(-e^(e^3))"),
        ("x", "x*tanh(10^9)"),
        ("x", "x + 1/9^9^9^9"),
        ("0*x", "9^9^9^9"),
        ("x", "9^9^9^9"),
        ("x", "1-9^9^9^9"),
        ("sin(x)^2", "1 - cos(x)^2 + e^(-10^9)"),
        ("x^2", "x^2 + x*e^(-10^8)"),
        ("1+0*x", "tanh(e^100)"),
    ],
)
def test_difference_below_every_precision_is_seen(expected: str, answer: str) -> None:
    decision = decided(expected_of(expected), answer)
    assert (decision.verdict, decision.proof) == (Verdict.INCORRECT, Proof.PROVED)
    assert decision.counterexample is None


@pytest.mark.parametrize(
    ("expected", "answer"),
    [
        ("x", "x + e^(-e^(e^3)) - e^(-e^(e^3))"),
        ("x*tanh(10^9)", "x*(1-2/(e^(2*10^9)+1))"),
        ("x", "x*(cosh(10^9)^2-sinh(10^9)^2)"),
        ("x", "x + sin(x)^2*e^(-10^9) + (cos(x)^2-1)*e^(-10^9)"),
    ],
)
def test_equal_answer_with_extreme_constants_is_not_incorrect(expected: str, answer: str) -> None:
    assert decided(expected_of(expected), answer).verdict is not Verdict.INCORRECT


@pytest.mark.parametrize(
    ("answer", "verdict"),
    [
        ("0^(x^2)", Verdict.CORRECT),
        ("0^(e^x)", Verdict.CORRECT),
        ("0^x", Verdict.NARROWER),
        ("0^(1/x)", Verdict.NARROWER),
        ("0^(-abs(x))", Verdict.INCORRECT),
    ],
)
def test_power_of_zero_needs_a_positive_exponent(answer: str, verdict: Verdict) -> None:
    decision = decided(expected_of("0*x"), answer)
    assert (decision.verdict, decision.proof) == (verdict, Proof.PROVED)
