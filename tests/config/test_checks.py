"""The checks of the settings speak up for each dangerous combination, and only then."""

from pathlib import Path

import pytest
from django.core.checks import Tags, run_checks
from pytest_django import Settings

PUBLIC = ["nabla.example"]


def found(*, deploy: bool = False) -> set[str]:
    """Identifiers of our own messages."""
    messages = run_checks(tags=[Tags.security], include_deployment_checks=deploy)
    return {message.id for message in messages if message.id and message.id.startswith("nabla.")}


def test_the_settings_of_the_repository_are_sound() -> None:
    assert found() == set()


@pytest.mark.parametrize(
    ("debug", "hosts", "expected"),
    [
        (True, PUBLIC, {"nabla.E001"}),
        (True, ["*"], {"nabla.E001"}),
        (True, ["localhost", "127.0.0.1"], set()),
        (False, PUBLIC, set()),
    ],
)
def test_debug_is_for_this_machine(
    settings: Settings, debug: bool, hosts: list[str], expected: set[str]
) -> None:
    settings.DEBUG = debug
    settings.ALLOWED_HOSTS = hosts
    assert found() == expected


def test_the_secret_key_must_not_lie_in_the_repository(settings: Settings) -> None:
    settings.PRIVATE_DIRECTORY = Path(settings.BASE_DIR) / "var"
    assert found() == {"nabla.E002"}


@pytest.mark.parametrize("source", ["'unsafe-inline'", "'unsafe-eval'", "*"])
def test_scripts_from_anywhere_are_refused(settings: Settings, source: str) -> None:
    settings.CONTENT_SECURITY_POLICY = {"DIRECTIVES": {"script-src": ["'self'", source]}}
    assert found() == {"nabla.E003"}


def test_deferred_sqlite_transactions_are_refused(
    monkeypatch: pytest.MonkeyPatch, settings: Settings
) -> None:
    monkeypatch.setitem(settings.DATABASES, "default", {"ENGINE": "django.db.backends.sqlite3"})
    assert found() == {"nabla.E004"}


def test_a_public_site_is_told_of_https_and_mail(settings: Settings) -> None:
    settings.ALLOWED_HOSTS = PUBLIC
    settings.EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
    assert found(deploy=True) == {"nabla.W001", "nabla.W002"}


def test_a_well_kept_public_site_is_told_nothing(settings: Settings) -> None:
    settings.ALLOWED_HOSTS = PUBLIC
    settings.SESSION_COOKIE_SECURE = True
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    assert found(deploy=True) == set()
