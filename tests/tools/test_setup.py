"""Set-up says what is missing on a machine that lacks it."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.source import ROOT


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    (tmp_path / "tools").mkdir()
    shutil.copy(ROOT / "tools" / "setup.sh", tmp_path / "tools")
    shutil.copy(ROOT / "requirements-dev.txt", tmp_path)
    return tmp_path


def set_up(copy: Path, *, python: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["sh", "tools/setup.sh"],
        cwd=copy,
        env={"PATH": "/usr/bin:/bin", "PYTHON3": python},
        capture_output=True,
        text=True,
        check=False,
    )


def stand_in(path: Path, script: str) -> str:
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)
    return str(path)


def test_without_any_python_it_names_the_package(copy: Path) -> None:
    completed = set_up(copy, python="no-such-python")
    assert completed.returncode == 1
    assert "Python 3.11 or later is needed" in completed.stderr
    assert "apt-get install python3 python3-venv" in completed.stderr


def test_a_python_that_is_too_old_is_passed_over(copy: Path) -> None:
    completed = set_up(copy, python=stand_in(copy / "python-3.9", "exit 1"))
    assert completed.returncode == 1
    assert "Python 3.11 or later is needed" in completed.stderr


def test_without_venv_it_names_the_package(copy: Path) -> None:
    lacking = f'case "$2" in *ensurepip*) exit 1 ;; esac\nexec {sys.executable} "$@"'
    completed = set_up(copy, python=stand_in(copy / "python-without-venv", lacking))
    assert completed.returncode == 1
    assert "has no venv; on Debian: sudo apt-get install python3-venv" in completed.stderr
    assert not (copy / ".venv").exists()
