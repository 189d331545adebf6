"""Quick floats agree with rigorous balls, and are no number where there is no value."""

import numpy as np
import pytest
from flint import arb
from hypothesis import given, settings
from hypothesis import strategies as st

from grader.algebra import (
    Program,
    UndefinedError,
    UnsureError,
    compile_program,
    evaluate_balls,
    evaluate_floats,
)
from grader.algebra.floats import trace_floats
from grader.syntax import FunctionName, Node
from tests.grader.expressions import BITS, exact, tree
from tests.strategies import trees

from .test_balls import INSIDE, OUTSIDE, POWERS, UNDEFINED_POWERS

LETTERS = ("x", "y")
COORDINATES = st.integers(-64, 64).map(lambda value: value / 8)
SPREAD = 2.0**-48
SWING = 1e-9
SMALLEST, LARGEST = 1e-200, 1e200


@settings(max_examples=100, deadline=None)
@given(trees(letters=LETTERS, leaves=5), COORDINATES, COORDINATES)
def test_float_says_what_the_ball_says(node: Node, x: float, y: float) -> None:
    """Near the value where it swings little around the point, no number where all around is undefined."""
    program = compile_program(node, names=LETTERS)
    found = float_at(program, x, y)
    if not is_within_reach(program, x, y):
        return
    try:
        around = evaluate_balls(program, [arb(x, SPREAD), arb(y, SPREAD)], bits=BITS)
    except UnsureError:
        return
    except UndefinedError:
        assert not np.isfinite(found)
        return
    middle = float(around.mid())
    if float(around.rad()) <= SWING * max(1.0, abs(middle)):
        assert found == pytest.approx(middle, rel=1e-9, abs=1e-9)


@pytest.mark.parametrize("function", FunctionName)
def test_every_function_has_floats(function: FunctionName) -> None:
    program = compile_program(tree(f"{function}(x)"), names=("x",))
    points = [exact(point) for point in INSIDE[function]]
    balls = [float(evaluate_balls(program, [point], bits=BITS).mid()) for point in points]
    found = evaluate_floats(program, (np.array([float(point) for point in points]),))
    assert found.tolist() == pytest.approx(balls, rel=1e-9, abs=1e-15)


@pytest.mark.parametrize("function", OUTSIDE)
def test_float_outside_the_domain_is_no_number(function: FunctionName) -> None:
    program = compile_program(tree(f"{function}(x)"), names=("x",))
    column = np.array([float(exact(point)) for point in OUTSIDE[function]])
    assert np.isnan(evaluate_floats(program, (column,))).all()


@pytest.mark.parametrize(("text", "point", "value"), POWERS)
def test_power_has_a_float(text: str, point: str, value: str) -> None:
    found = evaluate_floats(compile_program(tree(text), names=("x",)), (np.array([float(point)]),))
    assert found.item() == pytest.approx(float(exact(value)), rel=1e-12)


@pytest.mark.parametrize(("text", "point"), UNDEFINED_POWERS)
def test_undefined_power_or_quotient_has_no_float(text: str, point: str) -> None:
    column = np.array([float(exact(point))])
    assert not np.isfinite(evaluate_floats(compile_program(tree(text), names=("x",)), (column,))).any()


def test_undefined_points_do_not_spoil_their_neighbours() -> None:
    program = compile_program(tree("sqrt(x)+1/(x-4)"), names=("x",))
    found = evaluate_floats(program, (np.array([-1.0, 0.0, 1.0, 4.0, 9.0]),))
    assert np.isnan(found).tolist() == [True, False, False, True, False]
    assert found[[1, 2, 4]].tolist() == pytest.approx([-1 / 4, 2 / 3, 16 / 5])


def float_at(program: Program, x: float, y: float) -> float:
    return float(evaluate_floats(program, (np.array([x]), np.array([y]))).item(0))


def is_within_reach(program: Program, x: float, y: float) -> bool:
    """Whether no step's value is zero, or so small or large that floats take it for zero or infinity."""
    sizes = [np.abs(value).item(0) for value in trace_floats(program, (np.array([x]), np.array([y])))]
    return all(np.isnan(size) or SMALLEST < size < LARGEST for size in sizes)
