"""Collected programs have the value of what was written, and are the same where only writing differs."""

from fractions import Fraction

import pytest
from flint import arb
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from grader.algebra import Compiled, Program, UndefinedError, UnsureError, compile_program, evaluate_balls
from grader.algebra.balls import ball
from grader.algebra.collected import CollectedBuilder
from grader.syntax import Node
from tests.grader.expressions import tree
from tests.strategies import trees

BITS = 128
NAMES = ("x", "y")
POINTS = [(Fraction(3, 4), Fraction(5, 3)), (Fraction(7, 5), Fraction(1, 8)), (Fraction(-5, 4), Fraction(2))]

numbers = st.fractions(min_value=-4, max_value=4, max_denominator=4)


def collected(*nodes: Node) -> Compiled:
    return Compiled.of(nodes, names=NAMES, kind=CollectedBuilder)


def is_same(one: str, other: str) -> bool:
    first, second = collected(*(tree(text, letters=NAMES) for text in (one, other))).outputs
    return first == second


def value_at(program: Program, *point: Fraction) -> arb | None:
    try:
        return evaluate_balls(program, tuple(map(ball, point)), bits=BITS)
    except (UndefinedError, UnsureError):
        return None


def differ(one: arb | None, other: arb | None) -> bool:
    return one is not None and other is not None and not one.overlaps(other)


@settings(max_examples=200, deadline=None)
@given(node=trees(), x=numbers, y=numbers)
def test_the_value_is_that_of_what_was_written(node: Node, x: Fraction, y: Fraction) -> None:
    written = value_at(compile_program(node, names=NAMES), x, y)
    found = value_at(collected(node).program(), x, y)
    assume(written is not None and found is not None)
    assert written is not None
    assert found is not None
    assert written.overlaps(found)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("x*x^2", "x^3"),
        ("x^5/x^10", "x^-5"),
        ("sqrt(x)*x", "x^(3/2)"),
        ("x^(1/3)*x^(2/3)", "x"),
        ("cos(x)*(1/x)", "cos(x)/x"),
        ("(1/y)/(2/x)", "x/(2y)"),
        ("((x+y^2)^2)^2/(x+y^2)^3", "x+y^2"),
        ("(2x y)^3", "8y^3 x^3"),
        ("e^x*e^(2x)/e^y", "e^(3x-y)"),
        ("10^x", "e^(x ln(10))"),
        ("x^x*x^2/x", "x*e^(x ln(x))"),
        ("sec(x)^2*tan(x)", "sin(x)/cos(x)^3"),
        ("cosh(x)^-1", "sech(x)"),
        ("(x*3x^2 - x^3)/(x^3)^2", "2x^-3"),
        ("-(x-y)/(-y)", "(x-y)*y^-1"),
    ],
)
def test_what_differs_in_writing_only_is_the_same(one: str, other: str) -> None:
    assert is_same(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("sqrt(x^2)", "x"),
        ("(x y)^(1/2)", "x^(1/2) y"),
        ("x^2*x", "x^2"),
        ("e^x*e^x", "e^(x^2)"),
        ("cot(x)", "tan(x)"),
        ("1/cos(x)", "1/sin(x)"),
        ("x^y", "y^x"),
        ("2^(x y)", "2^x 2^y"),
        ("(x^2)^(3/2)", "x^3"),
    ],
)
def test_what_has_other_values_is_not(one: str, other: str) -> None:
    programs = [compile_program(tree(text, letters=NAMES), names=NAMES) for text in (one, other)]
    assert any(differ(*(value_at(program, *point) for program in programs)) for point in POINTS)
    assert not is_same(one, other)


def test_powers_of_powers_keep_their_size() -> None:
    assert is_same("sqrt(x^2)", "|x|")
    assert is_same("(x^6)^(1/2)", "|x|^3")


@pytest.mark.parametrize("text", ["sqrt(-2x)", "(x*(x-y))^(1/2)", "(-x)^(3/4)", "sqrt(x/(x-y))"])
def test_roots_of_products_are_not_taken_apart(text: str) -> None:
    found = value_at(collected(tree(text, letters=NAMES)).program(), *POINTS[-1])
    assert found is not None
    assert found.overlaps(
        evaluate_balls(
            compile_program(tree(text, letters=NAMES), names=NAMES), tuple(map(ball, POINTS[-1])), bits=BITS
        )
    )
