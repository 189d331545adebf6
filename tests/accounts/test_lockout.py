"""Somebody who guesses passwords is locked out for a while; nobody else is."""

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from accounts.models import User

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def people() -> None:
    for name in ("alice", "bob"):
        User.objects.create_user(name, password=f"{name}'s own password")


def log_in(client: Client, name: str, *, password: str = "", address: str = "192.0.2.1") -> int:
    """The status of the response: a redirect if the log-in succeeds, the form again if not."""
    form = {"username": name, "password": password or f"{name}'s own password"}
    return client.post(reverse("login"), form, REMOTE_ADDR=address).status_code


def guess(client: Client, name: str, *, times: int) -> list[int]:
    return [log_in(client, name, password=f"guess {number}") for number in range(times)]


def test_after_too_many_guesses_even_the_right_password_is_refused(
    client: Client, settings: Settings
) -> None:
    limit = settings.AXES_FAILURE_LIMIT
    assert guess(client, "alice", times=limit) == [200] * (limit - 1) + [429]
    assert log_in(client, "alice") == 429


def test_a_few_mistakes_are_forgiven(client: Client, settings: Settings) -> None:
    guess(client, "alice", times=settings.AXES_FAILURE_LIMIT - 1)
    assert log_in(client, "alice") == 302


def test_guesses_from_elsewhere_lock_nobody_out(client: Client, settings: Settings) -> None:
    guess(client, "alice", times=settings.AXES_FAILURE_LIMIT)
    assert log_in(client, "alice", address="198.51.100.7") == 302


def test_others_at_the_same_address_can_still_log_in(client: Client, settings: Settings) -> None:
    guess(client, "alice", times=settings.AXES_FAILURE_LIMIT)
    assert log_in(client, "bob") == 302


def test_somebody_locked_out_is_told_so_on_a_page(client: Client, settings: Settings) -> None:
    guess(client, "alice", times=settings.AXES_FAILURE_LIMIT)
    response = client.post(reverse("login"), {"username": "alice", "password": "x"}, REMOTE_ADDR="192.0.2.1")
    assert "accounts/locked_out.html" in [template.name for template in response.templates]
