"""What verdicts promise: right answers are never incorrect, near misses never correct."""

from collections.abc import Callable
from decimal import Decimal
from itertools import pairwise

import mpmath
import pytest

from grader.equivalence import Decision, decide, expect
from grader.outcomes import Proof, Verdict
from tests.grader.expressions import DIGITS, condition, number, tree

LETTERS = ("x", "y")

ANSWERS = (
    "0", "x", "2*x*sin(x)+x^2*cos(x)", "e^(-x^2)*(1-2*x^2)", "ln(ln(x))", "sqrt(x-2000)", "abs(x-1000)",
    "x^x*(ln(x)+1)", "y*cos(x*y)", "1/(x^2+y^2)", "pi", "sgn(x)*x^(2/3)", "asec(x)",
)  # fmt: skip

EQUAL = (
    ("2*sin(x)*cos(x)", "sin(2x)"),
    ("sin(x)^2+cos(x)^2", "1+0*y"),
    ("sec(x)^2", "1+tan(x)^2"),
    ("cosh(x)^2-sinh(x)^2", "1+0*x"),
    ("(x+y)^3", "x^3+3x^2*y+3x*y^2+y^3"),
    ("(x^2-y^2)/(x^2+y^2)", "1-2y^2/(x^2+y^2)"),
    ("x^2*e^(x+y)", "x^2*e^x*e^y"),
    ("sqrt(x^2)", "abs(x)"),
    ("2*ln(abs(x))", "ln(x^2)"),
    ("x^(1/3)", "cbrt(x)"),
    ("2^x", "e^(x*ln(2))"),
    ("log(x, 10)", "ln(x)/ln(10)"),
    ("asin(x)", "pi/2-acos(x)"),
    ("asinh(x)", "ln(x+sqrt(x^2+1))"),
    ("-sin(x)/2", "-sin(x/2)*cos(x/2)"),
    ("1/(2*sqrt(x))", "x^(-1/2)/2"),
    ("atan(x)+acot(x)", "pi/2+0*x"),
)

DIFFERENT = (
    ("cos(2x)", "cos(x)^2"),
    ("x^2", "x^2+10^(-6)"),
    ("e^(x*y)", "e^x*e^y"),
    ("sqrt(x^2+y^2)", "x+y"),
    ("sin(x)", "sin(x)+1/10^12"),
    ("1/x", "-1/x"),
    ("abs(x)", "x"),
    ("atan(1/x)", "acot(x)"),
    ("ln(x)/ln(10)", "ln(x)"),
    ("x^2*y", "x*y^2"),
    ("asec(x)", "asec(-x)"),
    ("cosh(x)", "sinh(x)"),
    ("x", "sqrt(x^2)"),
    ("2^x", "x^2"),
    ("pi*x", "22/7*x"),
)

BY_HAND: dict[str, Callable[..., mpmath.mpf]] = {
    "cos(x)^2": lambda x, y: mpmath.cos(x) ** 2,
    "cos(2x)": lambda x, y: mpmath.cos(2 * x),
    "x^2": lambda x, y: x * x,
    "x^2+10^(-6)": lambda x, y: x * x + mpmath.mpf(10) ** -6,
    "e^(x*y)": lambda x, y: mpmath.exp(x * y),
    "e^x*e^y": lambda x, y: mpmath.exp(x + y),
    "sqrt(x^2+y^2)": mpmath.hypot,
    "x/y+y": lambda x, y: x / y + y,
    "sin(x)": lambda x, y: mpmath.sin(x),
    "sin(x)+1/10^12": lambda x, y: mpmath.sin(x) + mpmath.mpf(10) ** -12,
    "sin(x)+1/10^40": lambda x, y: mpmath.sin(x) + mpmath.mpf(10) ** -40,
    "acot(x)": lambda x, y: mpmath.pi / 2 - mpmath.atan(x),
    "cbrt(x-10)": lambda x, y: mpmath.sign(x - 10) * mpmath.cbrt(abs(x - 10)),
    "1000^x": lambda x, y: mpmath.mpf(1000) ** x,
}

TRAPS = (
    ("x", "x+10^(-50)"),
    ("x", "x+10^(-200)"),
    ("x", "x+10^(-2000)"),
    ("x*ln(2)", "x*ln(2+10^(-2000))"),
    ("ln(2)", "ln(2+10^(-2000))"),
    ("x", "x+e^(-e^(e^3))"),
    ("x", "abs(x-1000)+1000"),
    ("x", "sqrt((x-123456)^2)+123456"),
    ("1", "-sgn(x-77777)"),
    ("x^2", "x^2+sin(10^50*pi*x)*10^(-400)"),
)

