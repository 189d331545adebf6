"""Equations, derivatives not worked out yet and values of functions, in every kind of output."""

import pytest

from grader.printing import to_latex, to_mathml, to_speech, to_text
from grader.syntax import Differentiated, Equation, FunctionValue, Name, Node, Product
from tests.grader.expressions import tree

SQUARE = tree("x^2")
PRINTED: tuple[tuple[Node | Equation, str, str, str], ...] = (
    (
        Differentiated(SQUARE, "x"),
        "d/dx[x^2]",
        r"\frac{d}{dx}\left[x^{2}\right]",
        "the derivative with respect to x of open bracket x squared close bracket",
    ),
    (
        Differentiated(Name("f"), "g", is_partial=True),
        "df/dg",
        r"\frac{\partial f}{\partial g}",
        "the partial derivative with respect to g of f",
    ),
    (FunctionValue("f", tree("2"), 1), "f'(2)", r"f'\left(2\right)", "f prime of 2"),
    (
        Equation((Name("u"), SQUARE)),
        "u = x^2",
        r"\begin{aligned}u&=x^{2}\end{aligned}",
        "u equals x squared",
    ),
    (Equation((SQUARE,)), "x^2", r"\begin{aligned}x^{2}\end{aligned}", "x squared"),
)


@pytest.mark.parametrize(("shown", "text", "latex", "speech"), PRINTED)
def test_each_is_written_in_text_latex_and_speech(
    shown: Node | Equation, text: str, latex: str, speech: str
) -> None:
    assert (to_text(shown), to_latex(shown), to_speech(shown)) == (text, latex, speech)


def test_sides_stand_below_one_another_with_their_signs_in_a_column() -> None:
    mathml = to_mathml(Equation((Name("u"), SQUARE, tree("x*x"))))
    assert mathml.count("<mtr>") == 2
    assert mathml.count('<mtd class="equation-sign"><mo>=</mo></mtd>') == 2
    assert '<mtd class="equation-left"></mtd>' in mathml


def test_factors_beside_a_derivative_are_told_from_it_by_a_dot() -> None:
    product = Product((Differentiated(Name("f"), "g"), Differentiated(Name("g"), "x")))
    assert "\N{DOT OPERATOR}" in to_mathml(product)
    assert r"\cdot" in to_latex(product)


def test_a_letter_before_a_product_in_brackets_is_no_function() -> None:
    assert "\N{DOT OPERATOR}" in to_mathml(Product((Name("h"), tree("3x"))))
