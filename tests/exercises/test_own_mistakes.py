"""An author's own wrong formulas: proved, said first, kept with the answer, and never of a right one."""

import pytest

from accounts.models import User
from exercises import authoring, grading, guidance, issuing
from exercises.grading import Typed
from exercises.models import Attempt, Serving, Template
from exercises.variants import variant_of
from tests import factories

pytestmark = pytest.mark.django_db

KEPT = {"formula": "a*x^n + n", "message": "Where does the **[[n]]** come from, with $[[a]]$ in front?"}


def served(alice: User, *formulas: dict[str, str], seed: int = 1, **fields: object) -> Serving:
    template = factories.template(wrong_formulas=list(formulas), **fields)
    return Serving.objects.create(student=alice, variant=variant_of(template, seed=seed))


def answered(serving: Serving, text: str) -> Attempt:
    """In the text the parameters' names stand for their values."""
    for name, value in serving.variant.parameters.items():
        text = text.replace(name, value)
    attempt = grading.submit(serving, Typed((text,)), idempotency_key=f"form of {text}")
    assert isinstance(attempt, Attempt)
    return attempt


def codes(attempt: Attempt) -> list[str]:
    return [mistake["code"] for mistake in attempt.mistakes]


def test_a_formula_is_found_in_another_form_of_it(alice: User) -> None:
    serving = served(alice, KEPT)
    attempt = answered(serving, "n + a*x*x^(n-1)")
    (found,) = [mistake for mistake in attempt.mistakes if mistake["code"] == "own"]
    assert (found["formula"], found["where"]) == ("a*x^n + n", "")


def test_it_comes_before_what_the_grader_knows(alice: User) -> None:
    attempt = answered(served(alice, {"formula": "a*n*x^n", "message": "Oh."}), "a*n*x^n")
    assert codes(attempt)[0] == "own"
    assert "power-kept-exponent" in codes(attempt)


def test_its_message_is_the_hint_with_the_variants_numbers_and_sanitised(alice: User) -> None:
    message = "The **[[n]]**<script>alert(1)</script> {{ n }} {% now %}"
    serving = served(alice, {"formula": "a*x^n + n", "message": message})
    answered(serving, "a*x^n + n")
    issuing.next_hint(serving)
    ((paragraph,),) = (given.paragraphs for given in issuing.help_for(serving).hints)
    hint = paragraph.text
    assert f"<strong>{serving.variant.parameters['n']}</strong>" in hint
    assert "<script>" not in hint
    assert "{{ n }} {% now %}" in hint


def test_an_answer_keeps_the_message_it_got(alice: User) -> None:
    serving = served(alice, KEPT)
    attempt = answered(serving, "a*x^n + n")
    Template.objects.update(wrong_formulas=[])
    attempt.refresh_from_db()
    said = guidance.diagnosed(attempt).hints[0]
    assert [paragraph.text for paragraph in said.paragraphs] == [attempt.mistakes[0]["message"]]


def test_several_formulas_that_fit_are_all_kept_in_their_order(alice: User) -> None:
    other = {"formula": "n + x^n*a", "message": "Second."}
    attempt = answered(served(alice, other, KEPT), "a*x^n + n")
    assert [found["formula"] for found in attempt.mistakes[:2]] == ["n + x^n*a", "a*x^n + n"]


@pytest.mark.parametrize(
    "text", ["a*x^n + n + 1", "a*x^n - n", "a*n*x^(n-1)", "a*x^n +", "a*x^n + n + y", "a*x^n + n*x/x^2"]
)
def test_it_stays_silent_on_other_answers(alice: User, text: str) -> None:
    assert "own" not in codes(answered(served(alice, KEPT), text))


def test_a_formula_that_is_right_here_is_never_said(alice: User) -> None:
    serving = served(alice, {"formula": "a*n*x^(n-1)", "message": "Wrong?"})
    attempt = answered(serving, "a*n*x^(n-1)")
    assert (attempt.verdict, attempt.mistakes) == ("correct", [])


def test_a_formula_without_a_value_here_is_passed_over(alice: User) -> None:
    nowhere = {"formula": "x/(a-a)", "message": "No."}
    unread = {"formula": "a*x^", "message": "No."}
    empty = {"formula": "ln(-1-x^2)", "message": "No."}
    attempt = answered(served(alice, nowhere, unread, empty, KEPT), "a*x^n + n")
    assert [found.get("formula") for found in attempt.mistakes][:1] == ["a*x^n + n"]


def test_a_message_nobody_audited_is_shown_as_it_was_typed(alice: User) -> None:
    serving = served(alice, {"formula": "a*x^n + n", "message": "<b>[[nothing]]</b>"})
    assert answered(serving, "a*x^n + n").mistakes[0]["message"] == "&lt;b&gt;[[nothing]]&lt;/b&gt;"


def test_a_formula_may_be_a_whole_vector(alice: User) -> None:
    swapped = {"formula": "[x^2 + 1, a*2*x*y]", "message": "In this order?"}
    serving = served(
        alice,
        swapped,
        task="gradient",
        function="a*x^2*y + y",
        variables=["x", "y"],
        wrt=[],
        parameters={"a": "1"},
        statement="Find the gradient of $[[function]]$.",
    )
    attempt = grading.submit(serving, Typed(("1 + x^2", "2x*y")), idempotency_key="form")
    assert isinstance(attempt, Attempt)
    assert codes(attempt)[0] == "own"


def test_inner_functions_may_be_named(alice: User) -> None:
    serving = served(
        alice,
        {"formula": "2*g*a", "message": "And h?"},
        task="multichain",
        function="g^2*h",
        inner={"g": "a*x", "h": "x^2"},
        parameters={"a": "2..9"},
        statement="Differentiate $[[function]]$.",
    )
    assert codes(answered(serving, "2*a*a*x"))[0] == "own"


def test_a_number_within_the_tolerance_is_the_formula(alice: User) -> None:
    serving = served(
        alice,
        {"formula": "pi*a", "message": "The value, not the slope."},
        task="slope",
        function="a*x^2",
        at="pi",
        parameters={"a": "2"},
        statement="The slope of $[[function]]$?",
    )
    assert codes(answered(serving, "6.2831853"))[:1] == ["own"]
    assert "own" not in codes(answered(serving, "6.283"))


def problems_of(**fields: object) -> list[tuple[str, str]]:
    return [(found.field, found.code) for found in authoring.audit(factories.unsaved_template(**fields))]


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"formula": "a*x^", "message": "No."}, "unreadable"),
        ({"formula": "a*y", "message": "No."}, "unreadable"),
        ({"formula": "a*x", "message": "See [[nothing]]."}, "statement-unknown-placeholder"),
        ({"formula": "x^(n-1)*a*n", "message": "No."}, "soundness-formula-right"),
    ],
)
def test_what_is_wrong_with_a_formula_is_said_of_its_field(wrong: dict[str, str], code: str) -> None:
    assert problems_of(wrong_formulas=[KEPT, wrong]) == [("wrong_formulas", code)]


def test_a_formula_that_is_right_in_some_variants_only_is_sound() -> None:
    meeting = {"formula": "a*3*x^(n-1)", "message": "No."}
    assert problems_of(wrong_formulas=[meeting], parameters={"a": "2..9", "n": "3..9"}) == []


def test_other_formulas_are_no_other_mathematics(alice: User) -> None:
    template = factories.template()
    template.wrong_formulas = [KEPT]
    assert authoring.save(template).version == 1
    template.refresh_from_db()
    assert (template.wrong_formulas, template.formulas_revision) == ([KEPT], 1)
    assert authoring.save(template).formulas_revision == 1
