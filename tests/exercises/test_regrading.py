"""Grading what is stored: nothing left out, nothing done twice, every change logged."""

from datetime import UTC, datetime, timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from accounts.models import User
from exercises import issuing
from exercises.models import Attempt, Regrade, Serving, Template
from grader import VERSION
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def alice() -> User:
    return factories.alice()


def waiting(student: User, *texts: str, template: Template | None = None) -> list[Attempt]:
    """Answers stored and not graded, all in one serving."""
    serving = factories.serving(student, of=template, grading_deferred=True)
    return [factories.attempt(serving, text) for text in texts]


def graded_before(student: User, text: str, **fields: object) -> Attempt:
    """An answer that an older grader gave a verdict."""
    stored = {
        "verdict": "incorrect",
        "proof": "proved",
        "grader_version": "0",
        "graded_at": timezone.now(),
        **fields,
    }
    return factories.attempt(factories.serving(student), text, **stored)


def grade(*arguments: str) -> str:
    out = StringIO()
    call_command("grade", "--jobs", "1", *arguments, stdout=out)
    return out.getvalue()


def verdicts() -> list[str]:
    return list(Attempt.objects.order_by("pk").values_list("verdict", flat=True))


def test_what_is_stored_gets_its_verdict(alice: User) -> None:
    waiting(alice, "3x", "2x +", "2x")
    assert grade() == "graded 3 answers: 1 incorrect, 1 unreadable, 1 correct\n"
    assert verdicts() == ["incorrect", "unreadable", "correct"]
    assert Serving.objects.get().finished_at is not None


def test_a_second_run_finds_nothing(alice: User) -> None:
    waiting(alice, "3x")
    grade()
    assert grade() == "graded 0 answers\n"


def test_a_dry_run_writes_nothing(alice: User) -> None:
    waiting(alice, "3x")
    assert grade("--dry-run") == "would grade 1 answers: 1 incorrect\n"
    assert verdicts() == [""]


def test_verdicts_of_another_version_are_left_alone_unless_asked_for(alice: User) -> None:
    graded_before(alice, "2x")
    assert grade() == "graded 0 answers\n"


def test_regrading_logs_what_changes_and_raises_the_version_of_all(alice: User) -> None:
    wrong, right = graded_before(alice, "2x"), graded_before(alice, "3x")
    told = grade("--regrade")
    assert (
        f"alice, {wrong.serving.variant.template.slug}/1, answer {wrong.pk}: incorrect (proved) -> correct"
        in told
    )
    assert "1 of 2 verdicts changed" in told
    log = Regrade.objects.get()
    assert (log.attempt, log.old_verdict, log.verdict) == (wrong, "incorrect", "correct")
    assert (log.old_version, log.version, log.decided_by) == ("0", VERSION, None)
    right.refresh_from_db()
    assert right.grader_version == VERSION
    assert grade("--regrade") == "graded 0 answers\n"


def test_a_dry_regrade_says_who_would_change_and_changes_nobody(alice: User) -> None:
    graded_before(alice, "2x")
    assert "incorrect (proved) -> correct" in grade("--regrade", "--dry-run")
    assert verdicts() == ["incorrect"]
    assert not Regrade.objects.exists()


def test_an_instructors_decision_is_never_regraded(alice: User) -> None:
    graded_before(alice, "2x", decided=True)
    assert grade("--regrade") == "graded 0 answers\n"


def test_a_regraded_solution_counts_although_the_key_was_seen_since(alice: User) -> None:
    attempt = graded_before(alice, "2x")
    issuing.give_up(attempt.serving)
    grade("--regrade")
    attempt.refresh_from_db()
    assert attempt.solves


@pytest.mark.parametrize(
    ("arguments", "count"),
    [
        (["--student", "alice"], 2),
        (["--student", "charlie"], 1),
        (["--class", "Analysis"], 2),
        (["--template", "squares"], 1),
        (["--student", "alice", "--template", "squares"], 1),
        (["--student", "charlie", "--template", "squares"], 0),
        (["--since", "2026-03-02"], 1),
        (["--since", "2026-03-01T12:00+00:00"], 2),
        (["--since", "2026-03-01"], 3),
    ],
)
def test_a_choice_narrows_what_is_graded(alice: User, arguments: list[str], count: int) -> None:
    charlie = factories.charlie()
    factories.school_class(factories.bob(), alice)
    made = [
        *waiting(alice, "3x", template=factories.fixed_template(slug="squares")),
        *waiting(alice, "3x", template=factories.fixed_template(slug="others")),
        *waiting(charlie, "3x", template=factories.fixed_template(slug="thirds")),
    ]
    start = datetime(2026, 3, 1, 6, tzinfo=UTC)
    for number, attempt in enumerate(made):
        Attempt.objects.filter(pk=attempt.pk).update(submitted_at=start + timedelta(hours=10 * number))
    assert grade(*arguments).startswith(f"graded {count} answers")


def test_a_class_is_named_by_its_code_too(alice: User) -> None:
    made = factories.school_class(factories.bob(), alice)
    waiting(alice, "3x")
    assert grade("--class", made.join_code.lower()).startswith("graded 1 answers")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--student", "nobody"], "there is no student nobody"),
        (["--template", "nothing"], "there is no template nothing"),
        (["--class", "nowhere"], "there is no class nowhere"),
        (["--since", "yesterday"], "--since is a date"),
        (["--since", "2026-02-31T10:00"], "--since: day"),
        (["--jobs", "0"], "--jobs is 1 or more"),
        (["--output", "x.csv"], "--output goes with --file only"),
        (["--file", "x.csv", "--regrade"], "--file goes with"),
    ],
)
def test_bad_input_is_refused(arguments: list[str], message: str) -> None:
    with pytest.raises(CommandError, match=message):
        grade(*arguments)


def test_two_classes_of_one_name_are_not_guessed_between(alice: User) -> None:
    bob = factories.bob()
    factories.school_class(bob, name="Twins")
    factories.school_class(bob, name="Twins")
    with pytest.raises(CommandError, match="two classes are called Twins"):
        grade("--class", "Twins")


def test_more_answers_than_a_chunk_are_all_graded_once(alice: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("exercises.regrading.CHUNK", 3)
    waiting(alice, *["3x"] * 7)
    assert grade() == "graded 7 answers: 7 incorrect\n"
