"""Trees as LaTeX."""

import pytest

from grader.printing import to_latex
from grader.syntax import Answer, Application, Logarithm, Name, Negation, Node, Power, Quotient, Root
from tests.grader.printing.shorthand import ONE, PI, THREE, TWO, A, E, G, X, Y, call, num, plus, sqrt, times


@pytest.mark.parametrize(
    ("tree", "latex"),
    [
        (times(TWO, X, call("sin", X)), r"2x\sin\left(x\right)"),
        (Power(call("sin", times(TWO, X)), TWO), r"\sin^{2}\left(2x\right)"),
        (Power(call("sin", X), Negation(ONE)), r"\left(\sin\left(x\right)\right)^{-1}"),
        (Power(call("ln", X), TWO), r"\left(\ln\left(x\right)\right)^{2}"),
        (call("sech", X), r"\operatorname{sech}\left(x\right)"),
        (call("abs", X), r"\left|x\right|"),
        (Power(call("abs", X), THREE), r"\left|x\right|^{3}"),
        (Logarithm(X, TWO), r"\log_{2}\left(x\right)"),
        (sqrt(plus(X, ONE)), r"\sqrt{x+1}"),
        (Root(X, 3), r"\sqrt[3]{x}"),
        (Application("g", "x"), r"g\left(x\right)"),
    ],
)
def test_functions_and_roots(tree: Node, latex: str) -> None:
    assert to_latex(tree) == latex


@pytest.mark.parametrize(
    ("tree", "latex"),
    [
        (times(X, TWO), r"x\cdot 2"),
        (times(TWO, TWO), r"2\cdot 2"),
        (times(TWO, Power(THREE, X)), r"2\cdot 3^{x}"),
        (times(TWO, Quotient(ONE, TWO)), r"2\cdot\frac{1}{2}"),
        (times(Quotient(ONE, TWO), X), r"\frac{1}{2}x"),
        (times(G, plus(G, ONE)), r"g\cdot\left(g+1\right)"),
        (times(TWO, plus(X, ONE)), r"2\left(x+1\right)"),
        (times(TWO, E), r"2\cdot e"),
        (times(TWO, Power(E, X)), "2e^{x}"),
        (times(X, Y), "x y"),
        (times(PI, X), r"\pi x"),
        (times(TWO, Name("theta"), Name("x_1")), r"2\theta x_{1}"),
    ],
)
def test_signs_of_multiplication(tree: Node, latex: str) -> None:
    assert to_latex(tree) == latex


@pytest.mark.parametrize(
    ("tree", "latex"),
    [
        (plus(X, Negation(plus(Y, ONE))), r"x-\left(y+1\right)"),
        (times(X, times(Y, A)), r"x\cdot\left(y a\right)"),
        (Negation(Negation(X)), r"-\left(-x\right)"),
        (Quotient(Negation(X), plus(X, ONE)), r"\frac{-x}{x+1}"),
        (Power(Quotient(X, TWO), TWO), r"\left(\frac{x}{2}\right)^{2}"),
        (Power(Power(X, TWO), THREE), r"\left(x^{2}\right)^{3}"),
        (Power(E, Negation(Power(X, TWO))), "e^{-x^{2}}"),
        (Power(X, num(10)), "x^{10}"),
    ],
)
def test_brackets(tree: Node, latex: str) -> None:
    assert to_latex(tree) == latex


def test_a_vector_stands_upright() -> None:
    assert to_latex(Answer((X, Y), (2,))) == r"\begin{bmatrix}x\\y\end{bmatrix}"
    assert to_latex(Answer((X, Y, ONE, A), (2, 2))) == r"\begin{bmatrix}x&y\\1&a\end{bmatrix}"
    assert to_latex(Answer((X,))) == "x"
