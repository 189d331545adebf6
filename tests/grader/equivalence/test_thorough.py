"""Relations between functions and cases of signs: proved on the whole domain or not at all."""

import pytest

from grader.outcomes import Proof, Verdict
from tests.grader.equivalence.questions import decided, expected_of


@pytest.mark.parametrize(
    ("expected", "answer"),
    [
        ("2atan(abs(x))", "acos((1-x^2)/(1+x^2))"),
        ("acos(1/sqrt(1+x^2))", "abs(atan(x))"),
        ("asinh(x)", "sgn(x) acosh(sqrt(x^2+1))"),
        ("atan(1/(1+x+x^2))", "atan(x+1)-atan(x)"),
        ("atan(sqrt(x^2-1))", "asec(abs(x))"),
        ("acos(sech(x))", "abs(2atan(e^x)-pi/2)"),
        ("acosh(2x^2-1)", "2acosh(abs(x))"),
        ("atan((sqrt(1+x^2)-1)/x)", "atan(x)/2"),
        ("acos(2x^2-1)", "2acos(abs(x))"),
        ("|x-1| + |x+1|", "1 + |x| + ||x|-1|"),
        ("2x sgn(x^2-4)", "2x sgn(|x|-2)"),
        ("||x|-3|", "|x-3| + |x+3| - |x| - 3"),
    ],
)
def test_equality_is_proved(expected: str, answer: str) -> None:
    decision = decided(expected_of(expected), answer)
    assert (decision.verdict, decision.proof) == (Verdict.CORRECT, Proof.PROVED)


@pytest.mark.parametrize(
    ("expected", "answer", "given"),
    [
        ("asin(2x/(1+x^2))", "2atan(x)", "x < 1001/1000"),
        ("acos((1-x^2)/(1+x^2))", "2atan(x)", "x > -1/1000"),
        ("atan((1+x)/(1-x))", "atan(x)+pi/4", "x < 1001/1000"),
        ("abs(atan(x)-pi/4)", "pi/4-atan(x)", "x < 1001/1000"),
        ("acosh(2x^2-1)", "2acosh(abs(x))+(abs(x-3)-x+3)*10^(-40)", "x < 3001/1000"),
        ("|x-1| + |x+1|", "2", "x < 1001/1000"),
    ],
)
def test_answer_that_is_wrong_on_a_sliver_is_not_correct(expected: str, answer: str, given: str) -> None:
    assert decided(expected_of(expected, given=given), answer).verdict is not Verdict.CORRECT


@pytest.mark.parametrize(
    ("expected", "answer", "given"),
    [
        ("asin(2x/(1+x^2))", "2atan(x)", "x^2 < 1"),
        ("acos((1-x^2)/(1+x^2))", "2atan(x)", "x > 0"),
        ("atan((1+x)/(1-x))", "atan(x)+pi/4", "x < 1"),
        ("abs(atan(x)-pi/4)", "pi/4-atan(x)", "x < 1"),
        ("3asin(x)", "asin(3x-4x^3)", "4x^2 < 1"),
        ("|x-1| + |x+1|", "2", "x^2 < 1"),
    ],
)
def test_condition_of_the_author_is_used(expected: str, answer: str, given: str) -> None:
    decision = decided(expected_of(expected, given=given), answer)
    assert (decision.verdict, decision.proof) == (Verdict.CORRECT, Proof.PROVED)


@pytest.mark.parametrize(
    ("expected", "answer"),
    [
        ("asinh(x)", "ln(x)+ln(1+sqrt(1+1/x^2))"),
        ("abs(x)", "e^(ln(-x))"),
        ("2atan(abs(x))", "acos((1-x^2)/(1+x^2))+0*sqrt(-x)"),
        ("|x-1| + |x+1|", "1 + |x| + ||x|-1| + 0*sqrt(x)"),
        ("|x-1| + |x+1|", "1 + |x| + ||x|-1| + ln(2-x) - ln(2-x)"),
    ],
)
def test_answer_undefined_in_some_case_is_narrower(expected: str, answer: str) -> None:
    decision = decided(expected_of(expected), answer)
    assert (decision.verdict, decision.proof) == (Verdict.NARROWER, Proof.PROVED)


def test_exponential_of_one_angle_less_that_of_the_same_is_no_divisor() -> None:
    decision = decided(expected_of("x"), "x + 0/(e^(atan(x)) - e^(asin(x/sqrt(1+x^2))))")
    assert (decision.verdict, decision.proof) == (Verdict.INCORRECT, Proof.PROVED)
