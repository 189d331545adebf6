"""Answers made to look right wherever one happens to look: none of them is correct."""

import pytest

from grader.outcomes import Verdict
from tests.grader.equivalence.questions import decided, expected_of

TINY = (
    "x+10^(-40)10^(-40)10^(-40)",
    "x+(1/10^39)^9",
    "x+x(10^(-39))^8",
    "x(1+10^(-80))",
    "x^(1+10^(-80)10^(-80))",
    "x+1/(10^80+x^2)^4",
    "x+x^1000/10^3000",
    "x+asinh(10^(-88)x)",
    "x+(sin(10^(-60)x)-10^(-60)x)",
    "x+(cos(10^(-80)x)-1)",
    "x+ln(1+10^(-80)x)-10^(-80)x",
    "x+10^60(e^(10^(-60)x)-1)-x",
)
FLAT = (
    "x+e^(-10^20 x^2)",
    "x+e^(-(10^80 x)^40)",
    "x+1/cosh(10^40 x)",
    "x tanh(10^20)",
    "x tanh(10^30 x)/tanh(10^20 x)",
    "x+1-tanh(10^6 e^(e^x))",
    "x+e^(-1/(x-5)^2)*10^(-10)",
    "ln(e^x+e^(-10^40))",
)
PERIODIC = (
    "x+sin(2^200 pi x)",
    "x+sin(2^80 pi x)^20",
    "x+sin(10^30 x)^400",
    "x+10^(-89)sin(10^89 x)",
    "10^20 asin(sin(x/10^20))",
    "10^20 atan(tan(x/10^20))",
    "x+10^9 acos(cos(x/10^9))-x",
)
FAR = (
    "10^30-|x-10^30|",
    "x+sqrt((x-10^25)^2)-(10^25-x)",
    "x*sgn(10^15-x)",
    "x sgn(x+10^9)",
    "x+|x^2-10^24|+x^2-10^24",
)
NARROW = (
    "x+(10^(-30)-|x-3|+|10^(-30)-|x-3||)",
    "x+(10^(-20)-(x-sqrt(2))^2+|10^(-20)-(x-sqrt(2))^2|)",
    "x+(10^(-60)-|x-e|+|10^(-60)-|x-e||)",
    "x+sgn(x-3)-sgn(x-3-10^(-9))",
    "x+(sgn(x-3)+1)(sgn(3+10^(-12)-x)+1)",
    "x+(atan(1/(x-1000))+atan(x-1000))-(atan(1/(x-1000.0001))+atan(x-1000.0001))",
)
HOLES = (
    "x+0*ln(|x-1000|-10^(-30))",
    "x+0*sqrt((x-pi)^2-10^(-40))",
    "x+0*ln((x-1000)^2(x-1001)^2-10^(-9))",
    "x+0*acosh(10^9-x)",
)
SEVERAL_NAMES = (
    "x+|y-10^9|-(10^9-y)",
    "x+(|x-1000|+x-1000)(|y-1000|+y-1000)",
    "x+(1-|x-7777|+|1-|x-7777||)(1-|y-5555|+|1-|y-5555||)",
    "x+(10^(-30)-|x-y|+|10^(-30)-|x-y||)",
    "x+(10^(-30)-|x-3|-|y-2|+|10^(-30)-|x-3|-|y-2||)",
    "x+(1/10^6-(x-50)^2-(y-60)^2+|1/10^6-(x-50)^2-(y-60)^2|)",
    "x+0*sqrt(x^2+y^2-10^(-6))",
    "x+0*ln(|x-y|-10^(-9))",
)
IN_THE_QUESTION = (
    ("|2x-sqrt((x-3)-(y-1))-(y-2)|", "2x-sqrt((x-3)-(y-1))-(y-2)"),
    ("|(1-y)(x+y-2)-(y+x)-sqrt((2y+x+1)(-y-x))|-(x-y)", "sqrt((2y+x+1)(-y-x))-(1-y)(x+y-2)+2y"),
    ("|x+y-100+sqrt(x y)|", "100-x-y-sqrt(x y)"),
    ("|x^2+y^2-10^(-6)+sqrt(x)-sqrt(x)|", "x^2+y^2-10^(-6)"),
    ("ln((x^2+y-50-sqrt(y))^2)", "2ln(50-x^2-y+sqrt(y))"),
    ("sgn(x-10^9+sqrt(y))", "-1"),
)
BESIDE_GIANTS = (
    ("e^(e^x)", "e^(e^x)+|x-50|+x-50"),
    ("e^(e^x)", "e^(e^x)+|x-6|+x-6"),
    ("e^(e^x)", "e^(e^x)+sgn(x-20)+1"),
    ("e^(e^x)", "e^(e^x)(1+0*ln(50-x))"),
    ("x^1000", "x^1000+|x-50|+x-50"),
    ("e^(-x^2)", "e^(-x^2)+|x-30|+x-30"),
    ("tanh(1000x)", "sgn(x)"),
    ("e^(-e^(x^2+9))", "e^(-e^(x^2+9))*(1+e^(-(x^2+60)^10))"),
    ("e^(-e^x)", "asin(sin(e^(-e^x)))*(1+e^(-(x^2+60)^10))"),
    ("sech(e^(x^2+9))", "asinh(sinh(sech(e^(x^2+9))))*(1+e^(-(|x|+8)^20))"),
)

