"""Typed readers of environment variables; a bad value is reported with the variable's name."""

import os

from django.core.exceptions import ImproperlyConfigured

_YES = frozenset({"1", "true", "yes", "on"})
_NO = frozenset({"0", "false", "no", "off"})


def text(name: str, *, default: str) -> str:
    """An unset or empty variable means the default."""
    return os.environ.get(name, "").strip() or default


def boolean(name: str, *, default: bool) -> bool:
    value = text(name, default="yes" if default else "no").lower()
    if value not in _YES | _NO:
        raise ImproperlyConfigured(f"{name} must be 1 or 0, not {value!r}")
    return value in _YES


def whole(name: str, *, default: int) -> int:
    """A whole number that is not negative."""
    value = text(name, default=str(default))
    if not (value.isascii() and value.isdigit()):
        raise ImproperlyConfigured(f"{name} must be a whole number, not {value!r}")
    return int(value)


def words(name: str, *, default: tuple[str, ...]) -> list[str]:
    """Words with commas between them."""
    return [word.strip() for word in text(name, default=",".join(default)).split(",") if word.strip()]
