"""The pages of practice by plain form posts, as a browser without JavaScript sends them."""

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from exercises.models import Attempt, Serving
from tests import factories

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


@pytest.fixture
def serving() -> Serving:
    """Alice's exercise: the derivative of x^2."""
    return factories.serving(
        factories.alice(), of=factories.fixed_template(hints=["Look at $x^2$.", "Power rule."])
    )


@pytest.fixture
def client(serving: Serving, client: Client) -> Client:
    client.force_login(serving.student)
    return client


def page(client: Client, serving: Serving) -> str:
    return client.get(reverse("exercise", args=[serving.pk])).content.decode()


def answer(client: Client, serving: Serving, *texts: str, **more: object) -> str:
    """The page after an answer, by post and redirect."""
    data = {"answer": list(texts), **more}
    return client.post(reverse("answer", args=[serving.pk]), data, follow=True).content.decode()


def send(client: Client, name: str, serving: Serving, **data: object) -> str:
    return client.post(reverse(name, args=[serving.pk]), data, follow=True).content.decode()


def test_a_right_answer_is_said_to_be_right_and_finishes_the_exercise(
    client: Client, serving: Serving
) -> None:
    shown = answer(client, serving, "2x")
    assert "kind-correct" in shown
    assert 'name="answer"' not in shown
    assert not Serving.objects.get().is_open


def test_a_wrong_answer_stays_in_its_field(client: Client, serving: Serving) -> None:
    shown = answer(client, serving, "x + 2")
    assert "kind-incorrect" in shown
    assert 'value="x + 2"' in shown


def test_the_second_wrong_answer_is_shown_a_number(client: Client, serving: Serving) -> None:
    assert 'class="fact"' not in answer(client, serving, "x")
    assert 'class="fact"' in answer(client, serving, "3x")


def test_the_place_of_a_complaint_is_marked_in_what_was_typed(client: Client, serving: Serving) -> None:
    shown = answer(client, serving, "2x + q")
    assert "kind-unreadable" in shown
    assert "2x + <mark>q</mark>" in shown


def test_both_readings_of_an_ambiguous_answer_are_shown(client: Client) -> None:
    template = factories.fixed_template(
        function="e^(2*x)/2", statement="Differentiate $f(x) = [[function]]$."
    )
    asked = factories.serving(User.objects.get(), of=template)
    shown = answer(client, asked, "e^2x")
    assert "kind-ambiguous" in shown
    assert shown.count("for this, type") == 2


def test_earlier_tries_are_listed_the_latest_first(client: Client, serving: Serving) -> None:
    for text in ("x", "2x + q", "x^2"):
        shown = answer(client, serving, text)
    earlier = shown[shown.index("Earlier tries") :]
    assert earlier.index("2x + q") < earlier.index("<code>x</code>")
    assert "x^2" not in earlier


def test_of_very_many_tries_the_latest_are_listed_and_the_others_counted(
    client: Client, serving: Serving
) -> None:
    for number in range(1, 36):
        factories.attempt(serving, f"{number} +", verdict="unreadable", graded_at=serving.started_at)
    shown = page(client, serving)
    assert [f"<code>{number} +</code>" in shown for number in (4, 5, 34, 35)] == [False, True, True, False]
    assert '<li value="34"' in shown
    assert "and 4 tries before these" in shown


def test_a_double_click_is_one_attempt(client: Client, serving: Serving) -> None:
    for _ in range(2):
        answer(client, serving, "3x", idempotency_key="from-the-form")
    assert Attempt.objects.count() == 1


def test_a_form_gone_back_to_takes_another_answer(client: Client, serving: Serving) -> None:
    answer(client, serving, "3x", idempotency_key="from-the-form")
    for _ in range(2):
        shown = answer(client, serving, "2x", idempotency_key="from-the-form")
    assert "kind-correct" in shown
    assert Attempt.objects.count() == 2