BALL = "(10^(-12)-(x-sqrt(2))^2-(y-123.456)^2-(z-1/7)^2)"
CONE = "(xyz/(x^2+y^2+z^2)^(3/2)-0.19245)"
CUBE = "(1/1000-|x|-|y|-|z|)"
IN_SPACE = (
    f"x+|{BALL}|+{BALL}",
    f"x+sqrt({BALL}^2)+{BALL}",
    f"x+sgn({BALL})+1",
    f"x+e^(ln({BALL}^2)/2)+{BALL}",
    f"x+({BALL}^2)^(1/6)+{BALL}^(1/3)",
    f"x*{BALL}/|{BALL}|+2x",
    f"x+0*ln(-{BALL})",
    f"x+|{CONE}|+{CONE}",
    f"x*(-{CONE})^(1/4)/(-{CONE})^(1/4)",
    f"x+({CONE}^4)^(1/4)+{CONE}",
    f"x+acosh(1-{CONE})-acosh(1-{CONE})",
    f"x+ln(1+|{CUBE}|+{CUBE})",
    "x+sqrt((sin x+sin y+sin z-2.99999)^2)+sin x+sin y+sin z-2.99999",
)
BY_CHANCE = (
    "x+|sin(x)+sin(sqrt(2)x)-1.9999|+sin(x)+sin(sqrt(2)x)-1.9999",
    "x+10^(-20)(|-ln(x^2)-100|-ln(x^2)-100)",
    "x+ln(1+|atan(x)-1.5707|+atan(x)-1.5707)",
    "x+sqrt(0.99-e^(-(x-500)^2))-sqrt(0.99-e^(-(x-500)^2))",
    "x+e^(ln((10^(-20)-(x-0.001)^2)^2)/2)+10^(-20)-(x-0.001)^2",
)


@pytest.mark.parametrize("answer", IN_SPACE)
def test_hidden_difference_in_space_is_not_correct(answer: str) -> None:
    assert decided(expected_of("x", names="x y z"), answer).verdict is not Verdict.CORRECT


@pytest.mark.parametrize("answer", BY_CHANCE)
def test_difference_that_no_point_drawn_may_meet_is_not_correct(answer: str) -> None:
    assert decided(expected_of("x"), answer).verdict is not Verdict.CORRECT


@pytest.mark.parametrize("answer", [*TINY, *FLAT, *PERIODIC, *FAR, *NARROW, *HOLES])
def test_hidden_difference_from_x_is_not_correct(answer: str) -> None:
    assert decided(expected_of("x"), answer).verdict is not Verdict.CORRECT


@pytest.mark.parametrize("answer", SEVERAL_NAMES)
def test_hidden_difference_in_a_plane_is_not_correct(answer: str) -> None:
    assert decided(expected_of("x", names="x y"), answer).verdict is not Verdict.CORRECT


@pytest.mark.parametrize(("expected", "answer"), IN_THE_QUESTION)
def test_piece_of_the_question_that_no_point_shows_is_not_passed_over(expected: str, answer: str) -> None:
    assert decided(expected_of(expected, names="x y"), answer).verdict is not Verdict.CORRECT


@pytest.mark.parametrize(("expected", "answer"), BESIDE_GIANTS)
def test_difference_beside_a_giant_is_not_correct(expected: str, answer: str) -> None:
    assert decided(expected_of(expected), answer).verdict is not Verdict.CORRECT


@pytest.mark.parametrize("answer", [*FAR, *NARROW])
def test_difference_on_a_known_piece_is_shown(answer: str) -> None:
    decision = decided(expected_of("x"), answer)
    assert decision.verdict is Verdict.INCORRECT
    assert decision.counterexample is not None


@pytest.mark.parametrize("answer", HOLES)
def test_hole_however_narrow_makes_an_answer_narrower(answer: str) -> None:
    assert decided(expected_of("x"), answer).verdict is Verdict.NARROWER


@pytest.mark.parametrize(
    ("expected", "answer"),
    [
        ("|x|", "x sgn(x)"),
        ("|sin x|", "sqrt((1-cos(2x))/2)"),
        ("sqrt(x^2-2x+1)", "|x-1|"),
        ("x^(2/3)", "e^(ln(x^2)/3)"),
        ("|x-20|+1", "sqrt((x-20)^2)+1"),
        ("ln|x|", "ln(x^2)/2"),
        ("1/(|x| sqrt(x^2-1))", "1/(x^2 sqrt(1-1/x^2))"),
        ("6000(x-1)^6000", "6000(1-x)^6000"),
        ("e^x", "sinh x + cosh x"),
        ("sin(x)^2", "sin(x)^2+0*e^(-x^2)"),
    ],
)
def test_right_answer_in_pieces_is_correct(expected: str, answer: str) -> None:
    assert decided(expected_of(expected), answer).verdict is Verdict.CORRECT
