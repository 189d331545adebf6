"""Everything by plain forms: the same site with JavaScript switched off."""

import pytest
from playwright.sync_api import Page, expect

from accounts.models import User
from exercises.models import Attempt
from tests import factories
from tests.browser.conftest import Visit
from tests.saturation import saturated_workers

pytestmark = pytest.mark.browser


@pytest.fixture
def browser_context_args(browser_context_args: dict[str, object]) -> dict[str, object]:
    return {**browser_context_args, "java_script_enabled": False}


@pytest.fixture
def template(transactional_db: None) -> object:
    return factories.fixed_template(hints=["Which rule is for powers?"])


@pytest.mark.usefixtures("template")
def test_from_signing_up_to_progress(visit: Visit) -> None:
    page = visit("/")
    page.get_by_role("link", name="Sign up and begin").click()
    sign_up(page)
    page.get_by_role("link", name="Power rule").click()
    page.get_by_role("button", name="Start").click()
    page.get_by_label("Your answer").fill("x^2")
    page.get_by_role("button", name="Show how it is read").click()
    expect(page.locator("#preview math msup")).to_have_count(1)
    answer(page, "3x")
    expect(page.locator("#headline")).to_have_text("Not correct yet.")
    expect(page.get_by_label("Your answer")).to_have_value("3x")
    page.get_by_role("button", name="Give me a hint").click()
    expect(page.locator(".hint-list li")).to_contain_text("once more")
    for _ in range(3):
        page.get_by_role("button", name="Another hint").click()
    expect(page.get_by_text("Which rule is for powers?")).to_be_visible()
    answer(page, "2x")
    expect(page.locator("#headline")).to_have_text("Correct.")
    page.get_by_role("link", name="Progress").click()
    expect(page.locator(".opening")).to_contain_text("1 of 1 exercises solved.")
    page.get_by_text("carol").click()
    page.get_by_role("button", name="Log out").click()
    expect(page.get_by_role("link", name="Log in").first).to_be_visible()


def test_giving_up_and_another_variant(as_alice: Visit, alice: User) -> None:
    serving = factories.serving(alice, of=factories.template())
    page = as_alice(f"/practice/{serving.pk}/")
    page.get_by_text("Give up", exact=True).click()
    page.get_by_role("button", name="Give up and show the answer").click()
    expect(page.get_by_role("heading", name="The answer")).to_be_visible()
    page.get_by_role("button", name="Another variant").click()
    assert str(serving.pk) not in page.url
    expect(page.get_by_label("Your answer")).to_have_value("")
    assert not Attempt.objects.exists()


def test_a_vector_typed_whole(as_alice: Visit, alice: User) -> None:
    page = as_alice(f"/practice/{factories.serving(alice, of=factories.gradient_template()).pk}/")
    page.get_by_label("Component 1 of 2").fill("[2xy, x^2 + 1]")
    page.get_by_role("button", name="Show how it is read").click()
    expect(page.locator("#preview math")).to_have_count(2)
    expect(page.get_by_label("Component 1 of 2")).to_have_value("[2xy, x^2 + 1]")
    page.get_by_role("button", name="Check").click()
    expect(page.locator("#headline")).to_have_text("Correct.")


def test_an_answer_being_graded_is_looked_at_again_by_a_link(as_alice: Visit, alice: User) -> None:
    serving = factories.serving(alice, of=factories.fixed_template())
    page = as_alice(f"/practice/{serving.pk}/")
    with saturated_workers():
        answer(page, "2x")
        expect(page.locator("#headline")).to_have_text("Your answer is being graded.")
    page.get_by_role("link", name="Look again now").click()
    expect(page.locator("#headline")).to_have_text("Correct.")


def test_light_and_dark(as_alice: Visit) -> None:
    page = as_alice("/topics/")
    page.get_by_role("button", name="dark").click()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    expect(page.get_by_role("heading", name="Topics", exact=True)).to_be_visible()
    page.get_by_role("button", name="as my system").click()
    expect(page.locator("html[data-theme]")).to_have_count(0)


def sign_up(page: Page) -> None:
    page.get_by_label("Username").fill("carol")
    page.get_by_label("E-mail address").fill("carol@example.org")
    page.get_by_label("Password", exact=True).fill("correct horse battery")
    page.get_by_label("The same password again").fill("correct horse battery")
    page.get_by_role("main").get_by_role("button", name="Sign up").click()


def answer(page: Page, text: str) -> None:
    page.get_by_label("Your answer").fill(text)
    page.get_by_role("button", name="Check").click()
