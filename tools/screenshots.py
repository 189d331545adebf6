"""Pictures of every page, wide and on a phone, light and dark: ``python -m tools.screenshots``.

All of them go to ``screenshots/``; those the README shows also to ``docs/images/``.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, FloatRect, Page

from tools import browsing
from tools.browsing import check, start

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "screenshots"
README = ROOT / "docs" / "images"
STUDENT = "alice"
INSTRUCTOR = "ines"


@dataclass(frozen=True, slots=True)
class Look:
    """One way to look at the site."""

    name: str
    width: int
    height: int
    scheme: str

    @property
    def is_phone(self) -> bool:
        return self.width < 600


LOOKS = tuple(
    Look(f"{shape}-{scheme}", width, height, scheme)
    for shape, width, height in (("wide", 1280, 900), ("phone", 390, 844))
    for scheme in ("light", "dark")
)

# What the README shows.
README_HEIGHT = 1300
MARGIN = 20
SHOWN = (
    "exercise-wrong-wide-light",
    "exercise-right-wide-light",
    "topics-wide-light",
    "matrix-phone-light",
    "admin-preview-wide-light",
)
# Shown from here on: what is above it is a long form.
SHOWN_FROM = {"admin-preview": "fieldset:has(#id_statement)"}

OUTSIDE = {
    "landing": "/",
    "how-to-type": "/how-to-type/",
    "log-in": "/log-in/",
    "sign-up": "/sign-up/",
    "password": "/password/",
    "password-sent": "/password/sent/",
}
INSIDE = {
    "topics": "/topics/",
    "topic": "/topics/product-rule/",
    "progress": "/progress/",
    "classes": "/classes/",
}
TEACHING = {
    "admin": "/admin/",
    "admin-templates": "/admin/exercises/template/",
    "admin-answers": "/admin/exercises/attempt/",
    "admin-queue": "/admin/exercises/queuedattempt/",
    "admin-class": "/admin/accounts/class/",
}
TEMPLATE = {
    "function": "a*x^n*cos(b*x)",
    "variables": "x",
    "wrt": "x",
    "parameters": "a = -5..-2, 2..9\nb = 2..5\nn = 2..6",
    "statement": "Two rules meet here. Differentiate $f(x) = [[function]]$.",
    "hints": "There are two factors with an $x$ in them.\n\nThe cosine needs the chain rule: mind the [[b]].",
}

Shoot = Callable[[str], None]


def main() -> None:
    PICTURES.mkdir(exist_ok=True)
    README.mkdir(parents=True, exist_ok=True)
    with browsing.site() as base_url, browsing.browser() as browser:
        for look in LOOKS:
            photograph(browser, base_url, look)
    print(f"{len(list(PICTURES.glob('*.png')))} pictures in {PICTURES}, {len(SHOWN)} in {README}")


def photograph(browser: Browser, base_url: str, look: Look) -> None:
    context = browser.new_context(
        viewport={"width": look.width, "height": look.height},
        color_scheme="dark" if look.scheme == "dark" else "light",
        has_touch=look.is_phone,
        is_mobile=look.is_phone,
    )
    page = context.new_page()

    def shoot(name: str) -> None:
        page.wait_for_load_state("networkidle")
        page.screenshot(path=PICTURES / f"{name}-{look.name}.png", full_page=True)
        if f"{name}-{look.name}" in SHOWN:
            path = README / f"{name}-{look.name}.png"
            page.screenshot(path=path, full_page=True, clip=shown_part(page, look, name=name))

    visit(page, base_url, OUTSIDE, shoot=shoot)
    password = browsing.demo_password(page, base_url, STUDENT)
    browsing.log_in(page, base_url, username=STUDENT, password=password)
    practise(page, base_url, shoot=shoot)
    components(page, base_url, shoot=shoot)
    visit(page, base_url, INSIDE, shoot=shoot)
    context.clear_cookies()
    teach(page, base_url, shoot=shoot)
    context.close()


def shown_part(page: Page, look: Look, *, name: str) -> FloatRect:
    """The whole page, or as much of a long one as a README has room for."""
    left, above, width = 0.0, 0.0, float(look.width)
    if name in SHOWN_FROM and (start := page.locator(SHOWN_FROM[name]).bounding_box()):
        left, above, width = start["x"] - MARGIN, start["y"], start["width"] + 2 * MARGIN
        above += page.evaluate("window.scrollY") - MARGIN
    height = page.evaluate("document.documentElement.scrollHeight") - above
    return {"x": left, "y": above, "width": width, "height": min(height, README_HEIGHT)}


def visit(page: Page, base_url: str, addresses: dict[str, str], *, shoot: Shoot) -> None:
    for name, address in addresses.items():
        page.goto(base_url + address)
        shoot(name)


def practise(page: Page, base_url: str, *, shoot: Shoot) -> None:
    """One exercise from the first look over every kind of answer to the right one."""
    start(page, base_url, topic="product-rule", title="A square times a sine")
    shoot("exercise")
    page.locator(".answer-input").press_sequentially("2x sin x + x^2")
    page.locator("#preview math").wait_for()
    shoot("exercise-preview")
    for name, text in (
        ("unreadable", "2x sin(x + x^2 cos x"),
        ("ambiguous", "x^2cosx + 2xsin x^2/x"),
        ("wrong", "2x cos x"),
        ("wrong-again", "2x sin x - x^2 cos x"),
    ):
        check(page, text)
        read_on(page)
        shoot(f"exercise-{name}")
    page.get_by_role("button", name="Give me a hint").click()
    page.locator(".hint-list").wait_for()
    page.locator("summary", has_text="Give up").click()
    shoot("exercise-hint")
    check(page, "x(2sin x + x cos x)")
    shoot("exercise-right")


def components(page: Page, base_url: str, *, shoot: Shoot) -> None:
    start(page, base_url, topic="gradient", title="The gradient of a small polynomial")
    check(page, "2xy", "x^2")
    shoot("vector")
    start(page, base_url, topic="hessian", title="The Hessian of a small polynomial")
    for field, text in zip(page.locator(".answer-input").all(), ("2y", "2x", "2x"), strict=False):
        field.press_sequentially(text)
    page.locator("#preview math").first.wait_for()
    shoot("matrix")


def read_on(page: Page) -> None:
    """Wait until "We read" shows what is in the field: typing and checking are answered apart."""
    text = page.locator(".answer-input").first.input_value()
    with page.expect_response("**/preview/"):
        page.locator(".answer-input").first.fill(f"{text} ")
    page.wait_for_load_state("networkidle")


def teach(page: Page, base_url: str, *, shoot: Shoot) -> None:
    """The admin: the lists, and a template written and previewed."""
    password = browsing.demo_password(page, base_url, INSTRUCTOR)
    browsing.log_in(page, base_url, username=INSTRUCTOR, password=password)
    visit(page, base_url, TEACHING, shoot=shoot)
    page.goto(f"{base_url}/admin/exercises/template/add/")
    page.locator("#id_title").press_sequentially("A power times a cosine")
    for field, text in TEMPLATE.items():
        page.locator(f"#id_{field}").fill(text)
    page.locator("#id_topic").select_option(label="Product rule")
    page.get_by_role("button", name="Preview ten variants").click()
    page.locator("#previews math").first.wait_for()
    shoot("admin-preview")


if __name__ == "__main__":
    main()
