"""Taking an answer: store it, grade it, record what came out. The only caller of the grader's verdicts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from django.db import transaction

from exercises import answers
from exercises.answers import FieldComplaint, Typed
from exercises.models import CHARGED, STUCK_AFTER, Attempt, Serving
from exercises.own_mistakes import Suspicion, is_confirmed, suspicions
from exercises.previewing import PreviewPart, preview
from exercises.recording import Graded, record
from exercises.workers import workers
from grader import VERSION, NotGraded, NotGradedReason, Outcome, Verdict, Workers

__all__ = [
    "PreviewPart",
    "Refusal",
    "Typed",
    "attempts_left",
    "grade_attempt",
    "grade_waiting",
    "graded",
    "preview",
    "submit",
    "waiting",
]

# Seconds a page waits for a free worker. Answers take milliseconds, so this is a crowd at the door.
PATIENCE = 2.0


class Refusal(StrEnum):
    """Why an answer was not taken."""

    FINISHED = "finished"
    ATTEMPTS_USED = "attempts-used"


@dataclass(frozen=True, slots=True)
class Work:
    """An answer as the grader takes it; with ``place`` it is unreadable in one field already."""

    record: Mapping[str, object]
    typed: Typed
    place: FieldComplaint | None = None

    @property
    def task(self) -> tuple[Mapping[str, object], str, str]:
        """What ``Workers`` grades: record, text, format."""
        return self.record, *answers.whole(self.record, self.typed)


def submit(serving: Serving, typed: Typed, *, idempotency_key: str) -> Attempt | Refusal:
    """Store the answer and commit, then grade it unless the policy defers grading.

    The same key again is the same attempt. Afterwards ``attempt.is_graded`` tells whether there is a
    verdict; without one the attempt waits for ``grade_waiting`` or ``manage.py grade`` and costs nothing.
    """
    stored = _store(serving, typed, idempotency_key=idempotency_key)
    if isinstance(stored, Refusal) or stored.is_graded or serving.grading_deferred:
        return stored
    return grade_attempt(stored, patience=PATIENCE)


def grade_waiting(serving: Serving) -> None:
    """Grade what waits of this serving, as far as workers are free at this moment."""
    for attempt in waiting(serving):
        if not grade_attempt(attempt, patience=0).is_graded:
            return


def waiting(serving: Serving) -> list[Attempt]:
    """The attempts that may get their verdict any moment, the oldest first."""
    if serving.grading_deferred:
        return []
    found = serving.attempts.ungraded().filter(failures__lt=STUCK_AFTER)
    return list(found.select_related("serving__variant__template"))


def attempts_left(serving: Serving) -> int | None:
    """How many answers are still taken, none for any number.

    Answers not graded yet hold their place among the attempts allowed, since each may be charged.
    """
    if serving.attempts_allowed is None:
        return None
    return max(0, serving.attempts_allowed - serving.attempts.filter(verdict__in=["", *CHARGED]).count())


def grade_attempt(attempt: Attempt, *, patience: float) -> Attempt:
    """Grade a stored attempt, outside any transaction, and record what came out.

    Without a worker free within ``patience`` seconds it stays as it is, to be tried again.
    """
    work = work_of(attempt.serving.variant.question, _typed(attempt))
    result = _unreadable(work.place) if work.place else _asked(work, patience=patience)
    own = _suspected(attempt, result, patience=patience)
    if own is None or _is_busy(result):
        return attempt
    return record([_graded(attempt, work, _outcome(result), own)])[0]


def graded(attempts: Sequence[Attempt], *, pool: Workers) -> list[Graded]:
    """What grading says of each attempt, in order; nothing is written."""
    work = [work_of(attempt.serving.variant.question, _typed(attempt)) for attempt in attempts]
    results = grade_work(work, pool=pool)
    own = _own_mistakes(attempts, results, pool=pool)
    return [_graded(*row) for row in zip(attempts, work, results, own, strict=True)]


def work_of(question: Mapping[str, object], typed: Typed) -> Work:
    """Several fields are each read for themselves first."""
    place = answers.field_complaint(question, typed) if len(typed.texts) > 1 else None
    return Work(question, typed, place)


def grade_work(work: Sequence[Work], *, pool: Workers) -> list[Outcome | None]:
    """The outcomes in order; None for what got no verdict."""
    results = iter(list(pool.grade_many(item.task for item in work if item.place is None)))
    return [_unreadable(item.place) if item.place else _outcome(next(results)) for item in work]


def judge_work(work: Sequence[Work], *, pool: Workers) -> list[Outcome | None]:
    """The same without their mistakes, of answers in one text."""
    return list(map(_outcome, list(pool.judge_many(item.task for item in work))))


def _asked(work: Work, *, patience: float) -> Outcome | NotGraded:
    question, text, chosen = work.task
    return workers().grade(question, text, format=chosen, patience=patience)


def _is_busy(result: Outcome | NotGraded) -> bool:
    return isinstance(result, NotGraded) and result.reason is NotGradedReason.BUSY


def _suspected(
    attempt: Attempt, result: Outcome | NotGraded, *, patience: float
) -> tuple[Mapping[str, str], ...] | None:
    """The author's own wrong formulas that the answer is; None while no worker is free to tell."""
    found = []
    for suspicion in suspicions(attempt, _outcome(result)):
        question, text, chosen = _work_on(suspicion).task
        answered = workers().judge(question, text, format=chosen, patience=patience)
        if _is_busy(answered):
            return None
        if is_confirmed(_outcome(answered)):
            found.append(suspicion.mistake())
    return tuple(found)


