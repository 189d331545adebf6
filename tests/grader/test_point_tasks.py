"""Slopes, tangents, secants and difference quotients: keys, records, what is refused, forms and letters."""

from collections.abc import Mapping

import pytest

from grader import ProblemCode, QuestionError, audit, falsifying_fact, grade, key, question
from grader.calculus import derivations
from grader.printing import to_text

Record = Mapping[str, object]


def slope(function: str, at: object, **more: object) -> Record:
    return {"task": "slope", "function": function, "wrt": "x", "at": at, **more}


def tangent(function: str, at: object, **more: object) -> Record:
    return {**slope(function, at, **more), "task": "tangent"}


def secant(function: str, start: object, end: object) -> Record:
    return {"task": "secant", "function": function, "wrt": "x", "from": start, "to": end}


def quotient(function: str, **more: object) -> Record:
    return {"task": "difference-quotient", "function": function, "wrt": "x", "step": "h", **more}


def numerical(function: str, at: object, step: object, method: str) -> Record:
    return {
        **{"task": "numerical-derivative", "function": function, "wrt": "x"},
        **{"at": at, "step": step, "method": method},
    }


KEYS: list[tuple[Record, str]] = [
    (slope("2x^2", 2), "8"),
    (slope("2x^2", "-1/2"), "-2"),
    (slope("sqrt(x)", 2), "sqrt(2)/4"),
    (slope("sin(x)", "pi/4"), "sqrt(2)/2"),
    (slope("x^(1/3)", -8), "1/12"),
    (slope("x e^(2x)", 1, positive=["x"]), "3*e^2"),
    (slope("x^3 - c x", "c", constants=["c"]), "3c^2 - c"),
    (slope("t^3", 2, wrt="t"), "12"),
    (tangent("2x^2", 2), "8x - 8"),
    (tangent("e^x", 2), "e^2*x - e^2"),
    (tangent("sqrt(x)", 4, conditions=["x > 0"]), "x/4 + 1"),
    (tangent("ln(x)", 1, positive=["x"]), "x - 1"),
    (tangent("x^2", "a", constants=["a"]), "2a*x - a^2"),
    (secant("2x", 0, 1), "2"),
    (secant("2x^2", 2, 3), "10"),
    (secant("sqrt(x)", 1, 2), "sqrt(2) - 1"),
    (secant("1/x", "-1", "1/2"), "2"),
    (numerical("2x^2", 1, 0.0001, "forward"), "4.0002"),
    (numerical("2x^2", 1, "0.0001", "backward"), "3.9998"),
    (numerical("2x^2", 1, 1e-8, "central"), "4"),
    (numerical("x^3", -2, "0.1", "central"), "12.01"),
    (numerical("sin(x)", 1, "0.1", "forward"), "(sin(1 + 0.1) - sin(1))/0.1"),
    (quotient("2x"), "2"),
    (quotient("x^2"), "2x + h"),
    (quotient("x^3"), "3x^2 + 3x*h + h^2"),
    (quotient("1/x"), "-1/(x*(x + h))"),
    (quotient("sqrt(x)"), "1/(sqrt(x) + sqrt(x + h))"),
    (quotient("m x + b", constants=["m", "b"]), "m"),
    ({"task": "derivative", "function": "x^2", "wrt": "x", "step": "h"}, "2x"),
]


@pytest.mark.parametrize(
    ("record", "expected"), KEYS, ids=lambda value: value if isinstance(value, str) else ""
)
def test_the_key_is_worked_out(record: Record, expected: str) -> None:
    assert key(question(record)) == (expected,)


@pytest.mark.parametrize("record", [record for record, _ in KEYS], ids=[key for _, key in KEYS])
def test_the_question_is_made_again_from_its_record(record: Record) -> None:
    asked = question(record)
    assert question(asked.record()) == asked
    assert question(asked.record()).record() == asked.record()


@pytest.mark.parametrize("record", [record for record, _ in KEYS], ids=[key for _, key in KEYS])
def test_the_key_is_a_correct_answer(record: Record) -> None:
    asked = question(record)
    assert grade(asked, key(asked)[0]).verdict == "correct"


