"""Balls enclose the true values, by definitions of the functions that the engine does not use."""

import mpmath
import pytest
from mpmath import mpf

from grader.algebra import UndefinedError, UnsureError
from grader.syntax import FunctionName
from tests.grader.expressions import DIGITS, ball_at, encloses, number

ANYWHERE = ("0", "1/3", "-1/3", "2", "-7", "15/4", "-1/1000", "20")
NONZERO = ("1/3", "-1/3", "2", "-7", "15/4", "-1/1000", "1")
POSITIVE = ("1/3", "1", "2", "15/4", "1/1000", "1000000")
WITHIN_ONE = ("0", "1", "-1", "1/3", "-1/3", "99/100", "-1/1000")
INSIDE_ONE = ("0", "1/3", "-1/3", "99/100", "-999/1000", "1/1000")
FROM_ONE = ("1", "-1", "2", "-2", "15/4", "-1000")
BEYOND_ONE = ("3/2", "-3/2", "2", "-7", "1001/1000", "-1000")

INSIDE: dict[FunctionName, tuple[str, ...]] = {
    FunctionName.SIN: ANYWHERE,
    FunctionName.COS: ANYWHERE,
    FunctionName.TAN: ANYWHERE,
    FunctionName.SEC: ANYWHERE,
    FunctionName.CSC: NONZERO,
    FunctionName.COT: NONZERO,
    FunctionName.ASIN: WITHIN_ONE,
    FunctionName.ACOS: WITHIN_ONE,
    FunctionName.ATAN: ANYWHERE,
    FunctionName.ASEC: FROM_ONE,
    FunctionName.ACSC: FROM_ONE,
    FunctionName.ACOT: ANYWHERE,
    FunctionName.SINH: ANYWHERE,
    FunctionName.COSH: ANYWHERE,
    FunctionName.TANH: ANYWHERE,
    FunctionName.SECH: ANYWHERE,
    FunctionName.CSCH: NONZERO,
    FunctionName.COTH: NONZERO,
    FunctionName.ASINH: ANYWHERE,
    FunctionName.ACOSH: ("1", "3/2", "2", "7", "1001/1000", "1000"),
    FunctionName.ATANH: INSIDE_ONE,
    FunctionName.ASECH: ("1", "1/3", "1/2", "99/100", "1/1000", "3/4"),
    FunctionName.ACSCH: NONZERO,
    FunctionName.ACOTH: BEYOND_ONE,
    FunctionName.EXP: ANYWHERE,
    FunctionName.LN: POSITIVE,
    FunctionName.ABS: ANYWHERE,
    FunctionName.SGN: ANYWHERE,
}

OUTSIDE: dict[FunctionName, tuple[str, ...]] = {
    FunctionName.CSC: ("0",),
    FunctionName.COT: ("0",),
    FunctionName.ASIN: ("3/2", "-3/2", "1001/1000"),
    FunctionName.ACOS: ("3/2", "-3/2", "1001/1000"),
    FunctionName.ASEC: ("0", "1/2", "-999/1000"),
    FunctionName.ACSC: ("0", "1/2", "-999/1000"),
    FunctionName.CSCH: ("0",),
    FunctionName.COTH: ("0",),
    FunctionName.ACOSH: ("999/1000", "0", "-2"),
    FunctionName.ATANH: ("1", "-1", "2", "-2"),
    FunctionName.ASECH: ("0", "-1/2", "3/2"),
    FunctionName.ACSCH: ("0",),
    FunctionName.ACOTH: ("1", "-1", "0", "1/2"),
    FunctionName.LN: ("0", "-1", "-1/1000"),
}

POWERS = (
    ("x^(2/6)", "-8", "-2"),
    ("x^(1/3)", "-8", "-2"),
    ("x^(2/3)", "-8", "4"),
    ("x^(-1/3)", "-8", "-1/2"),
    ("x^0.2", "-32", "-2"),
    ("x^0.4", "-32", "4"),
    ("cbrt(x)", "-27", "-3"),
    ("x^(3/2)", "4", "8"),
    ("x^(2/4)", "9", "3"),
    ("x^(6/2)", "-2", "-8"),
    ("x^(-2)", "-3", "1/9"),
    ("x^0", "-3", "1"),
    ("sqrt(x)", "0", "0"),
    ("x^(1/3)", "0", "0"),
)

UNDEFINED_POWERS = (
    ("x^0", "0"),
    ("x^(-1)", "0"),
    ("x^(-1/3)", "0"),
    ("x^(1/2)", "-4"),
    ("x^(2/4)", "-4"),
    ("x^0.5", "-4"),
    ("x^(3/2)", "-1"),
    ("x^(5/6)", "-64"),
    ("sqrt(x)", "-1/1000"),
    ("x^pi", "-2"),
    ("1/x", "0"),
    ("0*ln(x)", "-1"),
    ("x/x", "0"),
    ("log(x, 1)", "3"),
)


@pytest.mark.parametrize("function", FunctionName)
def test_function_is_enclosed_at_many_points(function: FunctionName) -> None:
    assert len(INSIDE[function]) >= 6
    with mpmath.workdps(DIGITS):
        for point in INSIDE[function]:
            ball = ball_at(f"{function}(x)", point)
            assert encloses(ball, by_definition(function, number(point))), (point, ball)


