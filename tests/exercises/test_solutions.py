"""The worked solution on pages: in words and formulas, and only when the policy allows it."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from exercises.models import Serving, SolutionPolicy
from exercises.solutions import solution
from tests import factories

pytestmark = pytest.mark.django_db


def finished(**fields: object) -> Serving:
    template = factories.fixed_template(**fields)
    return factories.serving(
        factories.alice(), of=template, finished_at=timezone.now(), solution_seen_at=timezone.now()
    )


def test_steps_have_titles_with_the_rules_names() -> None:
    found = solution(finished(function="sin(3x)", statement="Differentiate $[[function]]$."))
    assert found is not None
    assert [step.title for step in found.steps] == [
        "Chain rule: name the outer and the inner function",
        "Differentiate the outer function: derivative of a trigonometric function",
        "Constant multiple rule",
        "Outer derivative at the inner function, times inner derivative",
    ]
    assert len(found.full) > len(found.steps)


def test_an_open_serving_has_no_solution() -> None:
    serving = factories.serving(factories.alice(), of=factories.fixed_template())
    assert solution(serving) is None


def test_a_withheld_solution_stays_so() -> None:
    serving = finished()
    serving.solution_policy = SolutionPolicy.WITHHELD
    assert solution(serving) is None


def test_what_cannot_be_worked_out_has_none() -> None:
    serving = finished()
    serving.variant.question = {"task": "expression", "expected": "2x", "variables": ["x"]}
    assert solution(serving) is None


def test_the_page_of_a_finished_exercise_shows_it(client: Client) -> None:
    serving = finished()
    client.force_login(serving.student)
    page = client.get(reverse("exercise", args=[serving.pk])).content.decode()
    assert "Worked solution" in page
    assert "Power rule" in page
    assert "the derivative with respect to x of" in page
