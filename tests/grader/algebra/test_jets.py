"""Rigorous derivatives against exact ones and against numerical differentiation."""

from collections.abc import Callable

import mpmath
import pytest
from flint import arb, ctx
from mpmath import mpf

from grader.algebra import UndefinedError, UnsureError, compile_program, derivative_ball
from tests.grader.expressions import BITS, DIGITS, encloses, exact, number, tree

LETTERS = ("x", "y")

# text, directions, point, the derivative written out by hand
EXACT: tuple[tuple[str, tuple[int, ...], tuple[str, ...], str], ...] = (
    ("x^3", (0,), ("2", "0"), "12"),
    ("x^3", (0, 0, 0), ("-5", "0"), "6"),
    ("x^3", (0, 0, 0, 0), ("-5", "0"), "0"),
    ("1/x", (0, 0), ("-2", "0"), "-1/4"),
    ("sqrt(x)", (0,), ("9/4", "0"), "1/3"),
    ("x^(2/3)", (0,), ("-8", "0"), "-1/3"),
    ("abs(x)", (0,), ("-7", "0"), "-1"),
    ("abs(x)*x", (0, 0), ("-7", "0"), "-2"),
    ("sgn(x)*y", (1,), ("-7", "3"), "-1"),
    ("ln(x)", (0, 0, 0), ("1/2", "0"), "16"),
    ("x^2*y^3", (0, 1), ("3", "2"), "72"),
    ("x^2*y^3", (1, 0), ("3", "2"), "72"),
    ("x^2*y^3", (0, 0, 1, 1), ("3", "2"), "24"),
    ("x/y", (0, 1), ("5", "-2"), "-1/4"),
    ("x*y", (1, 1), ("5", "-2"), "0"),
    ("exp(x*y)", (0, 1), ("0", "3"), "1"),
)

NUMERICAL: tuple[tuple[str, Callable[..., mpf], str, int], ...] = (
    ("sin(x)*e^x", lambda x: mpmath.sin(x) * mpmath.exp(x), "7/10", 1),
    ("ln(x)^2", lambda x: mpmath.log(x) ** 2, "3/2", 3),
    ("x^x", lambda x: x**x, "5/4", 2),
    ("tan(x)", mpmath.tan, "1/2", 2),
    ("sec(x)", mpmath.sec, "-1/2", 1),
    ("csc(x)", mpmath.csc, "2", 2),
    ("cot(x)", mpmath.cot, "2", 1),
    ("asin(x)", mpmath.asin, "1/3", 2),
    ("acos(x^2)", lambda x: mpmath.acos(x * x), "1/3", 1),
    ("atan(1/x)", lambda x: mpmath.atan(1 / x), "-3", 2),
    ("asec(x)", lambda x: mpmath.acos(1 / x), "-2", 1),
    ("acsc(x)", lambda x: mpmath.asin(1 / x), "-2", 2),
    ("acot(x)", lambda x: mpmath.pi / 2 - mpmath.atan(x), "-2", 1),
    ("sinh(x)/cosh(x)", mpmath.tanh, "1/4", 3),
    ("coth(x)", mpmath.coth, "-3/4", 1),
    ("asinh(x)", mpmath.asinh, "2", 2),
    ("acosh(x)", mpmath.acosh, "3", 2),
    ("atanh(x)", mpmath.atanh, "1/5", 3),
    ("log(x, 3)", lambda x: mpmath.log(x) / mpmath.log(3), "4", 1),
    ("2^sqrt(x)", lambda x: mpf(2) ** mpmath.sqrt(x), "4", 2),
    ("(-x)^(1/3)", lambda x: mpmath.sign(-x) * abs(x) ** (mpf(1) / 3), "5", 2),
)

MIXED: tuple[tuple[str, Callable[..., mpf], tuple[int, int]], ...] = (
    ("sin(x*y)", lambda x, y: mpmath.sin(x * y), (1, 1)),
    ("x^y", lambda x, y: x**y, (1, 2)),
    ("sqrt(x^2+y^2)", mpmath.hypot, (2, 1)),
    ("ln(x+2*y)/y", lambda x, y: mpmath.log(x + 2 * y) / y, (1, 1)),
    ("atan(y/x)", lambda x, y: mpmath.atan(y / x), (2, 2)),
)


@pytest.mark.parametrize(("text", "directions", "point", "value"), EXACT)
def test_derivative_has_its_exact_value(
    text: str, directions: tuple[int, ...], point: tuple[str, ...], value: str
) -> None:
    assert encloses(derived(text, directions, *point), number(value))


@pytest.mark.parametrize(("text", "function", "point", "order"), NUMERICAL)
def test_derivative_agrees_with_numerical_differentiation(
    text: str, function: Callable[..., mpf], point: str, order: int
) -> None:
    with mpmath.workdps(DIGITS):
        truth = mpmath.diff(function, number(point), order)
    assert encloses(derived(text, (0,) * order, point, "0"), truth, digits=20)


@pytest.mark.parametrize(("text", "function", "orders"), MIXED)
def test_mixed_partial_agrees_with_numerical_differentiation(
    text: str, function: Callable[..., mpf], orders: tuple[int, int]
) -> None:
    with mpmath.workdps(DIGITS):
        truth = mpmath.diff(function, (number("3/2"), number("7/4")), orders)
    directions = (0,) * orders[0] + (1,) * orders[1]
    assert encloses(derived(text, directions, "3/2", "7/4"), truth, digits=20)
    assert encloses(derived(text, directions[::-1], "3/2", "7/4"), truth, digits=20)


@pytest.mark.parametrize(
    ("text", "point"),
    [("abs(x)", "0"), ("sgn(x)", "0"), ("sqrt(x)", "0"), ("cbrt(x)", "0"), ("asin(x)", "1")],
)
def test_where_there_is_no_derivative_none_is_given(text: str, point: str) -> None:
    with pytest.raises((UndefinedError, UnsureError)):
        derived(text, (0,), point, "0")


@pytest.mark.parametrize(
    ("text", "point"), [("ln(x)", "-1"), ("1/x", "0"), ("0*sqrt(x)", "-1"), ("x^0", "0")]
)
def test_undefined_function_has_no_derivative(text: str, point: str) -> None:
    with pytest.raises(UndefinedError):
        derived(text, (0,), point, "0")


def test_series_arithmetic_leaves_precision_as_it_was() -> None:
    before = (ctx.prec, ctx.cap)
    derived("exp(x*y)", (0, 1, 1), "1", "2")
    with pytest.raises(UndefinedError):
        derived("ln(x)", (0, 0, 0), "-1", "0")
    assert (ctx.prec, ctx.cap) == before


def derived(text: str, directions: tuple[int, ...], *point: str) -> arb:
    program = compile_program(tree(text, letters=LETTERS), names=LETTERS)
    return derivative_ball(program, [exact(number) for number in point], directions=directions, bits=BITS)