@pytest.mark.parametrize("function", OUTSIDE)
def test_function_is_undefined_outside_its_domain(function: FunctionName) -> None:
    for point in OUTSIDE[function]:
        with pytest.raises(UndefinedError):
            ball_at(f"{function}(x)", point)


@pytest.mark.parametrize(("text", "point", "value"), POWERS)
def test_power_is_real_in_lowest_terms(text: str, point: str, value: str) -> None:
    assert encloses(ball_at(text, point), number(value))


@pytest.mark.parametrize(("text", "point"), UNDEFINED_POWERS)
def test_power_or_quotient_is_undefined(text: str, point: str) -> None:
    with pytest.raises(UndefinedError):
        ball_at(text, point)


@pytest.mark.parametrize("point", ["1", "-1", "2", "-7", "1/3", "-1000"])
def test_inverse_cotangent_and_inverse_secant_have_the_branch_from_zero_to_pi(point: str) -> None:
    assert 0 < ball_at("acot(x)", point) < ball_at("pi", point)
    if abs(number(point)) >= 1:
        assert -1 < ball_at("asec(x)", point) < ball_at("pi+1/1000", point)
        assert ball_at("cos(asec(x))*x", point).contains(1)


def test_irrational_power_of_a_positive_base_is_enclosed() -> None:
    with mpmath.workdps(DIGITS):
        assert encloses(ball_at("x^pi", "5/2"), mpmath.exp(mpmath.pi * mpmath.log(number("5/2"))))
        assert encloses(ball_at("x^x", "5/2"), mpmath.exp(mpf(5) / 2 * mpmath.log(number("5/2"))))


@pytest.mark.parametrize("text", ["x^(10^9)", "10^(10^9)*x", "2^(2^(2^x))", "sin(x^(10^9))", "x^(1/10^9)"])
@pytest.mark.parametrize("point", ["3", "-3", "1/3"])
def test_huge_exponent_has_a_finite_ball_or_none(text: str, point: str) -> None:
    try:
        ball = ball_at(text, point)
    except (UndefinedError, UnsureError):
        return
    assert ball.is_finite()


def by_definition(function: FunctionName, x: mpf) -> mpf:
    """From sine, cosine, exponential, arc tangent and logarithm alone."""
    definition = {
        FunctionName.EXP: lambda: mpmath.e**x,
        FunctionName.LN: lambda: mpmath.log(x),
        FunctionName.ABS: lambda: max(x, -x),
        FunctionName.SGN: lambda: mpf((x > 0) - (x < 0)),
    }
    if function in definition:
        return definition[function]()
    if function.endswith("h"):
        return inverse_hyperbolic(function, x) if function.startswith("a") else hyperbolic(function, x)
    return arc(function, x) if function.startswith("a") else trigonometric(function, x)


def trigonometric(function: FunctionName, x: mpf) -> mpf:
    sine, cosine = mpmath.sin(x), mpmath.cos(x)
    above, below = {
        FunctionName.SIN: (sine, 1),
        FunctionName.COS: (cosine, 1),
        FunctionName.TAN: (sine, cosine),
        FunctionName.SEC: (1, cosine),
        FunctionName.CSC: (1, sine),
        FunctionName.COT: (cosine, sine),
    }[function]
    return mpf(above) / below


def hyperbolic(function: FunctionName, x: mpf) -> mpf:
    growing, falling = mpmath.exp(x), mpmath.exp(-x)
    sine, cosine = (growing - falling) / 2, (growing + falling) / 2
    above, below = {
        FunctionName.SINH: (sine, 1),
        FunctionName.COSH: (cosine, 1),
        FunctionName.TANH: (sine, cosine),
        FunctionName.SECH: (1, cosine),
        FunctionName.CSCH: (1, sine),
        FunctionName.COTH: (cosine, sine),
    }[function]
    return mpf(above) / below


def arc(function: FunctionName, x: mpf) -> mpf:
    """The angle of the point on the circle; the second coordinate is its sine."""
    if function in (FunctionName.ASEC, FunctionName.ACSC):
        x = 1 / x
    if function is FunctionName.ATAN:
        return mpmath.atan2(x, 1)
    if function is FunctionName.ACOT:
        return mpmath.atan2(1, x)
    other = mpmath.sqrt((1 - x) * (1 + x))
    if function in (FunctionName.ASIN, FunctionName.ACSC):
        return mpmath.atan2(x, other)
    return mpmath.atan2(other, x)


def inverse_hyperbolic(function: FunctionName, x: mpf) -> mpf:
    if function in (FunctionName.ASECH, FunctionName.ACSCH, FunctionName.ACOTH):
        x = 1 / x
    match function:
        case FunctionName.ASINH | FunctionName.ACSCH:
            return mpmath.log(x + mpmath.sqrt(x * x + 1))
        case FunctionName.ACOSH | FunctionName.ASECH:
            return mpmath.log(x + mpmath.sqrt(x * x - 1))
        case _:
            return mpmath.log((1 + x) / (1 - x)) / 2
