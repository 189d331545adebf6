"""Counts by topic: what is solved, and what a shown key takes away."""

from datetime import timedelta

import pytest
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from accounts.models import User
from exercises import issuing, progress
from exercises.models import Serving, State, Template
from exercises.progress import TopicProgress
from tests import factories

pytestmark = pytest.mark.django_db


def solve(student: User, template: Template, *, seed: int = 1) -> Serving:
    serving = Serving.objects.create(student=student, variant=factories.variant(template, seed=seed))
    right = factories.attempt(serving, "right", verdict="correct", credit=1.0, graded_at=timezone.now())
    issuing.close_if_done(serving, after=right)
    return serving


def counts(student: User) -> tuple[int, int, int, int]:
    """Of the only topic: exercises, exercises solved, variants solved, variants tried."""
    (only,) = progress.by_topic(student)
    return (only.templates, only.templates_solved, only.variants_solved, only.variants_tried)


def test_solved_variants_and_exercises_are_counted(alice: User) -> None:
    template = factories.template()
    factories.template()
    solve(alice, template, seed=1)
    solve(alice, template, seed=2)
    assert counts(alice) == (2, 1, 2, 2)


def test_one_variant_solved_twice_counts_once(alice: User) -> None:
    template = factories.template()
    solve(alice, template)
    solve(alice, template)
    assert counts(alice) == (1, 1, 1, 1)


def test_a_variant_counts_no_more_once_its_key_was_shown(alice: User) -> None:
    template = factories.fixed_template()
    issuing.give_up(factories.serving(alice, of=template))
    solve(alice, template)
    assert counts(alice) == (1, 0, 0, 1)


def test_the_same_content_under_another_seed_counts_no_more_either(alice: User) -> None:
    template = factories.template(parameters={"a": "2"}, function="a*x^2", hints=[])
    issuing.give_up(Serving.objects.create(student=alice, variant=factories.variant(template, seed=1)))
    solve(alice, template, seed=2)
    assert counts(alice)[2] == 0


def test_what_was_solved_before_the_key_was_shown_still_counts(alice: User) -> None:
    template = factories.fixed_template()
    solve(alice, template)
    issuing.give_up(factories.serving(alice, of=template))
    assert counts(alice) == (1, 1, 1, 1)


def test_an_answer_given_before_and_graded_after_the_key_was_shown_counts(alice: User) -> None:
    serving = factories.serving(alice, solution_seen_at=timezone.now() + timedelta(minutes=1))
    factories.attempt(serving, "right", verdict="correct", credit=1.0, graded_at=timezone.now())
    assert counts(alice)[2] == 1


def test_wrong_and_partly_right_answers_are_tried_not_solved(alice: User) -> None:
    serving = factories.serving(alice)
    factories.attempt(serving, "wrong", verdict="incorrect", credit=0.5, graded_at=timezone.now())
    assert counts(alice) == (1, 0, 0, 1)


def test_the_work_of_others_counts_for_them_only(alice: User) -> None:
    template = factories.template()
    solve(factories.charlie(), template)
    assert counts(alice) == (1, 0, 0, 0)


def test_topics_without_anything_open_are_left_out(alice: User) -> None:
    factories.template(state=State.DRAFT)
    factories.template(owner=factories.bob())
    assert progress.by_topic(alice) == ()


def test_topics_stand_in_the_order_of_the_course(alice: User) -> None:
    late = factories.topic(slug="chain-rule", title="Chain rule", order=9)
    early = factories.topic(slug="sum-rule", title="Sum rule", order=1)
    factories.template(topic=late)
    factories.template(topic=early)
    assert [row.topic for row in progress.by_topic(alice)] == [early, late]
    assert isinstance(progress.by_topic(alice)[0], TopicProgress)


@pytest.mark.parametrize("rows", [1, 3])
def test_the_number_of_queries_does_not_grow(
    alice: User, rows: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(rows):
        topic = factories.topic(slug=f"topic-{number}", title=f"Topic {number}")
        solve(alice, factories.template(topic=topic))
    with django_assert_num_queries(5):
        assert len(progress.by_topic(alice)) == rows
