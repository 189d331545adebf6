"""Signs read off from how a value is built, against the values themselves."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grader.algebra import compile_program
from grader.algebra.balls import ball, trace_what_is_defined
from grader.algebra.nonzero import is_zero_nowhere
from tests.grader.expressions import tree

_LEAVES = st.sampled_from(("x", "2", "-3", "pi", "1/2"))
_WRAPPED = (
    *("sin", "cos", "sinh", "cosh", "tanh", "coth", "sec", "csc", "sech", "csch", "asin", "acos", "atan"),
    *(
        "acot",
        "asec",
        "acsc",
        "asinh",
        "acosh",
        "atanh",
        "asech",
        "acsch",
        "acoth",
        "exp",
        "ln",
        "abs",
        "sgn",
    ),
)
_PLACES = [Fraction(number, 4) for number in (-17, -4, -3, -2, 0, 1, 2, 4, 9)]


def _grown(parts: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.one_of(
        st.builds(lambda name, part: f"{name}({part})", st.sampled_from(_WRAPPED), parts),
        st.builds(lambda a, b, sign: f"(({a}){sign}({b}))", parts, parts, st.sampled_from("+-*/^")),
        st.builds(lambda a, power: f"({a})^({power})", parts, st.sampled_from(("2", "-1", "1/2", "1/3"))),
    )


def _is_zero_nowhere(text: str) -> bool:
    program = compile_program(tree(text, letters=("x",)), names=("x",))
    return is_zero_nowhere(program.instructions, program.result)


@settings(deadline=None, max_examples=200)
@given(st.recursive(_LEAVES, _grown, max_leaves=5))
def test_value_said_to_be_zero_nowhere_is_zero_at_no_point(text: str) -> None:
    program = compile_program(tree(text, letters=("x",)), names=("x",))
    if is_zero_nowhere(program.instructions, program.result):
        for place in _PLACES:
            value = trace_what_is_defined(program, (ball(place),), bits=128)[program.result]
            assert value is None or not value.is_zero()


@pytest.mark.parametrize(
    "text",
    ["9^9^9^9", "1/9^9^9^9", "e^(-e^(e^3))", "x^2+e^x", "-cosh(x)", "1/x", "1/sqrt(x^2+1)", "csch(x)"],
)
def test_what_cannot_be_zero_is_seen_without_its_value(text: str) -> None:
    assert _is_zero_nowhere(text)


@pytest.mark.parametrize(
    "text", ["x", "x^2", "e^x-1", "9^9^9^9-9^9^9", "sin(9^9)", "abs(x)", "acos(x)", "ln(x)", "0^x", "x*e^x"]
)
def test_what_may_be_zero_is_left_open(text: str) -> None:
    assert not _is_zero_nowhere(text)
