"""The site without a mouse: the Tab key reaches everything, and where it is can be seen."""

import pytest
from playwright.sync_api import Page, expect

from accounts.models import User
from exercises.models import Serving
from tests import factories
from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser
OUTLINE = "getComputedStyle(document.activeElement).outlineStyle"


def tab_to(page: Page, name: str) -> None:
    """Press Tab until the focused element has this text or label."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if focused(page).startswith(name):
            return
    pytest.fail(f"the Tab key never reaches {name!r}")


def focused(page: Page) -> str:
    label: str = page.evaluate(
        "(document.activeElement.ariaLabel || document.activeElement.innerText || '').trim()"
    )
    return label


def test_the_first_stop_skips_to_the_content(as_alice: Visit) -> None:
    page = as_alice("/topics/")
    page.keyboard.press("Tab")
    assert focused(page) == "Skip to the content"
    expect(page.get_by_text("Skip to the content")).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


def test_an_exercise_from_the_topics_to_the_verdict(as_alice: Visit, alice: User) -> None:
    factories.fixed_template(hints=["Which rule is for powers?"])
    page = as_alice("/topics/")
    for name in ("Power rule", "Start"):
        tab_to(page, name)
        with page.expect_navigation():
            page.keyboard.press("Enter")
    tab_to(page, "Your answer")
    page.keyboard.type("3x")
    page.keyboard.press("Enter")
    expect(page.locator("#headline")).to_have_text("Not correct yet.")
    expect(page.get_by_label("Your answer")).to_be_focused()
    tab_to(page, "Give me a hint")
    page.keyboard.press("Enter")
    expect(page.locator(".hint-list li")).to_be_focused()
    page.keyboard.press("Shift+Tab")
    while focused(page) != "Your answer":
        page.keyboard.press("Shift+Tab")
    page.keyboard.press("Control+A")
    page.keyboard.type("2x")
    page.keyboard.press("Enter")
    expect(page.locator("#headline")).to_have_text("Correct.")
    expect(page.locator("#verdict")).to_be_focused()
    tab_to(page, "Power rule")


def test_the_menu_closes_by_escape_and_by_a_click_beside_it(as_alice: Visit) -> None:
    page = as_alice("/topics/")
    name, entry = page.locator(".menu summary"), page.get_by_role("link", name="Classes")
    name.press("Enter")
    page.keyboard.press("Tab")
    expect(entry).to_be_focused()
    page.keyboard.press("Escape")
    expect(entry).to_be_hidden()
    expect(name).to_be_focused()
    name.press("Enter")
    expect(entry).to_be_visible()
    page.locator("h1").click()
    expect(entry).to_be_hidden()


def test_every_stop_shows_where_it_is(as_alice: Visit, serving: Serving) -> None:
    page = as_alice(f"/practice/{serving.pk}/")
    page.keyboard.press("Tab")
    stops = 0
    while focused(page) != "dark":
        assert page.evaluate(OUTLINE) == "solid", focused(page)
        page.keyboard.press("Tab")
        stops += 1
    assert stops > 10
