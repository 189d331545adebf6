"""The checker's own evaluator: real values, domains and edges, against mpmath's functions."""

from collections.abc import Callable
from fractions import Fraction
from typing import Any

import pytest
from mpmath import mp

from grader.reading import Vocabulary, read_expression
from grader.syntax import FunctionName, Node
from grader.verification.evaluation import Place, evaluate
from grader.verification.values import UndefinedError, UnsureError, Value, enclosed, working

VOCABULARY = Vocabulary(variables=("x", "y"))
BITS = 600


def tree(text: str) -> Node:
    node = read_expression(text, VOCABULARY)
    assert isinstance(node, Node)
    return node


def value(text: str, **point: Fraction | int) -> Value:
    with working(BITS):
        return evaluate(tree(text), Place.at({name: Fraction(number) for name, number in point.items()}))


def over_box(text: str, x: int) -> Value:
    with working(BITS):
        return evaluate(tree(text), Place.around({"x": Fraction(x)}, bits=8))


POINTS = [Fraction(number, 16) for number in (-90, -31, -13, -3, 5, 11, 23, 100)]
REFERENCE: dict[FunctionName, Callable[[Any], Any]] = {
    **{name: getattr(mp, name.value) for name in FunctionName if hasattr(mp, name.value)},
    FunctionName.ABS: abs,
    FunctionName.SGN: mp.sign,
    FunctionName.ACOT: lambda x: mp.pi / 2 - mp.atan(x),
}


@pytest.mark.parametrize("name", list(FunctionName))
def test_a_function_has_the_values_of_mpmath_where_those_are_real(name: FunctionName) -> None:
    for x in POINTS:
        with mp.workdps(80):
            expected = REFERENCE[name](mp.mpf(x.numerator) / x.denominator)
        if isinstance(expected, mp.mpc) and expected.imag:
            with pytest.raises(UndefinedError):
                value(f"{name}(x)", x=x)
            continue
        with working(BITS):
            found = enclosed(value(f"{name}(x)", x=x))
            assert found.a <= mp.mpf(expected.real) + mp.mpf(2) ** -180
            assert found.b >= mp.mpf(expected.real) - mp.mpf(2) ** -180
            assert found.delta < mp.mpf(2) ** -150


@pytest.mark.parametrize(
    ("text", "x", "expected"),
    [
        ("x^(1/3)", -8, Fraction(-2)),
        ("x^(2/3)", -8, Fraction(4)),
        ("x^(-2/3)", -8, Fraction(1, 4)),
        ("cbrt(x)", -27, Fraction(-3)),
        ("root(x, 5)", -32, Fraction(-2)),
        ("x^sqrt(4)", -3, Fraction(9)),
        ("x^(x - x + 2)", -3, Fraction(9)),
        ("x^0", 5, Fraction(1)),
        ("1^0.0000000000000000000000000000000001 x", 5, Fraction(5)),
        ("x^0.5", 16, Fraction(4)),
        ("0^x", 0, None),
        ("x^(-1)", 0, None),
        ("x^0", 0, None),
        ("1/(x - x)", 3, None),
        ("sqrt(x)", -1, None),
        ("x^(3/4)", -1, None),
        ("x^pi", -1, None),
        ("x^sqrt(2)", -1, None),
        ("x^x", -3, None),
        ("log(x, -2)", 3, None),
        ("log(2, x)", 1, None),
        ("asec(x/2)", 1, None),
        ("acosh(x)", 0, None),
        ("0*ln(x)", -1, None),
    ],
)
def test_powers_and_domains_are_real(text: str, x: int, expected: Fraction | None) -> None:
    if expected is None:
        with pytest.raises((UndefinedError, UnsureError)):
            value(text, x=x)
    else:
        assert value(text, x=x) == expected


@pytest.mark.parametrize(
    "text", ["sgn(x)", "sqrt(x)", "asin(x + 1)", "acosh(x + 1)", "x^(x + 1)", "1/(sin(x) - sin(x))"]
)
def test_an_edge_of_the_domain_or_a_jump_is_no_inner_point(text: str) -> None:
    with pytest.raises((UnsureError, UndefinedError)):
        value(text, x=0)


def test_an_exponent_of_many_digits_takes_no_time() -> None:
    with working(BITS):
        found = enclosed(value("x^1.0000000000000000000000000000000001", x=4)) - 4
        assert found > 0
        assert found < mp.mpf(10) ** -32


def test_what_is_the_same_at_an_edge_everywhere_is_a_value() -> None:
    assert value("sqrt(0) + sgn(0) + 0x", x=3) == 0


@pytest.mark.parametrize("text", ["ln(x)", "sqrt(x)", "x^pi", "x^x", "asin(x)", "1/sqrt(x - 1)"])
def test_a_box_without_any_value_is_undefined(text: str) -> None:
    with pytest.raises(UndefinedError):
        over_box(text, -3)


@pytest.mark.parametrize("text", ["1/(x + 3)", "ln(x + 3)", "sgn(x + 3)", "(x + 3)^(1/3)"])
def test_a_box_that_reaches_over_an_edge_tells_nothing(text: str) -> None:
    with pytest.raises(UnsureError):
        over_box(text, -3)
