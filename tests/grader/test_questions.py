"""Questions from records, their keys, and parameters put into texts."""

from collections.abc import Mapping
from fractions import Fraction

import pytest

from grader import QuestionError, Task, Verdict, grade, instantiate, key, question, render_key, render_text
from grader.outcomes import Form, Narrower, ProblemCode

RECORDS: Mapping[str, tuple[Mapping[str, object], tuple[str, ...]]] = {
    "expression": ({"expected": "2x", "variables": ["x"]}, ("2x",)),
    "derivative": ({"task": "derivative", "function": "x^2 sin x", "wrt": "x"}, ("x^2*cos(x) + 2x*sin(x)",)),
    "third": ({"task": "derivative", "function": "sin x", "wrt": "x", "order": 3}, ("-cos(x)",)),
    "symbolic": (
        {
            "task": "derivative",
            "function": "m x + b",
            "wrt": ["x"],
            "variables": ["x"],
            "constants": ["m", "b"],
        },
        ("m",),
    ),
    "partial": (
        {"task": "partial", "function": "x^2 y + y", "wrt": ["x", "y"], "variables": ["x", "y"]},
        ("2x",),
    ),
    "gradient": (
        {"task": "gradient", "function": "x^2 y + y", "variables": ["x", "y"]},
        ("2x*y", "x^2 + 1"),
    ),
    "hessian": (
        {"task": "hessian", "function": "x^2 y + y", "variables": ["x", "y"]},
        ("2y", "2x", "2x", "0"),
    ),
    "laplacian": ({"task": "laplacian", "function": "x^2 y + y", "variables": ["x", "y"]}, ("2y",)),
    "multichain": (
        {"task": "multichain", "function": "g^2 h + h", "inner": {"g": "3x", "h": "x^2"}, "wrt": "x"},
        ("36x^3 + 2x",),
    ),
}


@pytest.mark.parametrize(("record", "expected"), RECORDS.values(), ids=RECORDS)
def test_keys(record: Mapping[str, object], expected: tuple[str, ...]) -> None:
    assert key(question(record)) == expected


@pytest.mark.parametrize("record", [record for record, _ in RECORDS.values()], ids=RECORDS)
def test_a_question_is_made_again_from_its_record(record: Mapping[str, object]) -> None:
    asked = question(record)
    assert question(asked.record()) == asked
    assert question(asked.record()).record() == asked.record()


def test_a_record_with_everything() -> None:
    record = {
        "task": "derivative",
        "function": "ln(a*x)",
        "wrt": ["x"],
        "order": 1,
        "variables": ["x"],
        "constants": ["a"],
        "positive": ["a"],
        "conditions": ["x > 1"],
        "form": "simplified",
        "narrower": "accept",
        "key": ["1/x"],
    }
    asked = question(record)
    assert asked.record() == record
    assert (asked.common.form, asked.common.narrower) == (Form.SIMPLIFIED, Narrower.ACCEPT)


@pytest.mark.parametrize(("task", "shape"), [("gradient", (3,)), ("hessian", (3, 3)), ("laplacian", ())])
def test_shapes(task: str, shape: tuple[int, ...]) -> None:
    asked = question({"task": task, "function": "x y z", "variables": ["x", "y", "z"]})
    assert asked.shape == shape
    assert asked.vocabulary().shape == shape


def test_a_chain_rule_asks_for_the_inner_functions_to_be_put_in() -> None:
    record = {"task": "multichain", "function": "g h", "inner": {"g": "x", "h": "x"}, "wrt": "x"}
    assert question(record).common.form is Form.SUBSTITUTED
    assert question(record | {"form": "any"}).common.form is Form.ANY


@pytest.mark.parametrize(
    ("record", "variables"),
    [
        ({"expected": "2"}, ("x",)),
        ({"expected": "t^2 + s"}, ("t", "s")),
        ({"task": "derivative", "function": "t^2", "wrt": "t"}, ("t",)),
        ({"task": "derivative", "function": "x^2 y", "wrt": "y"}, ("y", "x")),
        ({"task": "derivative", "function": "x^2"}, ("x",)),
    ],
)
def test_variables_that_are_not_named_are_found(
    record: Mapping[str, object], variables: tuple[str, ...]
) -> None:
    assert question(record).common.variables == variables


