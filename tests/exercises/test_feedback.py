"""What a page says of an attempt."""

import pytest

from accounts.models import User
from exercises import grading, issuing
from exercises.feedback import Feedback, feedback
from exercises.grading import Typed
from exercises.issuing import Policy
from exercises.models import Attempt, Serving
from exercises.previewing import preview
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def serving(alice: User) -> Serving:
    return issuing.start(alice, template=factories.fixed_template())


def told(serving: Serving, *texts: str, key: str = "form-1") -> Feedback:
    attempt = grading.submit(serving, Typed(texts), idempotency_key=key)
    assert isinstance(attempt, Attempt)
    return feedback(attempt)


def test_a_right_answer_is_said_to_be_right_and_shown_as_read(serving: Serving) -> None:
    said = told(serving, "2x")
    assert (said.kind, said.headline) == ("correct", "Correct.")
    assert said.read_as is not None
    assert (said.read_as.text, said.read_as.speech) == ("2x", "2 x")
    assert said.read_as.mathml.startswith("<math")


def test_a_complaint_marks_its_place_and_costs_nothing(serving: Serving) -> None:
    said = told(serving, "2x + y")
    assert said.kind == "unreadable"
    assert said.place is not None
    assert (said.place.before, said.place.marked, said.place.after) == ("2x + ", "y", "")
    assert "y" in said.complaint
    assert "cost you nothing" in said.advice


def test_a_number_shows_the_formula_wrong_from_the_second_wrong_answer_on(serving: Serving) -> None:
    assert told(serving, "3x", key="1").fact == ""
    said = told(serving, "4x", key="2")
    assert said.fact == "At x = 2 the right value is 4, but your formula gives 8."


@pytest.mark.parametrize(
    ("fields", "texts", "fact"),
    [
        (
            {},
            ("2xy", "x^2"),
            "In component 2, at x = 2, y = 1, the right value is 5, but your formula gives 4.",
        ),
        (
            {"task": "hessian"},
            ("2y", "2x", "x", "0"),
            "In row 2, column 1, at x = 2, y = 1, the right value is 4, but your formula gives 2.",
        ),
        (
            {},
            ("2xy", "ln(-x^2)"),
            "In component 2, at x = 2, y = 1, the right value is 5, but your formula is undefined there.",
        ),
    ],
)
def test_a_number_about_a_component_names_it(
    alice: User, fields: dict[str, object], texts: tuple[str, ...], fact: str
) -> None:
    serving = issuing.start(alice, template=factories.gradient_template(**fields))
    told(serving, *texts, key="1")
    assert told(serving, *texts, key="2").fact == fact


def test_a_rounded_number_is_said_to_be_about(alice: User) -> None:
    serving = issuing.start(alice, template=factories.fixed_template(function="e^x"))
    told(serving, "x", key="1")
    assert told(serving, "x/3", key="2").fact == (
        "At x = 2 the right value is about 7.39, but your formula gives about 0.667."
    )


def test_an_unreadable_answer_between_does_not_count_as_wrong(serving: Serving) -> None:
    told(serving, "3x", key="1")
    told(serving, "3x +", key="2")
    assert told(serving, "((", key="3").fact == ""


def test_a_policy_without_hints_tells_no_numbers(alice: User) -> None:
    serving = issuing.start(alice, template=factories.fixed_template(), policy=Policy(hints_allowed=False))
    told(serving, "3x", key="1")
    assert told(serving, "4x", key="2").fact == ""


def test_both_readings_are_shown_in_an_order_that_does_not_tell(alice: User) -> None:
    serving = issuing.start(
        alice, template=factories.fixed_template(function="ln(x)/2", conditions=["x > 0"])
    )
    said = told(serving, "1/2x")
    assert [formula.mathml.startswith("<math") for formula in said.readings] == [True, True]


def test_what_waits_for_grading_says_so(serving: Serving) -> None:
    said = feedback(factories.attempt(serving, "2x"))
    assert (said.kind, said.headline) == ("not-graded", "Your answer is being graded.")


