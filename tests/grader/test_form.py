"""Which answers count as simplified or as free of inner functions: the tree decides, not the value."""

import pytest

from grader.form import has_form
from grader.outcomes import Form
from grader.reading import Vocabulary, read_expression
from grader.syntax import Node

LETTERS = ("x", "y")
INNER = (("g", "x"), ("h", "x"))
INTERMEDIATES = frozenset({"g", "h"})

SIMPLIFIED = (
    "0", "5", "1/2", "-3/4", "x", "2x", "2x+1", "x^2-3x+1", "6x^2*sin(x)", "cos(x)-x*sin(x)", "2/(3*x)",
    "e^x*(x+1)", "(x+1)/(x-1)", "1/(2*sqrt(x))", "sqrt(x)/(2x)", "x^2*y+x*y^2", "sqrt(2)*x", "-2x*e^(-x^2)",
    "ln(2)*2^x", "(x+1)^2*(x-2)", "2*(x+1)^3", "pi*x/4", "sin(x)/x",
)  # fmt: skip

UNFINISHED = (
    "2+3", "x+x", "2*3*x", "3*x^2*2", "x*x", "x^2*x", "4/2*x", "2x/4", "(2x+2)/2", "x^2/x", "x^1", "x^0",
    "1*x", "x+0", "2x+3y-x", "-(-x)", "(x^2-1)/(x-1)", "sin(x)+2*sin(x)", "ln(1)+x", "sqrt(4)*x", "e^x*x*e^x",
    "2^3*x", "(1/x)/(1/y)", "sin(0)", "x*(2*3)", "x*y-y*x",
)  # fmt: skip

SUBSTITUTED = (
    "x", "2x", "cos(x^2)*2x", "5", "pi", "y^2", "e^x", "sin(x)*cos(y)", "ln(x)/x", "sqrt(x*y)", "abs(x)",
    "x^x",
)  # fmt: skip

UNSUBSTITUTED = (
    "g", "h", "g(x)", "2*g", "cos(g)*2x", "g*h", "x+g-g", "0*h(x)", "e^g(x)", "ln(h)/x", "sqrt(g(x)*y)",
    "x^h",
)  # fmt: skip


@pytest.mark.parametrize("text", SIMPLIFIED)
def test_finished_answer_is_simplified(text: str) -> None:
    assert is_of(Form.SIMPLIFIED, text)


@pytest.mark.parametrize("text", UNFINISHED)
def test_answer_with_a_step_left_is_not_simplified(text: str) -> None:
    assert not is_of(Form.SIMPLIFIED, text)


@pytest.mark.parametrize("text", SUBSTITUTED)
def test_answer_in_the_variables_is_substituted(text: str) -> None:
    assert is_of(Form.SUBSTITUTED, text)


@pytest.mark.parametrize("text", UNSUBSTITUTED)
def test_answer_with_an_inner_function_is_not_substituted(text: str) -> None:
    assert not is_of(Form.SUBSTITUTED, text)


@pytest.mark.parametrize("text", [*SIMPLIFIED, *UNFINISHED, *UNSUBSTITUTED])
def test_any_form_takes_everything(text: str) -> None:
    assert is_of(Form.ANY, text)


@pytest.mark.parametrize("text", UNFINISHED)
def test_unfinished_answer_is_unfinished_inside_others(text: str) -> None:
    assert not is_of(Form.SIMPLIFIED, f"y+cos({text})")


def is_of(form: Form, text: str) -> bool:
    tree = read_expression(text, Vocabulary(variables=LETTERS, inner=INNER))
    assert isinstance(tree, Node)
    return has_form(tree, form, intermediates=INTERMEDIATES)
