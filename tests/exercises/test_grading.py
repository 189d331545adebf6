"""From a submitted answer to a verdict on record."""

from typing import Any

import pytest

from accounts.models import User
from exercises import grading, issuing
from exercises.grading import Refusal, Typed
from exercises.issuing import Policy
from exercises.models import Attempt, Serving, Template
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def serving(alice: User) -> Serving:
    """x^2 to be differentiated, as often as Alice likes."""
    return issuing.start(alice, template=factories.fixed_template())


def submit(serving: Serving, *texts: str, key: str = "form-1", format: str = "auto") -> Attempt:  # noqa: A002
    attempt = grading.submit(serving, Typed(texts, format), idempotency_key=key)
    assert isinstance(attempt, Attempt)
    return attempt


def started(alice: User, template: Template, **policy: Any) -> Serving:  # noqa: ANN401 - a policy's fields
    return issuing.start(alice, template=template, policy=Policy(**policy))


def is_charged(attempt: Attempt) -> bool:
    return Attempt.objects.charged().contains(attempt)


def test_a_right_answer_is_correct_and_finishes_the_serving(serving: Serving) -> None:
    attempt = submit(serving, "2x")
    assert (attempt.verdict, attempt.credit, attempt.read_as) == ("correct", 1.0, "2x")
    serving.refresh_from_db()
    assert not serving.is_open
    assert issuing.may_see_key(serving)


def test_what_was_typed_is_kept_as_typed(serving: Serving) -> None:
    attempt = submit(serving, "  f'(x) =  2·x ")
    assert attempt.texts == ["  f'(x) =  2·x "]
    assert attempt.read_as == "2x"


def test_a_wrong_answer_is_incorrect_with_its_counterexample(serving: Serving) -> None:
    attempt = submit(serving, "3x")
    assert (attempt.verdict, attempt.credit, is_charged(attempt)) == ("incorrect", 0.0, True)
    assert attempt.counterexample is not None
    assert attempt.counterexample["point"][0][0] == "x"
    serving.refresh_from_db()
    assert serving.is_open


@pytest.mark.parametrize(
    ("text", "verdict"),
    [("2x +", "unreadable"), ("", "unreadable"), ("2y", "unreadable"), ("2x^2/x", "correct")],
)
def test_what_cannot_be_read_costs_nothing(serving: Serving, text: str, verdict: str) -> None:
    attempt = submit(serving, text)
    assert attempt.verdict == verdict
    assert is_charged(attempt) is (verdict == "correct")


def test_a_complaint_is_kept_with_its_place(serving: Serving) -> None:
    complaint = submit(serving, "2x + y").complaint
    assert complaint is not None
    assert (complaint["code"], complaint["component"]) == ("unknown-name", 0)
    assert "2x + y"[complaint["start"] : complaint["end"]] == "y"


def test_another_reading_that_is_right_is_ambiguous_and_both_are_kept(alice: User) -> None:
    serving = started(alice, factories.fixed_template(function="ln(x)/2", conditions=["x > 0"]))
    attempt = submit(serving, "1/2x")
    assert attempt.verdict == "ambiguous"
    assert len(attempt.readings) == 2
    assert not is_charged(attempt)


def test_a_form_asked_for_is_asked_again_at_no_cost(alice: User) -> None:
    serving = started(alice, factories.fixed_template(form="simplified"))
    attempt = submit(serving, "x + x")
    assert (attempt.verdict, attempt.credit, is_charged(attempt)) == ("wrong-form", 0.0, False)


@pytest.mark.parametrize(("policy", "credit"), [("refuse", 0.0), ("accept", 1.0)])
def test_a_narrower_answer_is_credited_as_the_template_says(alice: User, policy: str, credit: float) -> None:
    template = factories.fixed_template(function="x^3/3", narrower=policy)
    attempt = submit(started(alice, template), "sqrt(x)^4")
    assert (attempt.verdict, attempt.credit) == ("narrower", credit)


def test_the_same_key_is_the_same_attempt(serving: Serving) -> None:
    assert submit(serving, "3x") == submit(serving, "3x")
    assert Attempt.objects.count() == 1


def test_the_first_text_of_a_key_stays(serving: Serving) -> None:
    submit(serving, "3x")
    assert submit(serving, "2x").texts == ["3x"]


def test_a_repeated_form_still_finds_its_attempt_after_the_serving_is_finished(serving: Serving) -> None:
    assert submit(serving, "2x") == submit(serving, "2x")


def test_no_answer_is_taken_after_the_end(serving: Serving) -> None:
    issuing.give_up(serving)
    assert grading.submit(serving, Typed(("2x",)), idempotency_key="late") is Refusal.FINISHED
    assert Attempt.objects.count() == 0


