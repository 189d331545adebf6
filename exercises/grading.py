"""Taking an answer: store it, grade it, record what came out. The only caller of the grader's verdicts."""

from dataclasses import dataclass
from enum import StrEnum

from exercises.models import Attempt, Serving


class Refusal(StrEnum):
    """Why an answer was not taken."""

    FINISHED = "finished"
    ATTEMPTS_USED = "attempts-used"


@dataclass(frozen=True, slots=True)
class Typed:
    """What a student typed: one text a field, in reading order; ``format`` is auto, text or latex."""

    texts: tuple[str, ...]
    format: str = "auto"


@dataclass(frozen=True, slots=True)
class PreviewPart:
    """How one field is read while it is typed: ``mathml`` and ``speech``, or a ``complaint`` sentence.

    ``component`` counts the fields from 0; ``start`` and ``end`` mark the place of the complaint in its text.
    """

    component: int
    mathml: str = ""
    speech: str = ""
    complaint: str = ""
    start: int = 0
    end: int = 0


def submit(serving: Serving, typed: Typed, *, idempotency_key: str) -> Attempt | Refusal:
    """Store the answer and commit, then grade it unless the policy defers grading.

    The same key again is the same attempt. Afterwards ``attempt.is_graded`` tells whether there is a
    verdict; without one the attempt waits for the next run of ``manage.py grade`` and costs nothing.
    """
    raise NotImplementedError


def preview(serving: Serving, typed: Typed) -> tuple[PreviewPart, ...]:
    """ "We read ...", a part for every field that is not blank. Nothing is stored or graded."""
    raise NotImplementedError