@pytest.mark.parametrize(
    ("record", "field", "code"),
    [
        (slope("abs(x)", 0), "at", ProblemCode.KEY_UNDEFINED),
        (slope("ln(x)", -1), "at", ProblemCode.KEY_UNDEFINED),
        (slope("sqrt(x)", 0), "at", ProblemCode.KEY_UNDEFINED),
        (tangent("1/x", 0), "at", ProblemCode.KEY_UNDEFINED),
        (secant("x^2", 2, "4/2"), "to", ProblemCode.OUT_OF_RANGE),
        (numerical("x^2", 1, 0, "forward"), "step", ProblemCode.OUT_OF_RANGE),
        (numerical("x^2", 1, 0.1, "sideways"), "method", ProblemCode.UNKNOWN_CHOICE),
        (slope("x^2", True), "at", ProblemCode.WRONG_TYPE),
        (slope("x^2", "x"), "at", ProblemCode.UNREADABLE),
        (slope("x^2", "2 3"), "at", ProblemCode.UNREADABLE),
        (slope("x^2", None), "at", ProblemCode.WRONG_TYPE),
        ({"task": "slope", "function": "x^2", "wrt": "x"}, "at", ProblemCode.MISSING_FIELD),
        ({"task": "secant", "function": "x^2", "wrt": "x", "from": 1}, "to", ProblemCode.MISSING_FIELD),
        (slope("x y", 1, variables=["x", "y"], wrt=["x", "y"]), "wrt", ProblemCode.WRONG_COUNT),
        (quotient("x^2", step="x"), "step", ProblemCode.NAME_TWICE),
        (quotient("x^2", step="sin"), "step", ProblemCode.NAME_REFUSED),
        (quotient("x^2", step="2"), "step", ProblemCode.NAME_REFUSED),
    ],
)
def test_what_cannot_be_asked_is_refused(record: Record, field: str, code: ProblemCode) -> None:
    with pytest.raises(QuestionError) as refused:
        key(question(record))
    assert (refused.value.field, refused.value.code) == (field, code)


@pytest.mark.parametrize("record", [secant("ln(x)", -1, 1), numerical("1/x", "0.1", "0.1", "backward")])
def test_a_quotient_that_is_undefined_has_no_key(record: Record) -> None:
    with pytest.raises(QuestionError) as refused:
        key(question(record))
    assert refused.value.code is ProblemCode.KEY_UNKNOWN


@pytest.mark.parametrize(
    ("record", "answer", "verdict"),
    [
        (quotient("x^2"), "2x + h", "correct"),
        (quotient("x^2"), "2x + Δx", "correct"),
        (quotient("x^2"), "2x + \\Delta x", "correct"),
        (quotient("x^2"), "2x + Delta x", "correct"),
        (quotient("x^2"), "deltax + 2x", "correct"),
        (quotient("x^2"), "(2xh + h^2)/h = 2x + h", "correct"),
        (quotient("x^2"), "(2xh + h^2)/h", "wrong-form"),
        (quotient("x^2"), "((x+h)^2 - x^2)/h", "wrong-form"),
        (quotient("x^2"), "2x", "incorrect"),
        (quotient("x^2"), "2x + Δt", "unreadable"),
        (quotient("x^2", form="any"), "((x+h)^2 - x^2)/h", "correct"),
        (quotient("x^2", variables=["x", "h"]), "2x + h", "correct"),
        (quotient("x^2", conditions=["h != 0"]), "2x + h", "correct"),
        (quotient("x^2", step="k"), "2x + k", "correct"),
        (quotient("1/x"), "-1/(x(x+h))", "correct"),
        (quotient("1/x"), "-1/(x^2+xh)", "correct"),
        (quotient("1/x"), "(1/(x+h) - 1/x)/h", "wrong-form"),
        (quotient("sqrt(x)"), "1/(sqrt(x+h) + sqrt(x))", "correct"),
        (quotient("sqrt(x)"), "(sqrt(x+h) - sqrt(x))/h", "wrong-form"),
        (quotient("sin(x)"), "(sin(x+h) - sin(x))/h", "correct"),
        ({"task": "derivative", "function": "x^2", "wrt": "x", "step": "h"}, "2x", "correct"),
        ({"task": "derivative", "function": "x^2", "wrt": "x", "step": "h"}, "2x + h", "incorrect"),
        ({"task": "derivative", "function": "x^2", "wrt": "x", "step": "h"}, "f'(x) = 2x", "correct"),
        ({"task": "derivative", "function": "x^2", "wrt": "x"}, "2x + h", "unreadable"),
    ],
)
def test_the_step_may_be_typed_where_it_is_asked(record: Record, answer: str, verdict: str) -> None:
    assert grade(question(record), answer).verdict == verdict