def test_attempts_allowed_are_used_by_charged_answers_only(alice: User) -> None:
    serving = started(alice, factories.fixed_template(), attempts_allowed=2)
    for number, text in enumerate(["2x +", "3x", "y"]):
        submit(serving, text, key=f"form-{number}")
    assert serving.attempts.charged().count() == 1
    submit(serving, "4x", key="last")
    serving.refresh_from_db()
    assert not serving.is_open
    assert issuing.may_see_key(serving)
    assert grading.submit(serving, Typed(("2x",)), idempotency_key="late") is Refusal.FINISHED


def test_answers_that_wait_for_a_verdict_hold_their_place(alice: User) -> None:
    serving = started(alice, factories.fixed_template(), attempts_allowed=1, grading_deferred=True)
    waiting = submit(serving, "3x")
    assert not waiting.is_graded
    assert not is_charged(waiting)
    assert grading.submit(serving, Typed(("2x",)), idempotency_key="next") is Refusal.ATTEMPTS_USED


def test_a_repeated_form_grades_what_a_crash_left_ungraded(serving: Serving) -> None:
    left = factories.attempt(serving, "2x", idempotency_key="form-1")
    assert submit(serving, "2x").pk == left.pk
    left.refresh_from_db()
    assert left.verdict == "correct"


def test_an_answer_typed_in_fields_is_one_vector(alice: User) -> None:
    attempt = submit(started(alice, factories.gradient_template()), "2xy", "x^2 + 1")
    assert (attempt.verdict, attempt.texts) == ("correct", ["2xy", "x^2 + 1"])
    assert [component["verdict"] for component in attempt.components] == ["correct", "correct"]


def test_an_answer_typed_in_one_field_may_be_a_whole_vector(alice: User) -> None:
    assert submit(started(alice, factories.gradient_template()), "[2xy, x^2 + 1]").verdict == "correct"


def test_each_field_has_a_verdict_and_credit(alice: User) -> None:
    attempt = submit(started(alice, factories.gradient_template()), "2xy", "x^2")
    assert attempt.verdict == "incorrect"
    assert [component["verdict"] for component in attempt.components] == ["correct", "incorrect"]


@pytest.mark.parametrize(
    ("texts", "component", "marked"),
    [
        (("2xy", "x^2 + z"), 1, "z"),
        (("2xy +", "x^2 + 1"), 0, "+"),
        (("(2xy", "x^2 + 1)"), 0, "("),
        (("2xy, 1", "x^2"), 0, ","),
        (("2xy", ""), 1, ""),
        (("[2xy", "1]"), 0, "["),
        (("1/0", "x^2"), 0, None),
        (("2xy", "x/(1-1)"), 1, None),
    ],
)
def test_a_complaint_points_into_the_field_it_is_about(
    alice: User, texts: tuple[str, ...], component: int, marked: str | None
) -> None:
    attempt = submit(started(alice, factories.gradient_template()), *texts)
    complaint = attempt.complaint
    assert complaint is not None
    assert attempt.verdict == "unreadable"
    assert complaint["component"] == component
    assert 0 <= complaint["start"] <= complaint["end"] <= len(texts[component])
    if marked is not None:
        assert texts[component][complaint["start"] : complaint["end"]] == marked


def test_a_matrix_is_typed_row_by_row(alice: User) -> None:
    template = factories.gradient_template(task="hessian")
    assert submit(started(alice, template), "2y", "2x", "2x", "0").verdict == "correct"


@pytest.mark.parametrize("texts", [("1", "2", "3"), ()])
def test_a_wrong_number_of_fields_is_no_answer(alice: User, texts: tuple[str, ...]) -> None:
    attempt = submit(started(alice, factories.gradient_template()), *texts)
    assert attempt.verdict == "unreadable"


@pytest.mark.parametrize(
    "text",
    ["x" * 1_000_000, "2x\0", "\ud83d\ude00".encode("utf-16", "surrogatepass").decode("utf-16"), "(" * 1999],
)
def test_no_text_stops_an_answer_from_being_taken(serving: Serving, text: str) -> None:
    attempt = submit(serving, text)
    assert attempt.verdict == "unreadable"
    assert len(attempt.texts[0]) <= 2000


def test_an_unknown_format_is_none(serving: Serving) -> None:
    assert submit(serving, "2x", format="<script>").format == "auto"


def test_latex_is_read_as_latex(serving: Serving) -> None:
    assert submit(serving, r"\frac{4x}{2}", format="latex").verdict == "correct"
