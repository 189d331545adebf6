"""Polynomials shown to be never negative by completing squares."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grader.algebra import compile_program
from grader.algebra.balls import ball, trace_balls
from grader.algebra.normal_form.squares import is_sum_of_squares
from tests.grader.algebra.normal_form.checking import NAMES, converted, expression, is_proved

COEFFICIENTS = st.lists(st.integers(-3, 5), min_size=6, max_size=6)
PLACES = st.fractions(-5, 5, max_denominator=7)


def is_shown(text: str) -> bool:
    found = converted(compile_program(expression(text), names=NAMES))
    assert found is not None
    tower, elements = found
    return is_sum_of_squares(tower, elements[-1].above)


@pytest.mark.parametrize(
    "text",
    [
        *("x^2+x*y+y^2", "x^2-x*y+y^2", "x^4-x^2*y^2+y^4", "x^2+2x+y^2+1", "2x^2+2x*y+y^2-2y+2"),
        *("x^2*y^2-x*y+1", "x^6+x^3*y+y^2", "x^2-4x*y+4y^2"),
    ],
)
def test_definite_form_is_shown_to_be_one(text: str) -> None:
    assert is_shown(text)
    assert is_proved(f"abs({text})", text)


@pytest.mark.parametrize("text", ["x^2+3x*y+y^2", "x^2-y^2", "x*y+9", "x^2+x*y", "x^4-3x^2*y^2+y^4"])
def test_indefinite_form_is_not(text: str) -> None:
    assert not is_shown(text)
    assert not is_proved(f"abs({text})", text)


@settings(deadline=None, max_examples=150)
@given(COEFFICIENTS, st.sampled_from((1, 2)), PLACES, PLACES)
def test_form_said_to_be_never_negative_is_not_negative(
    numbers: list[int], power: int, x: Fraction, y: Fraction
) -> None:
    a, b, c, d, e, f = numbers
    text = f"{a}x^{2 * power}+({b})x^{power}*y+({c})y^2+({d})x^{power}+({e})y+({f})+x*y*0"
    program = compile_program(expression(text), names=NAMES)
    found = converted(program)
    assert found is not None
    if is_sum_of_squares(found[0], found[1][program.result].above):
        assert not trace_balls(program, (ball(x), ball(y)), bits=128)[program.result] < 0