@pytest.mark.parametrize(
    ("answer", "verdict"),
    [
        ("y = 8x - 8", "correct"),
        ("8x - 8", "correct"),
        ("y - 8 = 8(x - 2)", "correct"),
        ("8x - y = 8", "correct"),
        ("2y = 16x - 16", "correct"),
        ("x = (y + 8)/8", "correct"),
        ("\\frac{y - 8}{x - 2} = 8", "correct"),
        ("t(x) = 8x - 8", "correct"),
        ("y = 8x", "incorrect"),
        ("y = 4x(x - 2) + 8", "incorrect"),
        ("y = |8x - 8|", "incorrect"),
        ("8", "incorrect"),
        ("y =", "unreadable"),
        ("y = y", "unreadable"),
        ("y - y = 0", "unreadable"),
        ("x = 2", "unreadable"),
        ("x y = 8x^2 - 8x", "unreadable"),
        ("y^2 = 8x", "unreadable"),
        ("y = 8x - 8, y = 3", "unreadable"),
        ("y = 8t - 8", "unreadable"),
        ("m = 8", "unreadable"),
        ("f'(2) = 8", "unreadable"),
    ],
)
def test_a_tangent_is_any_equation_of_the_line(answer: str, verdict: str) -> None:
    assert grade(question(tangent("2x^2", 2)), answer).verdict == verdict


def test_a_tangent_is_compared_on_the_whole_line_whatever_the_function_s_domain() -> None:
    asked = question(tangent("ln(x)", 1, conditions=["x > 0"], positive=["x"]))
    assert grade(asked, "x - 1").verdict == "correct"
    assert grade(asked, "|x| - 1").verdict == "incorrect"


@pytest.mark.parametrize("record", [slope("x^2", 3), secant("x^2", 1, 2), tangent("x^2", 3)])
def test_no_fact_gives_a_number_or_a_line_away(record: Record) -> None:
    assert falsifying_fact(question(record), "5") is None
    assert falsifying_fact(question(record), "5x") is None


@pytest.mark.parametrize(
    ("record", "codes"),
    [
        (slope("x^2", 3), []),
        (slope("x^2", 0), [ProblemCode.KEY_ZERO]),
        (tangent("5", 1), [ProblemCode.KEY_CONSTANT]),
        (quotient("x^2"), []),
        (quotient("sin(x)"), [ProblemCode.KEY_NOT_IN_FORM]),
        (quotient("sin(x)", form="any"), []),
        ({"task": "derivative", "function": "(x^2+1)^3", "wrt": "x", "form": "factored"}, []),
        ({"task": "derivative", "function": "(x^2+1)^3", "wrt": "x", "form": "expanded"}, []),
        ({"task": "derivative", "function": "x + 1/x", "wrt": "x", "form": "single-fraction"}, []),
    ],
)
def test_the_audit_knows_numbers_and_forms(record: Record, codes: list[ProblemCode]) -> None:
    assert [problem.code for problem in audit(question(record)).problems] == codes


@pytest.mark.parametrize(
    ("form", "expected"),
    [("factored", "6x*(x^2 + 1)^2"), ("expanded", "6x^5 + 12x^3 + 6x")],
)
def test_the_key_is_written_in_the_form_asked_for(form: str, expected: str) -> None:
    record = {"task": "derivative", "function": "(x^2+1)^3", "wrt": "x", "form": form}
    assert key(question(record)) == (expected,)
    assert grade(question(record), "6x^5 + 6x(2x^2 + 1)").verdict == "wrong-form"


@pytest.mark.parametrize("record", [record for record, _ in KEYS], ids=[key for _, key in KEYS])
def test_the_rules_lead_to_the_key(record: Record) -> None:
    asked = question({**record, "form": "any"})
    (derivation,) = derivations(asked)
    assert grade(asked, to_text(derivation.result)).verdict == "correct"
