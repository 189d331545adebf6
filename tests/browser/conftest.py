"""A browser whose every complaint fails the test, and a student who is logged in."""

from collections.abc import Callable, Iterator

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import BrowserContext, ConsoleMessage, Page, expect
from pytest_django.live_server_helper import LiveServer

from accounts.models import User
from exercises.models import Serving
from tests import factories

# The policy's violations are events of the page; the console is where a test can see them.
REPORT_VIOLATIONS = """
document.addEventListener("securitypolicyviolation", (event) => {
  console.error(`policy: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`);
});
"""

# Milliseconds: the first answer starts the worker processes, and the machine may be busy.
PATIENCE = 30_000
COMPLAINING = frozenset({"error", "warning"})
# htmx calls a preview that gives way to the next one an error, and any request's end twice.
GIVING_WAY = ("htmx:sendAbort, ", "htmx:afterRequest, ")

Visit = Callable[[str], Page]


@pytest.fixture
def browser_context_args(browser_context_args: dict[str, object]) -> dict[str, object]:
    """Colours change at once, so that nobody measures them half-way."""
    return {**browser_context_args, "reduced_motion": "reduce"}


@pytest.fixture
def complaints() -> list[str]:
    """What the browser's console says; a test that expects something of it takes it out."""
    return []


@pytest.fixture
def context(context: BrowserContext, complaints: list[str]) -> Iterator[BrowserContext]:
    context.set_default_timeout(PATIENCE)
    expect.set_options(timeout=PATIENCE)
    context.add_init_script(REPORT_VIOLATIONS)
    context.on("console", lambda said: complaints.append(said.text) if _is_complaint(said) else None)
    context.on("weberror", lambda error: complaints.append(str(error.error)))
    yield context
    assert complaints == []


def _is_complaint(said: ConsoleMessage) -> bool:
    return said.type in COMPLAINING and not said.text.startswith(GIVING_WAY)


@pytest.fixture
def alice(transactional_db: None) -> User:
    return factories.alice()


@pytest.fixture
def serving(alice: User) -> Serving:
    """Alice's exercise: the derivative of x^2."""
    template = factories.fixed_template(hints=["Look at $x^2$.", "Which rule is for powers?"])
    return factories.serving(alice, of=template)


@pytest.fixture
def visit(page: Page, live_server: LiveServer) -> Visit:
    """Open an address of the live server."""

    def open_address(address: str) -> Page:
        page.goto(live_server.url + address)
        return page

    return open_address


@pytest.fixture
def as_alice(visit: Visit, context: BrowserContext, live_server: LiveServer, alice: User) -> Visit:
    """Open an address as Alice."""
    log_in(context, live_server, alice)
    return visit


def log_in(context: BrowserContext, live_server: LiveServer, user: User) -> None:
    client = Client()
    client.force_login(user)
    session = client.cookies[settings.SESSION_COOKIE_NAME].value
    context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": live_server.url}])
