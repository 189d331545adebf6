"""The admin of answers, the queue and the log: read-only, scoped, and decided with a log."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from accounts.models import User
from exercises.models import Attempt, Regrade, Template
from tests import factories
from tests.exercises.conftest import logged_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("bobs_class")]

ANSWERS = "admin:exercises_attempt_changelist"
QUEUE = "admin:exercises_queuedattempt_changelist"
LOG = "admin:exercises_regrade_changelist"


@pytest.fixture
def stranger() -> Client:
    """The instructor of another class."""
    dora = factories.user("dora", is_staff=True)
    factories.school_class(dora, factories.charlie(), name="Doras")
    return logged_in(dora)


def answer(student: User, text: str = "2x", *, of: Template | None = None, **fields: object) -> Attempt:
    stored = {"verdict": "incorrect", "read_as": text, "graded_at": timezone.now(), "grader_version": "1"}
    return factories.attempt(factories.serving(student, of=of), text, **{**stored, **fields})


def undecided(student: User, *, of: Template | None = None) -> Attempt:
    return answer(student, of=of, verdict="undecided")


def listed(client: Client, listing: str, **query: str) -> list[Attempt]:
    return list(client.get(reverse(listing), query).context["cl"].result_list)


def test_instructors_see_the_answers_of_their_own_students(
    as_bob: Client, stranger: Client, alice: User
) -> None:
    made = answer(alice)
    assert listed(as_bob, ANSWERS) == [made]
    assert listed(stranger, ANSWERS) == []


@pytest.mark.parametrize("model", ["attempt", "queuedattempt"])
@pytest.mark.parametrize("view", ["change", "delete", "history"])
def test_the_answer_of_another_ones_student_is_not_there(
    stranger: Client, alice: User, model: str, view: str
) -> None:
    address = reverse(f"admin:exercises_{model}_{view}", args=[undecided(alice).pk])
    assert stranger.get(address).status_code in {403, 404}


def test_an_answer_is_shown_with_question_key_and_counterexample(as_bob: Client, alice: User) -> None:
    made = answer(alice, "3x", counterexample={"point": [["x", "1"]], "answer": "3", "expected": "2"})
    content = as_bob.get(reverse("admin:exercises_attempt_change", args=[made.pk])).content.decode()
    for shown in ("Differentiate", "<code>3x</code>", "<code>2x</code>", "x = 1", "incorrect"):
        assert shown in content


def test_an_answer_cannot_be_changed_added_or_deleted(as_bob: Client, alice: User) -> None:
    made = answer(alice)
    assert as_bob.post(reverse("admin:exercises_attempt_change", args=[made.pk])).status_code == 403
    assert as_bob.post(reverse("admin:exercises_attempt_delete", args=[made.pk])).status_code == 403
    assert as_bob.get(reverse("admin:exercises_attempt_add")).status_code == 403


def test_hostile_text_is_shown_as_text(as_bob: Client, alice: User) -> None:
    made = answer(alice, "<script>alert(1)</script>", read_as="")
    for address in (reverse(ANSWERS), reverse("admin:exercises_attempt_change", args=[made.pk])):
        content = as_bob.get(address).content.decode()
        assert "<script>alert(1)" not in content
        assert "&lt;script&gt;" in content


def test_answers_are_filtered_by_class_topic_verdict_and_mistake(
    as_bob: Client, bob: User, alice: User
) -> None:
    charlie = factories.charlie()
    other_class = factories.school_class(bob, charlie, name="Second")
    chain = factories.topic(slug="chain-rule", title="Chain rule")
    first = answer(alice, mistakes=[{"code": "not-substituted", "where": "g"}])
    second = answer(charlie, of=factories.fixed_template(topic=chain), verdict="unreadable")
    waiting = answer(alice, verdict="", graded_at=None)
    assert listed(as_bob, ANSWERS, **{"class": str(other_class.pk)}) == [second]
    assert listed(as_bob, ANSWERS, topic="chain-rule") == [second]
    assert listed(as_bob, ANSWERS, verdict="incorrect") == [first]
    assert listed(as_bob, ANSWERS, verdict="not-graded") == [waiting]
    assert listed(as_bob, ANSWERS, mistake="not-substituted") == [first]
    assert listed(as_bob, ANSWERS, mistake="reads-otherwise") == []


def test_a_class_of_another_instructor_finds_nothing_and_is_not_named(
    as_bob: Client, stranger: Client, bob: User, alice: User
) -> None:
    answer(alice)
    own = bob.taught_classes.get()
    assert listed(stranger, ANSWERS, **{"class": str(own.pk)}) == []
    assert "Bobs" not in stranger.get(reverse(ANSWERS)).content.decode()


@pytest.mark.parametrize("query", ["alice", "2x", "square"])
def test_answers_are_found_by_student_text_and_exercise(as_bob: Client, alice: User, query: str) -> None:
    made = answer(alice, of=factories.fixed_template(slug="square"))
    answer(alice, "other", of=factories.fixed_template(slug="cube"), read_as="other")
    assert made in listed(as_bob, ANSWERS, q=query)
    assert listed(as_bob, ANSWERS, q="nothing like it") == []


def test_the_queue_holds_what_waits_for_a_decision(as_bob: Client, alice: User) -> None:
    waiting = [undecided(alice), answer(alice, verdict="correct", proof="agreed", credit=1.0)]
    answer(alice)
    assert set(listed(as_bob, QUEUE)) == set(waiting)


@pytest.mark.parametrize(("action", "verdict"), [("accept", "correct"), ("reject", "incorrect")])
def test_a_decision_settles_all_written_alike(as_bob: Client, alice: User, action: str, verdict: str) -> None:
    template = factories.fixed_template()
    first, second = undecided(alice, of=template), undecided(alice, of=template)
    chosen = {"action": action, "_selected_action": [first.pk]}
    content = as_bob.post(reverse(QUEUE), chosen, follow=True).content.decode()
    assert f"2 answers {action}ed." in content
    assert set(Attempt.objects.values_list("verdict", flat=True)) == {verdict}
    assert listed(as_bob, QUEUE) == []
    assert set(listed(as_bob, QUEUE, decided="yes")) == {first, second}


def test_an_answer_is_decided_from_its_own_page(as_bob: Client, alice: User) -> None:
    made = undecided(alice)
    page = reverse("admin:exercises_queuedattempt_change", args=[made.pk])
    decide = reverse("admin:exercises_queuedattempt_decide", args=[made.pk])
    assert f'formaction="{decide}"' in as_bob.get(page).content.decode()
    assert as_bob.get(decide).status_code == 405
    assert as_bob.post(decide, {"decision": "maybe"}).status_code == 400
    assert as_bob.post(decide, {"decision": "accept"}).status_code == 302
    made.refresh_from_db()
    assert made.verdict == "correct"


def test_another_instructor_cannot_decide(stranger: Client, alice: User) -> None:
    made = undecided(alice)
    decide = reverse("admin:exercises_queuedattempt_decide", args=[made.pk])
    assert stranger.post(decide, {"decision": "accept"}).status_code == 404
    stranger.post(reverse(QUEUE), {"action": "accept", "_selected_action": [made.pk]})
    made.refresh_from_db()
    assert made.verdict == "undecided"


def test_a_student_cannot_decide(alice: User) -> None:
    made = undecided(alice)
    decide = reverse("admin:exercises_queuedattempt_decide", args=[made.pk])
    assert logged_in(alice).post(decide, {"decision": "accept"}).status_code == 302
    made.refresh_from_db()
    assert made.verdict == "undecided"


def test_the_log_tells_who_changed_what(as_bob: Client, stranger: Client, bob: User, alice: User) -> None:
    made = undecided(alice)
    as_bob.post(reverse("admin:exercises_queuedattempt_decide", args=[made.pk]), {"decision": "accept"})
    content = as_bob.get(reverse(LOG)).content.decode()
    for shown in ("alice", "undecided", "correct", "bob"):
        assert shown in content
    log = Regrade.objects.get()
    assert stranger.get(reverse(LOG)).context["cl"].result_count == 0
    assert stranger.get(reverse("admin:exercises_regrade_change", args=[log.pk])).status_code == 404
    assert as_bob.get(reverse("admin:exercises_regrade_change", args=[log.pk])).status_code == 200


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize("listing", [ANSWERS, QUEUE, LOG])
def test_the_number_of_queries_of_a_list_does_not_grow(
    as_bob: Client,
    alice: User,
    rows: int,
    listing: str,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    for _ in range(rows):
        Regrade.objects.create(attempt=undecided(alice), verdict="undecided")
    with django_assert_max_num_queries(8):
        assert len(listed(as_bob, listing)) == rows
