"""What authors type: expressions, conditions, and the names they may use."""

import pytest

from grader.outcomes import Complaint, ComplaintCode
from grader.printing import to_text
from grader.reading import Vocabulary, read_condition, read_expression, refused_names
from grader.syntax import Condition, Relation

XY = Vocabulary(variables=("x", "y"), constants=("a",))


@pytest.mark.parametrize(
    ("typed", "means"),
    [
        ("a*x^n", None),
        ("a*x^2*sin(y)", "a*x^2*sin(y)"),
        ("x^{10}", "x^10"),
        ("x^10", "x^10"),
        ("[x + y]", "x + y"),
        ("x, y", None),
        ("f(x) = x", None),
        ("x = y", None),
        ("", None),
    ],
)
def test_an_expression_is_one_side_of_plain_text(typed: str, means: str | None) -> None:
    found = read_expression(typed, XY)
    assert (None if isinstance(found, Complaint) else to_text(found)) == means


def test_an_expression_of_a_vector_exercise_has_one_component() -> None:
    vector = Vocabulary(variables=("x", "y"), shape=(2,), vector_allowed=True)
    assert isinstance(read_expression("[x, y]", vector), Complaint)
    found = read_expression("x*y", vector)
    assert not isinstance(found, Complaint)
    assert to_text(found) == "x*y"


def shown(conditions: tuple[Condition, ...]) -> list[str]:
    return [f"{to_text(found.left)} {found.relation} {to_text(found.right)}" for found in conditions]


@pytest.mark.parametrize(
    ("typed", "conditions"),
    [
        ("x > 1", ["x > 1"]),
        ("x >= 1", ["x >= 1"]),
        ("x ≥ 1", ["x >= 1"]),
        ("x < y", ["x < y"]),
        ("x <= 2y + 1", ["x <= 2y + 1"]),
        ("x != 0", ["x != 0"]),
        ("x ≠ 0", ["x != 0"]),
        ("x = y", ["x = y"]),
        ("x == y", ["x = y"]),
        ("0 < x < 1", ["0 < x", "x < 1"]),
        ("0 < x <= y < a", ["0 < x", "x <= y", "y < a"]),
        ("-1 < sin(x)", ["-1 < sin(x)"]),
        ("|x| < 1", ["abs(x) < 1"]),
    ],
)
def test_a_condition_compares_neighbours(typed: str, conditions: list[str]) -> None:
    found = read_condition(typed, XY)
    assert not isinstance(found, Complaint), found
    assert shown(found) == conditions


def test_relations_are_records() -> None:
    found = read_condition("x > 1", XY)
    assert not isinstance(found, Complaint)
    assert found[0].relation is Relation.GREATER


@pytest.mark.parametrize(
    ("typed", "code", "place"),
    [
        ("x", ComplaintCode.CONDITION, "x"),
        ("x >", ComplaintCode.MISSING_OPERAND, ">"),
        ("< 1", ComplaintCode.MISSING_OPERAND, "<"),
        ("x > > 1", ComplaintCode.MISSING_OPERAND, ">"),
        ("x ≈ 1", ComplaintCode.EQUATION, "≈"),
        ("z > 1", ComplaintCode.UNKNOWN_NAME, "z"),
        ("x > 1, y > 1", ComplaintCode.COMMA, ","),
        ("(x > 1)", ComplaintCode.CONDITION, "(x > 1)"),
        ("(x > 1", ComplaintCode.BRACKET_UNCLOSED, "("),
        ("", ComplaintCode.EMPTY, ""),
    ],
)
def test_what_is_no_condition_is_a_complaint(typed: str, code: ComplaintCode, place: str) -> None:
    found = read_condition(typed, XY)
    assert isinstance(found, Complaint), found
    assert (found.code, typed[found.start : found.end]) == (code, place)


@pytest.mark.parametrize(
    ("vocabulary", "refused"),
    [
        (Vocabulary(variables=("x", "y"), constants=("a", "b", "m")), ()),
        (Vocabulary(variables=("x_1", "x_2", "theta"), constants=("v_0", "rate")), ()),
        (Vocabulary(variables=("x", "e", "pi", "d")), ("e", "pi", "d")),
        (Vocabulary(variables=("x",), constants=("sin", "ln", "Sin", "π")), ("sin", "ln", "Sin", "π")),
        (Vocabulary(variables=("i", "j", "k", "x")), ()),
        (Vocabulary(variables=("i", "j", "k", "x"), vector_allowed=True), ("i", "j", "k")),
        (Vocabulary(variables=("x", "x")), ("x",)),
        (Vocabulary(variables=("x1", "x_1", "y")), ("x1", "x_1")),
        (Vocabulary(variables=("θ", "theta")), ("θ", "theta")),
        (Vocabulary(variables=("x",), inner=(("g", "x"), ("x", "x"))), ("x",)),
        (Vocabulary(variables=("x", "2", "x+y", "", "x y", "ж", "x'")), ("2", "x+y", "", "x y", "ж", "x'")),
        (Vocabulary(variables=("x", "X", "P", "p")), ()),
        (Vocabulary(variables=("log2", "log_2", "x")), ("log2", "log_2")),
    ],
)
def test_names_that_cannot_be_read_back_are_refused(vocabulary: Vocabulary, refused: tuple[str, ...]) -> None:
    assert refused_names(vocabulary) == refused
