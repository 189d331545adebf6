"""Hints that work a step out: the right one, and never one that gives the answer away."""

import pytest

from grader import WorkedStep, first_steps, grade, place_of, question, step_at

Record = dict[str, object]

CHAIN: Record = {
    "task": "multichain",
    "function": "g^2 h + h",
    "inner": {"g": "3x", "h": "x^2"},
    "wrt": "x",
}
GRADIENT: Record = {"task": "gradient", "function": "x^2*y + sin(x)", "variables": ["x", "y"]}


def derivative(function: str, **fields: object) -> Record:
    return {"task": "derivative", "function": function, "wrt": "x", **fields}


def step(record: Record, answer: str) -> WorkedStep | None:
    asked = question(record)
    return step_at(asked, grade(asked, answer).mistakes[0])


def texts(worked: WorkedStep) -> list[str]:
    return [formula.text for formula in worked.formulas]


@pytest.mark.parametrize(
    ("record", "answer", "formula"),
    [
        (
            derivative("sin(3x^2) + x"),
            "cos(3x^2) + 1",
            "d/dx[sin(3x^2)] = cos(3x^2)*d/dx[3x^2] = cos(3x^2)*(6x) = 6x*cos(3x^2)",
        ),
        (
            derivative("x^2*sin(x) + x"),
            "2x cos(x) + 1",
            "d/dx[x^2*sin(x)] = d/dx[x^2]*sin(x) + x^2*d/dx[sin(x)] = 2x*sin(x) + x^2*cos(x)",
        ),
        (derivative("x^3 + x^2*e^x"), "3x^3 + 2x e^x + x^2 e^x", "d/dx[x^3] = 3x^(3 - 1) = 3x^2"),
        (derivative("5x^2 + sin(x)^2"), "2x + 2sin x cos x", "d/dx[5x^2] = 5*d/dx[x^2] = 10x"),
        (derivative("5/x^2 + ln(x)"), "10/x^3 + 1/x", "d/dx[5/x^2] = -5*d/dx[x^2]/x^4 = -10x/x^4"),
        (CHAIN, "[2gh*3] + [g^2 + 1 + 2x]", "df/dh*dh/dx = (g^2 + 1)*(2x)"),
        (
            GRADIENT,
            "[2x + cos(x), x^2]",
            "d/dx[x^2*y] = d/dx[x^2]*y = 2x*y",
        ),
    ],
)
def test_the_step_at_the_place_is_worked_out(record: Record, answer: str, formula: str) -> None:
    found = step(record, answer)
    assert found is not None
    assert texts(found) == [formula]


@pytest.mark.parametrize(
    ("record", "answer"),
    [
        # One rule; the result is the key; a multiple of it.
        (derivative("x^5"), "5x^5"),
        (derivative("7x^3 - 2x + 5"), "21x^3 - 2"),
        (derivative("sin(3x^2)"), "cos(3x^2)"),
        (derivative("5 - 2*sin(3x^2)"), "-2cos(3x^2)"),
    ],
)
def test_a_step_that_gives_the_answer_away_has_no_formulas(record: Record, answer: str) -> None:
    found = step(record, answer)
    assert found is not None
    assert found.formulas == ()


@pytest.mark.parametrize(
    ("record", "answer"),
    [(derivative("x^3 + x", order=2), "(3x^2 + 1)^2"), (derivative("x^3 + sin(x)"), "x^3 + sin(x)")],
)
def test_what_is_wrong_with_the_whole_is_no_single_step(record: Record, answer: str) -> None:
    assert step(record, answer) is None


def test_the_first_steps_stop_before_the_answer() -> None:
    longer, chained, short = (
        first_steps(question(derivative(function))) for function in ("x^3 + sin(x^2)", "e^(x^2)", "4x^3")
    )
    assert [len(worked.formulas) for worked in longer] == [1, 1]
    assert [texts(worked) for worked in chained] == [["e^(x^2) = e^u", "u = x^2"], ["d/du[e^u] = e^u"]]
    assert [worked.formulas for worked in short] == [()]


def test_without_a_derivation_there_are_no_steps() -> None:
    assert first_steps(question({"task": "expression", "expected": "2x", "variables": ["x"]})) == ()


def test_no_step_of_the_paths_is_shown_to_one_who_put_inner_functions_in_first() -> None:
    product: Record = {**CHAIN, "function": "g*h", "inner": {"g": "cos(x^3)", "h": "3x"}}
    assert step(product, "-9x^2*sin(x^3)") is None


def test_a_place_is_marked_and_the_whole_is_not() -> None:
    asked = question(derivative("x + sin(3x^2)"))
    (part,) = grade(asked, "1 + cos(3x^2)").mistakes
    shown, whole = place_of(asked, part), place_of(asked, grade(asked, "x + sin(3x^2)").mistakes[0])
    assert shown is not None
    assert whole is not None
    assert (shown.is_part, shown.formulas[0].mathml.count("marked")) == (True, 2)
    assert (whole.is_part, whole.formulas[0].mathml.count("marked")) == (False, 0)


def test_a_mistake_without_a_place_is_shown_nowhere() -> None:
    asked = question({"task": "slope", "function": "x^2", "wrt": "x", "at": "3"})
    assert place_of(asked, grade(asked, "9").mistakes[0]) is None