NARROWER = (
    ("ln(x^2)", "2*ln(x)"),
    ("x", "sqrt(x)^2"),
    ("x^2", "x^3/x+0*ln(x)"),
    ("1", "sqrt(x)/sqrt(x)"),
    ("x", "e^(ln(x))"),
)


@pytest.mark.parametrize("text", ANSWERS)
def test_same_tree_is_correct_as_identical(text: str) -> None:
    decision = judged(text, text)
    assert (decision.verdict, decision.proof) == (Verdict.CORRECT, Proof.IDENTICAL)


@pytest.mark.parametrize(("expected", "answer"), EQUAL)
def test_rewritten_answer_is_correct_both_ways(expected: str, answer: str) -> None:
    """An identity that holds wherever both sides are defined, which is on one domain."""
    for decision in (judged(expected, answer), judged(answer, expected)):
        assert decision.verdict is Verdict.CORRECT
        assert decision.proof in (Proof.PROVED, Proof.AGREED)
        assert decision.counterexample is None


@pytest.mark.parametrize(("first", "second"), DIFFERENT)
def test_different_expressions_are_incorrect_both_ways(first: str, second: str) -> None:
    for expected, answer in ((first, second), (second, first)):
        decision = judged(expected, answer)
        assert (decision.verdict, decision.proof) == (Verdict.INCORRECT, Proof.PROVED)
        assert decision.counterexample is not None


@pytest.mark.parametrize(("expected", "answer"), [*pairwise(BY_HAND)])
def test_counterexample_holds_when_recomputed(expected: str, answer: str) -> None:
    shown = judged(expected, answer).counterexample
    assert shown is not None
    assert shown.answer is not None
    assert tuple(name for name, _ in shown.point) == LETTERS
    place = [number(value) for _, value in shown.point]
    with mpmath.workdps(DIGITS):
        assert is_rounded(shown.expected, BY_HAND[expected](*place))
        assert is_rounded(shown.answer, BY_HAND[answer](*place))
    assert shown.answer != shown.expected


@pytest.mark.parametrize(("expected", "answer"), TRAPS)
def test_near_miss_is_never_correct(expected: str, answer: str) -> None:
    assert judged(expected, answer).verdict is not Verdict.CORRECT
    assert judged(answer, expected).verdict is not Verdict.CORRECT


@pytest.mark.parametrize(
    "answer", ["x+10^(-50)", "x+10^(-200)", "abs(x-1000)+1000", "sqrt((x-123456)^2)+123456"]
)
def test_near_miss_within_reach_is_incorrect(answer: str) -> None:
    assert judged("x", answer).verdict is Verdict.INCORRECT


@pytest.mark.parametrize(("expected", "answer"), NARROWER)
def test_answer_right_on_a_part_of_the_domain_is_narrower(expected: str, answer: str) -> None:
    assert judged(expected, answer).verdict is Verdict.NARROWER
    assert judged(expected, answer, given="x > 0").verdict is Verdict.CORRECT
    assert judged(answer, expected).verdict is Verdict.CORRECT


@pytest.mark.parametrize(
    "answer", ["1/x+0*ln(-x)", "ln(-x)", "sqrt(-x)", "1/(x-x)", "asin(x+2)", "acosh(-x)"]
)
def test_answer_defined_nowhere_on_the_domain_is_incorrect(answer: str) -> None:
    decision = judged("1/x", answer, given="x > 0")
    assert decision.verdict is Verdict.INCORRECT
    assert decision.counterexample is not None
    assert decision.counterexample.answer is None


@pytest.mark.parametrize(
    ("expected", "answer"),
    [("x", "x+10^(-50)"), ("ln(x^2)", "2*ln(x)"), ("sin(2x)", "2*sin(x)"), ("x", "x+y-y")],
)
def test_same_question_and_text_get_the_same_decision(expected: str, answer: str) -> None:
    assert judged(expected, answer) == judged(expected, answer)


@pytest.mark.parametrize("answer", ["2 * x", " 2*x", "2x "])
def test_blanks_do_not_matter(answer: str) -> None:
    assert judged("x^2", answer) == judged("x^2", answer.replace(" ", ""))


def judged(expected: str, answer: str, *, given: str = "") -> Decision:
    asked = condition(given, letters=LETTERS) if given else ()
    prepared = expect(
        tree(expected, letters=LETTERS),
        also_defined=(),
        names=LETTERS,
        conditions=asked,
        question_key=f"{expected} {given}",
    )
    return decide(prepared, tree(answer, letters=LETTERS))


def is_rounded(shown: str, truth: mpmath.mpf) -> bool:
    """Whether a decimal is the truth rounded to the digits shown."""
    exponent = Decimal(shown).as_tuple().exponent
    assert isinstance(exponent, int)
    half = mpmath.mpf(10) ** exponent / 2
    return bool(abs(number(shown) - truth) <= half)
