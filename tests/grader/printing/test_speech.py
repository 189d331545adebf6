"""Trees as spoken English."""

import pytest

from grader.printing import to_speech
from grader.syntax import (
    Answer,
    Application,
    Logarithm,
    Name,
    Negation,
    Node,
    Power,
    Quotient,
    Root,
)
from tests.grader.printing.shorthand import ONE, THREE, TWO, A, E, X, Y, call, num, plus, sqrt, times


@pytest.mark.parametrize(
    ("tree", "speech"),
    [
        (
            plus(times(TWO, X, call("sin", X)), times(Power(X, TWO), call("cos", X))),
            "2 x times sine of x plus x squared times cosine of x",
        ),
        (times(TWO, plus(X, Negation(ONE))), "2 times open bracket x minus 1 close bracket"),
        (Negation(Negation(X)), "minus open bracket minus x close bracket"),
        (plus(X, plus(Y, ONE)), "x plus open bracket y plus 1 close bracket"),
        (times(X, TWO), "x times 2"),
        (times(num("0.5"), Name("theta"), Name("x_1")), "0.5 theta x sub 1"),
    ],
)
def test_sums_products_and_signs(tree: Node, speech: str) -> None:
    assert to_speech(tree) == speech


@pytest.mark.parametrize(
    ("tree", "speech"),
    [
        (Quotient(X, plus(X, ONE)), "the fraction x over x plus 1 end fraction"),
        (times(Quotient(ONE, TWO), X), "1 half times x"),
        (Quotient(THREE, TWO), "3 halves"),
        (Power(X, THREE), "x cubed"),
        (Power(X, num(10)), "x to the power 10"),
        (Power(E, times(TWO, X)), "e to the power 2 x end power"),
        (Power(plus(X, ONE), TWO), "open bracket x plus 1 close bracket squared"),
        (Power(Power(X, TWO), A), "open bracket x squared close bracket to the power a"),
    ],
)
def test_fractions_and_powers(tree: Node, speech: str) -> None:
    assert to_speech(tree) == speech


@pytest.mark.parametrize(
    ("tree", "speech"),
    [
        (call("sin", plus(X, ONE)), "sine of open bracket x plus 1 close bracket"),
        (Power(call("cos", times(TWO, X)), TWO), "cosine squared of 2 x"),
        (Power(call("ln", X), TWO), "open bracket natural log of x close bracket squared"),
        (call("asinh", X), "inverse hyperbolic sine of x"),
        (call("sech", X), "hyperbolic secant of x"),
        (call("atan", X), "inverse tangent of x"),
        (call("abs", X), "the absolute value of x"),
        (call("abs", plus(X, ONE)), "the absolute value of x plus 1 end absolute value"),
        (Logarithm(X, TWO), "log base 2 of x"),
        (sqrt(X), "the square root of x"),
        (Root(plus(X, ONE), 5), "the 5th root of x plus 1 end root"),
        (Application("g", "x"), "g of x"),
    ],
)
def test_functions(tree: Node, speech: str) -> None:
    assert to_speech(tree) == speech


def test_vectors_and_matrices_say_their_extent() -> None:
    assert to_speech(Answer((times(TWO, X), Y), (2,))) == "vector of 2 components: 2 x, y"
    assert to_speech(Answer((X, Y, ONE, A), (2, 2))) == "2 by 2 matrix; row 1: x, y; row 2: 1, a"
    assert to_speech(Answer((X,))) == "x"
