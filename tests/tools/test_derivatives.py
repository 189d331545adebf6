"""The comparison of derivatives finds what agrees and what does not."""

import pytest

from grader.calculus import differentiate
from tests.grader.expressions import tree
from tools.derivatives import comparing


def test_the_rules_agree_with_sympy_on_random_functions() -> None:
    outcomes, wrong = comparing.compared("suite", count=40)
    assert wrong == []
    assert outcomes["equal, proved"] + outcomes["equal, identical"] >= 30


def test_a_wrong_derivative_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    doubled = tree("2*x^2 + 7*ln(x)")
    monkeypatch.setattr(comparing, "differentiate", lambda node, variable: differentiate(doubled, variable))
    _, wrong = comparing.compared("suite", count=3)
    assert all(isinstance(line, str) and line.startswith("WRONG") for line in wrong)
    assert wrong
