"""Grading what is stored: nothing left out, nothing done twice, every change logged."""

from datetime import UTC, datetime, timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from accounts.models import User
from exercises import authoring, issuing
from exercises.models import Attempt, Regrade, Serving, Template
from exercises.regrading import Selection, grade_stored
from grader import VERSION
from tests import factories

pytestmark = pytest.mark.django_db


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
    log = Regrade.objects.get(attempt=wrong)
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


FORESEEN = {"formula": "x^2 + 5", "message": "Where does the 5 come from?"}


def undiagnosed(student: User, *texts: str) -> Template:
    """The template of these wrong answers, graded before their author foresaw a formula."""
    template = factories.fixed_template(slug="squares")
    waiting(student, *texts, template=template)
    grade()
    template.wrong_formulas = [FORESEEN]
    return authoring.save(template)


def codes() -> list[list[str]]:
    found = Attempt.objects.order_by("pk").values_list("mistakes", flat=True)
    return [[mistake["code"] for mistake in mistakes] for mistakes in found]


def test_a_formula_foreseen_later_is_found_by_regrading(alice: User) -> None:
    undiagnosed(alice, "5 + x^2", "2x + y", "ln(x + 4)", "2x")
    assert codes() == [[], [], [], []]
    assert grade() == "graded 0 answers\n"
    told = grade("--regrade", "--dry-run")
    changed = Attempt.objects.get(texts=["5 + x^2"])
    said = f"alice, squares/1, answer {changed.pk}: incorrect (proved) -> incorrect (proved): own x^2 + 5"
    assert said in told.splitlines()
    assert "1 of 2 diagnoses alone changed" in told
    assert codes() == [[], [], [], []]
    assert said in grade("--regrade").splitlines()
    assert codes() == [["own"], [], [], []]
    assert grade("--regrade") == "graded 0 answers\n"


def test_a_changed_diagnosis_is_logged(alice: User) -> None:
    undiagnosed(alice, "5 + x^2", "ln(x + 4)")
    grade("--regrade")
    log = Regrade.objects.get()
    assert (log.attempt.texts, log.old_verdict, log.verdict) == (["5 + x^2"], "incorrect", "incorrect")
    assert (log.old_mistakes, [mistake["formula"] for mistake in log.mistakes]) == ([], ["x^2 + 5"])


def test_a_formula_taken_back_is_forgotten_by_regrading(alice: User) -> None:
    template = undiagnosed(alice, "5 + x^2")
    grade("--regrade")
    template.wrong_formulas = []
    authoring.save(template)
    assert "incorrect (proved): own x^2 + 5 -> incorrect (proved)\n" in grade("--regrade")
    assert codes() == [[]]


def test_another_message_is_no_other_diagnosis(alice: User) -> None:
    template = undiagnosed(alice, "5 + x^2")
    grade("--regrade")
    template.wrong_formulas = [{**FORESEEN, "message": "Five?"}]
    authoring.save(template)
    assert grade("--regrade") == "graded 1 answers: 1 incorrect\n"
    assert Attempt.objects.get().mistakes[0]["message"].strip() == "<p>Five?</p>"
    assert Regrade.objects.count() == 1


def test_a_regrade_that_breaks_off_is_completed_by_the_next(
    alice: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("exercises.regrading.CHUNK", 2)
    undiagnosed(alice, *["5 + x^2"] * 5)
    for _ in grade_stored(Selection(regrade=True).attempts(), jobs=1):
        break
    assert codes() == [["own"], ["own"], [], [], []]
    assert grade("--regrade").splitlines()[-1] == "graded 3 answers: 3 incorrect"
    assert codes() == [["own"]] * 5
    assert Regrade.objects.count() == 5
    assert grade("--regrade") == "graded 0 answers\n"


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
