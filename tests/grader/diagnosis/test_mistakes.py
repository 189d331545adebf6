"""Wrong answers get the mistakes that explain them, with their places; right ones and unrelated ones none."""

import pytest

from grader import FoundMistake, Mistake, Verdict, audit, grade, key, question
from grader.diagnosis.catalogue import CATALOGUE, RANK

Record = dict[str, object]

CHAIN: Record = {
    "task": "multichain",
    "function": "g^2 h + h",
    "inner": {"g": "3x", "h": "x^2"},
    "wrt": "x",
}
GRADIENT: Record = {"task": "gradient", "function": "x^2*y + y", "variables": ["x", "y"]}
HESSIAN: Record = {"task": "hessian", "variables": ["x", "y"]}
NEGATED = "[[sin(y)/(4x^(3/2)), -cos(y)/(2sqrt(x))], [-cos(y)/(2sqrt(x)), sqrt(x)*sin(y)]]"
LAPLACIAN: Record = {"task": "laplacian", "function": "x^2*y + y", "variables": ["x", "y"]}


def derivative(function: str, **fields: object) -> Record:
    return {"task": "derivative", "function": function, "wrt": "x", **fields}


def mistakes(record: Record, answer: str) -> list[tuple[str, str]]:
    return [(found.code.value, found.where) for found in grade(question(record), answer).mistakes]


def test_the_catalogue_is_in_rank_order() -> None:
    codes = [rule.code for rule in CATALOGUE]
    assert codes == sorted(codes, key=RANK.__getitem__)


@pytest.mark.parametrize(
    "answer", ["[2gh*3] + [g^2+1+2x]", "g(g+6h)+2x+1", "18x^3+9x^2+2x+1", "2g(x)h(x)*3 + g(x)^2 + 1 + 2x"]
)
def test_the_misprint_of_the_book_is_a_path_added(answer: str) -> None:
    assert mistakes(CHAIN, answer)[0] == ("multichain-added", "h")


@pytest.mark.parametrize(
    ("record", "answer", "found"),
    [
        (derivative("sin(3x^2)"), "cos 3x^2", [("chain-missing-inner", "3x^2")]),
        (derivative("x^2 sin x"), "2x cos x", [("product-of-derivatives", "x^2*sin(x)")]),
        (derivative("x/(x + 1)"), "(2x+1)/(x+1)^2", [("quotient-plus", "x/(x + 1)")]),
        (derivative("x^5 + 7"), "5x^5", [("power-kept-exponent", "x^5")]),
        (derivative("x^3", order=2), "9x^4", [("first-derivative-squared", "x^3")]),
        (derivative("x^2 sin x"), "4x sin x + 2x^2 cos x", [("off-by-factor", "x^2*sin(x)")]),
        (GRADIENT, "[2x, x^2 + 1]", [("constant-variable-dropped", "y")]),
        (GRADIENT, "[x^2 + 1, 2xy]", [("gradient-order", "x^2*y + y")]),
        (GRADIENT, "2xy + x^2 + 1", [("gradient-summed", "x^2*y + y")]),
        (LAPLACIAN, "[2y, 0]", [("laplacian-not-summed", "x^2*y + y")]),
    ],
)
def test_one_mistake(record: Record, answer: str, found: list[tuple[str, str]]) -> None:
    assert mistakes(record, answer) == found


@pytest.mark.parametrize(
    ("record", "answer", "place"),
    [
        (derivative("x^5 - 3x^2", order=2), "20x^4 - 6", "x^5"),
        (derivative("x^5 - 3x^2", order=2), "25x^4 - 6", "x^5"),
        ({**HESSIAN, "function": "x^3*y + y^2"}, "[[6x^2*y, 3x^2], [3x^2, 2]]", "x^3"),
    ],
)
def test_what_goes_wrong_in_a_later_derivative_is_placed_where_it_came_from(
    record: Record, answer: str, place: str
) -> None:
    assert mistakes(record, answer)[0] == ("power-kept-exponent", place)


