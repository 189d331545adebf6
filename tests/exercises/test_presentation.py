"""What stands before an answer, and the help on typing."""

import re

import pytest

from exercises import presentation
from grader import Verdict, grade, question
from tests import factories

INSIDE = re.compile(r"<[^>]*>")


@pytest.mark.parametrize(
    ("fields", "drawn"),
    [
        ({}, "f\N{PRIME}(x)="),
        ({"order": 2}, "f\N{DOUBLE PRIME}(x)="),
        ({"order": 4}, "f(4)(x)="),
        ({"wrt": ["t"]}, "f\N{PRIME}(t)="),
        ({"task": "partial", "wrt": ["y"]}, "∂f∂y="),
        ({"task": "partial", "wrt": ["x", "x"]}, "∂2f∂x2="),
        ({"task": "partial", "wrt": ["x", "y"]}, "∂2f∂x∂y="),
        ({"task": "gradient", "wrt": []}, "∇f="),
        ({"task": "hessian", "wrt": []}, "Hf="),
        ({"task": "laplacian", "wrt": []}, "Δf="),
        ({"task": "multichain"}, "dfdx="),
    ],
)
def test_what_stands_before_the_answer(fields: dict[str, object], drawn: str) -> None:
    template = factories.unsaved_template(topic=None, **fields)
    assert INSIDE.sub("", presentation.left_side(template, {})) == drawn


@pytest.mark.parametrize(
    ("fields", "record", "drawn"),
    [
        ({"task": "slope"}, {"at": "-2"}, "f\N{PRIME}(\N{MINUS SIGN}2)="),
        ({"task": "slope"}, {"at": "pi/4"}, "f\N{PRIME}(π4)="),
        ({"task": "slope", "statement": "How fast?"}, {"at": "2"}, "m="),
        ({"task": "tangent"}, {"at": "2"}, "y="),
        ({"task": "secant"}, {}, "m="),
        ({"task": "numerical-derivative"}, {"at": "1"}, "f\N{PRIME}(1)≈"),
        ({"task": "difference-quotient", "step": "h"}, {}, "f(x+h)\N{MINUS SIGN}f(x)h="),
    ],
)
def test_what_stands_before_an_answer_about_points(
    fields: dict[str, object], record: dict[str, object], drawn: str
) -> None:
    template = factories.unsaved_template(topic=None, **fields)
    assert INSIDE.sub("", presentation.left_side(template, record)) == drawn


@pytest.mark.parametrize(("order", "drawn"), [(1, "dydx="), (2, "d2ydx2=")])
def test_what_is_called_y_is_answered_as_y(order: int, drawn: str) -> None:
    template = factories.unsaved_template(topic=None, order=order, statement="Differentiate $y = x^2$.")
    assert INSIDE.sub("", presentation.left_side(template, {})) == drawn


def test_nothing_stands_there_when_the_statement_has_no_name_for_it() -> None:
    template = factories.unsaved_template(topic=None, statement=r"Find $\frac{d}{dx} \tan x$.")
    assert presentation.left_side(template, {}) == ""


@pytest.mark.parametrize("example", presentation.typing_examples(), ids=lambda example: example.typed[0])
def test_what_the_help_calls_the_same_is_the_same(example: presentation.Typing) -> None:
    asked = question({"task": "expression", "expected": example.typed[0], "variables": ["x"]})
    assert [grade(asked, typed).verdict for typed in example.typed] == [Verdict.CORRECT] * len(example.typed)


def test_the_first_page_tells_the_truth() -> None:
    asked = question({"task": "derivative", "function": "x*e^(2*x)", "variables": ["x"], "wrt": ["x"]})
    for shown in presentation.shown_answers():
        assert grade(asked, shown.typed).verdict == shown.kind
