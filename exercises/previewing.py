"""'We read ...': how each field of an answer is understood while it is typed. Nothing is stored or graded."""

from dataclasses import dataclass

from exercises import wording
from exercises.answers import Typed, resolved_format, scalar_record
from exercises.models import Serving
from grader import Complaint, Question, question, read, render


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


def preview(serving: Serving, typed: Typed) -> tuple[PreviewPart, ...]:
    """A part for every field that is not blank."""
    record = serving.variant.question
    asked = question(record if len(typed.texts) == 1 else scalar_record(record))
    chosen = resolved_format(typed)
    return tuple(
        _part(asked, component=component, text=text, chosen=chosen)
        for component, text in enumerate(typed.texts)
        if text.strip()
    )


def _part(asked: Question, *, component: int, text: str, chosen: str) -> PreviewPart:
    found = read(asked, text, format=chosen)
    if isinstance(found, Complaint):
        sentence = wording.complaint_sentence(found.code, dict(found.details))
        return PreviewPart(component, complaint=sentence, start=found.start, end=found.end)
    shown = render(found.answer)
    return PreviewPart(component, mathml=shown.mathml, speech=shown.speech)
