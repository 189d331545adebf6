"""Tidy products: one number, one bar, and a name once."""

import pytest

from grader.calculus.arithmetic import product
from grader.printing import to_text
from tests.grader.expressions import tree


@pytest.mark.parametrize(
    ("factors", "written"),
    [
        (("6y", "6y"), "36y^2"),
        (("18x", "x^2"), "18x^3"),
        (("x", "sin(x)", "x"), "x^2*sin(x)"),
        (("2/x", "3/x^4"), "6/x^5"),
        (("x^2", "y", "x^3", "y"), "x^5*y^2"),
    ],
)
def test_whole_powers_of_a_name_become_one(factors: tuple[str, ...], written: str) -> None:
    assert to_text(product(*(tree(factor, letters=("x", "y")) for factor in factors))) == written


@pytest.mark.parametrize(
    ("factors", "written"),
    [
        # What is no whole power may be undefined where the whole power is not.
        (("sqrt(x)", "sqrt(x)"), "sqrt(x)*sqrt(x)"),
        (("x^(1/2)", "x^(3/2)"), "x^(1/2)*x^(3/2)"),
        (("x", "x^(-1)"), "x*x^(-1)"),
        (("x", "1/x"), "x/x"),
        (("sin(x)", "sin(x)"), "sin(x)*sin(x)"),
        (("x", "y"), "x*y"),
        (("2", "3"), "6"),
    ],
)
def test_other_factors_stay_as_they_are(factors: tuple[str, ...], written: str) -> None:
    assert to_text(product(*(tree(factor, letters=("x", "y")) for factor in factors))) == written
