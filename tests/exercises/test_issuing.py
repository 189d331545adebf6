"""Servings: started, resumed, finished; what a student may see and when."""

import pytest

from accounts.models import User
from exercises import feedback, issuing
from exercises.issuing import Policy
from exercises.models import Serving, SolutionPolicy, State, Template
from tests import factories

pytestmark = pytest.mark.django_db


def test_starting_serves_a_variant_under_the_policy_of_the_moment(alice: User) -> None:
    template = factories.template()
    policy = Policy(attempts_allowed=2, hints_allowed=False, solution_policy=SolutionPolicy.WITHHELD)
    serving = issuing.start(alice, template=template, policy=policy)
    assert serving.variant.template == template
    assert (serving.attempts_allowed, serving.hints_allowed) == (2, False)
    assert serving.is_open


def test_starting_again_resumes(alice: User) -> None:
    template = factories.template()
    assert issuing.start(alice, template=template) == issuing.start(alice, template=template)


def test_students_get_servings_of_their_own(alice: User) -> None:
    template = factories.template()
    charlie = factories.charlie()
    assert issuing.start(alice, template=template) != issuing.start(charlie, template=template)


def test_resuming_keeps_the_version_begun_when_a_new_one_is_published(alice: User) -> None:
    old = factories.template(slug="power")
    serving = issuing.start(alice, template=old)
    Template.objects.filter(pk=old.pk).update(state=State.RETIRED)
    new = factories.template(slug="power", version=2)
    assert issuing.start(alice, template=new) == serving
    assert issuing.another(serving).variant.template == new


@pytest.mark.parametrize("state", [State.DRAFT, State.RETIRED])
def test_a_template_that_is_not_published_is_not_served(alice: User, state: State) -> None:
    with pytest.raises(Template.DoesNotExist):
        issuing.start(alice, template=factories.template(state=state))


def test_an_instructors_own_template_is_served_to_their_class_only(alice: User) -> None:
    bob, charlie = factories.bob(), factories.charlie()
    factories.school_class(bob, alice)
    template = factories.template(owner=bob)
    assert issuing.start(alice, template=template).variant.template == template
    with pytest.raises(Template.DoesNotExist):
        issuing.start(charlie, template=template)


def test_new_variants_differ_until_none_is_left(alice: User) -> None:
    template = factories.template(function="a*x^2", parameters={"a": "2..5"}, hints=[])
    serving = issuing.start(alice, template=template)
    seen = [serving.variant.content_hash]
    for _ in range(3):
        serving = issuing.another(serving)
        seen.append(serving.variant.content_hash)
    assert len(set(seen)) == 4
    assert issuing.another(serving).variant.content_hash in seen


def test_a_seed_that_makes_no_variant_is_passed_over(alice: User) -> None:
    """With a = 2 the function divides by zero, which is no function of x."""
    template = factories.template(function="x^n/(a - 2)", parameters={"a": "2..3", "n": "3"}, hints=[])
    serving = issuing.start(alice, template=template)
    for _ in range(3):
        assert serving.variant.parameters["a"] == "3"
        serving = issuing.another(serving)


def test_taking_another_finishes_the_old_one_without_its_key(alice: User) -> None:
    first = issuing.start(alice, template=factories.template())
    issuing.another(first)
    first.refresh_from_db()
    assert not first.is_open
    assert not issuing.may_see_key(first)
    assert feedback.key(first) is None


def test_a_serving_goes_on_where_no_other_variant_can_be_drawn(alice: User) -> None:
    template = factories.template()
    serving = issuing.start(alice, template=template)
    Template.objects.filter(pk=template.pk).update(constraints=["a > 100"])
    again = issuing.another(serving)
    assert again.variant == serving.variant
    Serving.objects.all().delete()
    with pytest.raises(issuing.NoVariantError):
        issuing.start(alice, template=template)


def test_taking_another_twice_from_one_page_serves_one(alice: User) -> None:
    first = issuing.start(alice, template=factories.template())
    assert issuing.another(first) == issuing.another(first)
    assert Serving.objects.count() == 2


def test_a_fixed_exercise_is_the_same_again(alice: User) -> None:
    first = issuing.start(alice, template=factories.fixed_template())
    assert issuing.another(first).variant == first.variant


def test_the_key_opens_when_the_student_gives_up(alice: User) -> None:
    serving = issuing.start(alice, template=factories.fixed_template())
    assert feedback.key(serving) is None
    issuing.give_up(serving)
    key = feedback.key(serving)
    assert key is not None
    assert key.text == "2x"


def test_giving_up_twice_changes_nothing(alice: User) -> None:
    serving = issuing.start(alice, template=factories.fixed_template())
    issuing.give_up(serving)
    seen_at = serving.solution_seen_at
    issuing.give_up(serving)
    assert serving.solution_seen_at == seen_at


def test_a_withheld_key_stays_closed_after_giving_up(alice: User) -> None:
    policy = Policy(solution_policy=SolutionPolicy.WITHHELD)
    serving = issuing.start(alice, template=factories.fixed_template(), policy=policy)
    issuing.give_up(serving)
    assert feedback.key(serving) is None


def test_hints_come_one_by_one_with_the_variants_numbers(alice: User) -> None:
    template = factories.template(parameters={"a": "2", "n": "7"}, least_variants=1)
    serving = issuing.start(alice, template=template)
    assert issuing.help_for(serving).hints == ()
    issuing.next_hint(serving)
    issuing.next_hint(serving)
    (paragraph,) = issuing.help_for(serving).hints[1].paragraphs
    assert paragraph.text == "<p>The exponent 7 comes to the front.</p>\n"
    issuing.next_hint(serving)
    assert not issuing.help_for(serving).has_more
    issuing.next_hint(serving)
    serving.refresh_from_db()
    assert serving.hint_level == 3


def test_two_clicks_on_one_hint_raise_the_level_once(alice: User) -> None:
    serving = issuing.start(alice, template=factories.template())
    same_page = Serving.objects.get(pk=serving.pk)
    issuing.next_hint(serving)
    issuing.next_hint(same_page)
    serving.refresh_from_db()
    assert serving.hint_level == 1


def test_a_policy_without_hints_gives_none(alice: User) -> None:
    serving = issuing.start(alice, template=factories.template(), policy=Policy(hints_allowed=False))
    issuing.next_hint(serving)
    assert issuing.help_for(serving).hints == ()


def test_a_variant_is_frozen_with_its_key_and_never_drawn_again() -> None:
    template = factories.template(parameters={"a": "3", "n": "4"}, least_variants=1)
    variant = factories.variant(template)
    assert variant.question["key"] == ["12x^3"]
    Template.objects.filter(pk=template.pk).update(function="a*x^n + 1", statement="Another.")
    assert factories.variant(Template.objects.get(pk=template.pk)) == variant


def test_a_mended_revision_is_the_one_served_from_then_on() -> None:
    variant = factories.variant(factories.fixed_template())
    mended = factories.variant_revision(variant, key=["x + x"])
    assert factories.variant(variant.template) == mended
    variant.refresh_from_db()
    assert variant.question["key"] == ["2x"]


def test_the_shape_tells_how_many_fields_an_answer_has() -> None:
    assert issuing.shape(factories.variant()) == ()
    assert issuing.shape(factories.variant(factories.gradient_template())) == (2,)
