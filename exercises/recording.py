"""Writing verdicts down: one short transaction for many attempts, nothing written twice."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from exercises import settling
from exercises.answers import FieldComplaint
from exercises.issuing import close_if_done
from exercises.models import Attempt, Regrade
from grader import VERSION, Outcome, Verdict


@dataclass(frozen=True, slots=True)
class Graded:
    """What grading said of one attempt, if anything; ``place`` is its complaint, in the field it means.

    ``own`` are the wrong formulas of the template's author that the answer is, as an attempt stores them.
    """

    attempt: Attempt
    outcome: Outcome | None
    place: FieldComplaint | None = None
    own: tuple[Mapping[str, str], ...] = ()

    @property
    def formulas_revision(self) -> int:
        """Which formulas the answer was compared with."""
        return self.attempt.serving.variant.template.formulas_revision


def is_due(attempt: Attempt) -> bool:
    """Whether something is still to be written: no verdict yet, or one of another version, or an incorrect
    answer that was held to other formulas of its template."""
    if not attempt.is_graded or attempt.decided:
        return not attempt.is_graded
    return attempt.grader_version != VERSION or _is_held_to_other_formulas(attempt)


def record(graded: Sequence[Graded]) -> list[Attempt]:
    """Write the results; what another process has recorded meanwhile stays. The attempts as they are now."""
    keys = [item.attempt.pk for item in graded]
    with transaction.atomic():
        rows = Attempt.objects.select_for_update(of=("self",))
        locked = rows.select_related("serving__variant__template").in_bulk(keys)
        due = [item for item in graded if item.attempt.pk in locked and is_due(locked[item.attempt.pk])]
        _count_failures([item.attempt.pk for item in due if item.outcome is None])
        _write([item for item in due if item.outcome is not None], locked)
    return [locked[key] for key in keys if key in locked]


def outcome_fields(graded: Graded) -> dict[str, Any]:
    """An outcome as the values of an attempt's fields; {} for none."""
    outcome = graded.outcome
    if outcome is None:
        return {}
    return {
        "verdict": outcome.verdict.value,
        "proof": outcome.proof.value if outcome.proof else "",
        "credit": outcome.credit,
        "counterexample": asdict(outcome.counterexample) if outcome.counterexample else None,
        "components": [asdict(component) for component in outcome.components],
        "mistakes": [*map(dict, graded.own), *(asdict(mistake) for mistake in outcome.mistakes)],
        "agreeing": [asdict(part) for part in outcome.agreeing],
        "complaint": _placed(graded),
        "remarks": [asdict(remark) for remark in outcome.remarks],
        "readings": list(outcome.readings),
        "read_as": outcome.read_as or "",
        "grader_version": outcome.version,
        "formulas_revision": graded.formulas_revision,
    }


def _is_held_to_other_formulas(attempt: Attempt) -> bool:
    revision = attempt.serving.variant.template.formulas_revision
    return attempt.verdict == Verdict.INCORRECT and attempt.formulas_revision != revision


def _placed(graded: Graded) -> dict[str, object] | None:
    if graded.place is None:
        return None
    return {**asdict(graded.place.complaint), "component": graded.place.component}


def _count_failures(keys: list[int]) -> None:
    if keys:
        Attempt.objects.filter(pk__in=keys).update(failures=F("failures") + 1)


def _write(graded: Sequence[Graded], locked: dict[int, Attempt]) -> None:
    attempts, logs, now = [], [], timezone.now()
    for item in graded:
        attempt = locked[item.attempt.pk]
        fields = outcome_fields(item)
        if attempt.is_graded and changes(attempt, fields):
            logs.append(_log(attempt, fields))
        for name, value in {**fields, "graded_at": now}.items():
            setattr(attempt, name, value)
        attempts.append(attempt)
    logs += settling.apply_standing_decisions(attempts)
    Regrade.objects.bulk_create(logs)
    # One statement for many rows takes Django ten times as long to put together.
    for attempt in attempts:
        attempt.save(update_fields=[*outcome_fields(graded[0]), "graded_at", "decided"])
        close_if_done(attempt.serving, after=attempt)


def changes(attempt: Attempt, fields: Mapping[str, Any]) -> bool:
    """Whether these fields say something else than the attempt does now: its verdict or its mistakes."""
    return changes_verdict(attempt, fields) or told(attempt.mistakes) != told(fields["mistakes"])


def changes_verdict(attempt: Attempt, fields: Mapping[str, Any]) -> bool:
    return (attempt.verdict, attempt.proof, attempt.credit) != (
        fields["verdict"],
        fields["proof"],
        fields["credit"],
    )


def told(mistakes: Sequence[Mapping[str, Any]]) -> list[str]:
    """The mistakes in words for a log: "chain-missing-inner at 3x^2", "own a*x^n"."""
    return [" at ".join(filter(None, (_named(one), one["where"]))) for one in mistakes]


def _named(mistake: Mapping[str, Any]) -> str:
    return " ".join(filter(None, (mistake["code"], mistake.get("formula"))))


def _log(attempt: Attempt, fields: Mapping[str, Any]) -> Regrade:
    return Regrade(
        attempt=attempt,
        old_verdict=attempt.verdict,
        old_proof=attempt.proof,
        old_version=attempt.grader_version,
        verdict=fields["verdict"],
        proof=fields["proof"],
        old_mistakes=attempt.mistakes,
        mistakes=fields["mistakes"],
        version=fields["grader_version"],
    )
