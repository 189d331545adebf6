"""The admin of templates: written, audited, previewed, published; each instructor's own."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from accounts.models import User
from exercises import authoring
from exercises.models import State, Template
from grader import VERSION
from tests import factories

pytestmark = pytest.mark.django_db

LIST = "admin:exercises_template_changelist"
ADD = "admin:exercises_template_add"


def change(template: Template) -> str:
    return reverse("admin:exercises_template_change", args=[template.pk])


def filled_in(**fields: Any) -> dict[str, Any]:  # noqa: ANN401
    """The form of a sound template as an author types it."""
    return {
        "title": "A cube",
        "slug": "bobs-cube",
        "topic": factories.topic().pk,
        "difficulty": 1,
        "task": "derivative",
        "function": "a*x^3 + b",
        "variables": "x",
        "wrt": "x",
        "order": 1,
        "parameters": "a = 2..9\nb = -5..-1, 1..5",
        "constraints": "a != b",
        "statement": "Differentiate $f(x) = [[function]]$.",
        "hints": "Which rule?\n\nThe exponent comes\nto the front.",
        "form": "any",
        "narrower": "refuse",
        "least_variants": 40,
        **fields,
    }


def test_a_template_is_saved_as_its_authors_draft(as_bob: Client, bob: User) -> None:
    assert as_bob.post(reverse(ADD), filled_in()).status_code == 302
    made = Template.objects.get()
    assert (made.owner, made.state, made.version) == (bob, State.DRAFT, 1)
    assert made.parameters == {"a": "2..9", "b": "-5..-1, 1..5"}
    assert (made.variables, made.wrt, made.constraints) == (["x"], ["x"], ["a != b"])
    assert made.hints == ["Which rule?", "The exponent comes\nto the front."]


def test_a_saved_template_comes_back_as_it_was_typed(as_bob: Client) -> None:
    as_bob.post(reverse(ADD), filled_in())
    form = as_bob.get(change(Template.objects.get())).context["adminform"].form
    assert form["parameters"].value() == "a = 2..9\nb = -5..-1, 1..5"
    assert form["hints"].value() == "Which rule?\n\nThe exponent comes\nto the front."


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("function", "a*x^", "cannot be read"),
        ("function", "a*y", "cannot be read"),
        ("parameters", "a = 9..2", "runs backwards"),
        ("parameters", "a: 2..9", "write one name a line"),
        ("constraints", "a != c", "there is no parameter"),
        ("constraints", "a > 99", "No values of the parameters"),
        ("statement", "Take [[nothing]].", "nothing called"),
        ("hints", "$\\frac{x$", "no complete LaTeX"),
        ("wrt", "t", "not among the names"),
        ("conditions", "x > 1\nx < 0", "no stretch of points"),
        ("at", "2", "makes no use of this"),
        ("start", "2", "makes no use of this"),
        ("tolerance", "0.01", "makes no use of this"),
        ("difficulty", "9", "less than or equal to 5"),
        ("least_variants", "500", "different variants can be drawn"),
        ("least_variants", "2000000000", "At most 1000 different variants"),
        ("answer", "3x", "official answer is"),
        ("wrong_formulas", "a*x^3", "needs a message in the line below"),
        ("wrong_formulas", "a*x^(2\nNo.", "cannot be read"),
        ("wrong_formulas", "3*a*x^2\nNo.", "is the right answer"),
        ("wrong_formulas", "x\nSee [[c]].", "nothing called"),
    ],
)
def test_a_problem_is_said_beside_its_field_and_nothing_is_saved(
    as_bob: Client, field: str, typed: str, said: str
) -> None:
    response = as_bob.post(reverse(ADD), filled_in(**{field: typed}))
    assert response.status_code == 200
    assert said in " ".join(response.context["adminform"].form.errors[field])
    assert not Template.objects.exists()


def test_wrong_formulas_are_typed_with_their_messages_below(as_bob: Client) -> None:
    typed = "a*x^3\nWhat of the\nexponent?\n\n3*x^2\nA *factor* stays."
    as_bob.post(reverse(ADD), filled_in(wrong_formulas=typed))
    template = Template.objects.get()
    assert template.wrong_formulas == [
        {"formula": "a*x^3", "message": "What of the\nexponent?"},
        {"formula": "3*x^2", "message": "A *factor* stays."},
    ]
    form = as_bob.get(change(template)).context["adminform"].form
    assert form["wrong_formulas"].value() == typed


def test_wrong_formulas_of_a_published_template_are_changed_in_place(as_bob: Client, bob: User) -> None:
    as_bob.post(reverse(ADD), filled_in())
    template = Template.objects.get()
    authoring.publish(template)
    serving = factories.serving(bob, of=template)
    text = "ln(3*x) + 1"
    wrong = {"verdict": "incorrect", "read_as": text, "grader_version": VERSION}
    attempt = factories.attempt(serving, text, graded_at=serving.started_at, **wrong)
    as_bob.post(change(template), filled_in(wrong_formulas="1 + ln(3*x)\nNo."))
    attempt.refresh_from_db()
    assert attempt.mistakes[0]["formula"] == "1 + ln(3*x)"
    template.refresh_from_db()
    assert (template.state, template.version, template.formulas_revision) == (State.PUBLISHED, 1, 1)


def test_a_preview_shows_ten_variants_with_keys_and_saves_nothing(as_bob: Client) -> None:
    response = as_bob.post(reverse(ADD), filled_in(_preview="1"))
    content = response.content.decode()
    assert response.status_code == 200
    assert content.count('class="preview-key"') == 10
    assert content.count('class="preview-steps"') == 10
    assert "Power rule" in content
    assert "errornote" not in content
    assert not Template.objects.exists()
    assert response.context["adminform"].form["function"].value() == "a*x^3 + b"


def test_a_preview_of_changes_leaves_the_template_as_it_is(as_bob: Client, bob: User) -> None:
    template = factories.template(owner=bob, state=State.DRAFT)
    as_bob.post(change(template), filled_in(_preview="1"))
    template.refresh_from_db()
    assert template.function == "a*x^n"


def test_an_unsound_template_is_not_previewed(as_bob: Client) -> None:
    content = as_bob.post(reverse(ADD), filled_in(function="a*x^", _preview="1")).content.decode()
    assert "preview-key" not in content
    assert "errornote" in content


def test_a_name_that_is_taken_is_refused(as_bob: Client) -> None:
    factories.template(slug="bobs-cube")
    response = as_bob.post(reverse(ADD), filled_in())
    assert "slug" in response.context["adminform"].form.errors


def test_publishing_and_retiring_are_actions(as_bob: Client, bob: User) -> None:
    template = factories.template(owner=bob, state=State.DRAFT)
    for action, state in (("publish", State.PUBLISHED), ("retire", State.RETIRED)):
        as_bob.post(reverse(LIST), {"action": action, "_selected_action": [template.pk]})
        template.refresh_from_db()
        assert template.state == state


def test_an_unsound_template_is_not_published_and_the_reason_is_said(as_bob: Client, bob: User) -> None:
    template = factories.template(owner=bob, state=State.DRAFT, function="a*x^")
    chosen = {"action": "publish", "_selected_action": [template.pk]}
    content = as_bob.post(reverse(LIST), chosen, follow=True).content.decode()
    assert "is not published. This cannot be read" in content
    template.refresh_from_db()
    assert template.state == State.DRAFT


def test_a_change_of_mathematics_to_a_published_template_is_a_new_draft(as_bob: Client, bob: User) -> None:
    template = factories.template(
        owner=bob, slug="bobs-cube", function="a*x^3 + b", parameters={"a": "2", "b": "1"}
    )
    content = as_bob.post(change(template), filled_in(), follow=True).content.decode()
    assert "version 2, a draft" in content
    assert list(Template.objects.order_by("version").values_list("state", flat=True)) == [
        "published",
        "draft",
    ]


def test_the_shared_bank_is_read_and_copied_not_changed(as_bob: Client, bob: User) -> None:
    shared = factories.template(slug="power")
    assert as_bob.get(change(shared)).status_code == 200
    assert as_bob.post(change(shared), filled_in()).status_code == 403
    for action in ("publish", "retire"):
        as_bob.post(reverse(LIST), {"action": action, "_selected_action": [shared.pk]})
    shared.refresh_from_db()
    assert (shared.title, shared.state) == ("A power with a factor", State.PUBLISHED)
    as_bob.post(reverse(LIST), {"action": "copy_to_own", "_selected_action": [shared.pk]})
    assert Template.objects.get(owner=bob).slug == "power-2"


def test_a_template_of_the_shared_bank_is_shown_as_it_was_typed(as_bob: Client) -> None:
    content = as_bob.get(change(factories.template())).content.decode()
    assert "a = 2..9<br>n = 3..9" in content
    assert "&quot;" not in content


def test_a_template_of_the_shared_bank_can_be_previewed(as_bob: Client) -> None:
    shared = factories.template()
    assert as_bob.get(change(shared), {"preview": 1}).content.decode().count('class="preview-key"') == 10


@pytest.mark.parametrize("view", ["change", "delete", "history"])
def test_another_instructors_template_is_not_there(as_bob: Client, view: str) -> None:
    other = factories.template(owner=factories.user("dora", is_staff=True), title="Doras")
    address = reverse(f"admin:exercises_template_{view}", args=[other.pk])
    assert as_bob.get(address).status_code in {403, 404}
    assert as_bob.post(address, filled_in()).status_code in {403, 404}
    assert "Doras" not in as_bob.get(reverse(LIST)).content.decode()
    for action in ("publish", "retire", "copy_to_own"):
        as_bob.post(reverse(LIST), {"action": action, "_selected_action": [other.pk]})
    other.refresh_from_db()
    assert (other.state, Template.objects.count()) == (State.PUBLISHED, 1)


def test_drafts_of_the_shared_bank_are_a_superusers(as_bob: Client) -> None:
    draft = factories.template(state=State.DRAFT)
    assert as_bob.get(change(draft)).status_code == 404


def test_a_superuser_writes_for_the_shared_bank() -> None:
    root = factories.user("root", is_staff=True, is_superuser=True)
    as_bob = Client()
    as_bob.force_login(root)
    as_bob.post(reverse(ADD), filled_in())
    assert Template.objects.get().owner is None


def test_what_was_served_cannot_be_deleted(as_bob: Client, bob: User) -> None:
    unused = factories.template(owner=bob, state=State.DRAFT)
    served = factories.template(owner=bob)
    factories.variant(served)
    for template in (unused, served):
        address = reverse("admin:exercises_template_delete", args=[template.pk])
        as_bob.post(address, {"post": "yes"})
    assert list(Template.objects.all()) == [served]


def test_servings_and_success_are_those_of_the_instructors_own_students(as_bob: Client, bob: User) -> None:
    alice, charlie = factories.alice(), factories.charlie()
    factories.school_class(bob, alice)
    template = factories.fixed_template()
    solved, wrong, other = (factories.serving(user, of=template) for user in (alice, alice, charlie))
    factories.attempt(solved, "2x", verdict="incorrect")
    factories.attempt(solved, "2x", verdict="correct", credit=1)
    factories.attempt(wrong, "3x", verdict="incorrect")
    factories.attempt(other, "2x", verdict="correct", credit=1)
    factories.serving(alice, of=template)
    row = as_bob.get(reverse(LIST)).context["cl"].result_list[0]
    assert (row.served, row.answered, row.solved) == (3, 2, 1)
    assert "50 %" in as_bob.get(reverse(LIST)).content.decode()


@pytest.mark.parametrize("rows", [1, 3])
def test_the_number_of_queries_of_the_list_does_not_grow(
    as_bob: Client, rows: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(rows):
        factories.template()
    with django_assert_num_queries(8):
        as_bob.get(reverse(LIST))
