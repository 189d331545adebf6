"""Which mistakes a template's students made: counted once an answer, in the template's letters."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from accounts.models import User
from exercises.models import Attempt, Serving, Template
from exercises.tallying import mistakes_made
from exercises.variants import variant_of
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("bobs_class")]

POWER = "power-kept-exponent"
SIGN = "trig-sign"


@pytest.fixture
def template() -> Template:
    return factories.template(function="a*sin(x^n)")


def page(template: Template) -> str:
    return reverse("admin:exercises_template_mistakes", args=[template.pk])


def mistaken(student: User, template: Template, *mistakes: tuple[str, str], seed: int = 1) -> Attempt:
    """An incorrect answer with these mistakes; in a place the parameters' names stand for their values."""
    variant = variant_of(template, seed=seed)
    serving = Serving.objects.create(student=student, variant=variant)
    found = []
    for code, where in mistakes:
        place = where
        for name, value in variant.parameters.items():
            place = place.replace(name, value)
        found.append({"code": code, "where": place})
    stored = {"verdict": "incorrect", "graded_at": timezone.now(), "mistakes": found}
    return factories.attempt(serving, "x", **stored)


def test_places_in_several_variants_are_one_place_of_the_template(
    bob: User, alice: User, template: Template
) -> None:
    for seed in (1, 2, 3):
        mistaken(alice, template, (POWER, "x^n"), seed=seed)
    (mistake,) = mistakes_made(template, user=bob)
    (place,) = mistake.places
    assert (mistake.code, mistake.attempts, mistake.students) == (POWER, 3, 1)
    assert (place.where, place.attempts, place.students) == ("x^n", 3, 1)
    assert "<mi>n</mi>" in place.said


def test_an_answer_with_a_mistake_at_two_places_is_one_answer(
    bob: User, alice: User, template: Template
) -> None:
    charlie = factories.charlie()
    factories.school_class(bob, charlie, name="Second")
    mistaken(alice, template, (POWER, "x^n"), (POWER, "x"), (SIGN, ""))
    mistaken(charlie, template, (POWER, "x^n"))
    power, sign = mistakes_made(template, user=bob)
    assert (power.attempts, power.students) == (2, 2)
    assert [(place.where, place.attempts) for place in power.places] == [("x^n", 2), ("x", 1)]
    assert (sign.code, sign.attempts) == (SIGN, 1)


def test_a_place_that_is_no_part_of_the_function_is_shown_as_it_was_named(
    bob: User, alice: User, template: Template
) -> None:
    mistaken(alice, template, (POWER, "cos(x)"))
    assert mistakes_made(template, user=bob)[0].places[0].where == "cos(x)"


def test_only_the_instructors_own_students_and_this_template_count(
    bob: User, alice: User, template: Template
) -> None:
    mistaken(factories.charlie(), template, (POWER, "x^n"))
    mistaken(alice, factories.template(), (POWER, "x^n"))
    assert mistakes_made(template, user=bob) == ()


def test_the_page_links_to_the_answers_it_counts(as_bob: Client, alice: User, template: Template) -> None:
    made = mistaken(alice, template, (POWER, "x^n"))
    mistaken(alice, template, (SIGN, ""))
    mistaken(alice, factories.template(), (POWER, "x^n"))
    content = as_bob.get(page(template)).content.decode()
    address = f"{reverse('admin:exercises_attempt_changelist')}?template={template.pk}&amp;mistake={POWER}"
    assert f'href="{address}"' in content
    assert list(as_bob.get(address.replace("&amp;", "&")).context["cl"].result_list) == [made]


def test_answers_are_filtered_by_a_template_the_instructor_may_see(as_bob: Client, alice: User) -> None:
    hidden = factories.template(owner=factories.user("dora", is_staff=True), title="Doras")
    mistaken(alice, hidden)
    listing = reverse("admin:exercises_attempt_changelist")
    for value in (str(hidden.pk), "none", "9" * 30):
        response = as_bob.get(listing, {"template": value})
        assert list(response.context["cl"].result_list) == []
        assert "Doras" not in response.content.decode()


def test_without_mistakes_the_page_says_so(as_bob: Client, template: Template) -> None:
    assert "No mistake has been found" in as_bob.get(page(template)).content.decode()


@pytest.mark.parametrize("rows", [1, 3])
def test_the_number_of_queries_of_the_page_does_not_grow(
    as_bob: Client,
    alice: User,
    template: Template,
    rows: int,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for seed in range(1, rows + 1):
        mistaken(alice, template, (POWER, "x^n"), seed=seed)
    with django_assert_num_queries(8):
        as_bob.get(page(template))
