"""Sound and unsound questions, and the facts that show a wrong formula wrong."""

import pytest

from grader import Fact, FactValue, ProblemCode, audit, falsifying_fact, question

Record = dict[str, object]


def derivative(function: str, **fields: object) -> Record:
    return {"task": "derivative", "function": function, "wrt": "x", "variables": ["x"], **fields}


def codes(record: Record) -> list[ProblemCode]:
    return [problem.code for problem in audit(question(record)).problems]


@pytest.mark.parametrize(
    "record",
    [
        derivative("x^2 sin(x)"),
        derivative("x^2 sin(x)", key=["x(2 sin(x) + x cos(x))"]),
        derivative("sqrt(x - 2000)"),
        derivative("sqrt(x^(2/3))"),
        derivative("|x^2 - 4|"),
        derivative("asec(x) + acot(x)"),
        {"task": "hessian", "function": "x^2 y + sin(y)", "variables": ["x", "y"]},
        {
            "task": "laplacian",
            "function": "ln(x^2 + y^2) + x",
            "variables": ["x", "y"],
            "key": ["0*x + 1 - 1"],
        },
        {"task": "multichain", "function": "g h", "inner": {"g": "sin(x)", "h": "x"}, "wrt": "x"},
        {"expected": "2x", "variables": ["x"]},
    ],
)
def test_the_keys_of_sound_questions_agree_with_the_second_road(record: Record) -> None:
    assert set(codes(record)) <= {ProblemCode.KEY_ZERO}


@pytest.mark.parametrize(
    ("record", "code"),
    [
        (derivative("x^2", key=["3x"]), ProblemCode.KEY_DISAGREES),
        (derivative("|x|", key=["1"]), ProblemCode.KEY_DISAGREES),
        (derivative("x^(1/3)", key=["1/(3 |x|^(1/3) |x|^(1/3)) + 10^(-9)"]), ProblemCode.KEY_DISAGREES),
        (derivative("x^2", key=["2x + e^(-e^(e^3))"]), ProblemCode.KEY_NOT_PROVED),
        (derivative("x^2", key=["ln(-x^2)"]), ProblemCode.KEY_UNDEFINED),
        (derivative("ln(x) + ln(-x)"), ProblemCode.EMPTY_DOMAIN),
        (derivative("x", conditions=["x > 1", "x < 0"]), ProblemCode.EMPTY_DOMAIN),
        (derivative("7"), ProblemCode.KEY_ZERO),
        (derivative("3x + 2"), ProblemCode.KEY_CONSTANT),
        (derivative("x sin(1)^2 + x cos(1)^2"), ProblemCode.KEY_CONSTANT),
        ({"task": "gradient", "function": "3x + 2y", "variables": ["x", "y"]}, ProblemCode.KEY_CONSTANT),
    ],
)
def test_unsound_and_degenerate_questions_are_told(record: Record, code: ProblemCode) -> None:
    assert code in codes(record)


def exactly(text: str) -> FactValue:
    return FactValue(text, is_exact=True)


def about(text: str) -> FactValue:
    return FactValue(text, is_exact=False)


def test_an_audit_gives_the_key() -> None:
    assert audit(question(derivative("3x^2 + 5x"))).key == ("6x + 5",)


def test_a_key_that_sympy_cannot_give_is_a_problem_and_no_crash() -> None:
    assert codes(derivative("ln(-2) x")) == [ProblemCode.KEY_UNKNOWN]


@pytest.mark.parametrize(
    ("record", "text", "fact"),
    [
        (derivative("x^3"), "3x", Fact((("x", "2"),), exactly("6"), exactly("12"))),
        (derivative("x^3"), "x^2", Fact((("x", "2"),), exactly("4"), exactly("12"))),
        (derivative("x^3"), "12", Fact((("x", "1"),), exactly("12"), exactly("3"))),
        (derivative("ln(x)"), "ln(-x)", Fact((("x", "2"),), None, exactly("0.5"))),
        (derivative("e^x"), "x", Fact((("x", "2"),), exactly("2"), about("7.39"))),
        (derivative("x^3"), "x^2/3", Fact((("x", "2"),), about("1.33"), exactly("12"))),
        (derivative("x^2"), "x-2", Fact((("x", "2"),), exactly("0"), exactly("4"))),
        (derivative("x^2"), "sin(pi x)", Fact((("x", "2"),), about("0"), exactly("4"))),
        (
            {"task": "gradient", "function": "x^2 y + y", "variables": ["x", "y"]},
            "[2xy, x^2]",
            Fact((("x", "2"), ("y", "1")), exactly("4"), exactly("5"), 1),
        ),
    ],
)
def test_a_falsifying_fact_is_shown_at_a_friendly_point(record: Record, text: str, fact: Fact) -> None:
    assert falsifying_fact(question(record), text) == fact


@pytest.mark.parametrize(
    ("record", "text"),
    [
        (derivative("x^3"), "3x^2"),
        (derivative("x^3"), "3x^2 + 10^(-9)"),
        (derivative("x^3"), "3x +"),
        (derivative("5x"), "5x"),
        (derivative("x sin(1)^2 + x cos(1)^2"), "x"),
    ],
    ids=["right", "nearly right", "unreadable", "constant", "constant in disguise"],
)
def test_nothing_is_said_where_numbers_show_nothing(record: Record, text: str) -> None:
    assert falsifying_fact(question(record), text) is None