def test_a_stored_key_is_used_as_it_is() -> None:
    record = {"task": "derivative", "function": "x^2", "wrt": "x", "key": ["x + x"]}
    assert key(question(record)) == ("x + x",)


def test_the_task_is_an_expression_unless_said_otherwise() -> None:
    assert question({"expected": "x"}).task is Task.EXPRESSION


DERIVATIVE = {"task": "derivative", "function": "x^2", "wrt": "x", "variables": ["x"]}
CHAIN = {"task": "multichain", "function": "g", "inner": {"g": "x"}, "wrt": "x"}


@pytest.mark.parametrize(
    ("record", "field", "code"),
    [
        ({}, "expected", ProblemCode.MISSING_FIELD),
        ({"task": "integral"}, "task", ProblemCode.UNKNOWN_CHOICE),
        ({"task": 3}, "task", ProblemCode.WRONG_TYPE),
        ({"task": "derivative"}, "function", ProblemCode.MISSING_FIELD),
        ({"task": "gradient", "function": "x"}, "variables", ProblemCode.MISSING_FIELD),
        ({"task": "gradient", "function": "x", "variables": []}, "variables", ProblemCode.WRONG_COUNT),
        (DERIVATIVE | {"function": ["x"]}, "function", ProblemCode.WRONG_TYPE),
        (DERIVATIVE | {"function": "x^"}, "function", ProblemCode.UNREADABLE),
        (DERIVATIVE | {"function": "q"}, "function", ProblemCode.UNREADABLE),
        (DERIVATIVE | {"function": "9^9^9^9 x"}, "function", ProblemCode.TOO_LARGE),
        (DERIVATIVE | {"wrt": "y"}, "wrt", ProblemCode.NAME_UNKNOWN),
        (DERIVATIVE | {"wrt": {"x": 1}}, "wrt", ProblemCode.WRONG_TYPE),
        (DERIVATIVE | {"wrt": ["x", 2]}, "wrt", ProblemCode.WRONG_TYPE),
        (DERIVATIVE | {"order": 0}, "order", ProblemCode.ORDER_OUT_OF_RANGE),
        (DERIVATIVE | {"order": 99}, "order", ProblemCode.ORDER_OUT_OF_RANGE),
        (DERIVATIVE | {"order": True}, "order", ProblemCode.WRONG_TYPE),
        (DERIVATIVE | {"order": 3, "wrt": ["x", "x"]}, "order", ProblemCode.WRONG_COUNT),
        (DERIVATIVE | {"variables": "x"}, "variables", ProblemCode.WRONG_TYPE),
        (DERIVATIVE | {"variables": ["x", "x"]}, "variables", ProblemCode.NAME_TWICE),
        (DERIVATIVE | {"constants": ["x"]}, "constants", ProblemCode.NAME_TWICE),
        (DERIVATIVE | {"constants": ["e"]}, "constants", ProblemCode.NAME_REFUSED),
        (DERIVATIVE | {"constants": ["sin"]}, "constants", ProblemCode.NAME_REFUSED),
        (DERIVATIVE | {"constants": ["a b"]}, "constants", ProblemCode.NAME_REFUSED),
        (DERIVATIVE | {"constants": [""]}, "constants", ProblemCode.NAME_REFUSED),
        (DERIVATIVE | {"positive": ["y"]}, "positive", ProblemCode.NAME_UNKNOWN),
        (DERIVATIVE | {"conditions": ["x"]}, "conditions", ProblemCode.UNREADABLE),
        (DERIVATIVE | {"form": "pretty"}, "form", ProblemCode.UNKNOWN_CHOICE),
        (DERIVATIVE | {"narrower": "sometimes"}, "narrower", ProblemCode.UNKNOWN_CHOICE),
        (DERIVATIVE | {"key": ["1", "2"]}, "key", ProblemCode.WRONG_COUNT),
        (DERIVATIVE | {"key": ["2x +"]}, "key", ProblemCode.UNREADABLE),
        (CHAIN | {"inner": []}, "inner", ProblemCode.WRONG_TYPE),
        (CHAIN | {"inner": {}}, "inner", ProblemCode.WRONG_TYPE),
        (CHAIN | {"inner": {"g": 3}}, "inner", ProblemCode.WRONG_TYPE),
        (CHAIN | {"inner": {"g": "g"}}, "inner", ProblemCode.UNREADABLE),
        (CHAIN | {"wrt": ["x", "y"]}, "wrt", ProblemCode.WRONG_COUNT),
    ],
)
def test_an_unsound_record_names_its_field(
    record: Mapping[str, object], field: str, code: ProblemCode
) -> None:
    with pytest.raises(QuestionError) as caught:
        render_key(question(record))
    assert (caught.value.field, caught.value.code) == (field, code)


