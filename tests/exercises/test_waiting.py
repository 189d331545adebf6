"""Answers that are stored and have no verdict yet."""

import pytest
from django.test import Client
from django.urls import reverse

from exercises import worksheet
from exercises.models import Attempt, Serving
from tests import factories
from tests.saturation import saturated_workers

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


@pytest.fixture
def serving() -> Serving:
    """Alice's exercise: the derivative of x^2."""
    return factories.serving(factories.alice(), of=factories.fixed_template())


@pytest.fixture
def client(serving: Serving, client: Client) -> Client:
    client.force_login(serving.student)
    return client


def page(client: Client, serving: Serving) -> str:
    return client.get(reverse("exercise", args=[serving.pk])).content.decode()


def answer(client: Client, serving: Serving, *texts: str) -> str:
    """The page after an answer, by post and redirect."""
    data = {"answer": list(texts)}
    return client.post(reverse("answer", args=[serving.pk]), data, follow=True).content.decode()


def test_an_answer_being_graded_says_so_and_asks_again(client: Client, serving: Serving) -> None:
    factories.attempt(serving, "2x")
    shown = page(client, serving)
    address = reverse("verdict", args=[serving.pk])
    assert "Your answer is being graded." in shown
    assert f'hx-get="{address}?pause=1" hx-trigger="load delay:1s"' in shown
    assert f'http-equiv="refresh" content="5; url={address}"' in shown
    assert f'<a href="{address}">Look again now</a>' in shown


def test_an_answer_to_a_full_house_is_stored_and_graded_when_a_worker_is_free(
    client: Client, serving: Serving
) -> None:
    address = reverse("verdict", args=[serving.pk])
    with saturated_workers():
        assert "Your answer is being graded." in answer(client, serving, "2x")
        stored = Attempt.objects.get()
        assert (stored.texts, stored.is_graded, stored.failures) == (["2x"], False, 0)
        later = client.get(address, {"pause": "2"}, headers=HTMX).content.decode()
        assert f'hx-get="{address}?pause=4" hx-trigger="load delay:4s"' in later
        assert "kind-" not in later
    assert "kind-correct" in client.get(address, follow=True).content.decode()
    assert not Serving.objects.get().is_open


@pytest.mark.parametrize(("so_far", "pause"), [("1", 2), ("16", 30), ("30", 30), ("", 30), ("x", 30)])
def test_the_page_asks_ever_more_rarely(so_far: str, pause: int) -> None:
    assert worksheet.longer_pause(so_far) == pause


def test_a_verdict_that_comes_later_takes_the_place_of_the_outcome_and_not_the_keyboard(
    client: Client, serving: Serving
) -> None:
    factories.attempt(serving, "3x")
    response = client.get(reverse("verdict", args=[serving.pk]), headers=HTMX)
    shown = response.content.decode()
    assert (response["HX-Retarget"], response["HX-Reswap"]) == ("#outcome", "outerHTML")
    assert "kind-incorrect" in shown
    assert "data-focus" not in shown
    assert "Not correct yet." in shown[shown.index("#announcer") :]


def test_it_is_said_which_answer_waits(client: Client, serving: Serving) -> None:
    said = "An earlier answer of yours is still being graded."
    waiting = factories.attempt(serving, "2x")
    assert said not in page(client, serving)
    factories.attempt(serving, "3x", verdict="incorrect", graded_at=waiting.submitted_at)
    assert said in page(client, serving)


def test_an_earlier_answer_that_waits_is_graded_too(client: Client, serving: Serving) -> None:
    for text in ("3x", "2x"):
        factories.attempt(serving, text)
    client.get(reverse("verdict", args=[serving.pk]))
    assert [attempt.verdict for attempt in Attempt.objects.all()] == ["incorrect", "correct"]


def test_an_answer_that_cannot_be_graded_is_the_instructors(client: Client, serving: Serving) -> None:
    factories.attempt(serving, "2x", failures=3)
    shown = page(client, serving)
    assert "We could not grade this one." in shown
    assert "your instructor will look at it" in shown
    assert reverse("verdict", args=[serving.pk]) not in shown


def test_a_deferred_answer_is_not_asked_for(client: Client, serving: Serving) -> None:
    asked = factories.serving(serving.student, of=factories.fixed_template(), grading_deferred=True)
    shown = answer(client, asked, "2x")
    assert "Your answer is handed in." in shown
    assert reverse("verdict", args=[asked.pk]) not in shown