@pytest.mark.parametrize("name", ["exercise", "topics", "progress", "classes"])
def test_no_browser_keeps_a_students_page(client: Client, serving: Serving, name: str) -> None:
    """Gone back to it is as things are now, and after logging out it is not there."""
    address = reverse(name, args=[serving.pk] if name == "exercise" else [])
    kept = client.get(address)["Cache-Control"]
    assert {"private", "no-store"} <= {part.strip() for part in kept.split(",")}


def test_every_form_has_a_key_of_its_own(client: Client, serving: Serving) -> None:
    keys = {
        client.get(reverse("exercise", args=[serving.pk])).context["sheet"].idempotency_key for _ in range(3)
    }
    assert len(keys) == 3


@pytest.mark.parametrize("texts", [[""], ["  "], [], ["2x", "3"]])
def test_what_is_no_answer_is_explained_and_not_stored(
    client: Client, serving: Serving, texts: list[str]
) -> None:
    shown = answer(client, serving, *texts)
    assert "kind-problem" in shown
    assert not Attempt.objects.exists()


def test_a_component_left_empty_is_asked_for_and_the_others_are_kept(client: Client) -> None:
    asked = factories.serving(User.objects.get(), of=factories.gradient_template())
    shown = answer(client, asked, "2xy", " ")
    assert "A component is still empty" in shown
    assert 'value="2xy"' in shown


def test_a_vector_is_typed_a_component_a_field(client: Client) -> None:
    asked = factories.serving(User.objects.get(), of=factories.gradient_template())
    assert page(client, asked).count('name="answer"') == 2
    shown = answer(client, asked, "2xy", "x^2")
    assert "kind-incorrect" in shown
    assert "Component 1 of 2: " in shown
    assert "kind-correct" in answer(client, asked, "2xy", "x^2 + 1")


def test_a_complaint_about_a_component_names_it(client: Client) -> None:
    asked = factories.serving(User.objects.get(), of=factories.gradient_template())
    shown = answer(client, asked, "2xy", "x^2 + q")
    assert "Component 2 of 2" in shown
    assert "<mark>q</mark>" in shown


def test_hints_come_one_by_one(client: Client, serving: Serving) -> None:
    assert "Hint" not in page(client, serving)
    first = send(client, "hint", serving)
    assert "Look at" in first
    assert "Power rule." not in first
    both = send(client, "hint", serving)
    assert "Power rule." in both
    assert "The worked solution begins" not in both
    all_of_them = send(client, "hint", serving)
    assert "The worked solution begins" in all_of_them
    assert "Another hint" not in all_of_them


def test_giving_up_shows_the_answer(client: Client, serving: Serving) -> None:
    assert "The answer" not in page(client, serving)
    assert "The answer" in send(client, "give_up", serving)


def test_a_finished_exercise_takes_no_answer_and_keeps_what_was_typed_out(
    client: Client, serving: Serving
) -> None:
    send(client, "give_up", serving)
    assert "no more answers are taken" in answer(client, serving, "2x")
    assert not Attempt.objects.exists()


def test_another_variant_is_another_page(client: Client) -> None:
    asked = factories.serving(User.objects.get(), of=factories.template())
    response = client.post(reverse("another", args=[asked.pk]))
    assert response["Location"] != reverse("exercise", args=[asked.pk])
    assert client.get(response["Location"]).status_code == 200


def test_a_finished_exercise_leads_to_the_next_of_its_topic(client: Client, serving: Serving) -> None:
    harder = factories.fixed_template(title="Harder", function="x^3", difficulty=3)
    as_hard = factories.fixed_template(title="Just as hard", function="x^4", difficulty=3)
    answer(client, serving, "2x")
    assert "Next: Harder" in page(client, serving)
    assert "Next: Harder" in answer(client, factories.serving(serving.student, of=as_hard), "4x^3")
    assert "Next: " not in answer(client, factories.serving(serving.student, of=harder), "3x^2")


