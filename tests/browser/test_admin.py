"""The admin in the site's own colours: accessible, and the page no wider than a phone."""

from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page
from pytest_django.live_server_helper import LiveServer

from accounts.models import User
from exercises.models import Serving
from exercises.variants import variant_of
from tests import factories
from tests.browser.conftest import Visit, log_in

pytestmark = pytest.mark.browser
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
# Fetching style sheets once more breaks the site's policy.
WCAG = {"runOnly": {"type": "tag", "values": LEVELS}, "preload": False}


@pytest.fixture
def as_bob(visit: Visit, context: BrowserContext, live_server: LiveServer, transactional_db: None) -> Visit:
    """Open an address as Bob, who teaches Alice."""
    log_in(context, live_server, factories.bob())
    return visit


def judge(page: Page) -> None:
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme)
        results = Axe().run(page, options=WCAG)
        assert results.violations_count == 0, f"{scheme}: {results.generate_report()}"
    page.set_viewport_size({"width": 390, "height": 844})
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


@pytest.mark.parametrize(
    "address",
    ["/admin/", "/admin/exercises/template/", "/admin/exercises/template/add/", "/admin/accounts/class/"],
)
def test_pages_of_the_admin(as_bob: Visit, serving: Serving, address: str) -> None:
    judge(as_bob(address))


def test_the_list_of_templates_fits_beside_what_stands_around_it(as_bob: Visit) -> None:
    topic = factories.topic(slug="multivariable-chain-rule", title="Multivariable chain rule")
    factories.fixed_template(topic=topic, title="Distance from the origin", owner=User.objects.get())
    page = as_bob("/admin/exercises/template/")
    page.set_viewport_size({"width": 1280, "height": 900})
    wide, shown = page.locator("#changelist .results").evaluate("box => [box.scrollWidth, box.clientWidth]")
    assert wide <= shown
    page.set_viewport_size({"width": 390, "height": 844})
    assert page.locator("#changelist .results").evaluate("box => box.clientWidth") > 340


def test_the_queue_and_an_answer_of_it(as_bob: Visit, serving: Serving) -> None:
    factories.school_class(User.objects.get(username="bob"), serving.student)
    factories.attempt(serving, "3x", verdict="undecided", read_as="3*x", graded_at=serving.started_at)
    page = as_bob("/admin/exercises/queuedattempt/")
    judge(page)
    page.locator("#result_list tbody th a").click()
    page.get_by_role("button", name="Accept as correct").wait_for()
    judge(page)


def test_a_class(as_bob: Visit, alice: User) -> None:
    school_class = factories.school_class(User.objects.get(username="bob"), alice)
    page = as_bob(f"/admin/accounts/class/{school_class.pk}/change/")
    judge(page)
    page.get_by_label("Take alice out of the class").check()


def test_a_preview(as_bob: Visit, alice: User) -> None:
    template = factories.template(statement="See [the rules](https://example.org/) for $[[function]]$.")
    page = as_bob(f"/admin/exercises/template/{template.pk}/change/?preview=1")
    page.locator("#previews math").first.wait_for()
    judge(page)


def test_from_unexplained_answers_to_a_formula_of_ones_own(as_bob: Visit, alice: User) -> None:
    bob = User.objects.get(username="bob")
    factories.school_class(bob, alice)
    template = factories.template(owner=bob)
    for seed in (1, 2, 3):
        serving = Serving.objects.create(student=alice, variant=variant_of(template, seed=seed))
        text = f"sin({serving.variant.parameters['a']}*x)"
        wrong = {"verdict": "incorrect", "proof": "proved", "read_as": text}
        factories.attempt(serving, text, graded_at=serving.started_at, **wrong)
    page = as_bob(f"/admin/exercises/template/{template.pk}/mistakes/")
    page.get_by_role("link", name="Find what they have in common").click()
    page.locator(".proposals math").first.wait_for()
    judge(page)
    page.get_by_role("link", name="Add a message").click()
    page.get_by_text("3 answers are this formula").wait_for()
    judge(page)
    page.get_by_label("Message").fill("Where does the sine come from?")
    page.get_by_role("button", name="Keep the formula").click()
    page.get_by_role("link", name="own").wait_for()
    page.get_by_text("Where does the sine come from?").wait_for()
    judge(page)


def test_the_mistakes_of_a_template(as_bob: Visit, serving: Serving) -> None:
    factories.school_class(User.objects.get(username="bob"), serving.student)
    mistakes = [{"code": "power-kept-exponent", "where": where} for where in ("x^2", "x")]
    factories.attempt(serving, "2x^2", verdict="incorrect", mistakes=mistakes, graded_at=serving.started_at)
    template = serving.variant.template
    page = as_bob(f"/admin/exercises/template/{template.pk}/change/")
    page.get_by_role("link", name="Mistakes", exact=True).click()
    page.get_by_role("heading", name="Mistakes found in answers").wait_for()
    judge(page)
    page.get_by_role("link", name="power-kept-exponent").click()
    page.locator("#result_list .field-typed", has_text="2x^2").wait_for()
