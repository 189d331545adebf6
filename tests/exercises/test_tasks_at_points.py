"""Templates of slopes, tangents and quotients: drawn, shown, answered, kept and refused."""

from fractions import Fraction

import pytest
from django.test import Client
from django.urls import reverse

from exercises import feedback, presentation
from exercises.answers import Typed
from exercises.authoring import audit, save
from exercises.generation import placeholder_names, question_record
from exercises.grading import submit
from exercises.models import Attempt, Template
from grader import key, question
from tests import factories

SLOPE = {
    **{"task": "slope", "function": "a*x^2", "at": "p", "parameters": {"a": "2..9", "p": "-5..-1, 1..5"}},
    **{"statement": "Find the slope of $f(x) = [[function]]$ at $x = [[at]]$.", "hints": ["At [[at]]."]},
}
SECANT = {
    **{"task": "secant", "function": "x^2", "start": "p", "end": "2*p", "parameters": {"p": "1..60"}},
    **{"statement": "From $[[from]]$ to $[[to]]$.", "hints": []},
}
NUMERICAL = {
    **{"task": "numerical-derivative", "function": "a*sin(x)", "at": "1", "step": "0.1", "method": "central"},
    **{"parameters": {"a": "2..90"}, "tolerance_kind": "significant", "tolerance": "4", "hints": []},
    **{"statement": "Approximate $f'([[at]])$ for $f(x) = [[function]]$ with step $[[step]]$."},
}
QUOTIENT = {
    **{"task": "difference-quotient", "function": "a*x^2", "step": "h", "form": "cancelled", "hints": []},
    **{
        "parameters": {"a": "2..90"},
        "statement": "The quotient of $f(x) = [[function]]$ by $[[step]]$.",
    },
}
TANGENT = {**SLOPE, "task": "tangent"}


def template(**fields: object) -> Template:
    return factories.unsaved_template(topic=None, **fields)


@pytest.mark.parametrize(
    ("fields", "drawn", "answer"),
    [
        (SLOPE, {"at": "-4"}, "-56"),
        (TANGENT, {"at": "-4"}, "-56x - 112"),
        (SECANT, {"from": "-4", "to": "-8"}, "-12"),
        (QUOTIENT, {"step": "h"}, "14x + 7h"),
        (NUMERICAL, {"at": "1", "step": "0.1", "method": "central", "tolerance": {"significant": "4"}}, None),
    ],
)
def test_parameters_are_put_into_points(
    fields: dict[str, object], drawn: dict[str, object], answer: str | None
) -> None:
    recipe = template(**fields).recipe()
    values = {"a": Fraction(7), "p": Fraction(-4)}
    own = {name: values[name] for name, _ in recipe.parameters}
    record = question_record(recipe, own)
    assert {name: record[name] for name in drawn} == drawn
    assert answer is None or key(question(record)) == (answer,)


@pytest.mark.parametrize("fields", [SLOPE, TANGENT, SECANT, QUOTIENT, NUMERICAL], ids=lambda one: one["task"])
def test_the_template_is_sound(fields: dict[str, object], db: None) -> None:
    assert audit(template(**{**fields, "least_variants": 20})) == ()


def test_points_and_steps_have_placeholders_where_they_are_asked() -> None:
    assert {"at"} <= placeholder_names(template(**SLOPE).recipe())
    assert {"from", "to"} <= placeholder_names(template(**SECANT).recipe())
    assert {"at", "step"} <= placeholder_names(template(**NUMERICAL).recipe())
    assert not {"at", "from", "to", "step"} & placeholder_names(template().recipe())


