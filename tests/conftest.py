"""Fixtures for every test: the browser, found on this machine or asked for by name."""

import os
import shutil
from pathlib import Path

import pytest

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
CHROMIUM_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
INSTALL_CHROMIUM = "no Chromium found: `sudo apt-get install chromium`, or name one in $CHROMIUM"


def pytest_configure() -> None:
    """Playwright's own event loop runs in the test's thread, where Django would refuse the database."""
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"


def chromium_path() -> str | None:
    named = os.environ.get("CHROMIUM")
    if named:
        return named if Path(named).is_file() else None
    return next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, object]:
    """How pytest-playwright starts the system's Chromium; in CI a missing one is a failure."""
    path = chromium_path()
    if path is None and os.environ.get("CI") == "true":
        pytest.fail(INSTALL_CHROMIUM)
    if path is None:
        pytest.skip(INSTALL_CHROMIUM)
    return {"executable_path": path, "args": CHROMIUM_ARGUMENTS}
