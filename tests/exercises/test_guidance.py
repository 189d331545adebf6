"""Hints about the mistake found in the last answer, one level at a time."""

import pytest

from accounts.models import User
from exercises import grading, guidance, issuing
from exercises.grading import Typed
from exercises.issuing import Policy
from exercises.models import Attempt, Serving
from grader import HINTS, Mistake
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def alice() -> User:
    return factories.alice()


@pytest.fixture
def serving(alice: User) -> Serving:
    return issuing.start(alice, template=factories.fixed_template(hints=["Think of a line."]))


def answered(serving: Serving, text: str, *, key: str = "form-1") -> Attempt:
    attempt = grading.submit(serving, Typed((text,)), idempotency_key=key)
    assert isinstance(attempt, Attempt)
    return attempt


def test_an_attempt_keeps_its_mistakes_with_their_places(serving: Serving) -> None:
    attempt = answered(serving, "2x^2")
    attempt.refresh_from_db()
    assert attempt.mistakes == [
        {"code": "power-kept-exponent", "where": "x^2", "path": [0], "component": 0, "is_joint": False}
    ]


def test_hints_come_level_by_level_and_the_authors_after_them(serving: Serving) -> None:
    answered(serving, "2x^2")
    shown = []
    for _ in range(4):
        assert issuing.has_more_hints(serving)
        issuing.next_hint(serving)
        shown.append(issuing.hints(serving)[-1])
    assert shown[0].startswith("Look at <math")
    assert shown[1] == HINTS[Mistake.POWER_KEPT_EXPONENT][0]
    assert shown[2].startswith("The exponent of <math")
    assert "Think of a line." in shown[3]
    assert not issuing.has_more_hints(serving)


def test_without_a_diagnosis_the_authors_hints_come_at_once(serving: Serving) -> None:
    answered(serving, "ln(x + 4)")
    issuing.next_hint(serving)
    (hint,) = issuing.hints(serving)
    assert "Think of a line." in hint


def test_another_wrong_answer_starts_its_hints_anew(serving: Serving) -> None:
    answered(serving, "2x^2")
    issuing.next_hint(serving)
    answered(serving, "x", key="form-2")
    assert issuing.hints(serving) == ()


def test_a_right_answer_has_no_hints(serving: Serving) -> None:
    assert guidance.hints(answered(serving, "2x")) == ()


def test_where_hints_are_not_allowed_none_come(alice: User) -> None:
    policy = Policy(hints_allowed=False)
    serving = issuing.start(alice, template=factories.fixed_template(), policy=policy)
    answered(serving, "2x^2")
    issuing.next_hint(serving)
    assert (issuing.hints(serving), issuing.has_more_hints(serving)) == ((), False)
