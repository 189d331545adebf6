"""Relations of each kernel as identities: those that hold are proved, those that nearly hold are not."""

from fractions import Fraction
from itertools import product

import pytest

from tests.grader.algebra.normal_form.checking import breaches, expression, is_proved, is_shown_different

EQUAL = {
    "polynomials": (
        ("x^2+2x+1", "(x+1)^2"),
        ("1/x-1/(x+1)", "1/(x^2+x)"),
        ("(x^2-y^2)/(x-y)", "x+y"),
        ("x^1000000/x^999999", "x"),
        ("x*sin(x)^400/sin(x)^400", "x"),
    ),
    "angles": (
        ("sin(x)^2+cos(x)^2", "1"),
        ("sin(2x)", "2sin(x)cos(x)"),
        ("cos(3x)", "4cos(x)^3-3cos(x)"),
        ("sin(x+y)", "sin(x)cos(y)+cos(x)sin(y)"),
        ("sec(x)^2-tan(x)^2", "1"),
        ("csc(2x)+cot(2x)", "cot(x)"),
        ("sin(x)^4", "(3-4cos(2x)+cos(4x))/8"),
        ("cos(x+pi/3)", "cos(x)/2-sqrt(3)sin(x)/2"),
        ("sin(pi/12)", "(sqrt(6)-sqrt(2))/4"),
        ("sin(x/2)^2", "(1-cos(x))/2"),
        ("tan(x/2)", "(1-cos(x))/sin(x)"),
        ("sin(abs(x))", "sin(x)sgn(x)"),
        ("cos(abs(x))", "cos(x)"),
    ),
    "exponentials": (
        ("2^(x+1)", "e^((x+1)ln(2))"),
        ("4^(x/2)", "2^x"),
        ("x^x*(1+ln(x))", "e^(x ln(x))*(ln(x)+1)"),
        ("e^(2x+3y)", "(e^x)^2(e^y)^3"),
        ("cosh(x)^2-sinh(x)^2", "1"),
        ("sinh(x)+cosh(x)", "e^x"),
        ("tanh(x)", "(e^(2x)-1)/(e^(2x)+1)"),
        ("e^(x+e^x)", "e^x*e^(e^x)"),
        ("y*x^(y-1)", "y*x^y/x"),
        ("sech(x)^2", "1-tanh(x)^2"),
    ),
    "partial fractions in exponents": (
        ("e^(1/(x^2+x))", "e^(1/x)/e^(1/(x+1))"),
        ("e^(1/(x^3-1))", "e^(1/(3x-3))*e^(-(x+2)/(3(x^2+x+1)))"),
        ("e^(1/(x^2-2))", "e^(1/(2sqrt(2)(x-sqrt(2))))/e^(1/(2sqrt(2)(x+sqrt(2))))"),
        ("2^(1/(x-x^2))", "2^(1/x)*2^(1/(1-x))"),
        ("x^(1/(x^2+x))", "x^(1/x)/x^(1/(x+1))"),
        ("e^(1/(x^2+x*y))", "e^(1/(x*y))*e^(-1/(y*(x+y)))"),
        ("e^(1/(x*e^x+x))", "e^(1/x)*e^(-e^x/(x*(e^x+1)))"),
        ("e^(1/(x*abs(x)+x))", "e^(1/x)/e^(abs(x)/(x*abs(x)+x))"),
        ("sin(1/(x^2+x))", "sin(1/x)cos(1/(x+1))-cos(1/x)sin(1/(x+1))"),
    ),
    "powers too high to be multiplied out": (
        ("(x^2-1)^500", "(x-1)^500*(x+1)^500"),
        ("(1-x)^6001", "-(x-1)^6001"),
        ("((x+1)^100+1)^2", "(x+1)^200+2(x+1)^100+1"),
        ("(x+y)^300*(x-y)^450", "(x^2-y^2)^300*(y-x)^150"),
        ("(1-199x^2)/(x^2+1)^101", "((x^2+1)^100-200x^2*(x^2+1)^99)/(x^2+1)^200"),
        ("(6x+12)^400", "6^400*(x+2)^400"),
        ("(e^(2x)-1)^500", "(e^x+1)^500*(e^x-1)^500"),
        ("(1+sin(x))^300*(1-sin(x))^300", "cos(x)^600"),
        ("sqrt((x+1)^502*(y-1)^502)", "abs(x+1)^251*abs(y-1)^251"),
        ("ln((x^2-1)^500)", "500ln(abs(x-1))+500ln(abs(x+1))"),
        ("1/((x+1)^101+1)-1/((x+1)^101-1)", "-2/((x+1)^202-1)"),
        ("abs((x+y)^301)*(x+1)^301", "abs(x+y)^301*(x+1)^301"),
        ("((x^2+1)^501-(x^2+1)^500)/x", "x*(x^2+1)^500"),
    ),
    "powers with logarithms above": (
        ("x^ln(y)", "y^ln(x)"),
        ("x^(1/ln(x))", "e+0*ln(x)/ln(x)"),
        ("ln(x)^ln(x)", "x^ln(ln(x))"),
        ("x^sin(y)", "e^(sin(y)*ln(x))"),
    ),
    "logarithms": (
        ("ln(x^2)", "2ln(abs(x))"),
        ("ln(12)", "2ln(2)+ln(3)"),
        ("ln(e^x*x)-x", "ln(x)"),
        ("ln(x*y)", "ln(abs(x))+ln(abs(y))"),
        ("ln(sqrt(x))", "ln(x)/2"),
        ("asinh(x)", "ln(x+sqrt(x^2+1))"),
        ("asinh(x)", "-ln(sqrt(x^2+1)-x)"),
        ("ln(sqrt(x+1)-sqrt(x))", "-ln(sqrt(x+1)+sqrt(x))"),
        ("acosh(x)", "ln(x+sqrt(x^2-1))"),
        ("atanh(x)", "ln((1+x)/(1-x))/2"),
        ("ln(tan(x)+sec(x))", "ln((1+sin(x))/cos(x))"),
        ("ln(1+tan(x)^2)", "-2ln(abs(cos(x)))"),
    ),
    "roots": (
        ("sqrt(x^2)", "abs(x)"),
        ("sqrt(x^(2/3))", "abs(cbrt(x))"),
        ("1/(2sqrt(x))", "sqrt(x)/(2x)"),
        ("sqrt(12x)", "2sqrt(3)sqrt(x)"),
        ("1/(1+sqrt(x))", "(1-sqrt(x))/(1-x)"),
        ("2pi/sqrt(x/y)", "2pi sqrt(y/x)"),
        ("1/(abs(x)sqrt(x^2-1))", "1/(x^2 sqrt(1-1/x^2))"),
        ("x^(1/3)*x^(1/2)", "x^(5/6)"),
        ("cbrt(-x)", "-cbrt(x)"),
        ("sqrt(1+tan(x)^2)", "abs(sec(x))"),
        ("sqrt(x*y)", "sqrt(abs(x))sqrt(abs(y))"),
        ("sqrt(3+2sqrt(2))", "1+sqrt(2)"),
        ("sqrt(3-2sqrt(2))", "sqrt(2)-1"),
        ("sqrt(5+2sqrt(6))", "sqrt(2)+sqrt(3)"),
        ("sqrt(2x+1+2sqrt(x^2+x))+ln(x)", "sqrt(x)+sqrt(x+1)+ln(x)"),
    ),
    "algebraic constants": (
        ("4-4cos(pi/8)", "4-2sqrt(2+sqrt(2))"),
        ("cos(pi/8)", "sin(pi/8)*(1+sqrt(2))"),
        ("x*cos(pi/5)", "x*(1+sqrt(5))/4"),
        ("cos(pi/7)-cos(2pi/7)+cos(3pi/7)", "1/2"),
        ("sin(x+pi/8)", "sin(x)sqrt(2+sqrt(2))/2+cos(x)sqrt(2-sqrt(2))/2"),
        ("cbrt(2+sqrt(5))+cbrt(2-sqrt(5))", "1"),
        ("(5sqrt(2)-7)^7", "(19601-13860sqrt(2))^(7/4)"),
    ),
    "constant angles": (
        ("4atan(1/5)-atan(1/239)", "pi/4"),
        ("atan(1)+atan(2)+atan(3)", "pi"),
        ("x*atan(3/4)", "2x*atan(1/3)"),
        ("asin(3/5)+asin(4/5)", "pi/2"),
        ("asin(-1/2)", "-pi/6"),
        ("acos(-sqrt(3)/2)", "5pi/6"),
        ("atan(sqrt(2)-1)", "pi/8"),
        ("x+atan(2-sqrt(3))", "x+pi/12"),
    ),
    "cases of signs": (
        ("sqrt(abs(x)-x)", "sqrt(2)sqrt(abs(x))(1-sgn(x))/2"),
        ("1/(x+abs(x))", "1/(2x)+0*ln(x)"),
    ),
    "inverses": (
        ("asin(x)", "pi/2-acos(x)"),
        ("acot(x)", "pi/2-atan(x)"),
        ("atan(x)+atan(1/x)", "pi/2*sgn(x)"),
        ("sin(atan(x))", "x/sqrt(1+x^2)"),
        ("cos(asin(x))", "sqrt(1-x^2)"),
        ("sin(2atan(x))", "2x/(1+x^2)"),
        ("asec(x)", "acos(1/x)"),
        ("atan(-x)", "-atan(x)"),
        ("acsch(x)", "asinh(1/x)"),
        ("atan(abs(x))", "atan(x)sgn(x)"),
    ),
}
NARROWER = (
    ("ln(x^2)", "2ln(x)"),
    ("x", "e^(ln(x))"),
    ("x", "sqrt(x)^2"),
    ("1", "(x+abs(x))/(x+abs(x))"),
    ("sqrt(x^2)", "sqrt(-x)^2"),
    ("1+0*x", "x^0+0*asin(x)"),
    ("1+0*x", "ln(x)^0"),
    ("0*x", "sqrt(x-abs(x))"),
)
DIFFERENT = (
    ("y*x^y", "y*x^(y-1)"),
    ("sqrt(x^2)", "x"),
    ("sin(x)", "cos(x)"),
    ("ln(2)", "ln(3)"),
    ("atan(1/x)", "acot(x)"),
    ("e^(x*y)", "e^x*e^y"),
    ("e^(1/(x^2+x))", "e^(1/x)*e^(1/(x+1))"),
    ("e^(1/(x^2-1))", "e^(1/(x-1))/e^(1/(x+1))"),
    ("x^ln(y)", "y^ln(2x)"),
    ("(x^2-1)^500", "(x-1)^500*(x+1)^499"),
    ("((x+1)^100+1)^2", "(x+1)^200+(x+1)^100+1"),
    ("abs((x+y)^301)*(x+1)^301", "abs(x+y)^301*(x-1)^301"),
    ("x", "x+e^(-e^(e^3))"),
    ("sqrt(x-abs(x))", "1"),
    ("cos(pi/8)", "924/1000+sqrt(2)/10^9"),
    ("atan(1/5)", "11/56"),
    ("4atan(1/5)-atan(1/240)", "pi/4"),
    ("cbrt(2+sqrt(5))+cbrt(2-sqrt(5))", "1+10^(-60)"),
    ("asin(1/2)", "pi/6+10^(-30)"),
)
PLACES = [Fraction(number, 8) for number in (-29, -5, -3, 2, 5, 11, 21)]


