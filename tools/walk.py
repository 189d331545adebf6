"""A scripted walk through a running site: ``python -m tools.walk http://127.0.0.1:8000``.

A student signs up, joins a class, is wrong, is told, is right and sees the progress; the instructor writes,
previews and publishes a template and finds the student's answers. Pictures are left in ``screenshots/``.
The instructor is the demo class's, or the one that WALK_USERNAME and WALK_PASSWORD name.
"""

import os
import secrets
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from tools import browsing

PICTURES = Path(__file__).resolve().parent.parent / "screenshots"
DEMO_INSTRUCTOR = "ines"
PATIENCE = 30_000
TEMPLATE = {
    "function": "a*x^n*cos(x)",
    "variables": "x",
    "wrt": "x",
    "parameters": "a = 2..9\nn = 2..9",
    "statement": "Differentiate $f(x) = [[function]]$.",
    "hints": "There are two factors with an $x$ in them.",
}


@dataclass(slots=True)
class Walk:
    """Two people at work in two browser windows; ``step`` counts the pictures."""

    base_url: str
    student: Page
    instructor: Page
    name: str = field(default_factory=lambda: f"walker-{secrets.token_hex(3)}")
    step: int = 0

    @property
    def title(self) -> str:
        return f"A product of {self.name}"

    def picture(self, page: Page, said: str) -> None:
        self.step += 1
        page.wait_for_load_state("networkidle")
        page.screenshot(path=PICTURES / f"walk-{self.step:02}-{said.replace(' ', '-')}.png", full_page=True)
        print(f"{self.step:2}. {said}", flush=True)


def main() -> None:
    if len(sys.argv) != 2:
        raise SystemExit("usage: python -m tools.walk BASE_URL")
    PICTURES.mkdir(exist_ok=True)
    expect.set_options(timeout=PATIENCE)
    with browsing.browser() as browser:
        walk = Walk(sys.argv[1].rstrip("/"), window(browser), window(browser))
        for part in PARTS:
            part(walk)
    print(f"walked: {walk.step} steps, pictures in {PICTURES}")


def window(browser: Browser) -> Page:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.set_default_timeout(PATIENCE)
    return context.new_page()


def sign_up(walk: Walk) -> None:
    page = walk.student
    page.goto(walk.base_url)
    walk.picture(page, "landing")
    page.get_by_role("link", name="Sign up and begin").click()
    password = secrets.token_urlsafe(16)
    page.get_by_label("Username").fill(walk.name)
    page.get_by_label("E-mail address").fill(f"{walk.name}@example.org")
    page.get_by_label("Password", exact=True).fill(password)
    page.get_by_label("The same password again").fill(password)
    walk.picture(page, "sign up")
    page.get_by_role("main").get_by_role("button", name="Sign up").click()
    expect(page.get_by_role("heading", name="Topics", exact=True)).to_be_visible()
    walk.picture(page, "topics")


def enter_admin(walk: Walk) -> None:
    page = walk.instructor
    username = os.environ.get("WALK_USERNAME", DEMO_INSTRUCTOR)
    password = os.environ.get("WALK_PASSWORD") or browsing.demo_password(page, walk.base_url, username)
    browsing.log_in(page, walk.base_url, username=username, password=password)
    page.goto(f"{walk.base_url}/admin/")
    expect(page.get_by_role("link", name="Classes")).to_be_visible()
    walk.picture(page, "admin")


def join_class(walk: Walk) -> None:
    walk.instructor.goto(f"{walk.base_url}/admin/accounts/class/")
    code = walk.instructor.locator(".field-join_code").first.inner_text()
    walk.picture(walk.instructor, "the class and its code")
    walk.student.goto(f"{walk.base_url}/classes/")
    walk.student.get_by_label("Code of the class").fill(code.lower())
    walk.student.get_by_role("button", name="Join the class").click()
    expect(walk.student.get_by_role("status")).to_contain_text("You are in the class")
    walk.picture(walk.student, "joined")


def solve(walk: Walk) -> None:
    page = walk.student
    browsing.start(page, walk.base_url, topic="product-rule", title="A square times a sine")
    page.locator(".answer-input").press_sequentially("2x cos x")
    expect(page.locator("#preview math")).to_be_visible()
    walk.picture(page, "we read")
    for text, said, kind in (
        ("2x cos x", "wrong", "incorrect"),
        ("2x sin x - x^2 cos x", "wrong again and told a number", "incorrect"),
        ("2x sin x + x^2 cos x)", "unreadable costs nothing", "unreadable"),
        ("2x sin x + x^2 cos x", "right", "correct"),
    ):
        browsing.check(page, text)
        expect(page.locator(f".verdict.kind-{kind}")).to_be_visible()
        walk.picture(page, said)
    page.goto(f"{walk.base_url}/progress/")
    expect(page.locator(".opening")).to_contain_text("1 of ")
    walk.picture(page, "progress")


def author(walk: Walk) -> None:
    page = walk.instructor
    browsing.write_template(page, walk.base_url, title=walk.title, topic="Product rule", fields=TEMPLATE)
    walk.picture(page, "preview of ten variants")
    browsing.save_template(page)
    walk.picture(page, "saved as a draft")


def publish(walk: Walk) -> None:
    page = walk.instructor
    browsing.publish(page, walk.base_url, title=walk.title)
    walk.picture(page, "published")
    browsing.start(walk.student, walk.base_url, topic="product-rule", title=walk.title)
    walk.picture(walk.student, "the new exercise")


def find_attempt(walk: Walk) -> None:
    page = walk.instructor
    page.goto(f"{walk.base_url}/admin/exercises/attempt/?q={walk.name}")
    expect(page.locator("#result_list tbody tr")).to_have_count(4)
    walk.picture(page, "the attempts in the admin")
    page.locator("#result_list tbody tr").first.get_by_role("link").click()
    expect(page.get_by_text("2x sin x + x^2 cos x").first).to_be_visible()
    walk.picture(page, "one attempt")


PARTS: tuple[Callable[[Walk], None], ...] = (
    sign_up,
    enter_admin,
    join_class,
    solve,
    author,
    publish,
    find_attempt,
)


if __name__ == "__main__":
    main()
