"""Ranges over boxes hold every value, and what they call undefined is so at every point."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grader.algebra import UndefinedError, UnsureError, compile_program
from grader.algebra.balls import ball, trace_balls
from grader.algebra.borders import borders
from grader.algebra.boxes import Box, ranges
from grader.algebra.intervals import EVERYTHING, INFINITY, Interval, multiply
from grader.algebra.narrowing import narrowed
from grader.syntax import Node
from tests.grader.expressions import tree
from tests.strategies import trees

COORDINATES = st.integers(-320, 320).map(lambda number: Fraction(number, 32))
NONNEGATIVE = Interval(ball(Fraction(0)), INFINITY)


def side(low: Fraction, high: Fraction) -> Interval:
    return Interval(ball(min(low, high)), ball(max(low, high)))


@settings(deadline=None, max_examples=200)
@given(trees(letters=("x",), leaves=6), COORDINATES, COORDINATES, st.fractions(0, 1, max_denominator=16))
def test_every_value_lies_in_its_range(node: Node, low: Fraction, high: Fraction, share: Fraction) -> None:
    program = compile_program(node, names=("x",))
    point = min(low, high) + share * abs(high - low)
    try:
        values = trace_balls(program, (ball(point),), bits=128)
    except (UndefinedError, UnsureError):
        return
    for box in ((side(low, high),), (EVERYTHING,)):
        held = _ranges_or_none(node, box)
        if held is not None:
            assert all(
                value.overlaps(value) and not (value < span.low or value > span.high)
                for value, span in zip(values, held, strict=True)
            )


@settings(deadline=None, max_examples=200)
@given(COORDINATES, COORDINATES, COORDINATES, COORDINATES)
def test_product_goes_from_the_least_to_the_greatest_product_of_ends(
    a: Fraction, b: Fraction, c: Fraction, d: Fraction
) -> None:
    ends = [first * second for first in (a, b) for second in (c, d)]
    assert multiply(side(a, b), side(c, d)) == side(min(ends), max(ends))


def test_box_is_narrowed_by_every_factor_and_every_term() -> None:
    names = tuple("wxyz")
    program = compile_program(
        tree("ln(3-w-x-y-z)*sqrt(w)*sqrt(x-1)*ln(y)*ln(z-1/2)", letters=names), names=names
    )
    found = narrowed(program, borders(program), (EVERYTHING,) * 4)
    assert found == (side(*map(Fraction, ("0", "3/2"))), side(*map(Fraction, ("1", "5/2"))),
                     side(*map(Fraction, ("0", "3/2"))), side(*map(Fraction, ("1/2", "2"))))  # fmt: skip


def _ranges_or_none(node: Node, box: Box) -> list[Interval] | None:
    """None where the program is undefined but for a null set, in which a point may lie by chance."""
    try:
        return ranges(compile_program(node, names=("x",)), box)
    except UndefinedError:
        return None


@pytest.mark.parametrize(
    ("text", "box"),
    [
        ("ln(-x)", NONNEGATIVE),
        ("sqrt(-1-x^2)", EVERYTHING),
        ("sqrt(-x^2)", EVERYTHING),
        ("asin(2+x^2)", EVERYTHING),
        ("acos(1+x^2)", EVERYTHING),
        ("acosh(-e^x)", EVERYTHING),
        ("atanh(1+x^4)", EVERYTHING),
        ("ln(cos(x)-1)", EVERYTHING),
        ("(-2)^x", EVERYTHING),
        ("1/0*x", EVERYTHING),
        ("asec(sin(x)/2)", EVERYTHING),
    ],
)
def test_what_is_defined_nowhere_is_proved_undefined(text: str, box: Interval) -> None:
    with pytest.raises(UndefinedError):
        ranges(compile_program(tree(text), names=("x",)), (box,))


@pytest.mark.parametrize(
    "text",
    [
        "ln(x)",
        "sqrt(x-1000)",
        "asin(x)",
        "1/x",
        "x^pi",
        "tan(x)",
        "sqrt(|x|-x)",
        "asin(sgn(x))",
        "x^(sin(x)^2+cos(x)^2)",
    ],
)
def test_what_is_defined_somewhere_is_not_called_undefined(text: str) -> None:
    assert ranges(compile_program(tree(text), names=("x",)), (EVERYTHING,))


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("ln(3x-1)", Fraction(1, 3), None),
        ("sqrt(4-x^2)", -2, 2),
        ("asin(10x-1)", 0, Fraction(1, 5)),
        ("ln(ln(x))", 1, None),
        ("sqrt(x) + sqrt(9-x)", 0, 9),
        ("ln(2-e^x)", None, 0.7),
    ],
)
def test_box_is_narrowed_to_the_domain(
    text: str, low: float | Fraction | None, high: float | Fraction | None
) -> None:
    program = compile_program(tree(text), names=("x",))
    (found,) = narrowed(program, borders(program), (EVERYTHING,))
    assert float(found.low) == pytest.approx(float("-inf") if low is None else float(low), abs=1e-9)
    assert float(found.high) == pytest.approx(float("inf") if high is None else float(high), abs=1e-2)


@pytest.mark.parametrize(
    "text", ["ln(x)+ln(-x)", "sqrt(x-3)+sqrt(2-x)", "sqrt(x)+sqrt(-x)", "asin(x)+acosh(x+1)*ln(-x)"]
)
def test_contradictory_borders_leave_nothing(text: str) -> None:
    program = compile_program(tree(text), names=("x",))
    with pytest.raises(UndefinedError):
        narrowed(program, borders(program), (EVERYTHING,))