@pytest.mark.parametrize(
    ("text", "values", "expected"),
    [
        ("a x^n sin(b x)", {"a": 1, "n": 3, "b": 1}, "x^3*sin(x)"),
        ("a x^n sin(b x)", {"a": -3, "n": 1, "b": 2}, "-3x*sin(2x)"),
        ("a x^2 + b x + c", {"a": 1, "b": -3, "c": 0}, "x^2 - 3x"),
        ("a x^2 - b x - c", {"a": -1, "b": -3, "c": -4}, "-x^2 + 3x + 4"),
        ("a x/b", {"a": 4, "b": 6}, "2x/3"),
        ("a x/b", {"a": 1, "b": -2}, "-x/2"),
        ("(x + a)/b", {"a": 0, "b": 1}, "x"),
        ("x^(n - 1)", {"n": 3}, "x^2"),
        ("x^n + x^m", {"n": 0, "m": 1}, "1 + x"),
        ("x^p", {"p": Fraction(-2, 3)}, "x^(-2/3)"),
        ("2 a x", {"a": 3}, "6x"),
        ("a sin(x) + cos(x)", {"a": 0}, "cos(x)"),
        ("a x + b", {"a": 0, "b": 0}, "0"),
        ("a^x", {"a": Fraction(1, 2)}, "(1/2)^x"),
        ("e^(a x)", {"a": -1}, "e^(-x)"),
        ("x > a", {"a": -3}, "x > -3"),
    ],
)
def test_parameters_are_put_in_as_a_teacher_would_write(
    text: str, values: Mapping[str, int | Fraction], expected: str
) -> None:
    exact = {name: Fraction(value) for name, value in values.items()}
    assert instantiate(text, names=("x",), values=exact) == expected


def test_a_text_without_parameters_keeps_its_form() -> None:
    assert instantiate("x^1 + 0 x + 2*3", names=("x",), values={"a": Fraction(2)}) == "x^1 + 0x + 2*3"


def test_an_unreadable_text_is_refused() -> None:
    with pytest.raises(QuestionError):
        instantiate("a x +", names=("x",), values={"a": Fraction(2)})
    with pytest.raises(QuestionError):
        render_text("x +", names=("x",))


def test_a_key_is_rendered_whole() -> None:
    rendered = render_key(question({"task": "gradient", "function": "x y", "variables": ["x", "y"]}))
    assert rendered.text == "[y, x]"


@pytest.mark.parametrize("left_side", ["y", "m", "f(x)", "f'(x)", "y''", "dy/dx", r"\frac{df}{dx}"])
def test_an_answer_to_an_expression_may_have_any_usual_left_side(left_side: str) -> None:
    asked = question({"task": "expression", "expected": "2x", "variables": ["x"]})
    assert grade(asked, f"{left_side} = 2x").verdict is Verdict.CORRECT


def test_a_high_power_in_an_exponent_is_left_as_it_is() -> None:
    asked = question({"task": "derivative", "function": "e^((4x^2 + 3)^6) + x^2", "wrt": "x"})
    assert key(asked) == ("48x*(4x^2 + 3)^5*e^((4x^2 + 3)^6) + 2x",)
