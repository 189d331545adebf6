"""The settings without any variable set, and as variables change them; each in its own process."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.source import ROOT

OURS = (
    "ALLOWED_HOSTS",
    "DATABASE_URL",
    "DEBUG",
    "EMAIL_HOST",
    "HTTPS",
    "LOG_LEVEL",
    "PROXY_COUNT",
    "SECRET_KEY",
)
READERS = (*(ROOT / "config").glob("*.py"), ROOT / "tools" / "run.py")
SHOWN = """
import json, sys
from config import settings
print(json.dumps({name: getattr(settings, name) for name in sys.argv[1:]}, default=str))
"""
JOURNAL = """
import django, json
django.setup()
from django.db import connection
with connection.cursor() as cursor:
    rows = {name: cursor.execute(f"PRAGMA {name}").fetchone()[0] for name in ("journal_mode", "synchronous")}
print(json.dumps(rows))
"""


def run(home: Path, *names: str, script: str = SHOWN, **variables: str) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if name not in OURS}
    return subprocess.run(
        [sys.executable, "-c", script, *names],
        cwd=ROOT,
        env={**kept, "DJANGO_SETTINGS_MODULE": "config.settings", "NABLA_HOME": str(home), **variables},
        capture_output=True,
        text=True,
        check=False,
    )


def shown(home: Path, *names: str, **variables: str) -> list[object]:
    """The values of these settings under these variables."""
    completed = run(home, *names, **variables)
    assert completed.returncode == 0, completed.stderr
    return list(json.loads(completed.stdout).values())


def test_without_variables_everything_is_safe(tmp_path: Path) -> None:
    names = ("DEBUG", "ALLOWED_HOSTS", "CSRF_COOKIE_HTTPONLY", "SECURE_PROXY_SSL_HEADER")
    found = shown(tmp_path, *names)
    assert found == [False, ["localhost", "127.0.0.1", "[::1]"], True, None]


def test_a_secret_key_is_made_outside_the_repository(tmp_path: Path) -> None:
    assert shown(tmp_path, "SECRET_KEY") == [(tmp_path / "secret-key").read_text()]


def test_a_given_secret_key_leaves_nothing_behind(tmp_path: Path) -> None:
    assert shown(tmp_path / "home", "SECRET_KEY", SECRET_KEY="given") == ["given"]
    assert not (tmp_path / "home").exists()


def test_https_makes_cookies_secure_and_redirects(tmp_path: Path) -> None:
    names = ("SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE", "SECURE_SSL_REDIRECT", "SECURE_HSTS_SECONDS")
    assert shown(tmp_path, *names) == [False, False, False, 0]
    assert shown(tmp_path, *names, HTTPS="1") == [True, True, True, 3600]


def test_sqlite_takes_the_write_lock_first_and_waits(tmp_path: Path) -> None:
    [databases] = shown(tmp_path, "DATABASES", DATABASE_URL=f"sqlite:///{tmp_path}/deep/n.sqlite3")
    assert isinstance(databases, dict)
    assert databases["default"]["OPTIONS"] == {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    }
    assert (tmp_path / "deep").is_dir()


def test_sqlite_keeps_a_write_ahead_log(tmp_path: Path) -> None:
    completed = run(tmp_path, script=JOURNAL, DATABASE_URL=f"sqlite:///{tmp_path}/n.sqlite3")
    assert json.loads(completed.stdout) == {"journal_mode": "wal", "synchronous": 1}


def test_postgresql_gets_none_of_the_options_of_sqlite(tmp_path: Path) -> None:
    [databases] = shown(tmp_path, "DATABASES", DATABASE_URL="postgres://nabla:secret@db/nabla")
    assert isinstance(databases, dict)
    assert databases["default"]["ENGINE"] == "django.db.backends.postgresql"
    assert "OPTIONS" not in databases["default"]


def test_mail_is_printed_until_a_server_is_named(tmp_path: Path) -> None:
    assert shown(tmp_path, "EMAIL_BACKEND") == ["django.core.mail.backends.console.EmailBackend"]
    named = shown(tmp_path, "EMAIL_BACKEND", EMAIL_HOST="mail.example")
    assert named == ["django.core.mail.backends.smtp.EmailBackend"]


@pytest.mark.parametrize(
    ("name", "value"), [("DEBUG", "perhaps"), ("PROXY_COUNT", "one"), ("LOG_LEVEL", "loud")]
)
def test_a_bad_value_is_reported_with_its_variable(tmp_path: Path, name: str, value: str) -> None:
    completed = run(tmp_path, "DEBUG", **{name: value})
    assert completed.returncode == 1
    assert f"ImproperlyConfigured: {name} must be" in completed.stderr


def test_the_example_names_every_variable_and_no_other() -> None:
    read = re.findall(r'env\.\w+\(\s*"(\w+)"', "".join(path.read_text() for path in READERS))
    named = re.findall(r"^([A-Z_]+)=", (ROOT / ".env.example").read_text(), re.MULTILINE)
    assert sorted(named) == sorted(set(read) - {"XDG_DATA_HOME"})
