"""A student at work: read while typing, wrong, told, right, counted."""

import re

import pytest
from django.urls import reverse
from playwright.sync_api import BrowserContext, Page, Route, expect

from accounts.models import User
from exercises.models import Attempt, Serving
from tests import factories
from tests.browser.conftest import Visit
from tests.saturation import saturated_workers

pytestmark = pytest.mark.browser


@pytest.fixture
def exercise(as_alice: Visit, serving: Serving) -> Page:
    return as_alice(f"/practice/{serving.pk}/")


def check(page: Page, *texts: str) -> None:
    for field, text in zip(page.locator(".answer-input").all(), texts, strict=True):
        field.fill(text)
    page.get_by_role("button", name="Check").click()


def test_what_is_typed_is_shown_as_mathematics(exercise: Page) -> None:
    exercise.get_by_label("Your answer").press_sequentially("x^2/3")
    preview = exercise.locator("#preview")
    expect(preview.locator("math mfrac")).to_have_count(1)
    expect(preview).to_contain_text("We read")
    assert Attempt.objects.count() == 0


def test_what_cannot_be_read_yet_is_explained_while_typing(exercise: Page) -> None:
    exercise.get_by_label("Your answer").press_sequentially("2x + q")
    expect(exercise.locator("#preview")).to_contain_text("Not yet")


def test_wrong_told_and_right(exercise: Page) -> None:
    check(exercise, "x")
    expect(exercise.locator("#headline")).to_have_text("Not correct yet.")
    expect(exercise.get_by_label("Your answer")).to_have_value("x")
    check(exercise, "3x")
    expect(exercise.locator(".fact")).to_contain_text("the right value is 4, but")
    check(exercise, "x + x")
    expect(exercise.locator("#headline")).to_have_text("Correct.")
    expect(exercise.get_by_label("Your answer")).to_have_count(0)
    exercise.get_by_role("link", name="Progress").click()
    expect(exercise.locator(".opening")).to_contain_text("1 of 1 exercises solved.")


def test_the_page_is_not_loaded_anew_and_typing_goes_on(exercise: Page) -> None:
    exercise.evaluate("window.stayed = true")
    field = exercise.get_by_label("Your answer")
    field.fill("x")
    field.press("Enter")
    expect(exercise.locator("#headline")).to_be_visible()
    expect(field).to_be_focused()
    assert exercise.evaluate("window.stayed") is True


def test_what_is_typed_while_an_answer_is_under_way_is_kept(exercise: Page) -> None:
    field = exercise.get_by_label("Your answer")
    field.fill("x")
    exercise.evaluate("document.getElementById('answer').requestSubmit()")
    field.press_sequentially("+1")
    expect(exercise.locator("#headline")).to_be_visible()
    expect(field).to_have_value("x+1")


def test_a_double_click_is_one_attempt(exercise: Page) -> None:
    exercise.get_by_label("Your answer").fill("3x")
    exercise.get_by_role("button", name="Check").dblclick()
    expect(exercise.locator("#headline")).to_be_visible()
    assert Attempt.objects.count() == 1


def test_the_same_wrong_answer_twice_is_two_attempts(exercise: Page) -> None:
    for count in (1, 2):
        check(exercise, "3x")
        expect(exercise.locator(".earlier li")).to_have_count(count - 1)
    assert Attempt.objects.count() == 2


def test_the_place_of_a_complaint_is_marked(exercise: Page) -> None:
    check(exercise, "2x + q")
    expect(exercise.locator(".verdict mark")).to_have_text("q")
    expect(exercise.locator("#announcer")).to_contain_text("We could not read this.")


def test_both_readings_are_shown_as_mathematics(as_alice: Visit, alice: User) -> None:
    template = factories.fixed_template(function="e^(2*x)/2", statement="Differentiate $[[function]]$.")
    page = as_alice(f"/practice/{factories.serving(alice, of=template).pk}/")
    check(page, "e^2x")
    expect(page.locator(".readings math")).to_have_count(2)
    check(page, "e^(2x)")
    expect(page.locator("#headline")).to_have_text("Correct.")


def test_a_vector_is_read_and_answered_by_components(as_alice: Visit, alice: User) -> None:
    page = as_alice(f"/practice/{factories.serving(alice, of=factories.gradient_template()).pk}/")
    page.get_by_label("Component 1 of 2").press_sequentially("2x y")
    expect(page.locator("#preview math")).to_have_count(1)
    check(page, "2x y", "x^2")
    expect(page.locator(".component-kinds li")).to_have_text(
        [re.compile("Component 1 of 2:.*equal"), re.compile("Component 2 of 2:.*not equal")]
    )


def test_a_vector_typed_whole_is_shown_in_its_places(as_alice: Visit, alice: User) -> None:
    page = as_alice(f"/practice/{factories.serving(alice, of=factories.gradient_template()).pk}/")
    page.get_by_label("Component 1 of 2").press_sequentially("(2xy, x^2 + 1)")
    expect(page.locator("#preview math")).to_have_count(2)
    page.get_by_role("button", name="Check").click()
    expect(page.locator("#headline")).to_have_text("Correct.")


def test_hints_take_the_keyboard_with_them(exercise: Page) -> None:
    exercise.get_by_role("button", name="Give me a hint").click()
    expect(exercise.locator(".hint-list li")).to_be_focused()
    exercise.get_by_role("button", name="Another hint").click()
    expect(exercise.locator(".hint-list li").nth(1)).to_be_focused()
    exercise.get_by_role("button", name="Another hint").click()
    expect(exercise.locator(".hint-list li").nth(2)).to_contain_text("The worked solution begins like this:")
    expect(exercise.get_by_role("button", name="Another hint")).to_have_count(0)