def _own_mistakes(
    attempts: Sequence[Attempt], outcomes: Sequence[Outcome | None], *, pool: Workers
) -> list[tuple[Mapping[str, str], ...]]:
    """The same for many attempts, in order."""
    rows = zip(attempts, outcomes, strict=True)
    suspected = [suspicion for attempt, outcome in rows for suspicion in suspicions(attempt, outcome)]
    answered = judge_work([_work_on(suspicion) for suspicion in suspected], pool=pool)
    found: dict[int, list[Mapping[str, str]]] = {attempt.pk: [] for attempt in attempts}
    for suspicion, outcome in zip(suspected, answered, strict=True):
        if is_confirmed(outcome):
            found[suspicion.attempt.pk].append(suspicion.mistake())
    return [tuple(found[attempt.pk]) for attempt in attempts]


def _work_on(suspicion: Suspicion) -> Work:
    return Work(suspicion.question, Typed((suspicion.read_as,), "text"))


def _outcome(result: Outcome | NotGraded) -> Outcome | None:
    return None if isinstance(result, NotGraded) else result


def _unreadable(place: FieldComplaint) -> Outcome:
    return Outcome(Verdict.UNREADABLE, VERSION, complaint=place.complaint)


def _typed(attempt: Attempt) -> Typed:
    return Typed(tuple(attempt.texts), attempt.format)


def _graded(
    attempt: Attempt, work: Work, outcome: Outcome | None, own: tuple[Mapping[str, str], ...]
) -> Graded:
    place = work.place
    if place is None and outcome is not None and outcome.complaint is not None:
        place = answers.in_field(outcome.complaint, record=work.record, texts=work.typed.texts)
    return Graded(attempt, outcome, place, own)


def _store(serving: Serving, typed: Typed, *, idempotency_key: str) -> Attempt | Refusal:
    """One short transaction; of two clicks with the same key the second finds what the first stored."""
    with transaction.atomic():
        locked = Serving.objects.select_for_update().get(pk=serving.pk)
        stored = locked.attempts.filter(idempotency_key=idempotency_key).first()
        if stored is not None:
            return stored
        return _refusal(locked) or locked.attempts.create(
            idempotency_key=idempotency_key, texts=typed.stored(), format=typed.known_format
        )


def _refusal(serving: Serving) -> Refusal | None:
    if not serving.is_open:
        return Refusal.FINISHED
    return Refusal.ATTEMPTS_USED if attempts_left(serving) == 0 else None
