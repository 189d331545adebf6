"""Every page, light and dark, wide and on a phone: accessible, inside its width, without a complaint."""

from collections.abc import Mapping
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from accounts.models import User
from exercises.models import Serving
from tests import factories
from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser
WCAG = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
WIDTHS = (1280, 390, 320)

OUTSIDERS = ("/", "/how-to-type/", "/log-in/", "/sign-up/")
PASSWORDS = ("/password/", "/password/sent/", "/password/changed/")
STUDENTS = ("/topics/", "/topics/power-rule/", "/progress/", "/classes/")
# What is stored of an answer with each verdict, or with none yet: pages show what is stored.
READ = {"read_as": "x^(1/2)"}
UNKNOWN_Q = {"code": "unknown-name", "start": 5, "end": 6, "details": [["name", "q"]], "component": 0}
STORED: Mapping[str, Mapping[str, object]] = {
    "correct": {"proof": "identical", "credit": 1.0, **READ},
    "incorrect": READ,
    "narrower": READ,
    "wrong-form": READ,
    "ambiguous": {"readings": ["x^(1/2)", "x^1/2"], **READ},
    "unreadable": {"complaint": UNKNOWN_Q},
    "undecided": READ,
    "": {},
}


def judge(page: Page) -> None:
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme)
        results = Axe().run(page, options=WCAG)
        assert results.violations_count == 0, f"{scheme}: {results.generate_report()}"
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 844})
        assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("address", OUTSIDERS + PASSWORDS)
def test_pages_for_everybody(visit: Visit, transactional_db: None, address: str) -> None:
    judge(visit(address))


@pytest.mark.parametrize("width", WIDTHS)
def test_no_formula_of_the_first_page_is_cut(visit: Visit, transactional_db: None, width: int) -> None:
    page = visit("/")
    page.set_viewport_size({"width": width, "height": 844})
    formulas = page.locator(".specimen math").all()
    assert len(formulas) == 6
    for formula in formulas:
        box = formula.bounding_box()
        assert box is not None
        assert box["x"] + box["width"] <= width - 10


@pytest.mark.parametrize("address", ["/nothing-here/", "/password/new/MQ/none/"])
def test_pages_for_mistakes(
    visit: Visit, transactional_db: None, address: str, complaints: list[str]
) -> None:
    judge(visit(address))
    complaints[:] = [said for said in complaints if "404" not in said]


@pytest.mark.parametrize("address", STUDENTS)
def test_pages_for_students(as_alice: Visit, alice: User, serving: Serving, address: str) -> None:
    factories.school_class(factories.bob(), alice)
    factories.attempt(serving, "3x", verdict="incorrect")
    judge(as_alice(address))


def test_a_fresh_exercise(as_alice: Visit, serving: Serving) -> None:
    page = as_alice(f"/practice/{serving.pk}/")
    page.locator("summary", has_text="How to type").click()
    page.locator("summary", has_text="Give up").click()
    page.get_by_label("Your answer").press_sequentially("x^2/3")
    page.locator("#preview math").wait_for()
    judge(page)


def test_a_matrix(as_alice: Visit, alice: User) -> None:
    template = factories.gradient_template(task="hessian", statement="Find the Hessian of $[[function]]$.")
    page = as_alice(f"/practice/{factories.serving(alice, of=template).pk}/")
    page.get_by_label("Row 2, column 1").press_sequentially("2x")
    page.locator("#preview math").wait_for()
    judge(page)


@pytest.mark.parametrize("verdict", STORED)
def test_an_exercise_with_a_verdict(as_alice: Visit, serving: Serving, verdict: str) -> None:
    now = serving.started_at
    factories.attempt(serving, "3x", verdict="incorrect", read_as="3*x", graded_at=now)
    graded_at = now if verdict else None
    factories.attempt(serving, "2x + q", verdict=verdict, graded_at=graded_at, **STORED[verdict])
    page = as_alice(f"/practice/{serving.pk}/")
    page.locator(f".verdict.kind-{verdict or 'not-graded'}").wait_for()
    judge(page)


def test_an_exercise_with_all_its_hints(as_alice: Visit, alice: User) -> None:
    fields = {"function": "x*ln(x) + sin(3*x^2)", "statement": "Differentiate $[[function]]$."}
    page = as_alice(f"/practice/{factories.serving(alice, of=factories.fixed_template(**fields)).pk}/")
    page.get_by_label("Your answer").fill("ln x + 1 + cos(3x^2)")
    page.get_by_role("button", name="Check").click()
    expect(page.locator(".agreeing")).to_have_text("The underlined terms of your answer are right.")
    expect(page.locator(".answered .marked")).to_have_count(2)
    for level in range(1, 5):
        page.get_by_role("button", name="hint").click()
        expect(page.locator(".hint-list > li")).to_have_count(level)
    mark = page.locator(".hint-list .marked").first
    assert mark.evaluate("mark => getComputedStyle(mark).borderTopWidth") == "2px"
    judge(page)


def test_an_exercise_given_up(as_alice: Visit, serving: Serving) -> None:
    page = as_alice(f"/practice/{serving.pk}/")
    page.locator("summary", has_text="Give up").click()
    page.get_by_role("button", name="Give up and show the answer").click()
    page.locator("#key").wait_for()
    judge(page)
