"""Reading the environment."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from config import env


@pytest.mark.parametrize("value", ["1", "true", "Yes", " on "])
def test_words_of_assent_are_true(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("DEBUG", value)
    assert env.boolean("DEBUG", default=False) is True


@pytest.mark.parametrize("value", ["0", "false", "No", "off"])
def test_words_of_denial_are_false(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("DEBUG", value)
    assert env.boolean("DEBUG", default=True) is False


@pytest.mark.parametrize("default", [True, False])
def test_an_empty_variable_means_the_default(monkeypatch: pytest.MonkeyPatch, default: bool) -> None:
    monkeypatch.setenv("DEBUG", "")
    assert env.boolean("DEBUG", default=default) is default


def test_a_bad_choice_is_reported_with_its_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS", "maybe")
    with pytest.raises(ImproperlyConfigured, match="HTTPS must be 1 or 0, not 'maybe'"):
        env.boolean("HTTPS", default=False)


@pytest.mark.parametrize("value", ["-1", "8000.0", "eighty", "²"])
def test_a_bad_number_is_reported_with_its_variable(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("EMAIL_PORT", value)
    with pytest.raises(ImproperlyConfigured, match="EMAIL_PORT must be a whole number"):
        env.whole("EMAIL_PORT", default=587)


def test_a_number_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EMAIL_PORT", "25")
    assert env.whole("EMAIL_PORT", default=587) == 25


def test_words_lose_spaces_and_empty_places(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALLOWED_HOSTS", " a.example, b.example,, ")
    assert env.words("ALLOWED_HOSTS", default=("localhost",)) == ["a.example", "b.example"]


def test_unset_words_are_the_default(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ALLOWED_HOSTS", raising=False)
    assert env.words("ALLOWED_HOSTS", default=("localhost", "127.0.0.1")) == ["localhost", "127.0.0.1"]
