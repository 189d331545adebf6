"""Checks of the settings: combinations that are dangerous together, each with what to do about it."""

from collections.abc import Iterator

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register
from django.core.checks import Warning as Caution

LOOPBACK = frozenset({"localhost", "127.0.0.1", "[::1]", "::1", ".localhost", "testserver"})
SCRIPT_DANGERS = ("'unsafe-inline'", "'unsafe-eval'", "*", "data:", "https:", "http:")


@register(Tags.security)
def debug_stays_on_this_machine(**_: object) -> Iterator[CheckMessage]:
    """With DEBUG, error pages show settings and the log-in page shows the demo passwords."""
    if settings.DEBUG and _public_hosts():
        yield Error(
            f"DEBUG is on while ALLOWED_HOSTS names {', '.join(_public_hosts())}.",
            hint="Unset DEBUG, or allow loopback names only.",
            id="nabla.E001",
        )


@register(Tags.security)
def secret_key_is_outside_the_repository(**_: object) -> Iterator[CheckMessage]:
    private = settings.PRIVATE_DIRECTORY.resolve()
    if private.is_relative_to(settings.BASE_DIR):
        yield Error(
            f"The secret key's directory {private} lies in the repository.",
            hint="Let NABLA_HOME name a directory outside of it.",
            id="nabla.E002",
        )


@register(Tags.security)
def scripts_come_from_here_only(**_: object) -> Iterator[CheckMessage]:
    directives = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]
    dangers = [source for source in directives.get("script-src", ["*"]) if source in SCRIPT_DANGERS]
    if dangers:
        yield Error(f"The content security policy allows scripts from {', '.join(dangers)}.", id="nabla.E003")


@register(Tags.security)
def sqlite_takes_the_write_lock_first(**_: object) -> Iterator[CheckMessage]:
    database = settings.DATABASES["default"]
    mode = database.get("OPTIONS", {}).get("transaction_mode")
    if database["ENGINE"].endswith("sqlite3") and mode != "IMMEDIATE":
        yield Error(
            "SQLite transactions start deferred, so writing requests fail as soon as there are several.",
            hint='Set OPTIONS["transaction_mode"] to "IMMEDIATE".',
            id="nabla.E004",
        )


@register(Tags.security, deploy=True)
def public_hosts_use_https(**_: object) -> Iterator[CheckMessage]:
    if _public_hosts() and not settings.SESSION_COOKIE_SECURE:
        yield Caution(
            f"ALLOWED_HOSTS names {', '.join(_public_hosts())}, but HTTPS is off: passwords travel readable.",
            hint="Set HTTPS=1, and PROXY_COUNT=1 behind a proxy that ends TLS.",
            id="nabla.W001",
        )


@register(Tags.security, deploy=True)
def mail_is_delivered(**_: object) -> Iterator[CheckMessage]:
    if settings.EMAIL_BACKEND.endswith("console.EmailBackend"):
        yield Caution(
            "E-mail is only printed, so nobody can reset a password.",
            hint="Set EMAIL_HOST and its companions.",
            id="nabla.W002",
        )


def _public_hosts() -> list[str]:
    return [host for host in settings.ALLOWED_HOSTS if host not in LOOPBACK]
