"""An instructor's decisions on what the grader could not prove: each settles all answers written alike.

Alike means the same question and the same expression as read. Answers that are only equal in value are not
settled along: if values could be trusted to agree, there would have been nothing to decide.
"""

from collections.abc import Collection, Sequence

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from accounts.models import User
from exercises.issuing import close_if_done
from exercises.models import Attempt, Regrade
from exercises.models.practice import AttemptQuerySet
from grader import Proof, Verdict

DECIDED_FIELDS = ("verdict", "proof", "credit", "decided", "graded_at")


def settle(attempt: Attempt, *, accept: bool, by: User) -> list[Attempt]:
    """Accept or reject this attempt and all written alike by the instructor's students."""
    with transaction.atomic():
        keys = list(settled_along(attempt, by=by).values_list("pk", flat=True))
        attempts = Attempt.objects.select_for_update(of=("self",)).filter(pk__in=keys)
        settled = list(attempts.select_related("serving"))
        Regrade.objects.bulk_create(
            _decided(one, accept=accept, by=by, settled_with=attempt) for one in settled
        )
        for one in settled:
            one.save(update_fields=DECIDED_FIELDS)
            close_if_done(one.serving, after=one)
    return settled


def settled_along(attempt: Attempt, *, by: User) -> AttemptQuerySet:
    """What a decision of this instructor settles: the attempt, if it may be decided, and all alike."""
    return _written_alike(attempt).settleable().visible_to(by)


def apply_standing_decisions(attempts: Sequence[Attempt]) -> list[Regrade]:
    """Decide those attempts whose student's instructor has decided one written alike; nothing is saved."""
    waiting = [attempt for attempt in attempts if attempt.read_as and _is_open_to_decision(attempt)]
    hashes = {attempt.serving.variant.content_hash for attempt in waiting}
    if not hashes or not _decisions(hashes).exists():
        return []
    found = [(attempt, _standing_decision(attempt)) for attempt in waiting]
    return [
        _decided(
            attempt,
            accept=decision.verdict == Verdict.CORRECT,
            by=decider,
            settled_with=decision.attempt,
        )
        for attempt, decision in found
        if decision is not None and (decider := decision.decided_by) is not None
    ]


def _written_alike(attempt: Attempt) -> AttemptQuerySet:
    """Answers to the same question read as the same expression; if nothing was read, typed the same."""
    alike = Q(read_as=attempt.read_as)
    if not attempt.read_as:
        alike &= Q(texts=attempt.texts, format=attempt.format)
    return Attempt.objects.filter(alike, serving__variant__content_hash=attempt.serving.variant.content_hash)


def _is_open_to_decision(attempt: Attempt) -> bool:
    """What the queue shows, and what was decided before."""
    unproved = attempt.verdict == Verdict.UNDECIDED or attempt.proof == Proof.AGREED
    return attempt.decided or unproved or attempt.is_stuck


def _decisions(hashes: Collection[str]) -> QuerySet[Regrade]:
    return Regrade.objects.filter(
        decided_by__isnull=False, attempt__serving__variant__content_hash__in=hashes
    )


def _standing_decision(attempt: Attempt) -> Regrade | None:
    """The latest decision on an answer written alike by someone who may decide for this student."""
    decider = Q(decided_by__is_superuser=True) | Q(
        decided_by__taught_classes__students=attempt.serving.student_id
    )
    decisions = _decisions([attempt.serving.variant.content_hash])
    return decisions.filter(decider, attempt__read_as=attempt.read_as).select_related("attempt").first()


def _decided(attempt: Attempt, *, accept: bool, by: User, settled_with: Attempt) -> Regrade:
    """Put the decision into the attempt's fields, unsaved; the log entry it makes."""
    log = Regrade(
        attempt=attempt,
        decided_by=by,
        settled_with=None if settled_with.pk == attempt.pk else settled_with,
        old_verdict=attempt.verdict,
        old_proof=attempt.proof,
        old_version=attempt.grader_version,
        verdict=Verdict.CORRECT if accept else Verdict.INCORRECT,
        version=attempt.grader_version,
    )
    attempt.verdict, attempt.proof, attempt.decided = log.verdict, "", True
    attempt.credit = 1.0 if accept else 0.0
    attempt.graded_at = attempt.graded_at or timezone.now()
    return log
