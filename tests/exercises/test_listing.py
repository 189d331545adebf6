"""What a student can choose from, and in how many queries."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from accounts.models import User
from exercises import listing
from exercises.models import Serving, State, Topic
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def topic() -> Topic:
    return factories.topic()


def titles(student: User, topic: Topic) -> list[str]:
    return [exercise.template.title for exercise in listing.exercises(student, topic=topic)]


def standing(student: User, topic: Topic) -> list[tuple[bool, int]]:
    return [(one.is_begun, one.variants_solved) for one in listing.exercises(student, topic=topic)]


def test_exercises_go_from_easy_to_hard(alice: User, topic: Topic) -> None:
    for title, difficulty in (("Hard", 5), ("B", 1), ("A", 1)):
        factories.fixed_template(title=title, difficulty=difficulty)
    assert titles(alice, topic) == ["A", "B", "Hard"]


def test_drafts_and_retired_ones_are_not_listed(alice: User, topic: Topic) -> None:
    for state in State:
        factories.fixed_template(title=state.value, state=state)
    assert titles(alice, topic) == ["published"]


def test_an_instructors_exercise_is_for_their_classes(alice: User, topic: Topic) -> None:
    bob = factories.bob()
    for name in ("Algebra", "Analysis"):
        factories.school_class(bob, alice, name=name)
    factories.fixed_template(title="Bob's", owner=bob)
    assert titles(alice, topic) == ["Bob's"]
    assert titles(factories.charlie(), topic) == []


def test_what_is_begun_and_what_is_solved(alice: User, topic: Topic) -> None:
    serving = factories.serving(alice, of=factories.fixed_template())
    assert standing(alice, topic) == [(True, 0)]
    factories.attempt(serving, "2x", verdict="correct", credit=1.0)
    Serving.objects.update(finished_at=serving.started_at)
    assert standing(alice, topic) == [(False, 1)]


def test_only_what_was_answered_is_offered_to_go_on_with(alice: User) -> None:
    older, untouched, newer = (factories.serving(alice, of=factories.fixed_template()) for _ in range(3))
    for serving in (older, newer, newer):
        factories.attempt(serving, "3x")
    assert list(listing.open_servings(alice)) == [newer, older]
    assert [vars(serving)["tries"] for serving in listing.open_servings(alice)] == [2, 1]
    assert untouched not in listing.open_servings(alice)


@pytest.mark.parametrize("address", ["/topics/", "/topics/power-rule/", "/progress/"])
def test_more_rows_need_no_more_queries(
    client: Client, alice: User, address: str, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client.force_login(alice)
    begin(alice)
    with django_assert_max_num_queries(20) as with_one:
        client.get(address)
    for _ in range(2):
        begin(alice)
    with django_assert_max_num_queries(len(with_one)):
        client.get(address)


def begin(student: User) -> None:
    factories.attempt(factories.serving(student, of=factories.fixed_template()), "3x")
