"""'We read ...': how each field of an answer is understood while it is typed. Nothing is stored or graded."""

from dataclasses import dataclass

from exercises import wording
from exercises.answers import Typed, gathered, resolved_format, scalar_record
from exercises.models import Serving
from grader import Complaint, Question, Rendered, question, read, render


@dataclass(frozen=True, slots=True)
class PreviewPart:
    """How one field is read while it is typed: ``mathml`` and ``speech``, or a ``complaint`` sentence.

    ``component`` counts the fields from 0; ``start`` and ``end`` mark the place of the complaint in its text.
    With ``is_whole`` the complaint is about an answer typed whole, not about this one component.
    """

    component: int
    mathml: str = ""
    speech: str = ""
    complaint: str = ""
    start: int = 0
    end: int = 0
    is_whole: bool = False


def preview(serving: Serving, typed: Typed) -> tuple[PreviewPart, ...]:
    """A part for every field that is not blank; of an answer typed whole, a part for every component."""
    record = serving.variant.question
    chosen = resolved_format(typed)
    texts = gathered(record, typed.texts)
    if len(texts) < len(typed.texts):
        return _whole_parts(question(record), texts[0], chosen=chosen)
    asked = question(record if len(texts) == 1 else scalar_record(record))
    return tuple(
        _part(asked, component=component, text=text, chosen=chosen)
        for component, text in enumerate(typed.texts)
        if text.strip()
    )


def _whole_parts(asked: Question, text: str, *, chosen: str) -> tuple[PreviewPart, ...]:
    found = read(asked, text, format=chosen)
    if isinstance(found, Complaint):
        return (_complaint(found, component=0, is_whole=True),)
    nodes = found.answer.components
    return tuple(_shown(render(node), component=index) for index, node in enumerate(nodes))


def _part(asked: Question, *, component: int, text: str, chosen: str) -> PreviewPart:
    found = read(asked, text, format=chosen)
    if isinstance(found, Complaint):
        return _complaint(found, component=component)
    return _shown(render(found.answer), component=component)


def _complaint(found: Complaint, *, component: int, is_whole: bool = False) -> PreviewPart:
    sentence = wording.complaint_sentence(found.code, dict(found.details))
    return PreviewPart(component, complaint=sentence, start=found.start, end=found.end, is_whole=is_whole)


def _shown(shown: Rendered, *, component: int) -> PreviewPart:
    return PreviewPart(component, mathml=shown.mathml, speech=shown.speech)
