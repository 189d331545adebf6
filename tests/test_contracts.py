"""The import rules hold, and each of them is able to fail: violations planted in a copy of the tree."""

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests import front_door
from tests.source import APPS, ROOT

COPIED = (*APPS, "grader", "tools")

# (contract, file, planted line): what import-linter has to see.
LINTED = (
    ("apps", "accounts/enrolling.py", "import grader"),
    ("apps", "grader/limits.py", "import accounts.codes"),
    ("apps", "accounts/codes.py", "import exercises.models"),
    ("apps", "exercises/models/catalogue.py", "import config.env"),
    ("grader-stages", "grader/syntax.py", "import grader.reading"),
    ("grader-stages", "grader/outcomes.py", "import grader.messages"),
    ("grader-stages", "grader/messages.py", "import grader.syntax"),
    ("grader-stages", "grader/limits.py", "import grader.fuel"),
    ("grader-stages", "grader/reading/__init__.py", "import grader.printing"),
    ("grader-stages", "grader/algebra/__init__.py", "import grader.meaning"),
    ("grader-stages", "grader/questions/__init__.py", "import grader.equivalence"),
    ("grader-stages", "grader/equivalence/__init__.py", "import grader.diagnosis"),
    ("grader-stages", "grader/form.py", "import grader.equivalence"),
    ("grader-stages", "grader/diagnosis/__init__.py", "import grader.pipeline"),
    ("grader-stages", "grader/audit/__init__.py", "import grader.pipeline"),
    ("grader-stages", "grader/pipeline.py", "import grader.__main__"),
    ("grader-stages", "grader/undeclared.py", "import fractions"),
    ("grader-pure", "grader/outcomes.py", "import django.db"),
    ("mathematics", "exercises/issuing.py", "import numpy"),
    ("mathematics", "accounts/models.py", "import sympy"),
    ("mathematics", "config/urls.py", "import flint"),
    ("meaning", "grader/algebra/__init__.py", "import sympy"),
    ("verification", "grader/verification/values.py", "import grader.algebra"),
    ("verification", "grader/verification/keys.py", "import grader.equivalence.decide"),
    ("verification", "grader/verification/points.py", "import flint"),
    ("reading-without-sympy", "grader/reading/__init__.py", "import flint"),
    ("reading-without-sympy", "grader/printing/text.py", "import numpy"),
    ("reading-without-sympy", "grader/syntax.py", "import grader.meaning"),
    ("exercises", "exercises/models/catalogue.py", "import exercises.issuing"),
    ("exercises", "exercises/issuing.py", "import exercises.grading"),
    ("exercises", "exercises/undeclared.py", "import fractions"),
    ("accounts", "accounts/models.py", "import accounts.enrolling"),
    ("accounts", "accounts/forms.py", "import accounts.views"),
    ("accounts", "accounts/undeclared.py", "import fractions"),
    ("cycles", "config/env.py", "import config.keeping"),
)

