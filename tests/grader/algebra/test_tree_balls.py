"""Values of trees in balls: those of the program, certainly inside all borders, or none."""

from fractions import Fraction

import pytest
from flint import arb, ctx
from hypothesis import given, settings
from hypothesis import strategies as st

from grader.algebra import compile_program
from grader.algebra.balls import ball, trace_what_is_defined
from grader.algebra.borders import borders
from grader.algebra.tree_balls import PRICE, Place, value_inside
from grader.fuel import Fuel, OutOfFuelError
from grader.syntax import Node, walk
from tests.grader.expressions import tree
from tests.strategies import trees

BITS = 128
ENOUGH = 10_000

numbers = st.fractions(min_value=-4, max_value=4, max_denominator=4)


def value_at(node: Node, *point: Fraction, fuel: Fuel | None = None) -> arb | None:
    with ctx.workprec(BITS):
        coordinates = dict(zip("xy", map(ball, point), strict=False))
        return value_inside(node, Place(coordinates, fuel or Fuel(ENOUGH)))


@settings(max_examples=200, deadline=None)
@given(node=trees(), x=numbers, y=numbers)
def test_a_value_is_that_of_the_program_inside_its_borders(node: Node, x: Fraction, y: Fraction) -> None:
    value, program = value_at(node, x, y), compile_program(node, names=("x", "y"))
    with ctx.workprec(BITS):
        values = trace_what_is_defined(program, (ball(x), ball(y)), bits=BITS)
    if value is not None:
        assert value.is_finite()
        result = values[program.result]
        assert result is None or value.overlaps(result)
        known = [(border, found) for border in borders(program) if (found := values[border.slot]) is not None]
        assert all(border.is_kept(found) for border, found in known)


@pytest.mark.parametrize(
    "text",
    ["2x sin(x) - x^-2/cos(x)", "x^(-2/3) + cbrt(x) + root(x, 4)", "x^pi + e^(x/2) 2^x", "log_3(x) asec(x)"],
)
def test_every_kind_of_node_has_a_value(text: str) -> None:
    value = value_at(tree(text), Fraction(3))
    assert value is not None
    assert value.rel_accuracy_bits() > BITS - 20


@pytest.mark.parametrize(
    ("text", "x"),
    [
        ("ln(x)", -1),
        ("1/(x-2)", 2),
        ("0/(x-x)", 2),
        ("x^0", 0),
        ("sqrt(x-2)", 2),
        ("cbrt(x-2)", 2),
        ("sgn(x-2)", 2),
        ("asin(x)", 1),
        ("x^x", -2),
        ("x^sqrt(4)", -2),
        ("e^(e^(e^(e^(e^(e^x)))))", 9),
        ("1/e^(e^(e^(e^(e^(e^x)))))", 9),
    ],
)
def test_there_is_none_on_a_border_outside_or_out_of_reach(text: str, x: int) -> None:
    assert value_at(tree(text), Fraction(x)) is None


def test_fuel_is_charged_for_every_operation() -> None:
    node = tree("2x sin(x) + x^2 cos(x)/(x+1)")
    fuel = Fuel(ENOUGH)
    assert value_at(node, Fraction(3), fuel=fuel) is not None
    assert 8 * PRICE <= ENOUGH - fuel.left <= sum(1 for _ in walk(node)) * PRICE
    with pytest.raises(OutOfFuelError):
        value_at(node, Fraction(3), fuel=Fuel(4 * PRICE))