@pytest.mark.parametrize(
    ("changes", "field", "code"),
    [
        ({"at": ""}, "at", "missing-field"),
        ({"at": "x"}, "at", "unreadable"),
        ({"function": "abs(x)/a", "at": "0"}, "at", "key-undefined"),
        ({"tolerance": "0.1"}, "tolerance", "unknown-choice"),
        ({"tolerance_kind": "absolute", "tolerance": "-1"}, "tolerance", "out-of-range"),
        ({"tolerance_kind": "absolute"}, "tolerance", "wrong-type"),
        ({**QUOTIENT, "function": "a*sin(x)", "at": ""}, "form", "key-not-in-form"),
        ({**NUMERICAL, "step": "0"}, "step", "out-of-range"),
        ({**NUMERICAL, "step": ""}, "step", "missing-field"),
        ({**SECANT, "at": "", "end": "p"}, "to", "out-of-range"),
        ({**SLOPE, "form": "factored", "task": "derivative", "function": "a*(x^2+1)^3", "at": ""}, "", ""),
    ],
)
def test_problems_stand_beside_their_field(
    changes: dict[str, object], field: str, code: str, db: None
) -> None:
    found = audit(template(**{**SLOPE, **changes, "statement": "Find it.", "hints": [], "least_variants": 1}))
    assert [(problem.field, problem.code) for problem in found] == ([(field, code)] if field else [])


def test_a_point_is_mathematics_and_makes_a_new_version(db: None) -> None:
    kept = factories.template(**SLOPE)
    for name, value in {"at": "p + 1", "tolerance_kind": "absolute", "tolerance": "0.1", "step": "h"}.items():
        changed = Template.objects.get(pk=kept.pk)
        setattr(changed, name, value)
        assert save(changed).pk != kept.pk


@pytest.mark.parametrize(
    ("fields", "texts", "verdicts"),
    [
        (SLOPE, ("{key}", "m = {key}", "{key}.0000001", "{key}.1", "y = {key}"), "c c c i u"),
        (TANGENT, ("{key}", "y = {key}", "y + 1 = {key} + 1", "{key} + 1", "x = 2"), "c c c i u"),
        (NUMERICAL, ("{key}", "{near}", "0", "f'(1) ≈ {near}"), "c c i c"),
        (QUOTIENT, ("{key}", "h*({key})/h", "Δx + {key} - h", "f'(x) = {key}"), "c w c u"),
    ],
    ids=["slope", "tangent", "numerical", "quotient"],
)
def test_answers_of_students_are_graded(
    fields: dict[str, object], texts: tuple[str, ...], verdicts: str, db: None
) -> None:
    alice, asked = factories.alice(), factories.template(**fields)
    found = []
    for text in texts:
        serving = factories.serving(alice, of=asked)
        shown = feedback.key_formula(serving.variant.question)
        typed = Typed((text.format(key=shown.text, near=shown.approximation),))
        attempt = submit(serving, typed, idempotency_key=text)
        assert isinstance(attempt, Attempt)
        found.append(attempt.verdict[0])
    assert " ".join(found) == verdicts


def test_the_key_of_a_calculation_comes_with_a_decimal() -> None:
    record = {"task": "slope", "function": "sin(x)", "wrt": ["x"], "variables": ["x"], "at": "pi/4"}
    assert feedback.key_formula(record).approximation == "0.7071067812"
    assert feedback.key_formula({**record, "at": "pi/3"}).approximation == ""
    assert feedback.key_formula({**record, "task": "tangent"}).approximation == ""


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        (SLOPE, "six correct digits after the point"),
        ({**SLOPE, "tolerance_kind": "absolute", "tolerance": "0.001"}, "off by at most 0.001."),
        (NUMERICAL, "4 correct significant digits"),
        (QUOTIENT, ""),
        (TANGENT, ""),
    ],
)
def test_how_exact_a_number_has_to_be_is_said(fields: dict[str, object], sentence: str) -> None:
    said = presentation.precision(template(**fields))
    assert (sentence in said) if sentence else said == ""


def test_the_page_says_it_and_shows_what_is_asked(client: Client, db: None) -> None:
    alice = factories.alice()
    client.force_login(alice)
    serving = factories.serving(alice, of=factories.template(**SLOPE))
    page = client.get(reverse("exercise", args=[serving.pk])).content.decode()
    assert "six correct digits" in page
    assert 'aria-describedby="preview precision"' in page
