"""An instructor's decisions: they settle what is written alike, are logged, and stand."""

import pytest

from accounts.models import User
from exercises import settling
from exercises.models import Attempt, Regrade, Serving, Template
from exercises.recording import Graded, record
from grader import VERSION, Outcome, Proof, Verdict
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("bobs_class")]

AGREED = {"verdict": "correct", "proof": "agreed", "credit": 1.0, "read_as": "2*x"}
UNDECIDED = {"verdict": "undecided", "read_as": "2*x"}


@pytest.fixture
def template() -> Template:
    return factories.fixed_template()


def answered(student: User, template: Template, **fields: object) -> Attempt:
    """A graded answer of the student in a serving of its own."""
    serving = factories.serving(student, of=template)
    graded_at = serving.started_at
    return factories.attempt(serving, "2x", **{"graded_at": graded_at, "grader_version": VERSION, **fields})


def test_the_queue_holds_undecided_agreed_and_stuck_answers(alice: User, template: Template) -> None:
    waiting = {
        answered(alice, template, **UNDECIDED),
        answered(alice, template, **AGREED),
        answered(alice, template, graded_at=None, failures=3),
    }
    answered(alice, template, verdict="correct", proof="identical", credit=1.0)
    answered(alice, template, verdict="incorrect")
    answered(alice, template, graded_at=None, failures=2)
    answered(alice, template, **UNDECIDED, decided=True)
    assert set(Attempt.objects.queued()) == waiting


@pytest.mark.parametrize(("accept", "verdict", "credit"), [(True, "correct", 1.0), (False, "incorrect", 0.0)])
def test_a_decision_sets_the_verdict_and_leaves_the_queue(
    alice: User, bob: User, template: Template, *, accept: bool, verdict: str, credit: float
) -> None:
    attempt = answered(alice, template, **UNDECIDED)
    assert settling.settle(attempt, accept=accept, by=bob) == [attempt]
    attempt.refresh_from_db()
    assert (attempt.verdict, attempt.credit, attempt.decided) == (verdict, credit, True)
    assert not Attempt.objects.queued().exists()


def test_a_decision_is_logged_with_who_made_it(alice: User, bob: User, template: Template) -> None:
    attempt = answered(alice, template, **AGREED)
    settling.settle(attempt, accept=False, by=bob)
    log = Regrade.objects.get()
    assert (log.attempt, log.decided_by, log.settled_with) == (attempt, bob, None)
    assert (log.old_verdict, log.old_proof, log.verdict) == ("correct", "agreed", "incorrect")


def test_answers_written_alike_are_settled_along(bob: User, alice: User, template: Template) -> None:
    charlie = factories.charlie()
    factories.school_class(bob, charlie, name="Algebra")
    first, alike = answered(alice, template, **UNDECIDED), answered(charlie, template, **UNDECIDED)
    other_text = answered(alice, template, verdict="undecided", read_as="x + x")
    other_question = answered(alice, factories.fixed_template(function="x^2 + 1"), **UNDECIDED)
    proved = answered(alice, template, verdict="correct", proof="identical", credit=1.0, read_as="2*x")
    assert set(settling.settle(first, accept=True, by=bob)) == {first, alike}
    assert Regrade.objects.get(attempt=alike).settled_with == first
    for untouched in (other_text, other_question, proved):
        untouched.refresh_from_db()
        assert not untouched.decided


def test_answers_never_graded_are_alike_if_they_were_typed_alike(
    bob: User, alice: User, template: Template
) -> None:
    stuck = {"verdict": "", "graded_at": None, "failures": 3}
    first, alike = answered(alice, template, **stuck), answered(alice, template, **stuck)
    other = factories.attempt(factories.serving(alice, of=template), "3x", failures=3)
    assert set(settling.settle(first, accept=False, by=bob)) == {first, alike}
    other.refresh_from_db()
    assert not other.decided


def test_students_of_other_instructors_are_not_settled_along(
    bob: User, alice: User, template: Template
) -> None:
    other = answered(factories.charlie(), template, **UNDECIDED)
    settling.settle(answered(alice, template, **UNDECIDED), accept=True, by=bob)
    other.refresh_from_db()
    assert not other.decided


def test_an_instructor_cannot_settle_another_ones_student(bob: User, template: Template) -> None:
    attempt = answered(factories.charlie(), template, **UNDECIDED)
    assert settling.settle(attempt, accept=True, by=bob) == []
    assert not Regrade.objects.exists()


def test_what_grading_has_decided_cannot_be_overruled(bob: User, alice: User, template: Template) -> None:
    attempt = answered(alice, template, verdict="incorrect", read_as="3*x")
    assert settling.settle(attempt, accept=True, by=bob) == []


def test_an_instructor_may_decide_again(bob: User, alice: User, template: Template) -> None:
    attempt = answered(alice, template, **UNDECIDED)
    settling.settle(attempt, accept=True, by=bob)
    settling.settle(attempt, accept=False, by=bob)
    attempt.refresh_from_db()
    assert attempt.verdict == "incorrect"
    assert Regrade.objects.count() == 2


def test_accepting_finishes_the_serving(bob: User, alice: User, template: Template) -> None:
    attempt = answered(alice, template, **UNDECIDED)
    settling.settle(attempt, accept=True, by=bob)
    assert Serving.objects.get(pk=attempt.serving_id).finished_at is not None


def test_a_decision_stands_for_later_answers_of_the_same_instructors_students(
    bob: User, alice: User, template: Template
) -> None:
    first = answered(alice, template, **UNDECIDED)
    settling.settle(first, accept=True, by=bob)
    later = factories.attempt(factories.serving(alice, of=template), "2x")
    stranger = factories.attempt(factories.serving(factories.charlie(), of=template), "2x")
    outcome = Outcome(Verdict.UNDECIDED, VERSION, read_as="2*x")
    record([Graded(later, outcome), Graded(stranger, outcome)])
    later.refresh_from_db()
    stranger.refresh_from_db()
    assert (later.verdict, later.decided) == ("correct", True)
    assert Regrade.objects.get(attempt=later).settled_with == first
    assert (stranger.verdict, stranger.decided) == ("undecided", False)


def test_a_proof_needs_no_decision(bob: User, alice: User, template: Template) -> None:
    settling.settle(answered(alice, template, **UNDECIDED), accept=False, by=bob)
    later = factories.attempt(factories.serving(alice, of=template), "2x")
    record([Graded(later, Outcome(Verdict.CORRECT, VERSION, Proof.PROVED, 1.0, read_as="2*x"))])
    later.refresh_from_db()
    assert (later.verdict, later.decided) == ("correct", False)
