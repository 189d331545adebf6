"""The private directory and the secret in it."""

import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from config import keeping


def test_a_named_directory_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NABLA_HOME", "/srv/nabla")
    assert keeping.private_directory() == Path("/srv/nabla")


def test_else_it_lies_in_the_users_data_directory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NABLA_HOME", raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", "/home/alice/data")
    assert keeping.private_directory() == Path("/home/alice/data/nabla")


def test_a_secret_is_made_once_and_kept(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "secret-key"
    first = keeping.kept_secret(path)
    assert keeping.kept_secret(path) == first
    assert len(first) == 86


def test_a_secret_can_be_read_by_its_owner_only(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "secret-key"
    keeping.kept_secret(path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_everybody_who_asks_at_once_gets_the_same_secret(tmp_path: Path) -> None:
    path = tmp_path / "secret-key"
    with ThreadPoolExecutor(max_workers=16) as pool:
        secrets = set(pool.map(keeping.kept_secret, [path] * 64))
    assert secrets == {path.read_text()}
    assert [left.name for left in tmp_path.iterdir()] == ["secret-key"]
