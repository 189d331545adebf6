"""Grading many stored attempts: what has no verdict yet and, if asked, what an older grader gave one."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import F, Q, QuerySet

from accounts.codes import tidy_join_code
from accounts.models import Class, User
from exercises.grading import graded
from exercises.models import Attempt, Template
from exercises.models.practice import AttemptQuerySet
from exercises.recording import Graded, changes, changes_verdict, outcome_fields, record, told
from grader import VERSION, Verdict, Workers

# A write of this many rows holds the only writer of SQLite for a moment, not for a coffee.
CHUNK = 200


# Wrong answers to templates whose author has changed the wrong formulas since.
HELD_TO_OTHER_FORMULAS = Q(verdict=Verdict.INCORRECT) & ~Q(
    formulas_revision=F("serving__variant__template__formulas_revision")
)


class SelectionError(Exception):
    """Something asked for does not exist; the message names it."""


@dataclass(frozen=True, slots=True)
class Selection:
    """Which attempts to grade; every field that is set narrows the choice."""

    regrade: bool = False
    in_class: str = ""
    template: str = ""
    student: str = ""
    since: datetime | None = None

    def attempts(self) -> AttemptQuerySet:
        """Raises ``SelectionError`` for a class, template or student that does not exist."""
        due = Q(graded_at=None)
        if self.regrade:
            due |= Q(decided=False) & (~Q(grader_version=VERSION) | HELD_TO_OTHER_FORMULAS)
        return Attempt.objects.filter(due, *self._narrowing())

    def _narrowing(self) -> Iterator[Q]:
        if self.in_class:
            yield Q(serving__student__in=User.objects.filter(classes=_class(self.in_class)))
        if self.template:
            _check_exists(Template.objects.filter(slug=self.template), what=f"template {self.template}")
            yield Q(serving__variant__template__slug=self.template)
        if self.student:
            _check_exists(User.objects.filter(username=self.student), what=f"student {self.student}")
            yield Q(serving__student__username=self.student)
        if self.since:
            yield Q(submitted_at__gte=self.since)


def _class(named: str) -> Class:
    """A class by join code or by a name that only one has."""
    found = list(Class.objects.filter(Q(join_code=tidy_join_code(named)) | Q(name=named))[:2])
    if len(found) != 1:
        raise SelectionError(f"there is no class {named}" if not found else f"two classes are called {named}")
    return found[0]


def _check_exists(rows: QuerySet[Template] | QuerySet[User], *, what: str) -> None:
    if not rows.exists():
        raise SelectionError(f"there is no {what}")


@dataclass(frozen=True, slots=True)
class Change:
    """A verdict that regrading alters, or only the mistakes that were found."""

    attempt: int
    student: str
    variant: str
    old: str
    new: str
    is_of_verdict: bool = True


@dataclass(slots=True)
class Summary:
    """What a run has done so far."""

    attempts: int = 0
    verdicts: Counter[str] = field(default_factory=Counter)
    changes: list[Change] = field(default_factory=list)
    without_verdict: int = 0


def grade_stored(attempts: AttemptQuerySet, *, jobs: int, dry_run: bool = False) -> Iterator[Summary]:
    """Grade chunk by chunk and write each at once; yields the same growing summary after every chunk.

    What was written is no longer selected, so a run that was killed is finished by the next one.
    """
    summary = Summary()
    with Workers(jobs=jobs) as pool:
        for chunk in _chunks(attempts):
            results = graded(chunk, pool=pool)
            _sum_up(summary, results)
            if not dry_run:
                record(results)
            yield summary


def refresh(template: Template, *, pool: Workers) -> int:
    """Hold the template's latest wrong answers to its formulas; how many are left to ``grade --regrade``."""
    due = Attempt.objects.filter(HELD_TO_OTHER_FORMULAS, decided=False, serving__variant__template=template)
    latest = due.select_related("serving__variant__template").order_by("-pk")[:CHUNK]
    record(graded(list(latest), pool=pool))
    return due.count()


def _chunks(attempts: AttemptQuerySet) -> Iterator[list[Attempt]]:
    """All of them by rising key; those that stay without a verdict are met only once."""
    last = 0
    ordered = attempts.select_related("serving__variant__template", "serving__student").order_by("pk")
    while chunk := list(ordered.filter(pk__gt=last)[:CHUNK]):
        yield chunk
        last = chunk[-1].pk


def _sum_up(summary: Summary, results: list[Graded]) -> None:
    summary.attempts += len(results)
    for item in results:
        fields = outcome_fields(item)
        if not fields:
            summary.without_verdict += 1
            continue
        summary.verdicts[str(fields["verdict"])] += 1
        if item.attempt.is_graded and changes(item.attempt, fields):
            summary.changes.append(_change(item.attempt, fields))


def _change(attempt: Attempt, fields: Mapping[str, Any]) -> Change:
    variant = attempt.serving.variant
    return Change(
        attempt=attempt.pk,
        student=attempt.serving.student.get_username(),
        variant=f"{variant.template.slug}/{variant.seed}",
        old=_said(attempt.verdict, attempt.proof, attempt.mistakes),
        new=_said(fields["verdict"], fields["proof"], fields["mistakes"]),
        is_of_verdict=changes_verdict(attempt, fields),
    )


def _said(verdict: str, proof: str, mistakes: Sequence[Mapping[str, Any]]) -> str:
    """ "incorrect (proved): chain-missing-inner at 3x^2" """
    said = f"{verdict} ({proof})" if proof else verdict
    return ": ".join(filter(None, (said, "; ".join(told(mistakes)))))