def test_giving_up_asks_once_more_and_then_shows_the_answer(exercise: Page) -> None:
    exercise.get_by_text("Give up", exact=True).click()
    exercise.get_by_role("button", name="Give up and show the answer").click()
    expect(exercise.locator("#key")).to_be_focused()
    expect(exercise.locator("#key")).to_contain_text("2x")


def test_closing_and_coming_back_resumes(exercise: Page, as_alice: Visit, serving: Serving) -> None:
    check(exercise, "3x")
    expect(exercise.locator("#headline")).to_be_visible()
    exercise.close()
    page = exercise.context.new_page()
    page.goto(exercise.url.replace(f"/practice/{serving.pk}/", "/topics/"))
    page.get_by_role("link", name=serving.variant.template.title).click()
    expect(page.get_by_label("Your answer")).to_have_value("3x")
    expect(page.locator("#headline")).to_have_text("Not correct yet.")


def test_going_back_shows_the_exercise_as_it_is_now(exercise: Page) -> None:
    exercise.reload()
    check(exercise, "3x")
    expect(exercise.locator("#headline")).to_have_text("Not correct yet.")
    exercise.get_by_role("link", name="Progress").click()
    exercise.go_back()
    expect(exercise.get_by_label("Your answer")).to_have_value("3x")
    expect(exercise.locator("#headline")).to_have_text("Not correct yet.")
    check(exercise, "2x")
    expect(exercise.locator("#headline")).to_have_text("Correct.")


def test_an_answer_graded_later_appears_by_itself(as_alice: Visit, serving: Serving) -> None:
    page = as_alice(f"/practice/{serving.pk}/")
    with saturated_workers():
        check(page, "3x")
        expect(page.locator("#headline")).to_have_text("Your answer is being graded.")
        field = page.locator(".answer-input")
        field.press_sequentially(" + 1")
    expect(page.locator("#headline")).to_have_text("Not correct yet.")
    expect(field).to_be_focused()
    expect(field).to_have_value("3x + 1")


def test_a_lost_session_keeps_what_was_typed(
    exercise: Page, context: BrowserContext, complaints: list[str]
) -> None:
    context.clear_cookies()
    check(exercise, "2x")
    expect(exercise.get_by_text("You are no longer logged in.")).to_be_visible()
    expect(exercise.get_by_label("Your answer")).to_have_value("2x")
    complaints.clear()


def test_after_logging_in_again_in_another_tab_the_answer_is_taken(
    exercise: Page, context: BrowserContext, complaints: list[str]
) -> None:
    field = exercise.get_by_label("Your answer")
    field.fill("2x")
    # As logging in does: the forms of this page hold tokens of the cookie before.
    context.clear_cookies(name="csrftoken")
    context.new_page().goto(exercise.url)
    exercise.get_by_role("button", name="Check").click()
    expect(exercise.locator("#headline")).to_have_text("Correct.")
    expect(exercise.get_by_text("You are no longer logged in.")).to_be_hidden()
    assert Attempt.objects.count() == 1
    complaints.clear()


def test_an_answer_is_taken_that_was_sent_while_a_preview_renews_the_token(
    exercise: Page, context: BrowserContext, complaints: list[str]
) -> None:
    context.clear_cookies(name="csrftoken")
    context.new_page().goto(exercise.url)

    def refused_late(route: Route) -> None:
        response = route.fetch()
        exercise.wait_for_timeout(500)
        route.fulfill(response=response)

    exercise.route("**/answer/", refused_late, times=1)
    exercise.evaluate(
        """() => document.addEventListener("htmx:responseError",
             () => document.querySelector("#answer").requestSubmit(), {once: true})"""
    )
    exercise.get_by_label("Your answer").fill("2x")
    expect(exercise.locator("#headline")).to_have_text("Correct.")
    assert Attempt.objects.count() == 1
    complaints.clear()


def test_a_token_that_nothing_renews_is_told_of(
    exercise: Page, context: BrowserContext, complaints: list[str]
) -> None:
    context.route("**/answer/", lambda route: route.fulfill(status=403))
    check(exercise, "2x")
    expect(exercise.get_by_text("You are no longer logged in.")).to_be_visible()
    expect(exercise.get_by_label("Your answer")).to_have_value("2x")
    complaints.clear()


def test_a_server_out_of_reach_keeps_what_was_typed(
    exercise: Page, context: BrowserContext, complaints: list[str], serving: Serving
) -> None:
    context.route(f"**{reverse('answer', args=[serving.pk])}", lambda route: route.abort())
    check(exercise, "2x")
    expect(exercise.get_by_text("The server could not be reached.")).to_be_visible()
    expect(exercise.get_by_label("Your answer")).to_have_value("2x")
    exercise.get_by_label("Your answer").fill("2x+3")
    expect(exercise.locator("#preview mn")).to_have_text(["2", "3"])
    expect(exercise.get_by_text("The server could not be reached.")).to_be_visible()
    context.unroute_all()
    check(exercise, "2x")
    expect(exercise.locator("#headline")).to_have_text("Correct.")
    expect(exercise.get_by_text("The server could not be reached.")).to_be_hidden()
    complaints.clear()
