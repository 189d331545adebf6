"""Trees in our plain input language."""

import pytest

from grader.printing import to_text
from grader.syntax import Answer, Application, Logarithm, Name, Negation, Node, Power, Quotient, Root
from tests.grader.printing.shorthand import (
    ONE,
    PI,
    THREE,
    TWO,
    A,
    B,
    E,
    G,
    H,
    X,
    Y,
    call,
    num,
    plus,
    sqrt,
    times,
)


@pytest.mark.parametrize(
    ("tree", "text"),
    [
        (plus(times(TWO, X, call("sin", X)), times(Power(X, TWO), call("cos", X))), "2x*sin(x) + x^2*cos(x)"),
        (plus(times(num(36), Power(X, THREE)), times(TWO, X)), "36x^3 + 2x"),
        (times(G, plus(G, times(num(6), H))), "g*(g + 6h)"),
        (times(X, Y), "x*y"),
        (times(X, TWO), "x*2"),
        (times(TWO, X, Y), "2x*y"),
        (times(num("0.05"), X), "0.05x"),
        (times(Name("theta"), Name("x_1")), "theta*x_1"),
    ],
)
def test_formulas_look_as_people_type_them(tree: Node, text: str) -> None:
    assert to_text(tree) == text


@pytest.mark.parametrize(
    ("tree", "text"),
    [
        (times(TWO, E), "2*e"),
        (times(TWO, PI), "2*pi"),
        (times(TWO, Name("E")), "2*E"),
        (times(TWO, TWO), "2*2"),
        (times(TWO, call("sin", X)), "2*sin(x)"),
        (times(TWO, plus(X, ONE)), "2*(x + 1)"),
        (times(TWO, Application("g", "x")), "2*g(x)"),
    ],
)
def test_a_number_touches_names_only(tree: Node, text: str) -> None:
    assert to_text(tree) == text


@pytest.mark.parametrize(
    ("tree", "text"),
    [
        (plus(plus(X, Y), ONE), "(x + y) + 1"),
        (plus(X, plus(Y, ONE)), "x + (y + 1)"),
        (plus(X, Negation(plus(Y, ONE))), "x - (y + 1)"),
        (plus(X, Negation(Negation(Y))), "x - (-y)"),
        (plus(Negation(X), Negation(Y)), "-x - y"),
        (times(times(X, Y), A), "(x*y)*a"),
        (times(X, times(Y, A)), "x*(y*a)"),
        (times(TWO, Negation(X)), "2*(-x)"),
        (times(Negation(X), Y), "(-x)*y"),
        (Negation(times(TWO, X)), "-2x"),
        (Negation(Negation(X)), "-(-x)"),
        (Negation(plus(X, ONE)), "-(x + 1)"),
    ],
)
def test_brackets_of_sums_products_and_signs(tree: Node, text: str) -> None:
    assert to_text(tree) == text


@pytest.mark.parametrize(
    ("tree", "text"),
    [
        (Quotient(ONE, times(TWO, X)), "1/(2x)"),
        (Quotient(times(TWO, X), THREE), "2x/3"),
        (times(Quotient(ONE, TWO), X), "(1/2)*x"),
        (times(X, Quotient(ONE, TWO)), "x*(1/2)"),
        (Quotient(Quotient(A, B), X), "(a/b)/x"),
        (Quotient(A, Quotient(B, X)), "a/(b/x)"),
        (Quotient(Negation(X), TWO), "(-x)/2"),
        (Negation(Quotient(X, TWO)), "-x/2"),
        (Quotient(Power(X, TWO), THREE), "(x^2)/3"),
        (Quotient(THREE, Power(X, TWO)), "3/x^2"),
    ],
)
def test_quotients(tree: Node, text: str) -> None:
    assert to_text(tree) == text


@pytest.mark.parametrize(
    ("tree", "text"),
    [
        (Power(X, Quotient(ONE, TWO)), "x^(1/2)"),
        (Power(X, Negation(ONE)), "x^(-1)"),
        (Power(Negation(X), TWO), "(-x)^2"),
        (Negation(Power(X, TWO)), "-x^2"),
        (Power(Power(X, TWO), THREE), "(x^2)^3"),
        (Power(X, Power(TWO, THREE)), "x^(2^3)"),
        (Power(E, times(TWO, X)), "e^(2x)"),
        (Power(E, call("sin", X)), "e^(sin(x))"),
        (Power(A, X), "a^x"),
        (Power(call("sin", X), TWO), "sin(x)^2"),
    ],
)
def test_powers(tree: Node, text: str) -> None:
    assert to_text(tree) == text


@pytest.mark.parametrize(
    ("tree", "text"),
    [
        (call("asin", times(TWO, X)), "arcsin(2x)"),
        (call("asinh", X), "arsinh(x)"),
        (call("abs", plus(X, ONE)), "abs(x + 1)"),
        (sqrt(plus(X, ONE)), "sqrt(x + 1)"),
        (Root(X, 3), "cbrt(x)"),
        (Root(X, 5), "root(x, 5)"),
        (Logarithm(X, TWO), "log_2(x)"),
        (Logarithm(X, plus(A, ONE)), "log(x, a + 1)"),
    ],
)
def test_functions_bracket_their_argument(tree: Node, text: str) -> None:
    assert to_text(tree) == text


def test_vectors_and_matrices_stand_in_square_brackets() -> None:
    assert to_text(Answer((times(TWO, X, Y), plus(X, ONE)), (2,))) == "[2x*y, x + 1]"
    assert to_text(Answer((X, Y, A, B), (2, 2))) == "[[x, y], [a, b]]"
    assert to_text(Answer((X,))) == "x"


def test_a_number_without_finite_decimal_expansion_is_refused() -> None:
    with pytest.raises(ValueError, match="1/3"):
        to_text(num("1/3"))
    with pytest.raises(ValueError, match="-1"):
        to_text(num(-1))
