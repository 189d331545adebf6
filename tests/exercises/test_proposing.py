"""Answers nobody could explain: grouped across variants, proposed as formulas, tried, kept with a click."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from accounts.models import User
from exercises import grading
from exercises.grading import Typed
from exercises.models import Attempt, Regrade, Serving, Template
from exercises.proposing import Proposal, proposals
from exercises.trying import trial
from exercises.variants import variant_of
from exercises.workers import workers
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("bobs_class")]

# Three variants whose parameters tell the formulas apart.
DRAWN = ({"a": 5, "n": 3}, {"a": 8, "n": 4}, {"a": 2, "n": 7})


@pytest.fixture
def template(bob: User) -> Template:
    return factories.template(owner=bob)


def page(name: str, template: Template) -> str:
    return reverse(f"admin:exercises_template_{name}", args=[template.pk])


def served(student: User, template: Template, values: dict[str, int]) -> Serving:
    """A serving of the variant with these parameters."""
    seeds = (seed for seed in range(1, 1000))
    wanted = {name: str(value) for name, value in values.items()}
    found = next(
        variant
        for variant in (variant_of(template, seed=seed) for seed in seeds)
        if variant.parameters == wanted
    )
    return Serving.objects.create(student=student, variant=found)


def unexplained(student: User, template: Template, values: dict[str, int], text: str) -> Attempt:
    """An incorrect answer without a known mistake."""
    serving = served(student, template, values)
    stored = {"verdict": "incorrect", "proof": "proved", "graded_at": timezone.now(), "read_as": text}
    return factories.attempt(serving, text, **stored)


def proposed(template: Template, user: User) -> tuple[Proposal, ...]:
    return proposals(template, user=user, pool=workers())


def test_answers_to_several_variants_are_one_formula_in_the_parameters(
    bob: User, alice: User, template: Template
) -> None:
    for values, text in zip(DRAWN, ("15x^3 + 3", "4 + 32x^4", "14x*x^6 + 7"), strict=True):
        unexplained(alice, template, values, text)
    (found,) = proposed(template, bob)
    assert (found.formula, found.attempts, found.students, found.variants) == ("a*n*x^n + n", 3, 1, 3)
    assert "<mi>n</mi>" in found.shown


def test_a_vector_is_proposed_and_shown_as_one(bob: User, alice: User) -> None:
    template = factories.gradient_template(function="a*x^2*y", parameters={"a": "2..9"}, owner=bob)
    for value in (3, 5):
        unexplained(alice, template, {"a": value}, f"[sin({value}x), {value}y]")
    (found,) = proposed(template, bob)
    assert (found.formula, found.attempts) == ("[sin(a*x), a*y]", 2)
    assert "<mi>a</mi>" in found.shown


def test_an_exercise_without_parameters_has_proposals_too(bob: User, alice: User) -> None:
    template = factories.fixed_template(owner=bob)
    for text in ("ln(x) + 2", "2 + ln(x)"):
        unexplained(alice, template, {}, text)
    assert [(one.formula, one.attempts) for one in proposed(template, bob)] == [("ln(x) + 2", 2)]


def test_answers_that_only_look_alike_are_other_formulas(bob: User, alice: User, template: Template) -> None:
    for text in ("sin(5x)", "sin(x*5)", "cos(5x)"):
        unexplained(alice, template, DRAWN[0], text)
    unexplained(alice, template, DRAWN[1], "sin(8x)")
    assert [(one.formula, one.attempts) for one in proposed(template, bob)] == [
        ("sin(a*x)", 3),
        ("cos(a*x)", 1),
    ]


def test_forms_of_one_answer_to_one_variant_belong_together(
    bob: User, alice: User, template: Template
) -> None:
    for text in ("ln(x^2 + 2x + 1)", "ln((x+1)^2)"):
        unexplained(alice, template, DRAWN[0], text)
    (found,) = proposed(template, bob)
    assert (found.attempts, found.variants) == (2, 1)


def test_only_the_instructors_students_and_this_template_are_looked_at(
    bob: User, alice: User, template: Template
) -> None:
    unexplained(factories.charlie(), template, DRAWN[0], "sin(5x)")
    unexplained(alice, factories.template(), DRAWN[0], "sin(5x)")
    diagnosed = unexplained(alice, template, DRAWN[0], "5x^3")
    Attempt.objects.filter(pk=diagnosed.pk).update(mistakes=[{"code": "not-differentiated", "where": ""}])
    assert proposed(template, bob) == ()


def test_a_trial_tells_unexplained_explained_and_right_answers_apart(
    bob: User, alice: User, template: Template
) -> None:
    unexplained(alice, template, DRAWN[0], "5*3x^2 + 5 - 5")
    unexplained(alice, template, DRAWN[1], "24x^3")
    explained = unexplained(alice, template, DRAWN[1], "8*3x^3")
    Attempt.objects.filter(pk=explained.pk).update(mistakes=[{"code": "coefficient-wrong", "where": ""}])
    grading.submit(served(alice, template, DRAWN[0]), Typed(("15x^2",)), idempotency_key="form")
    found = trial(template, "3*a*x^(n - 1)", user=bob, pool=workers())
    assert (found.undiagnosed, found.students, found.diagnosed) == (2, 1, (("coefficient-wrong", 1),))
    assert found.right == 1
    assert all(values["n"] == 3 for values in found.coincidences.right)


def test_one_click_proposes_the_formula_and_a_second_keeps_it(
    as_bob: Client, alice: User, template: Template
) -> None:
    for values, text in zip(DRAWN, ("sin(5x)", "sin(8x)", "sin(2x)"), strict=True):
        unexplained(alice, template, values, text)
    content = as_bob.get(page("unexplained", template)).content.decode()
    address = f"{page('formula', template)}?formula=sin%28a%2Ax%29"
    assert f'href="{address}"' in content
    content = as_bob.get(address).content.decode()
    assert 'value="sin(a*x)"' in content
    assert "3 answers are this formula" in content
    assert "errorlist" not in content
    kept = {"formula": "sin(a*x)", "message": "Why a sine of $[[a]]x$?"}
    response = as_bob.post(page("formula", template), kept, follow=True)
    assert "The formula is kept." in response.content.decode()
    template.refresh_from_db()
    assert (template.wrong_formulas, template.version) == ([kept], 1)
    assert [attempt.mistakes[0]["formula"] for attempt in Attempt.objects.all()] == ["sin(a*x)"] * 3
    assert Regrade.objects.count() == 3


def test_trying_saves_nothing(as_bob: Client, alice: User, template: Template) -> None:
    unexplained(alice, template, DRAWN[0], "sin(5x)")
    response = as_bob.post(page("formula", template), {"formula": "sin(a*x)", "_try": "1"})
    assert "1 answer is this formula" in response.content.decode()
    template.refresh_from_db()
    assert (template.wrong_formulas, Attempt.objects.get().mistakes) == ([], [])


@pytest.mark.parametrize(
    ("typed", "field", "said"),
    [
        ({"formula": "a*x^(", "message": "No."}, "formula", "cannot be read"),
        ({"formula": "a*y", "message": "No."}, "formula", "cannot be read"),
        ({"formula": "n*a*x^(n-1)", "message": "No."}, "formula", "is the right answer"),
        ({"formula": "a", "message": "No."}, "formula", "already"),
        ({"formula": "x", "message": ""}, "message", "required"),
        ({"formula": "", "message": "No."}, "formula", "required"),
        ({"formula": "x", "message": "[[nothing]]"}, "message", "nothing called"),
    ],
)
def test_what_is_wrong_is_said_beside_its_field(
    as_bob: Client, template: Template, typed: dict[str, str], field: str, said: str
) -> None:
    Template.objects.update(wrong_formulas=[{"formula": "a", "message": "No."}])
    response = as_bob.post(page("formula", template), typed)
    assert said in " ".join(response.context["form"].errors[field])
    template.refresh_from_db()
    assert len(template.wrong_formulas) == 1


def test_more_than_twenty_are_refused(as_bob: Client, template: Template) -> None:
    Template.objects.update(wrong_formulas=[{"formula": f"{n}", "message": "No."} for n in range(20)])
    response = as_bob.post(page("formula", template), {"formula": "x", "message": "No."})
    assert "At most 20" in response.content.decode()


def test_formulas_of_the_shared_bank_are_not_an_instructors_to_add(as_bob: Client, alice: User) -> None:
    shared = factories.template()
    unexplained(alice, shared, DRAWN[0], "sin(5x)")
    content = as_bob.get(page("unexplained", shared)).content.decode()
    assert "sin(5x)" in content
    assert page("formula", shared) not in content
    assert as_bob.post(page("formula", shared), {"formula": "x", "message": "No."}).status_code == 403


@pytest.mark.parametrize("rows", [1, 3])
def test_the_number_of_queries_does_not_grow(
    as_bob: Client,
    alice: User,
    template: Template,
    rows: int,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for values in DRAWN[:rows]:
        unexplained(alice, template, values, f"sin({values['a']}x)")
    with django_assert_num_queries(7):
        as_bob.get(page("unexplained", template))
    with django_assert_num_queries(8):
        as_bob.get(page("formula", template), {"formula": "sin(a*x)"})
