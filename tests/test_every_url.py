"""Every address of the site as five people see it; an address missing here fails."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from accounts.models import User
from exercises.models import Serving
from tests import factories

ROLES = ("outsider", "student", "another student", "instructor of another class", "superuser")
ABSENT_KEY = "00000000-0000-0000-0000-000000000000"


@dataclass(frozen=True, slots=True)
class Visit:
    """A request, and its status for each of ``ROLES``; 302 sends an outsider to the log-in page."""

    name: str
    statuses: tuple[int, int, int, int, int]
    method: str = "get"
    arguments: Mapping[str, str] = field(default_factory=dict)
    data: Mapping[str, str] = field(default_factory=dict)


ALL = (200, 200, 200, 200, 200)
SIGNED_IN = (302, 200, 200, 200, 200)
SIGNED_OUT = (200, 302, 302, 302, 302)
ELSEWHERE = (302, 302, 302, 302, 302)
OWNER = (302, 200, 404, 404, 404)
OWNER_SENT_ON = (302, 302, 404, 404, 404)
POST_ONLY = (405, 405, 405, 405, 405)

PAGES = (
    Visit("home", SIGNED_OUT),
    Visit("how_to_type", ALL),
    Visit("sign_up", SIGNED_OUT),
    Visit("login", SIGNED_OUT),
    Visit("logout", ELSEWHERE, method="post"),
    Visit("logout", POST_ONLY),
    Visit("theme", ELSEWHERE, method="post"),
    Visit("theme", POST_ONLY),
    Visit("classes", SIGNED_IN),
    Visit("password_reset", ALL),
    Visit("password_reset_done", ALL),
    Visit("password_reset_confirm", ALL, arguments={"uidb64": "MQ", "token": "none"}),
    Visit("password_reset_complete", ALL),
    Visit("topics", SIGNED_IN),
    Visit("topic", SIGNED_IN, arguments={"slug": "power-rule"}),
    Visit("topic", (302, 404, 404, 404, 404), arguments={"slug": "empty"}),
    Visit("progress", SIGNED_IN),
    Visit("start", ELSEWHERE, method="post", arguments={"slug": "shared"}),
    Visit("start", (302, 302, 404, 404, 404), method="post", arguments={"slug": "bobs"}),
    Visit("start", POST_ONLY, arguments={"slug": "shared"}),
)
SERVING_PAGES = (
    Visit("exercise", OWNER),
    Visit("verdict", OWNER_SENT_ON),
    Visit("preview", OWNER, method="post", data={"answer": "2x"}),
    Visit("preview", POST_ONLY),
    Visit("answer", OWNER_SENT_ON, method="post", data={"answer": "3x"}),
    Visit("answer", POST_ONLY),
    Visit("hint", OWNER_SENT_ON, method="post"),
    Visit("hint", POST_ONLY),
    Visit("give_up", OWNER_SENT_ON, method="post"),
    Visit("give_up", POST_ONLY),
    Visit("another", OWNER_SENT_ON, method="post"),
    Visit("another", POST_ONLY),
)


@pytest.fixture
def serving(db: None) -> Serving:
    """Alice's, of a class of Bob's; Charlie is in no class, Dora has one of her own."""
    bob, alice = factories.bob(), factories.alice()
    factories.school_class(bob, alice)
    factories.topic(slug="empty", title="Empty")
    factories.fixed_template(slug="bobs", owner=bob)
    return factories.serving(alice, of=factories.fixed_template(slug="shared"))


@pytest.fixture
def people(serving: Serving) -> Mapping[str, User | None]:
    dora = factories.user("dora", is_staff=True)
    factories.school_class(dora, name="Dora's")
    root = factories.user("root", is_staff=True, is_superuser=True)
    return dict(zip(ROLES, (None, serving.student, factories.charlie(), dora, root), strict=True))


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("visit", PAGES, ids=lambda visit: f"{visit.method} {visit.name}")
def test_pages(visit: Visit, role: str, people: Mapping[str, User | None]) -> None:
    check(visit, role, people[role], arguments=visit.arguments)


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("visit", SERVING_PAGES, ids=lambda visit: f"{visit.method} {visit.name}")
def test_pages_of_a_serving(
    visit: Visit, role: str, people: Mapping[str, User | None], serving: Serving
) -> None:
    check(visit, role, people[role], arguments={"pk": str(serving.pk)})


@pytest.mark.parametrize("name", sorted({visit.name for visit in SERVING_PAGES}))
def test_a_serving_nobody_has_is_not_found(name: str, serving: Serving) -> None:
    client = Client()
    client.force_login(serving.student)
    address = reverse(name, kwargs={"pk": ABSENT_KEY})
    assert 404 in {client.get(address).status_code, client.post(address).status_code}


def test_every_address_is_listed() -> None:
    listed = {visit.name for visit in PAGES + SERVING_PAGES}
    assert {pattern.name for pattern in patterns(get_resolver())} == listed


def check(visit: Visit, role: str, user: User | None, *, arguments: Mapping[str, str]) -> None:
    client = Client()
    if user is not None:
        client.force_login(user)
    response = getattr(client, visit.method)(reverse(visit.name, kwargs=dict(arguments)), visit.data)
    assert response.status_code == visit.statuses[ROLES.index(role)]
    if user is None and response.status_code == 302 and visit.statuses != ELSEWHERE:
        assert response["Location"].startswith("/log-in/?next=")


def patterns(resolver: URLResolver, *, outside: tuple[str, ...] = ("admin",)) -> Iterator[URLPattern]:
    """All but the admin's, which are walked by name of their own."""
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLPattern):
            yield pattern
        elif pattern.app_name not in outside:
            yield from patterns(pattern)
