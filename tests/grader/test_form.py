"""Which answers have the form that is asked for: the tree decides, not the value."""

import pytest

from grader.form import has_form
from grader.outcomes import Form
from grader.reading import Vocabulary, read_expression
from grader.syntax import Node

LETTERS = ("x", "y")
INNER = (("g", "x"), ("h", "x"))
VOCABULARY = Vocabulary(variables=LETTERS, inner=INNER)
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


OF_FORM = {
    Form.FACTORED: (
        "5", "12x", "x", "x(x+1)", "2(x+2)", "(x-1)(x+1)", "-(x+1)", "x*e^x*(x+2)", "x^2+1", "x^2-2",
        "3(2x-1)^4", "(x+y)(x-y)", "x/2+1/2", "sin(x)*(2cos(x)+1)", "-6x(x-1)/(x^2+1)^2", "e^(x^2-1)*x",
        "x*x*(x+1)",
    ),
    Form.EXPANDED: (
        "5", "x^2+x", "2x+4", "-x^2-1", "(x+1)/(x-1)", "x/2+1/2", "sin(2(x+1))", "x*e^x+e^x", "(1/2)^2*x",
        "e^(2(x+1))", "x*(y)", "x+(y+1)", "sqrt(x+1)*x", "sin(x)^2", "1/(x^2+1)",
    ),
    Form.SINGLE_FRACTION: (
        "5", "2x+1", "(x+1)/x", "1/(x*(x+1))", "-1/x", "sin(1/x)/x", "e^(1/2)*x", "x^(1/2)/(x+1)", "0.5x",
        "-(3x-1)/(x^2+1)^2", "ln(x/2)", "e^(-x)/x",
    ),
    Form.CANCELLED: (
        "2x+h", "3", "x", "-1/(x*(x+h))", "1/(sqrt(x+h)+sqrt(x))", "-1/((x+h)*x)", "(2x+h)/(x^2*(x+h)^2)",
        "1/(h+1)", "x/2", "sin(x+h)", "1/(cos(x+h)+1)", "2^h",
    ),
}  # fmt: skip

NOT_OF_FORM = {
    Form.FACTORED: (
        "2x+4", "x^2-1", "x^2+x", "e^x*(x^2+2x)", "(x^2-4)/(x+1)", "(2x+2)^3", "x^2-y^2",
        "2sin(x)cos(x)+sin(x)", "-(2x+2)", "x^2*e^x+2x*e^x", "1/(x^2+x)", "(x^2-1)^2*x", "x*(x^3-x)",
        "x^2+2x*y+y^2",
    ),
    Form.EXPANDED: (
        "x(x+1)", "2(x+2)", "-(x+1)", "(x+1)^2", "(2x)^2", "(x+1)/2", "x*(x+1)/2", "1/(x*(x+1))", "e^x*(x+1)",
        "3-(x+1)", "x+2(x+1)", "(x*y)^3", "(x+1)*(x-1)",
    ),
    Form.SINGLE_FRACTION: (
        "1/x+1", "x^(-2)", "x/2+1", "(x/2)/(x+1)", "2*(x/(x+1))", "1/x-1/y", "(1+1/x)/x", "x*y^(-1)",
        "1/(1+1/x)", "-(1/x+2)", "x/(2/3)", "e^x*(1/x)",
    ),
    Form.CANCELLED: (
        "(2x*h+h^2)/h", "((x+h)^2-x^2)/h", "(sqrt(x+h)-sqrt(x))/h", "1/((x+h)-x)", "h^(-1)*(2x*h+h^2)",
        "(1/(x+h)-1/x)/h", "1/((x+h)^2-x^2)", "1/(sin(x+h)-sin(x))", "1/(sqrt(x^2+h)-x)", "sin(h)/h", "h/h",
        "(2x*h+h^2)/(2h)*2",
    ),
}  # fmt: skip


def listed(texts: dict[Form, tuple[str, ...]]) -> list[tuple[Form, str]]:
    return [(form, text) for form, several in texts.items() for text in several]


@pytest.mark.parametrize(("form", "text"), listed(OF_FORM))
def test_answer_of_the_form_has_it(form: Form, text: str) -> None:
    assert is_of(form, text)


@pytest.mark.parametrize(("form", "text"), listed(NOT_OF_FORM))
def test_answer_of_another_form_has_it_not(form: Form, text: str) -> None:
    assert not is_of(form, text)


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
    is_quotient = form is Form.CANCELLED
    known = Vocabulary(variables=LETTERS, constants=("h",)) if is_quotient else VOCABULARY
    tree = read_expression(text, known)
    assert isinstance(tree, Node)
    return has_form(tree, form, intermediates=INTERMEDIATES, step="h" if is_quotient else "")
