"""The generator's own mathematics must be right, or its labels are worth nothing."""

from collections import Counter
from fractions import Fraction

import pytest
from mpmath import mp, mpf

from grader import Mistake, grade, question
from tests.grader.mistakes.generator import generated
from tests.grader.mistakes.generator.asked import plain
from tests.grader.mistakes.generator.spoiling import derivative, nested, spoiled
from tests.grader.mistakes.labelled import Labelled, Truth, in_rank_order
from tools.answers.formulas import read_formula
from tools.answers.values import agree, value

COUNT = 250
LABELLED = tuple(generated(7, COUNT))
POINT = {"x": Fraction(7, 10), "y": Fraction(13, 10)}
FUNCTIONS = (
    "3x^2*sin(4x) - 5",
    "(2x + y)/(x^2 + 4)",
    "e^(sin(2x))*ln(x^2 + 1)",
    "sqrt(x^2 + 3)*cos(x)^3",
    "7*2^x - 5/(x^2 + 1) + log(x^2 + 2, 3)",
    "tan(x/5)*sec(x*y) - x*e^x*cot(x + 1)",
    "x^(-3) + atan(x^2*y) + x^(2/3)*y^4",
)


@pytest.mark.parametrize("function", FUNCTIONS)
def test_derivative_is_that_of_a_difference_quotient(function: str) -> None:
    term = read_formula(function)
    with mp.workdps(60):
        ahead, behind = ({**POINT, "x": POINT["x"] + sign * Fraction(1, 10**18)} for sign in (1, -1))
        quotient = (value(term, ahead) - value(term, behind)) / (2 * mpf(10) ** -18)
        assert abs(value(derivative(term, "x"), POINT) - quotient) < mpf(10) ** -25


@pytest.mark.parametrize(
    ("function", "code", "place", "result"),
    [
        ("sin(3x^2)", Mistake.CHAIN_MISSING_INNER, "3x^2", "cos(3x^2)"),
        ("sin(x^2)", Mistake.CHAIN_INNER_IN_ARGUMENT, "x^2", "cos(2x)"),
        ("sin(x^2)", Mistake.CHAIN_OUTER_AT_X, "x^2", "2x*cos(x)"),
        ("sin(x^2)", Mistake.CHAIN_ADDED, "x^2", "cos(x^2) + 2x"),
        ("x^2*sin(x)", Mistake.PRODUCT_OF_DERIVATIVES, "x^2*sin(x)", "2x*cos(x)"),
        ("x^2*sin(x)", Mistake.PRODUCT_MISSING_TERM, "x^2*sin(x)", "2x*sin(x)"),
        ("x^2*sin(x)", Mistake.PRODUCT_MINUS, "x^2*sin(x)", "2x*sin(x) - x^2*cos(x)"),
        ("x^2*sin(x)", Mistake.PRODUCT_AS_SUM, "x^2*sin(x)", "2x + cos(x)"),
        ("x^2*sin(x)", Mistake.PRODUCT_OWN_DERIVATIVES, "x^2*sin(x)", "2x^3 + sin(x)*cos(x)"),
        ("sin(x)/x^2", Mistake.QUOTIENT_OF_DERIVATIVES, "sin(x)/(x^2)", "cos(x)/(2x)"),
        ("x/(x + 1)", Mistake.QUOTIENT_REVERSED, "x/(x + 1)", "-1/(x + 1)^2"),
        ("x/(x + 1)", Mistake.QUOTIENT_PLUS, "x/(x + 1)", "(2x + 1)/(x + 1)^2"),
        ("x/(x + 1)", Mistake.QUOTIENT_DENOMINATOR, "x/(x + 1)", "1/(x + 1)"),
        ("x/(x + 1)", Mistake.QUOTIENT_NUMERATOR_SQUARED, "x/(x + 1)", "1/x^2"),
        ("1/x^2", Mistake.RECIPROCAL_SIGN, "1/(x^2)", "2/x^3"),
        ("1/x^2", Mistake.RECIPROCAL_OF_DERIVATIVE, "1/(x^2)", "1/(2x)"),
        ("x^5", Mistake.POWER_KEPT_EXPONENT, "x^5", "5x^5"),
        ("x^5", Mistake.POWER_MISSING_COEFFICIENT, "x^5", "x^4"),
        ("x^(-2)", Mistake.POWER_RAISED_EXPONENT, "x^(-2)", "-2x^(-1)"),
        ("2^x", Mistake.POWER_ON_EXPONENTIAL, "2^x", "x*2^(x - 1)"),
        ("2^x", Mistake.EXPONENTIAL_MISSING_LOG, "2^x", "2^x"),
        ("log(x, 2)", Mistake.LOG_MISSING_BASE, "log(x, 2)", "1/x"),
        ("cos(x)", Mistake.TRIG_SIGN, "cos(x)", "sin(x)"),
        ("tan(x)", Mistake.TRIG_WRONG_FUNCTION, "tan(x)", "cot(x)"),
    ],
)
def test_the_catalogue_s_example_is_among_the_wrong_results(
    function: str, code: Mistake, place: str, result: str
) -> None:
    wrong = [one for one in spoiled(read_formula(function), "x") if [made for made, _ in one.made] == [code]]
    assert plain(wrong[0].made[0][1]) == place
    assert any(agree(value(one.result, POINT), value(read_formula(result), POINT)) for one in wrong)


def test_two_mistakes_along_one_chain() -> None:
    """Of e^(sin(x^2)): the power rule outside, the inner derivative missing inside."""
    both = [("power-on-exponential", "e^(sin(x^2))"), ("chain-missing-inner", "x^2")]
    expected = value(read_formula("sin(x^2)*e^(sin(x^2) - 1)*cos(x^2)"), POINT)
    found = [
        one.result
        for one in nested(read_formula("e^(sin(x^2))"), "x")
        if [(code.value, plain(place)) for code, place in one.made] == both
    ]
    assert any(agree(value(result, POINT), expected) for result in found)


def test_the_same_seed_gives_the_same_answers() -> None:
    assert tuple(generated(7, 20)) == LABELLED[:20]
    assert tuple(generated(8, 20)) != LABELLED[:20]


@pytest.mark.parametrize("label", LABELLED, ids=lambda label: label.identity)
def test_answer_gets_a_verdict_its_label_allows(label: Labelled) -> None:
    assert grade(question(label.record), label.answer).verdict in label.verdicts


def test_labels_are_consistent() -> None:
    for label in LABELLED:
        assert in_rank_order(label.codes), label
        assert bool(label.codes) == (label.truth is Truth.MISTAKEN), label
        assert label.first == (label.codes[0] if label.codes else None), label


def test_every_kind_of_answer_and_most_mistakes_come_up() -> None:
    truths = Counter(label.truth for label in LABELLED)
    assert all(truths[truth] > COUNT // 20 for truth in (Truth.RIGHT, Truth.MISTAKEN, Truth.UNRELATED))
    assert len({code for label in LABELLED for code in label.codes}) > 40


def test_mistakes_that_give_the_same_answer_are_all_named() -> None:
    shared = [label for label in LABELLED if {Mistake.PRODUCT_MINUS, Mistake.TRIG_SIGN} <= {*label.codes}]
    coinciding = [label for label in LABELLED if len(label.codes) > 1]
    assert coinciding
    assert all(label.first is Mistake.PRODUCT_MINUS for label in shared)
