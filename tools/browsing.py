"""The system's Chromium for the tools that look at the site, and a site of their own to look at."""

import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from playwright.sync_api import Browser, Page, sync_playwright

from tests.conftest import CHROMIUM_ARGUMENTS, INSTALL_CHROMIUM, chromium_path

SECONDS_TO_START = 120


@contextmanager
def browser() -> Iterator[Browser]:
    path = chromium_path()
    if path is None:
        raise SystemExit(INSTALL_CHROMIUM)
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=path, args=CHROMIUM_ARGUMENTS)
        yield opened
        opened.close()


@contextmanager
def site() -> Iterator[str]:
    """The address of a fresh installation with bank and demo class, gone afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        port = free_port()
        environment = {
            **os.environ,
            "DEBUG": "1",
            "PORT": str(port),
            "NABLA_HOME": folder,
            "DATABASE_URL": f"sqlite:///{Path(folder) / 'nabla.sqlite3'}",
        }
        server = subprocess.Popen([sys.executable, "-m", "tools.run"], env=environment)
        try:
            yield wait_for(f"http://127.0.0.1:{port}", server)
        finally:
            server.terminate()
            server.wait()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def wait_for(address: str, server: subprocess.Popen[bytes]) -> str:
    for _ in range(SECONDS_TO_START * 2):
        if server.poll() is not None:
            raise SystemExit(f"the site did not start: exit status {server.returncode}")
        try:
            urllib.request.urlopen(address, timeout=30).close()
        except OSError:
            time.sleep(0.5)
        else:
            return address
    raise SystemExit(f"the site did not answer within {SECONDS_TO_START} seconds")


def demo_password(page: Page, base_url: str, username: str) -> str:
    """From the log-in page of an installation in debug mode."""
    page.goto(f"{base_url}/log-in/")
    row = page.get_by_role("row").filter(has_text=username)
    if row.count() == 0:
        raise SystemExit(f"no demo user {username!r} at {base_url}: is DEBUG on?")
    return row.get_by_role("cell").nth(1).inner_text()


def log_in(page: Page, base_url: str, *, username: str, password: str) -> None:
    page.goto(f"{base_url}/log-in/")
    page.get_by_label("Username").fill(username)
    page.get_by_label("Password").fill(password)
    page.get_by_role("main").get_by_role("button", name="Log in").click()
    page.wait_for_url(lambda url: "/log-in/" not in url)


def log_in_as(page: Page, base_url: str, username: str) -> None:
    """As one of the demo class."""
    log_in(page, base_url, username=username, password=demo_password(page, base_url, username))


def write_template(page: Page, base_url: str, *, title: str, topic: str, fields: Mapping[str, str]) -> None:
    """Fill in the admin's form of a new template, and look at its previews; nothing is saved."""
    page.goto(f"{base_url}/admin/exercises/template/add/")
    page.locator("#id_title").press_sequentially(title)
    page.locator("#id_topic").select_option(label=topic)
    for field, text in fields.items():
        page.locator(f"#id_{field}").fill(text)
    page.get_by_role("button", name="Preview ten variants").click()
    page.locator("#previews math").first.wait_for()


def save_template(page: Page) -> None:
    page.get_by_role("button", name="Save", exact=True).click()
    page.locator(".messagelist .success").wait_for()


def publish(page: Page, base_url: str, *, title: str) -> None:
    """Publish the saved template of this title."""
    page.goto(f"{base_url}/admin/exercises/template/?q={quote(title)}")
    page.locator("input.action-select").check()
    page.locator("select[name=action]").select_option(label="Publish")
    page.get_by_role("button", name="Run").or_(page.get_by_role("button", name="Go")).click()
    page.locator(".messagelist .success").filter(has_text="is published").wait_for()


def start(page: Page, base_url: str, *, topic: str, title: str) -> None:
    """Start or resume an exercise of a topic."""
    page.goto(f"{base_url}/topics/{topic}/")
    page.get_by_role("listitem").filter(has_text=title).get_by_role("button").click()
    page.locator(".statement").wait_for()
    page.wait_for_load_state()


def check(page: Page, *texts: str) -> None:
    """Answer, and wait for what is said to it."""
    for field, text in zip(page.locator(".answer-input").all(), texts, strict=True):
        field.fill(text)
    with page.expect_response("**/answer/"):
        page.get_by_role("button", name="Check").click()
    page.wait_for_load_state("networkidle")
