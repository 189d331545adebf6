"""Every address of the site as six people see it; an address missing from the table fails."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pytest
from django.db.models import Model
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from accounts.models import User
from exercises.models import Regrade
from tests import factories
from tests.addresses import EXERCISES, ROLES, SUPERUSER, VISITS, Visit

# Django's own: the old short address of a change page, and the admin's page for what does not exist.
UNNAMED = {"admin/<path:object_id>/", "admin/(?P<url>.*)$"}
# The tables of the log-in guard are a superuser's; Django's permissions hold there.
GUARD = "axes_"
ABSENT = {"pk": "00000000-0000-0000-0000-000000000000"}


@dataclass(frozen=True, slots=True)
class World:
    """Who there is, by role, and what there is, by name."""

    people: Mapping[str, User | None]
    things: Mapping[str, Model]


@pytest.fixture
def world(db: None) -> World:
    alice, bob = factories.alice(), factories.bob()
    school_class = factories.school_class(bob, alice)
    dora = factories.user("dora", is_staff=True)
    factories.school_class(dora, name="Dora's")
    root = factories.user("root", is_staff=True, is_superuser=True)
    factories.topic(slug="empty", title="Empty")
    template = factories.fixed_template(slug="bobs", owner=bob)
    serving = factories.serving(alice, of=template)
    attempt = factories.attempt(serving, "3x", verdict="undecided", graded_at=serving.started_at)
    things = {
        "class": school_class,
        "student": alice,
        "serving": serving,
        "attempt": attempt,
        "regrade": Regrade.objects.create(attempt=attempt, verdict="undecided"),
        "template": template,
        "shared template": factories.fixed_template(slug="shared"),
        "topic": template.topic,
    }
    people = (None, alice, factories.charlie(), dora, root, bob)
    return World(dict(zip(ROLES, people, strict=True)), things)


@pytest.mark.parametrize("visit", VISITS, ids=lambda visit: f"{visit.method} {visit.name} {visit.of}")
def test_address(visit: Visit, world: World) -> None:
    seen = tuple(status(visit, role, world) for role in reversed(ROLES))
    assert seen == visit.statuses[::-1]


@pytest.mark.parametrize("name", sorted({visit.name for visit in EXERCISES if visit.of == "serving"}))
def test_a_serving_nobody_has_is_not_found(name: str, world: World) -> None:
    client = Client()
    client.force_login(factories.user("eve"))
    address = reverse(name, kwargs=ABSENT)
    assert 404 in {client.get(address).status_code, client.post(address).status_code}


def test_every_address_is_listed() -> None:
    named = {name for name, _ in addresses(get_resolver()) if not name.startswith(f"admin:{GUARD}")}
    assert named == {visit.name for visit in VISITS}


def test_what_has_no_name_is_djangos() -> None:
    unnamed = {route for name, route in addresses(get_resolver(), nameless=True) if not name}
    assert {shortened(route) for route in unnamed} == UNNAMED


@pytest.mark.parametrize("role", ROLES)
def test_the_guards_tables_are_a_superusers(role: str, world: World) -> None:
    names = {name for name, _ in addresses(get_resolver()) if name.startswith(f"admin:{GUARD}")}
    lists = [Visit(name, SUPERUSER) for name in names if name.endswith("changelist")]
    assert {status(visit, role, world) for visit in lists} <= {SUPERUSER[ROLES.index(role)]}


def status(visit: Visit, role: str, world: World) -> int:
    client = Client()
    user = world.people[role]
    if user is not None:
        client.force_login(user)
    own = {visit.key: world.things[visit.of].pk} if visit.of else {}
    address = reverse(visit.name, kwargs={**visit.arguments, **own})
    response = getattr(client, visit.method)(address, visit.data)
    if user is None and response.status_code == 302 and "log" not in visit.name and "theme" not in visit.name:
        assert response["Location"].startswith(("/log-in/?next=", "/admin/login/?next="))
    found: int = response.status_code
    return found


def addresses(
    resolver: URLResolver, *, space: str = "", route: str = "", nameless: bool = False
) -> Iterator[tuple[str, str]]:
    """Name and route of every pattern, the namespace before the name."""
    for pattern in resolver.url_patterns:
        here = f"{route}{pattern.pattern}"
        if isinstance(pattern, URLResolver):
            inner = f"{pattern.namespace}:" if pattern.namespace else space
            yield from addresses(pattern, space=inner, route=here, nameless=nameless)
        elif isinstance(pattern, URLPattern) and (pattern.name or nameless):
            yield (f"{space}{pattern.name}" if pattern.name else ""), here


def shortened(route: str) -> str:
    """Without the names of app and model."""
    return "admin/<path:object_id>/" if route.endswith("<path:object_id>/") else route