def test_every_field_of_a_vector_has_its_verdict(alice: User) -> None:
    serving = issuing.start(alice, template=factories.gradient_template())
    assert told(serving, "2xy", "x").components == ("correct", "incorrect")


@pytest.mark.parametrize(
    ("function", "text", "said", "marks"),
    [
        ("x^2*sin(x)", "2x sin x - x^2 cos x", "The underlined term of your answer is right.", 1),
        ("x^5 + x^3 - x", "5x^4 + 3x - 1", "The underlined terms of your answer are right.", 2),
        ("x/(x^2 + 1)", "(1 + 2x^2)/(x^2 + 1)^2", "The underlined denominator is right.", 1),
        ("x^2*sin(x)", "2x cos x", "", 0),
    ],
)
def test_what_is_right_in_a_wrong_answer_is_marked_and_said(
    alice: User, function: str, text: str, said: str, marks: int
) -> None:
    template = factories.fixed_template(function=function, statement="Differentiate $[[function]]$.")
    found = told(issuing.start(alice, template=template), text)
    assert found.agreeing == said
    assert found.read_as is not None
    assert found.read_as.mathml.count('class="marked"') == marks


def test_right_components_and_right_terms_of_others_are_said_together(alice: User) -> None:
    found = told(issuing.start(alice, template=factories.gradient_template()), "2x y", "x^2 + y")
    assert found.agreeing == "What is underlined in your answer is right."


def test_a_policy_without_hints_does_not_say_what_is_right(alice: User) -> None:
    template = factories.gradient_template()
    serving = issuing.start(alice, template=template, policy=Policy(hints_allowed=False))
    found = told(serving, "2x y", "x^2 + y")
    assert found.read_as is not None
    assert (found.agreeing, "marked" in found.read_as.mathml) == ("", False)


def test_a_wrong_answer_is_to_be_looked_at_again(serving: Serving) -> None:
    assert told(serving, "3x").advice == "Look at your steps again, or ask for a hint."


def test_where_there_are_no_hints_none_is_offered(alice: User) -> None:
    policy = Policy(hints_allowed=False)
    serving = issuing.start(alice, template=factories.fixed_template(), policy=policy)
    assert told(serving, "3x").advice == "Look at your steps again."


@pytest.mark.parametrize("text", ["3x", "2x +", "2x^1/2"])
def test_a_finished_exercise_asks_for_no_other_answer(serving: Serving, text: str) -> None:
    assert told(serving, text).advice
    issuing.give_up(serving)
    attempt = Attempt.objects.select_related("serving").get()
    assert feedback(attempt).advice == ""


def test_the_key_is_in_no_feedback(serving: Serving) -> None:
    for number, text in enumerate(["3x", "x^2", "2x +", "7", "x"]):
        said = told(serving, text, key=str(number))
        shown = f"{said.headline}{said.advice}{said.complaint}{said.remarks}{said.readings}{said.fact}"
        assert "2x" not in shown.replace("2x +", "")


def test_a_preview_shows_each_field_as_it_is_read(alice: User) -> None:
    serving = issuing.start(alice, template=factories.gradient_template())
    parts = preview(serving, Typed(("2xy", "x +")))
    assert [part.component for part in parts] == [0, 1]
    assert parts[0].mathml.startswith("<math")
    assert parts[1].complaint
    assert Attempt.objects.count() == 0


def test_a_vector_typed_whole_is_read_over_its_components(alice: User) -> None:
    serving = issuing.start(alice, template=factories.gradient_template())
    whole = preview(serving, Typed(("[2xy, x^2 + 1]", "")))
    assert whole == preview(serving, Typed(("2xy", "x^2 + 1")))


def test_an_unfinished_vector_is_complained_of_as_a_whole(alice: User) -> None:
    serving = issuing.start(alice, template=factories.gradient_template())
    (part,) = preview(serving, Typed(("[2xy, x", "")))
    assert (part.is_whole, part.start, part.end) == (True, 0, 1)


def test_a_blank_field_has_no_preview(serving: Serving) -> None:
    assert preview(serving, Typed((" ",))) == ()
