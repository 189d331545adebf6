"""What an author does with a template: audit, preview, save, publish, retire, copy."""

import pytest

from exercises import auditing, authoring
from exercises.models import State, Template
from grader import WorkerLimits
from tests import factories

pytestmark = pytest.mark.django_db


def found(**fields: object) -> set[tuple[str, str]]:
    """(field, code) of every problem of a template with these fields."""
    problems = authoring.audit(factories.unsaved_template(**fields))
    return {(problem.field, str(problem.code)) for problem in problems}


def test_a_sound_template_has_no_problems() -> None:
    assert found() == set()
    assert (
        found(
            task="gradient", function="a*x^2*y + y", variables=["x", "y"], wrt=[], hints=[], least_variants=5
        )
        == set()
    )


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ({"function": "a*x^"}, ("function", "unreadable")),
        ({"function": "a*y"}, ("function", "unreadable")),
        ({"parameters": {"a": "9..2", "n": "3"}}, ("parameters", "values-range-backwards")),
        ({"constraints": ["a < 1"]}, ("constraints", "recipe-constraints-unsatisfied")),
        ({"statement": "[[function]] [[speed]]"}, ("statement", "statement-unknown-placeholder")),
        ({"statement": r"$\frac{x$"}, ("statement", "statement-formula-unreadable")),
        ({"hints": ["fine", "not [[fine]]"]}, ("hints", "statement-unknown-placeholder")),
        ({"wrt": ["y"]}, ("wrt", "name-unknown")),
        ({"function": "a*ln(-x^2 - n)"}, ("function", "empty-domain")),
        ({"conditions": ["x > 1", "x < 0"]}, ("conditions", "empty-domain")),
        ({"function": "a*x + n", "least_variants": 1}, ("function", "key-constant")),
        ({"function": "a + n", "least_variants": 1}, ("function", "key-zero")),
        ({"parameters": {"a": "2..4", "n": "3..4"}}, ("least_variants", "soundness-too-few-variants")),
        ({"least_variants": 1001}, ("least_variants", "soundness-too-many-wanted")),
        ({"order": 0}, ("order", "order-out-of-range")),
        ({"at": "2"}, ("at", "unused-field")),
        ({"start": "2", "end": "3"}, ("from", "unused-field")),
        ({"start": "2", "end": "3"}, ("to", "unused-field")),
        ({"method": "central"}, ("method", "unused-field")),
        ({"tolerance_kind": "absolute", "tolerance": "0.1"}, ("tolerance", "unused-field")),
        ({"inner": {"g": "x"}}, ("inner", "unused-field")),
        ({"task": "tangent", "at": "2", "step": "1"}, ("step", "unused-field")),
        ({"task": "gradient", "variables": ["x", "y"]}, ("wrt", "unused-field")),
    ],
)
def test_a_problem_stands_beside_its_field(fields: dict[str, object], problem: tuple[str, str]) -> None:
    assert problem in found(**fields)


@pytest.mark.parametrize(
    "fields",
    [
        {"at": "2", "statement": "Differentiate $[[function]]$; what is it at $[[at]]$?"},
        {"at": "2", "hints": ["Draw it round $[[at]]$."]},
        {"step": "h", "statement": "Differentiate $[[function]]$ by a limit."},
        {"task": "slope", "at": "2", "tolerance_kind": "absolute", "tolerance": "0.1"},
        {"task": "tangent", "at": "2", "tolerance_kind": "absolute", "tolerance": "0.1"},
        {"task": "secant", "start": "2", "end": "3", "tolerance_kind": "significant", "tolerance": "3"},
        {"task": "numerical-derivative", "at": "1", "step": "0.1", "method": "central", "constant_ok": True},
    ],
)
def test_what_task_or_texts_make_use_of_may_be_filled_in(fields: dict[str, object]) -> None:
    assert not {code for _, code in found(**fields)} & {"unused-field"}


def test_problems_of_mathematics_and_texts_are_said_together() -> None:
    fields = {field for field, _ in found(function="a*x^", statement="[[b]]", hints=["$\\frac{x$"])}
    assert fields == {"function", "statement", "hints"}


def test_a_constant_key_is_fine_where_the_author_says_so() -> None:
    assert found(function="a*x + n", constant_ok=True, hints=[]) == set()


