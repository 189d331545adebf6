"""Right answers with parts far smaller than any value shows, equal for reasons no relation knows.

No ball that holds zero may refute them.
"""

import pytest

from grader.outcomes import Proof, Verdict
from tests.grader.equivalence.questions import decided, expected_of

_TINY = "e^(-e^(x^2+9))"


@pytest.mark.parametrize(
    ("expected", "answer"),
    [
        (f"e^(x^2+9)*{_TINY}", f"e^(x^2+9)*asin(sin({_TINY}))"),
        (f"e^(x^2+9)*{_TINY}", f"e^(x^2+9)*atan(tan({_TINY}))"),
        ("9*3^(9x)*ln(3)*sech(3^(9x))^2", "asin(sin(1-tanh(3^(9x))^2))*9*ln(3)*3^(9x)"),
        ("e^(x^2+9)*sech(e^(x^2+9))^2", "e^(x^2+9)*asin(sin(1-tanh(e^(x^2+9))^2))"),
        ("1", f"1+asin(sin({_TINY}))-{_TINY}"),
        (_TINY, f"|{_TINY}-e^(-e^(x^2+10))|+e^(-e^(x^2+10))"),
    ],
)
def test_equal_answers_are_not_refuted(expected: str, answer: str) -> None:
    assert decided(expected_of(expected), answer).verdict in (Verdict.CORRECT, Verdict.UNDECIDED)


@pytest.mark.parametrize(
    ("expected", "answer"),
    [
        (f"e^(x^2+9)*{_TINY}", "e^(x^2+9)*atan(tan(e^(-e^(x^2+8))))"),
        ("e^(x^2+9)*sech(e^(x^2+9))^2", "e^(x^2+9)*asin(sin(1-tanh(e^(x^2+9))^3))"),
        ("1", f"1+2*{_TINY}-sin({_TINY})"),
    ],
)
def test_different_answers_are_refuted(expected: str, answer: str) -> None:
    found = decided(expected_of(expected), answer)
    assert (found.verdict, found.proof) == (Verdict.INCORRECT, Proof.PROVED)