def test_an_exercise_withdrawn_meanwhile_has_no_other_variant(client: Client) -> None:
    asked = factories.serving(User.objects.get(), of=factories.template(state="retired"))
    response = client.post(reverse("another", args=[asked.pk]))
    assert response["Location"] == reverse("topics")


def test_starting_again_resumes(client: Client, serving: Serving) -> None:
    slug = serving.variant.template.slug
    response = client.post(reverse("start", args=[slug]))
    assert response["Location"] == reverse("exercise", args=[serving.pk])


def test_an_exercise_begun_is_offered_to_go_on_with(client: Client, serving: Serving) -> None:
    assert "Go on where you were" not in client.get(reverse("topics")).content.decode()
    answer(client, serving, "3x")
    shown = client.get(reverse("topics")).content.decode()
    assert "Go on where you were" in shown
    assert reverse("exercise", args=[serving.pk]) in shown


def test_progress_counts_what_is_solved(client: Client, serving: Serving) -> None:
    answer(client, serving, "2x")
    shown = client.get(reverse("progress")).content.decode()
    assert "1 of 1 exercises solved." in shown


def test_limited_attempts_are_counted_down(client: Client) -> None:
    asked = factories.serving(User.objects.get(), of=factories.fixed_template(), attempts_allowed=2)
    assert "2 attempts left" in page(client, asked)
    assert "1 attempt left" in answer(client, asked, "3x")
    assert "1 attempt left" in answer(client, asked, "3x +")


def test_an_answer_that_waits_for_its_verdict_is_counted_too(client: Client) -> None:
    policy = {"attempts_allowed": 2, "grading_deferred": True}
    asked = factories.serving(User.objects.get(), of=factories.fixed_template(), **policy)
    assert "1 attempt left" in answer(client, asked, "3x")
    assert "0 attempts left" in answer(client, asked, "4x")
    assert "All your attempts at this exercise are used." in answer(client, asked, "5x")


def test_without_javascript_a_button_shows_how_the_text_is_read(client: Client, serving: Serving) -> None:
    shown = send(client, "preview", serving, answer="x^2")
    assert "We read" in shown
    assert "<msup>" in shown
    assert 'value="x^2"' in shown
    assert not Attempt.objects.exists()


def test_a_preview_for_htmx_is_the_preview_alone(client: Client, serving: Serving) -> None:
    response = client.post(reverse("preview", args=[serving.pk]), {"answer": "x^2"}, headers=HTMX)
    shown = response.content.decode()
    assert "<msup>" in shown
    assert "<html" not in shown


def test_an_answer_for_htmx_is_the_outcome_alone(client: Client, serving: Serving) -> None:
    response = client.post(reverse("answer", args=[serving.pk]), {"answer": "3x"}, headers=HTMX)
    shown = response.content.decode()
    assert 'id="outcome"' in shown
    assert "<html" not in shown


def test_a_part_of_a_page_is_refused_without_a_session(client: Client, serving: Serving) -> None:
    client.logout()
    response = client.post(reverse("preview", args=[serving.pk]), {"answer": "x"}, headers=HTMX)
    assert response.status_code == 401


def test_what_was_answered_is_read_again_when_the_page_is_opened(client: Client, serving: Serving) -> None:
    factories.attempt(serving, "x^3", verdict="incorrect", graded_at=serving.started_at)
    shown = page(client, serving)
    assert "<msup>" in shown[shown.index('id="preview"') : shown.index("Check</button>")]


@pytest.mark.parametrize(
    "hostile", ["<script>alert(1)</script>", '" autofocus onfocus="x', "\x00", "{{ request.user }}"]
)
def test_hostile_text_comes_back_as_text(client: Client, serving: Serving, hostile: str) -> None:
    shown = answer(client, serving, hostile)
    assert "<script>alert" not in shown
    assert 'onfocus="x' not in shown
    assert "kind-unreadable" in shown
