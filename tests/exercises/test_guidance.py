"""Hints about the mistake found in the last answer, one level at a time."""

import pytest

from accounts.models import User
from exercises import grading, guidance, issuing
from exercises.grading import Typed
from exercises.guidance import Hint
from exercises.issuing import Policy
from exercises.models import Attempt, Serving
from grader import BEGIN_WITH, HINTS, LOOK_AT_WHOLE, SEVERAL, Mistake
from tests import factories

pytestmark = pytest.mark.django_db


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


def texts(hint: Hint) -> str:
    return " ".join(paragraph.text for paragraph in hint.paragraphs)


def opened(serving: Serving, *, most: int = 9) -> list[str]:
    """All hints there are, in the order in which they come."""
    shown = []
    for _ in range(most):
        if not issuing.help_for(serving).has_more:
            break
        before = issuing.help_for(serving).hints
        issuing.next_hint(serving)
        (new,) = [hint for hint in issuing.help_for(serving).hints if hint not in before]
        shown.append(texts(new))
    return shown


def asking(alice: User, function: str, **fields: object) -> Serving:
    made = {"function": function, "statement": "Differentiate $[[function]]$.", **fields}
    return issuing.start(alice, template=factories.fixed_template(**made))


def test_hints_come_level_by_level_and_the_authors_after_them(serving: Serving) -> None:
    answered(serving, "2x^2")
    shown = opened(serving)
    assert shown[0] == LOOK_AT_WHOLE
    assert shown[1] == HINTS[Mistake.POWER_KEPT_EXPONENT][0].sentence
    assert shown[2].startswith("The exponent of <math")
    assert "Think of a line." in shown[3]
    assert len(shown) == 4


def test_the_place_is_marked_in_the_function(alice: User) -> None:
    serving = asking(alice, "x + sin(3*x^2)")
    answered(serving, "1 + cos(3x^2)")
    issuing.next_hint(serving)
    ((paragraph,),) = (hint.paragraphs for hint in issuing.help_for(serving).hints)
    assert paragraph.text.startswith("Look once more at <math")
    assert paragraph.text.endswith("</math>, marked here.")
    (formula,) = paragraph.formulas
    assert 'class="marked"><mn>3</mn>' in formula
    assert "marked: 3 times x squared, end of mark" in formula


def test_a_place_in_an_inner_function_is_marked_there(alice: User) -> None:
    fields = {"task": "multichain", "inner": {"g": "sin(3*x)", "h": "x^2"}, "wrt": ["x"]}
    serving = asking(alice, "g^2*h + h", **fields)
    answered(serving, "2gh*cos(3x) + (g^2 + 1)*2x")
    place, *_ = (hint.paragraphs[0] for hint in guidance.diagnosed(serving.attempts.last()).hints)
    assert ["marked" in formula for formula in place.formulas] == [False, True, False]


def test_the_fourth_level_works_the_step_out(alice: User) -> None:
    serving = asking(alice, "x + sin(3*x^2)")
    answered(serving, "1 + cos(3x^2)")
    hints = guidance.diagnosed(serving.attempts.last()).hints
    assert len(hints) == 4
    (step,) = hints[3].paragraphs
    assert step.text == "Outer derivative at the inner function, times inner derivative"
    (formula,) = step.formulas
    assert formula.count("<mo>=</mo>") == 3


def test_a_step_that_would_be_the_answer_is_kept_back_and_that_is_said(serving: Serving) -> None:
    answered(serving, "2x^2")
    for _ in range(3):
        assert not issuing.help_for(serving).is_kept_back
        issuing.next_hint(serving)
    given = issuing.help_for(serving)
    assert given.is_kept_back
    assert "worked solution" in given.why_kept_back


def test_what_may_as_well_be_the_case_is_said_with_or(alice: User) -> None:
    serving = asking(alice, "x*cos(x)")
    answered(serving, "cos x + x sin x")
    _, rules, said, *_ = guidance.diagnosed(serving.attempts.last()).hints
    assert [paragraph.text.startswith("Or, ") for paragraph in rules.paragraphs] == [False, True]
    assert [paragraph.text.startswith("Or, ") for paragraph in said.paragraphs] == [False, True]
    assert "Check the sign" in said.paragraphs[1].text


def test_of_two_mistakes_made_together_one_is_told(alice: User) -> None:
    serving = asking(alice, "sin(3*x^2) + x^2*e^x")
    answered(serving, "cos(3x^2) + 2x e^x")
    place, rules, *_ = guidance.diagnosed(serving.attempts.last()).hints
    assert [paragraph.text == SEVERAL for paragraph in place.paragraphs] == [True, False]
    assert len(rules.paragraphs) == 1


def test_a_hint_about_a_component_names_it(alice: User) -> None:
    serving = issuing.start(alice, template=factories.gradient_template())
    attempt = grading.submit(serving, Typed(("2xy", "x^2")), idempotency_key="1")
    assert isinstance(attempt, Attempt)
    place, *_ = guidance.diagnosed(attempt).hints
    assert place.paragraphs[0].text == "This is about component 2."


def test_a_mistake_stored_by_an_older_grader_is_still_shown(alice: User) -> None:
    serving = asking(alice, "x + sin(3*x^2)")
    stored = [{"code": "chain-missing-inner", "where": "3x^2"}]
    attempt = factories.attempt(serving, "1", verdict="incorrect", mistakes=stored)
    place, *_ = guidance.diagnosed(attempt).hints
    assert "marked: 3 times x squared" in place.paragraphs[0].formulas[0]


def test_without_a_diagnosis_the_authors_hints_come_at_once_and_then_a_beginning(serving: Serving) -> None:
    answered(serving, "ln(x + 4)")
    assert opened(serving) == ["<p>Think of a line.</p>\n", f"{BEGIN_WITH} Power rule"]


def test_a_beginning_has_formulas_unless_they_are_the_answer(alice: User) -> None:
    longer, short = asking(alice, "x^3 + sin(x^2)"), asking(alice, "x^3 + 4*x")
    steps = [[hint.paragraphs[1] for hint in guidance.beginnings(one)] for one in (longer, short)]
    assert [[len(step.formulas) for step in found] for found in steps] == [[1, 1], [0]]


def test_another_wrong_answer_starts_its_hints_anew(serving: Serving) -> None:
    answered(serving, "2x^2")
    issuing.next_hint(serving)
    answered(serving, "x", key="form-2")
    assert issuing.help_for(serving).hints == ()


def test_a_right_answer_has_no_hints(serving: Serving) -> None:
    assert guidance.diagnosed(answered(serving, "2x")).hints == ()


def test_where_hints_are_not_allowed_none_come(alice: User) -> None:
    policy = Policy(hints_allowed=False)
    serving = issuing.start(alice, template=factories.fixed_template(), policy=policy)
    answered(serving, "2x^2")
    issuing.next_hint(serving)
    given = issuing.help_for(serving)
    assert (given.hints, given.has_more) == ((), False)
