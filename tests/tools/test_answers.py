"""The generator of answers: its own mathematics must be right, or its verdicts are worth nothing."""

from fractions import Fraction
from random import Random

import pytest
from mpmath import mp, mpf

from tools.answers.derive import Deriver
from tools.answers.formulas import read_formula
from tools.answers.questions import asked
from tools.answers.rewriting import rewritten
from tools.answers.values import UndefinedError, agree, clearly_differ, rational, value
from tools.answers.writing import LATEX, STYLES, written

FUNCTIONS = (
    "3x^2*sin(4x) - 5",
    "(2x + 1)/(x^2 + 4)",
    "e^(sin(2x))*ln(x^2 + 1)",
    "sqrt(x^2 + 3)*cos(x)^3",
    "7*2^x - (3/4)^x + log_5(x^2 + 2)",
    "tan(x/5)*cbrt(x^2 + 1) - 4/(x^2 + 2)^3",
    "sec(x/5) + cot(x/9 + 1) - csc(x/9 + 1)",
    "ln(1 + e^(3x - 2)) + x^(2/3)",
    "asin(x/3)*acos(x/4) - atan(x)",
    "sinh(x)*tanh(x)/cosh(2x) + asinh(x)",
    "acosh(x + 2) + atanh(x/5)*abs(x - 3)",
)
POINT = {"x": Fraction(7, 10)}


@pytest.mark.parametrize("function", FUNCTIONS)
def test_derivative_is_that_of_a_difference_quotient(function: str) -> None:
    term = read_formula(function)
    with mp.workdps(60):
        step = mpf(10) ** -18
        ahead, behind = ({"x": POINT["x"] + sign * Fraction(1, 10**18)} for sign in (1, -1))
        slope = (value(term, ahead) - value(term, behind)) / (2 * step)
        assert abs(value(Deriver().derivative(term, "x"), POINT) - slope) < mpf(10) ** -25


@pytest.mark.parametrize("function", FUNCTIONS)
def test_rewriting_keeps_the_value(function: str) -> None:
    term = read_formula(function)
    for seed in range(60):
        new = rewritten(term, Random(seed), steps=3, variable="x")
        assert agree(value(new, POINT), value(term, POINT)), written(new, STYLES[0])


@pytest.mark.parametrize("function", FUNCTIONS)
def test_each_slip_differs_or_changes_nothing(function: str) -> None:
    term = read_formula(function)
    counter = Deriver()
    right = value(counter.derivative(term, "x"), POINT)
    wrong = [value(Deriver(chance).derivative(term, "x"), POINT) for chance in range(counter.chances)]
    assert all(clearly_differ(one, right) or agree(one, right) for one in wrong)
    assert any(clearly_differ(one, right) for one in wrong)


@pytest.mark.parametrize("function", FUNCTIONS)
def test_writing_then_reading_keeps_the_value(function: str) -> None:
    term = Deriver().derivative(read_formula(function), "x")
    again = read_formula(written(term, STYLES[1]))
    assert agree(value(again, POINT), value(term, POINT))


@pytest.mark.parametrize(
    ("text", "expected"),
    [("x^(1/3)", -2), ("x^(2/6)", -2), ("x^(2/3)", 4), ("cbrt(x)", -2), ("x^2", 64), ("x^(-1)*8", -1)],
)
def test_odd_roots_of_negative_numbers_are_real(text: str, expected: int) -> None:
    assert agree(value(read_formula(text), {"x": Fraction(-8)}), mpf(expected))


@pytest.mark.parametrize(
    "text",
    [
        "sqrt(x)",
        "x^(1/2)",
        "x^(3/4)",
        "ln(x)",
        "2/(x + 8)",
        "x^x",
        "asin(x)",
        "log(2, x)",
        "acosh(x)",
        "atanh(x)",
    ],
)
def test_no_value_outside_the_real_domain(text: str) -> None:
    with pytest.raises(UndefinedError):
        value(read_formula(text), {"x": Fraction(-8)})


@pytest.mark.parametrize("text", ["2^(10^(7 - x))", "exp(10^(7 - x))", "(-2)^(10^7)"])
def test_a_huge_exponent_is_not_computed(text: str) -> None:
    with pytest.raises(OverflowError):
        value(read_formula(text), {"x": Fraction(-8)})


def test_an_exponent_of_numbers_is_folded_exactly() -> None:
    assert rational(read_formula("8*2^(-1)/(7 - 1)")) == Fraction(2, 3)
    assert rational(read_formula("2*x")) is None


def test_a_wave_is_written_as_a_student_would() -> None:
    term = Deriver().derivative(read_formula("x^2*sin(3x)"), "x")
    assert written(term, STYLES[0]) == "2x*sin(3x) + x^2*3*cos(3x)"
    assert written(term, LATEX) == (
        "2x\\cdot \\sin\\left(3x\\right) + x^{2}\\cdot 3\\cdot \\cos\\left(3x\\right)"
    )


def test_functions_are_written_as_latex_has_them() -> None:
    term = read_formula("abs(x)*asin(x)*asinh(x)*sinh(x)")
    assert written(term, LATEX) == (
        "\\left|x\\right|\\cdot \\arcsin\\left(x\\right)\\cdot \\operatorname{asinh}\\left(x\\right)"
        "\\cdot \\sinh\\left(x\\right)"
    )


def test_the_question_of_a_record() -> None:
    question = asked(
        {
            "task": "multichain",
            "function": "g*h",
            "inner": {"g": "x^2", "h": "3x"},
            "variables": ["x"],
            "wrt": ["x"],
        }
    )
    assert question.variable == "x"
    assert question.shape == ()
    assert set(question.inner) == {"g", "h"}