def test_one_bad_variant_among_many_is_found_with_its_seed() -> None:
    problems = authoring.audit(
        factories.unsaved_template(function="(a - 2)*x^n", parameters={"a": "2..3", "n": "3"})
    )
    details = dict(problems[0].details)
    assert problems[0].code == "key-zero"
    assert int(details["times"]) < int(details["draws"]) == 12


def test_an_official_answer_is_graded_like_a_students() -> None:
    plain = {"function": "x^2", "parameters": {}, "hints": [], "least_variants": 1}
    assert found(**plain, answer="x + x") == set()
    assert found(**plain, answer="3x") == {("answer", "soundness-answer-refused")}
    assert found(**plain, answer="2x +") == {("answer", "soundness-answer-refused")}


def test_a_template_that_takes_its_auditor_along_is_too_hard(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(auditing, "SITE_LIMITS", WorkerLimits(memory=2**31, seconds=0.01, items=1))
    monkeypatch.setattr(auditing, "_site_pool", auditing._site_pool.__wrapped__)
    assert found(function="a*sin(x)^n*exp(x^n)*ln(x)") == {("function", "soundness-too-hard")}


def test_a_preview_shows_ten_variants_with_their_keys_and_stores_none() -> None:
    shown = authoring.preview(factories.unsaved_template(parameters={"a": "2..19", "n": "2"}, hints=[]))
    assert len({preview.parameters["a"] for preview in shown}) == len(shown) == 10
    first = shown[0]
    assert first.key.text == f"{2 * int(first.parameters['a'])}x"
    assert "<math" in first.statement
    assert not Template.objects.exists()


def test_a_preview_shows_no_variant_twice() -> None:
    shown = authoring.preview(factories.unsaved_template(parameters={"a": "2..4", "n": "2"}, hints=[]))
    assert sorted(preview.parameters["a"] for preview in shown) == ["2", "3", "4"]


def test_a_preview_of_a_fixed_exercise_shows_it_once() -> None:
    assert len(authoring.preview(factories.fixed_template())) == 1


def test_an_unsound_template_has_no_preview() -> None:
    assert authoring.preview(factories.unsaved_template(function="a*x^")) == ()


def test_publishing_retires_the_version_before() -> None:
    old = factories.template(slug="power")
    new = factories.template(slug="power", version=2, state=State.DRAFT)
    assert authoring.publish(new) == ()
    old.refresh_from_db()
    assert (old.state, new.state) == (State.RETIRED, State.PUBLISHED)
    assert new.published_at is not None


def test_an_unsound_template_is_not_published() -> None:
    draft = factories.template(state=State.DRAFT, function="a*x^")
    assert authoring.publish(draft) != ()
    draft.refresh_from_db()
    assert draft.state == State.DRAFT


def test_retiring_ends_new_servings_only() -> None:
    template = factories.template()
    authoring.retire(template)
    template.refresh_from_db()
    assert template.state == State.RETIRED


def test_other_mathematics_in_a_published_template_make_a_new_version() -> None:
    template = factories.template(slug="power")
    template.function = "a*x^n + 1"
    saved = authoring.save(template)
    kept = Template.objects.get(slug="power", version=1)
    assert (saved.version, saved.state) == (2, State.DRAFT)
    assert (kept.function, kept.state) == ("a*x^n", State.PUBLISHED)


def test_other_words_in_a_published_template_do_not() -> None:
    template = factories.template(slug="power")
    template.title, template.hints = "Powers", ["Look."]
    assert authoring.save(template).version == 1
    kept = Template.objects.get()
    assert (kept.title, kept.state) == ("Powers", State.PUBLISHED)


def test_a_draft_is_changed_in_place() -> None:
    template = factories.template(state=State.DRAFT)
    template.function = "a*x^n + 1"
    authoring.save(template)
    assert Template.objects.get().function == "a*x^n + 1"


def test_a_draft_that_was_served_before_makes_a_new_version_too() -> None:
    template = factories.template()
    factories.variant(template)
    Template.objects.update(state=State.DRAFT)
    template.refresh_from_db()
    template.parameters = {"a": "2..5", "n": "3..5"}
    assert authoring.save(template).version == 2


def test_a_copy_is_a_draft_of_its_new_owner() -> None:
    bob = factories.bob()
    template = factories.template(slug="power")
    first, second = authoring.copy(template, owner=bob), authoring.copy(template, owner=bob)
    assert (first.slug, second.slug) == ("power-2", "power-3")
    assert (first.owner, first.state, first.version) == (bob, State.DRAFT, 1)
    assert first.function == template.function
    template.refresh_from_db()
    assert template.owner is None
