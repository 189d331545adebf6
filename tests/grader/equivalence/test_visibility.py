"""Which parts of an expression show in its value at a point."""

from fractions import Fraction

import pytest
from flint import ctx

from grader.algebra import compile_program
from grader.algebra.balls import ball, trace_balls
from grader.equivalence.visibility import edges, visible_edges
from grader.limits import BITS_LAST
from tests.grader.expressions import tree


def hidden(text: str, point: str) -> int:
    """How many uses of a part do not show at a point."""
    program = compile_program(tree(text), names=("x",))
    with ctx.workprec(BITS_LAST):
        place = (ball(Fraction(point)),)
    values = trace_balls(program, place, bits=BITS_LAST)
    seen = visible_edges(program, program.result, values, trusting_zeros=True)
    return len(edges(program, program.result) - seen)


@pytest.mark.parametrize(
    ("text", "point"),
    [
        ("x^2 sin(3x) + ln(x)/x", "7/3"),
        ("x + e^(-x^2)", "5"),
        ("10^80 + x", "1/3"),
        ("x + 10^(-80)", "1/3"),
        ("sin(x)^2 + cos(x)^2 - 1", "7/3"),
        ("x + x^2*(sin(x)^2 + cos(x)^2 - 1)", "7/3"),
        ("x tanh(50x)", "1"),
        ("sgn(x-1000) x", "7/3"),
        ("asin(1) x", "7/3"),
        ("x^6000", "7/3"),
        ("0", "1"),
    ],
)
def test_everything_shows(text: str, point: str) -> None:
    assert hidden(text, point) == 0


@pytest.mark.parametrize(
    ("text", "point"),
    [
        ("x + e^(-x^2)", "50"),
        ("x + e^(-10^10 x^2)", "1"),
        ("x + e^(-(10^80 x)^40)", "1"),
        ("x tanh(1000x)", "1"),
        ("e^(e^x) + x", "7"),
        ("x + 10^(-100)", "1/3"),
        ("x + sin(10^(-100) x)", "1/3"),
        ("x^6000 + 1", "7/3"),
        ("x*(1 + x/10^95)", "1/3"),
    ],
)
def test_what_drowns_is_hidden(text: str, point: str) -> None:
    assert hidden(text, point) > 0


def test_bell_shows_near_its_middle() -> None:
    assert hidden("x + e^(-10^10 x^2)", "1/1000000") == 0