# (rule, file, planted line): what only a reader of the imported names sees.
NAMED = (
    ("past_the_front_door", "exercises/issuing.py", "from grader.outcomes import Verdict"),
    ("past_the_front_door", "exercises/issuing.py", "from grader import pipeline"),
    ("past_the_front_door", "exercises/issuing.py", "from grader import *"),
    ("past_the_front_door", "exercises/issuing.py", "import grader"),
    ("past_the_front_door", "exercises/issuing.py", "import grader.outcomes"),
    ("grader_in_pages", "exercises/urls.py", "from grader import Verdict"),
    ("grader_in_pages", "exercises/views.py", "from grader import read"),
    ("grader_in_pages", "exercises/forms.py", "from grader import read"),
    ("grader_in_pages", "exercises/admin/templates.py", "from grader import audit"),
    ("grader_in_pages", "exercises/templatetags/formulas.py", "from grader import render"),
    ("grader_in_pages", "exercises/management/commands/planted.py", "from grader import grade"),
    ("verdicts_outside_grading", "exercises/progress.py", "from grader import grade"),
    (
        "verdicts_outside_grading",
        "exercises/regrading.py",
        "work = workers().grade_many",
    ),
    ("more_than_enums_in_models", "exercises/models/practice.py", "from grader import read"),
    ("foreign_library_in_grader", "grader/limits.py", "import requests"),
    ("foreign_library_in_grader", "grader/limits.py", "import django"),
    ("front_door_from_inside", "grader/questions/__init__.py", "from grader import grade"),
    ("banned_name", "grader/algebra/__init__.py", "eval('1')  # noqa: S307"),
    ("banned_name", "tools/run.py", "exec('1')"),
    ("banned_name", "grader/meaning/planted.py", "import sympy; sympy.sympify('x')"),
    ("banned_name", "grader/meaning/planted.py", "import sympy as sp; sp.S('x')"),
    ("banned_name", "grader/meaning/planted.py", "from sympy import S"),
    ("banned_name", "grader/meaning/planted.py", "from sympy import *"),
    ("banned_name", "grader/meaning/planted.py", "from sympy.parsing.sympy_parser import parse_expr"),
    ("banned_name", "exercises/issuing.py", "import importlib; importlib.import_module('grader.reading')"),
    ("banned_name", "exercises/issuing.py", "from sympy import lambdify as safe"),
    ("relative_import", "exercises/issuing.py", "from .models import Serving"),
)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    for folder in COPIED:
        shutil.copytree(
            ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("__pycache__", "bank")
        )
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def test_the_tree_keeps_every_import_contract() -> None:
    assert broken_contracts(ROOT) == set()


def test_the_tree_keeps_every_rule_of_imported_names() -> None:
    assert front_door.breaches(ROOT) == []


@pytest.mark.parametrize(("contract", "path", "line"), LINTED)
def test_a_planted_import_breaks_its_contract(copy: Path, contract: str, path: str, line: str) -> None:
    plant(copy / path, line)
    assert contract in broken_contracts(copy)


@pytest.mark.parametrize(("rule", "path", "line"), NAMED)
def test_a_planted_name_breaks_its_rule(copy: Path, rule: str, path: str, line: str) -> None:
    number = plant(copy / path, line)
    assert (rule, path, number) in {(one.rule, one.path, one.line) for one in front_door.breaches(copy)}


def test_every_contract_and_every_rule_has_a_planted_violation() -> None:
    assert {contract for contract, _, _ in LINTED} == set(contract_ids().values())
    assert {rule for rule, _, _ in NAMED} == {name for name, _ in front_door.RULES}


def test_every_package_of_the_tree_is_under_contract() -> None:
    packages = {path.parent.name for path in ROOT.glob("*/__init__.py")} - {"tests", "tools"}
    assert packages == set(configuration()["root_packages"])


def plant(path: Path, line: str) -> int:
    """The number of the planted line."""
    path.parent.mkdir(parents=True, exist_ok=True)
    before = path.read_text() if path.exists() else '"""Planted."""\n'
    path.write_text(f"{before}{line}\n")
    return before.count("\n") + 1


def configuration() -> dict[str, list[str]]:
    """import-linter's section of pyproject.toml."""
    section: dict[str, list[str]] = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"][
        "importlinter"
    ]
    return section


def contract_ids() -> dict[str, str]:
    """Identifiers of the contracts by their names."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    return {contract["name"]: contract["id"] for contract in contracts}


def broken_contracts(root: Path) -> set[str]:
    """Identifiers of the contracts that lint-imports reports; its exit status must say the same."""
    run = subprocess.run(
        [Path(sys.executable).parent / "lint-imports", "--no-cache", "--no-logo"],
        cwd=root,
        env={**os.environ, "COLUMNS": "200"},
        capture_output=True,
        text=True,
        check=False,
    )
    broken = {identifier for name, identifier in contract_ids().items() if f"{name} BROKEN" in run.stdout}
    assert run.returncode == bool(broken), run.stdout + run.stderr
    return broken