@pytest.mark.parametrize(("expected", "answer"), [pair for kernel in EQUAL.values() for pair in kernel])
def test_identity_is_proved_both_ways(expected: str, answer: str) -> None:
    assert is_proved(expected, answer, defined=[answer])
    assert is_proved(answer, expected, defined=[expected])


@pytest.mark.parametrize(("expected", "answer"), NARROWER)
def test_answer_with_a_smaller_domain_is_equal_but_not_everywhere(expected: str, answer: str) -> None:
    assert not is_proved(expected, answer)
    assert not is_shown_different(expected, answer)
    assert is_proved(expected, answer, defined=[answer])


@pytest.mark.parametrize(("expected", "answer"), DIFFERENT)
def test_difference_is_not_zero(expected: str, answer: str) -> None:
    assert is_shown_different(expected, answer)


@pytest.mark.parametrize(
    "nowhere", ["acosh(0)", "sec(ln(-1))", "asec(csc(0))", "sgn(cot(acoth(0)))", "0^(-1/2)"]
)
def test_what_is_defined_nowhere_is_not_proved(nowhere: str) -> None:
    assert not is_proved("x", f"x+0*{nowhere}")
    assert not is_proved("x", f"x+{nowhere}-{nowhere}")


def test_difference_far_below_any_precision_is_not_taken_for_zero() -> None:
    assert not is_proved("ln(2)", "ln(2+10^(-2000))")


@pytest.mark.parametrize("texts", [pair for kernel in EQUAL.values() for pair in kernel])
def test_every_relation_used_is_an_identity(texts: tuple[str, str]) -> None:
    for text, x, y in product(texts, PLACES, PLACES[::2]):
        assert not breaches(expression(text), x, y)