@pytest.mark.parametrize(
    ("function", "answer", "found"),
    [
        ("cos(3x)", "sin(3x)", {("chain-missing-inner", "3x"), ("trig-sign", "cos(3x)")}),
        (
            "(4x + 1)^5",
            "(4x + 1)^4",
            {("chain-missing-inner", "4x + 1"), ("power-missing-coefficient", "(4x + 1)^5")},
        ),
        (
            "log(x^2 + 6x, 2)",
            "1/(x^2 + 6x)",
            {("chain-missing-inner", "x^2 + 6x"), ("log-missing-base", "log_2(x^2 + 6x)")},
        ),
    ],
)
def test_an_outer_derivative_is_spoiled_and_the_inner_one_forgotten(
    function: str, answer: str, found: set[tuple[str, str]]
) -> None:
    assert found <= set(mistakes(derivative(function), answer))


def test_what_explains_every_wrong_component_is_said_alone() -> None:
    found = mistakes({**HESSIAN, "function": "sqrt(x)*sin(y)"}, NEGATED)
    assert found == [("answer-negated", "sqrt(x)*sin(y)")]


def test_a_slip_may_be_in_the_whole_derivative_of_a_term() -> None:
    answer = "2(2x sin(x) + x^2 cos(x)) + 5"
    assert mistakes(derivative("x^2*sin(x) + 5x"), answer) == [("coefficient-wrong", "x^2*sin(x)")]


def test_a_wrong_number_has_no_wrong_coefficient() -> None:
    secant: Record = {"task": "secant", "function": "2x^2", "wrt": "x", "from": "2", "to": "3"}
    assert mistakes(secant, "8") == []


def test_factors_held_fixed_are_differentiated_or_lost() -> None:
    partial: Record = {"task": "partial", "function": "x^3*y^2 + 4x*y", "variables": ["x", "y"], "wrt": "y"}
    assert mistakes(partial, "6x^2*y + 4") == [("other-variable-not-constant", "x")]
    assert mistakes(partial, "2y + 4") == [("constant-variable-dropped", "x")]


def test_codes_that_fit_alike_are_all_reported_in_rank_order() -> None:
    found = mistakes(derivative("x cos x"), "cos x + x sin x")
    assert [code for code, _ in found] == ["product-minus", "trig-sign", "integrated"]


@pytest.mark.parametrize(
    ("function", "answer", "found"),
    [
        # In separate terms, one inside the other, and with a slip.
        (
            "sin(3x^2) + x^2*e^x",
            "cos(3x^2) + 2x e^x",
            [
                ("chain-missing-inner", "3x^2"),
                ("product-of-derivatives", "x^2*e^x"),
                ("product-missing-term", "x^2*e^x"),
            ],
        ),
        (
            "(x*sin(x))/(x^2 + 1)",
            "cos x/(2x)",
            [("product-of-derivatives", "x*sin(x)"), ("quotient-of-derivatives", "x*sin(x)/(x^2 + 1)")],
        ),
        (
            "5*sin(x^3) + 4x^2",
            "5cos(x^3) + 9x",
            [("chain-missing-inner", "x^3"), ("coefficient-wrong", "4x^2")],
        ),
        # The same mistake twice.
        (
            "sin(2x)*cos(3x)",
            "cos(5x)",
            [
                ("chain-missing-inner", "2x"),
                ("chain-missing-inner", "3x"),
                ("constant-factor-dropped", "2"),
                ("constant-factor-dropped", "3"),
            ],
        ),
    ],
)
def test_two_mistakes(function: str, answer: str, found: list[tuple[str, str]]) -> None:
    assert mistakes(derivative(function), answer) == found


@pytest.mark.parametrize(
    "record",
    [
        derivative("x^2 sin(3x)"),
        derivative("e^x"),
        derivative("x^x", positive=["x"]),
        derivative("5 - 3cos(x)"),
        GRADIENT,
        LAPLACIAN,
        CHAIN,
    ],
)
def test_a_right_answer_gets_no_mistake(record: Record) -> None:
    asked = question(record)
    answer = key(asked)
    outcome = grade(asked, answer[0] if len(answer) == 1 else f"[{', '.join(answer)}]")
    assert (outcome.verdict, outcome.mistakes) == (Verdict.CORRECT, ())


