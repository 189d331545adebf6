"""Pictures of every page, wide and on a phone, light and dark: ``python -m tools.screenshots``.

All of them go to ``screenshots/``; those the README shows also to ``docs/images/``.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from playwright.sync_api import Browser, FloatRect, Page

from tools import browsing
from tools.browsing import check, start

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "screenshots"
README = ROOT / "docs" / "images"
STUDENT = "alice"
CLASSMATES = ("bob", "charlie")
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
SHOWN_FROM = {"admin-preview": "#previews"}

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
TITLE = "A power times a cosine"
PREVIEWED = "A cosine times a power"
TEMPLATE = {
    "function": "a*x^n*cos(b*x)",
    "variables": "x",
    "wrt": "x",
    "parameters": "a = -5..-2, 2..9\nb = 2..5\nn = 2..6",
    "statement": "Two rules meet here. Differentiate $f(x) = [[function]]$.",
    "hints": "There are two factors with an $x$ in them.\n\nThe cosine needs the chain rule: mind the [[b]].",
}

# What the instructor's class is asked, so that all its answers have the same letters in them.
PRACTISED = {**TEMPLATE, "parameters": "a = 2..9\nb = 2..5\nn = 3..6"}

Shoot = Callable[[str], None]


def main() -> None:
    PICTURES.mkdir(exist_ok=True)
    README.mkdir(parents=True, exist_ok=True)
    with browsing.site() as base_url, browsing.browser() as browser:
        keep_class_busy(browser, base_url)
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
    browsing.log_in_as(page, base_url, STUDENT)
    practise(page, base_url, shoot=shoot)
    ask_all_hints(page, base_url, shoot=shoot)
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


def keep_class_busy(browser: Browser, base_url: str) -> None:
    """An exercise of the instructor's own, and students who answer it in ways to be found in the admin."""
    page = browser.new_context().new_page()
    browsing.log_in_as(page, base_url, INSTRUCTOR)
    browsing.write_template(page, base_url, title=TITLE, topic="Product rule", fields=PRACTISED)
    browsing.save_template(page)
    browsing.publish(page, base_url, title=TITLE)
    for student in CLASSMATES:
        page.context.clear_cookies()
        browsing.log_in_as(page, base_url, student)
        start(page, base_url, topic="product-rule", title=TITLE)
        answer_wrongly(page)
        page.get_by_role("button", name="Another variant").click()
        answer_wrongly(page)
    page.context.close()


def answer_wrongly(page: Page) -> None:
    """Once with a mistake that has a name, once with one that has none."""
    check(page, without_inner_derivative(page))
    a, n, b = drawn_numbers(page)
    check(page, f"{a * n}x^{n - 1} cos({b}x) + {a + b}x^{n}")


def without_inner_derivative(page: Page) -> str:
    """Half of it is right."""
    a, n, b = drawn_numbers(page)
    return f"{a * n}x^{n - 1} cos({b}x) - {a}x^{n} sin({b}x)"


def drawn_numbers(page: Page) -> tuple[int, int, int]:
    a, n, b = map(int, page.locator(".statement mn").all_text_contents())
    return a, n, b


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


def ask_all_hints(page: Page, base_url: str, *, shoot: Shoot) -> None:
    """An answer of which a part is right, every hint about the rest, and the worked solution."""
    start(page, base_url, topic="product-rule", title=TITLE)
    check(page, without_inner_derivative(page))
    hints, button = page.locator(".hint-list > li"), page.get_by_role("button", name="hint")
    while button.count():
        shown = hints.count()
        button.click()
        hints.nth(shown).wait_for()
        page.wait_for_load_state("networkidle")
    shoot("exercise-hints")
    page.locator("summary", has_text="Give up").click()
    page.get_by_role("button", name="Give up and show the answer").click()
    page.get_by_text("Every step in full").click()
    shoot("exercise-given-up")


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
    """The admin: the lists, the mistakes of a class, and a template written and previewed."""
    browsing.log_in_as(page, base_url, INSTRUCTOR)
    visit(page, base_url, TEACHING, shoot=shoot)
    look_at_mistakes(page, base_url, shoot=shoot)
    browsing.write_template(page, base_url, title=PREVIEWED, topic="Product rule", fields=TEMPLATE)
    shoot("admin-preview")


def look_at_mistakes(page: Page, base_url: str, *, shoot: Shoot) -> None:
    """What the class did wrong, what nobody has explained yet, and a formula for it tried out."""
    page.goto(f"{base_url}/admin/exercises/template/?q={quote(TITLE)}")
    page.get_by_role("link", name=TITLE).click()
    page.get_by_role("link", name="Mistakes").click()
    shoot("admin-mistakes")
    page.get_by_role("link", name="Find what they have in common").click()
    shoot("admin-unexplained")
    page.get_by_role("link", name="Add a message").first.click()
    shoot("admin-formula")


if __name__ == "__main__":
    main()
