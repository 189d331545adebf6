"""What is right in a wrong answer: parts that were typed, each proved, and nothing that only looks so."""

import pytest

from grader import grade, question

Record = dict[str, object]
Found = list[tuple[str, int, tuple[int, ...]]]

CHAIN: Record = {
    "task": "multichain",
    "function": "g^2 h + h",
    "inner": {"g": "3x", "h": "x^2"},
    "wrt": "x",
}
GRADIENT: Record = {"task": "gradient", "function": "x^2*y + y", "variables": ["x", "y"]}
TANGENT: Record = {"task": "tangent", "function": "x^2", "wrt": "x", "at": "3"}
SLOPE: Record = {"task": "slope", "function": "x^2", "wrt": "x", "at": "3"}


def derivative(function: str) -> Record:
    return {"task": "derivative", "function": function, "wrt": "x"}


def agreeing(record: Record, answer: str) -> Found:
    found = grade(question(record), answer).agreeing
    return [(part.kind.value, part.component, part.path) for part in found]


@pytest.mark.parametrize(
    ("record", "answer", "parts"),
    [
        (derivative("x^2*sin(x)"), "2x sin x - x^2 cos x", [("term", 0, (0,))]),
        (derivative("x^2*sin(x)"), "sin x + x^2 cos x", [("term", 0, (1,))]),
        (derivative("x^2*sin(x)"), "x sin x + x sin x - x^2 cos x", []),
        (derivative("x^3 + 7"), "3x^2 + 7", [("term", 0, (0,))]),
        (derivative("x^5 + x^3 - x"), "5x^4 + 3x - 1", [("term", 0, (0,)), ("term", 0, (2,))]),
        (derivative("x^2*(x + 1)"), "2x (x + 1) + x", [("term", 0, (0,))]),
        (derivative("sin(3x^2)"), "3x cos(3x^2)", [("factor", 0, (1,)), ("factor", 0, (2,))]),
        (derivative("cos(3x^2)"), "-3x sin(3x^2)", [("factor", 0, (0, 1)), ("factor", 0, (0, 2))]),
        (derivative("x/(x^2 + 1)"), "(1 + 2x^2)/(x^2 + 1)^2", [("denominator", 0, (1,))]),
        (derivative("x/(x^2 + 1)"), "(1 - x^2)/(x^2 + 1)", [("numerator", 0, (0,))]),
        (CHAIN, "[2gh*3] + [g^2 + 1 + 2x]", [("term", 0, (0,))]),
        (GRADIENT, "[2xy, x^2]", [("component", 0, ())]),
        (GRADIENT, "[2x, x^2 + y]", [("term", 1, (0,))]),
        (TANGENT, "6x + 9", [("term", 0, (0,))]),
        (TANGENT, "6x - 18", [("term", 0, (0,))]),
    ],
)
def test_parts_that_are_right_are_found(record: Record, answer: str, parts: Found) -> None:
    assert agreeing(record, answer) == parts


@pytest.mark.parametrize(
    ("record", "answer"),
    [
        # Terms of 2x^2 + 2x + x^2, which nobody would leave so.
        (derivative("x^2*(x + 1)"), "x^2 + 4x"),
        # One term of two, a bare variable, a bare number, nothing right, right.
        (derivative("x^2*sin(x)"), "2x sin x"),
        (derivative("e^(x^2)"), "x e^(2x)"),
        (derivative("sin(3x^2)"), "6 cos x"),
        (derivative("x^2*sin(x)"), "2x cos x"),
        (derivative("x^2*sin(x)"), "2x sin x + x^2 cos x"),
        # A number is asked for.
        (SLOPE, "3 + 2"),
    ],
)
def test_nothing_is_said_where_it_would_mislead_or_say_nothing(record: Record, answer: str) -> None:
    assert agreeing(record, answer) == []


def test_what_is_not_graded_incorrect_has_none() -> None:
    assert grade(question(GRADIENT), "[2xy, x^2 + 1]").agreeing == ()
    assert grade(question(derivative("x^2*sin(x)")), "2x sin x + (").agreeing == ()