@pytest.mark.parametrize("answer", ["42", "7x - 1", "ln(x + 4)", "x^2 + e^(3x) cos x", "sqrt(x)", "x^9"])
def test_an_unrelated_answer_gets_no_mistake(answer: str) -> None:
    assert mistakes(derivative("x^2*e^(3x) + cos(x)"), answer) == []


def test_a_sum_that_is_not_of_the_components_stays_unreadable() -> None:
    assert grade(question(GRADIENT), "2xy + x^2").verdict is Verdict.UNREADABLE


def test_an_expression_that_is_the_key_is_never_named() -> None:
    record: Record = {"expected": "2x + 1", "variables": ["x"]}
    assert mistakes(record, "-2x - 1") == [("answer-negated", "")]


def test_common_numbers_do_not_tell_which_rule_was_spoiled() -> None:
    slope: Record = {"task": "slope", "function": "(2x + 1)^2", "wrt": "x", "at": "1"}
    assert mistakes(slope, "6") == [("constant-factor-dropped", "2")]
    assert mistakes({**slope, "function": "e^(2x)"}, "e^2")[0] == ("chain-missing-inner", "2x")


@pytest.mark.parametrize(("function", "at"), [("x^4 - x", "2"), ("e^x + x^2", "0"), ("sin(x) + 3x", "0")])
def test_a_number_no_mistake_leads_to_is_not_put_down_to_a_rule_and_a_slip(function: str, at: str) -> None:
    asked: Record = {"task": "slope", "function": function, "wrt": "x", "at": at}
    for number in (-19, 38, 49):
        assert mistakes(asked, str(number)) == []


def test_a_wrong_constant_is_no_multiple_of_the_right_one() -> None:
    codes = [code for code, _ in mistakes({"task": "derivative", "function": "3x + 5", "wrt": "x"}, "22")]
    assert codes == ["coefficient-wrong"]


def test_the_audit_lists_mistakes_that_lead_to_the_right_answer() -> None:
    coinciding = audit(question(derivative("e^x"))).coinciding
    assert FoundMistake(Mistake.NOT_DIFFERENTIATED, "e^x") in coinciding


def test_the_same_answer_gets_the_same_mistakes() -> None:
    record = derivative("sin(2x)*cos(3x) + x^4")
    first, second = (mistakes(record, "cos(2x)cos(3x) + x^3") for _ in range(2))
    assert first == second


@pytest.mark.parametrize(
    ("record", "answer", "paths"),
    [
        (derivative("sin(x^2)*cos(x^2)"), "2x cos(x^2)^2 - sin(x^2)^2", [(0, 1, 0)]),
        (derivative("3 - sin(x^2)"), "-cos(x^2)", [(0, 1, 0, 0)]),
        (derivative("e^(-x^2)"), "e^(-x^2)", [(0, 1)]),
        (CHAIN, "2gh + (g^2 + 1)*2x", [()]),
        ({**CHAIN, "inner": {"g": "sin(3x)", "h": "x^2"}}, "2gh*cos(3x) + (g^2 + 1)*2x", [(1, 0)]),
    ],
)
def test_the_place_is_told_among_equal_ones(
    record: Record, answer: str, paths: list[tuple[int, ...]]
) -> None:
    found = grade(question(record), answer).mistakes
    assert [mistake.path for mistake in found if mistake.code in CHAINED] == paths


CHAINED = (Mistake.CHAIN_MISSING_INNER, Mistake.MULTICHAIN_FACTOR_MISSING)


def test_mistakes_that_only_together_give_the_answer_are_joint() -> None:
    two = grade(question(derivative("sin(3x^2) + x^2*e^x")), "cos(3x^2) + 2x e^x").mistakes
    either = grade(question(derivative("x cos x")), "cos x + x sin x").mistakes
    assert ([one.is_joint for one in two], [one.is_joint for one in either]) == ([True] * 3, [False] * 3)


def test_a_mistake_names_its_component() -> None:
    (found,) = grade(question(GRADIENT), "[2xy, x^2]").mistakes
    assert (found.code, found.where, found.component) == (Mistake.TERM_DROPPED, "y", 1)
