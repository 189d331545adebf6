"""Processes that are killed at their work lose nothing and double nothing: totals are as without.

Real processes, a real database file and SIGKILL for the whole process group, so that the grader's workers
die with their master, as they do when a machine goes down.
"""

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parent.parent

GRADED = "graded_at IS NOT NULL"
NOT_GRADED = "graded_at IS NULL"

STORED = 1000
STORE = f"""
from exercises.models import Attempt, Serving
from tests import factories

variant = factories.variant(factories.fixed_template(form="simplified"))
student = factories.alice()
servings = Serving.objects.bulk_create(
    Serving(student=student, variant=variant, grading_deferred=True) for _ in range({STORED})
)
kinds = ("2x", "3x", "2x +", "x + x")
Attempt.objects.bulk_create(
    Attempt(serving=serving, idempotency_key="form", texts=[kinds[number % 4]])
    for number, serving in enumerate(servings)
)
"""

# Wrong answers of this grader, given before their author foresaw the formula they are.
HELD = "mistakes LIKE '%own%'"
FORESEE = f"""
from django.utils import timezone

from exercises import authoring
from exercises.models import Attempt, Serving
from exercises.wrong_formulas import WrongFormula
from grader import VERSION
from tests import factories

template = factories.fixed_template()
variant, student = factories.variant(template), factories.alice()
servings = Serving.objects.bulk_create(Serving(student=student, variant=variant) for _ in range({STORED}))
graded = dict(verdict="incorrect", proof="proved", grader_version=VERSION, graded_at=timezone.now())
Attempt.objects.bulk_create(
    Attempt(serving=serving, idempotency_key="form", texts=["ln(x) + 7"], **graded) for serving in servings
)
authoring.add_formula(template, WrongFormula("7 + ln(x)", "Seven?"))
"""

SUBMITTED = 60
PREPARE = """
from tests import factories

factories.fixed_template()
factories.alice()
"""
# A student and a browser that sends every form again until it is answered.
SUBMIT = f"""
from accounts.models import User
from exercises import grading, issuing
from exercises.models import Serving, Template

serving = Serving.objects.first() or issuing.start(User.objects.get(), template=Template.objects.get())
for number in range({SUBMITTED}):
    text = "2x" if number == {SUBMITTED} - 1 else ("3x", "2x +", "x^2")[number % 3]
    grading.submit(serving, grading.Typed((text,)), idempotency_key=f"form-{{number}}")
"""


class Site:
    """A database file of its own, and processes that work on it."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / "nabla.sqlite3"
        self.environment = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "config.settings",
            "DATABASE_URL": f"sqlite:///{self.file}",
            "SECRET_KEY": "known to everybody, for a test",
        }

    def run(self, *arguments: str) -> None:
        done = subprocess.run(
            self.command(*arguments),
            cwd=ROOT,
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr

    def run_and_kill(self, *arguments: str, when: Callable[[], bool]) -> None:
        """Start a process and, at a moment before its end, kill it with all its children."""
        process = subprocess.Popen(
            self.command(*arguments),
            cwd=ROOT,
            env=self.environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        while not when():
            assert process.poll() is None, "the process ended before it could be killed"
            time.sleep(0.005)
        os.killpg(process.pid, signal.SIGKILL)
        assert process.wait() == -signal.SIGKILL

    def command(self, *arguments: str) -> list[str]:
        return [sys.executable, "manage.py", *arguments]

    def count(self, condition: str = "1") -> int:
        """How many attempts satisfy the condition."""
        ((count,),) = self.query(f"SELECT count(*) FROM exercises_attempt WHERE {condition}")
        return int(str(count))

    def verdicts(self) -> dict[str, int]:
        return dict(self.query("SELECT verdict, count(*) FROM exercises_attempt GROUP BY verdict"))

    def query(self, statement: str) -> list[Any]:
        with sqlite3.connect(self.file, timeout=20) as connection:
            return connection.execute(statement).fetchall()


@pytest.fixture(scope="module")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty database, made once."""
    made = Site(tmp_path_factory.mktemp("migrated"))
    made.run("migrate", "--verbosity", "0")
    made.query("PRAGMA wal_checkpoint(TRUNCATE)")
    return made.file


@pytest.fixture
def site(tmp_path: Path, migrated: Path) -> Site:
    made = Site(tmp_path)
    shutil.copy(migrated, made.file)
    return made


def test_a_killed_run_of_grade_is_finished_by_the_next(site: Site) -> None:
    site.run("shell", "--command", STORE)
    site.run_and_kill("grade", "--jobs", "2", when=lambda: site.count(GRADED) > 0)
    site.run_and_kill("grade", "--jobs", "2", when=lambda: site.count(GRADED) >= STORED // 2)
    assert STORED // 2 <= site.count(GRADED) < STORED
    site.run("grade", "--jobs", "2")
    quarter = STORED // 4
    assert site.verdicts() == {
        "correct": quarter,
        "incorrect": quarter,
        "unreadable": quarter,
        "wrong-form": quarter,
    }
    assert site.query("SELECT count(*) FROM exercises_serving WHERE finished_at IS NOT NULL") == [(quarter,)]
    assert site.query("SELECT count(*) FROM exercises_regrade") == [(0,)]


def test_a_killed_regrade_of_diagnoses_is_finished_by_the_next(site: Site) -> None:
    site.run("shell", "--command", FORESEE)
    site.run_and_kill("grade", "--regrade", "--jobs", "2", when=lambda: site.count(HELD) > 0)
    assert 0 < site.count(HELD) < STORED
    site.run("grade", "--regrade", "--jobs", "2")
    assert site.count(HELD) == STORED
    site.run("grade", "--regrade", "--jobs", "2")
    assert site.query("SELECT count(*), count(DISTINCT attempt_id) FROM exercises_regrade") == [
        (STORED, STORED)
    ]


def test_a_submit_killed_while_it_is_graded_loses_and_doubles_nothing(site: Site) -> None:
    site.run("shell", "--command", PREPARE)
    site.run_and_kill("shell", "--command", SUBMIT, when=lambda: site.count(NOT_GRADED) > 0)
    stored = site.count()
    assert site.count(NOT_GRADED) <= 1
    site.run("grade", "--jobs", "1")
    assert site.count(NOT_GRADED) == 0
    assert sum(site.verdicts().values()) == stored
    site.run_and_kill("shell", "--command", SUBMIT, when=lambda: site.count() > SUBMITTED // 3)
    assert site.count(NOT_GRADED) <= 1
    site.run("shell", "--command", SUBMIT)
    assert site.verdicts() == {"correct": 1, "incorrect": 39, "unreadable": 20}
    assert site.query("SELECT count(DISTINCT idempotency_key), count(*) FROM exercises_attempt") == [(60, 60)]
