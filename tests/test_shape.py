"""The budgets of the house hold, and each of them is able to fail."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests import shape
from tests.source import ROOT

DOCSTRING = '"""Planted."""\n'
LONG_FUNCTION = DOCSTRING + "def planted() -> None:\n" + "    print()\n" * shape.FUNCTION_LINES
LONG_MODULE = DOCSTRING + "print()\n" * shape.MODULE_LINES
LONG_TABLE = DOCSTRING + "TABLE = (\n" + "    1,\n" * shape.MODULE_LINES + ")\n"
MANY_PARAMETERS = DOCSTRING + "def planted(a: int, *, b: int, c: int, d: int, e: int, f: int) -> None: ...\n"
COMPLEX = (
    DOCSTRING
    + "def planted(number: int) -> str:\n"
    + "".join(f'    if number == {n}:\n        print("{n}")\n' for n in range(8))
    + '    return ""\n'
)

PLANTED = (
    ("function too long", "grader/planted.py", LONG_FUNCTION),
    ("module too long", "exercises/planted.py", LONG_MODULE),
    ("module says not what it is for", "accounts/planted.py", "print()\n"),
    ("too many parameters", "tools/planted.py", MANY_PARAMETERS),
    ("vague name", "exercises/utils.py", DOCSTRING),
    ("vague name", "grader/helpers/planted.py", DOCSTRING),
    ("unfinished", "config/planted.py", DOCSTRING + "print()  # " + "TODO: finish\n"),
    ("HTML template too long", "templates/planted.html", "<p>\n" * shape.TEMPLATE_LINES),
    ("inline script or style", "templates/planted.html", "<script>alert(1)</script>"),
    ("inline script or style", "templates/planted.html", "<style>p { color: red }</style>"),
    ("inline script or style", "templates/planted.html", '<p style="color: red">'),
    ("inline script or style", "exercises/templates/planted.html", '<p onclick="alert(1)">'),
    ("names another site", "templates/planted.html", '<script src="https://cdn.example/x.js"></script>'),
)

HARMLESS = (
    ("exercises/planted.py", LONG_TABLE),
    ("exercises/migrations/0009_planted.py", LONG_MODULE),
    ("tests/planted.py", MANY_PARAMETERS),
    ("exercises/__init__.py", ""),
    ("templates/planted.html", '<script src="/static/js/x.js" defer></script><p class="style">on = "x"</p>'),
)


def test_the_tree_keeps_every_budget() -> None:
    assert shape.breaches(ROOT) == []


@pytest.mark.parametrize(("rule", "path", "text"), PLANTED)
def test_a_planted_breach_is_reported(tmp_path: Path, rule: str, path: str, text: str) -> None:
    plant(tmp_path / path, text)
    assert [(one.rule, one.path) for one in shape.breaches(tmp_path)] == [(rule, path)]


@pytest.mark.parametrize(("path", "text"), HARMLESS)
def test_what_the_budgets_exempt_is_not_reported(tmp_path: Path, path: str, text: str) -> None:
    plant(tmp_path / path, text)
    assert shape.breaches(tmp_path) == []


def test_no_function_of_the_tree_is_too_complex() -> None:
    assert complexity_report(".", working_directory=ROOT) == ""


def test_a_planted_complex_function_is_reported(tmp_path: Path) -> None:
    plant(tmp_path / "planted.py", COMPLEX)
    assert "`planted` is too complex (9 > 8)" in complexity_report("planted.py", working_directory=tmp_path)


def plant(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


def complexity_report(target: str, *, working_directory: Path) -> str:
    """What ruff says of complex functions, whatever a comment asks it to ignore; empty if all is well."""
    run = subprocess.run(
        [
            *(Path(sys.executable).parent / "ruff", "check", target),
            *("--config", ROOT / "pyproject.toml", "--select", "C901", "--ignore-noqa", "--quiet"),
        ],
        cwd=working_directory,
        capture_output=True,
        text=True,
        check=False,
    )
    return run.stdout + run.stderr
