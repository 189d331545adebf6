"""From what was typed to one text for the grader, and back from its complaints to the field they mean."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from grader import Complaint, question, read

FORMATS = ("auto", "text", "latex")
# Longer than any answer the grader takes: the rest could only be complained of in the same words.
STORED_CHARACTERS = 2000


@dataclass(frozen=True, slots=True)
class Typed:
    """What a student typed: one text a field, in reading order; ``format`` is auto, text or latex."""

    texts: tuple[str, ...]
    format: str = "auto"

    @property
    def known_format(self) -> str:
        return self.format if self.format in FORMATS else FORMATS[0]

    def stored(self) -> list[str]:
        """What is kept of it: all, but for endless texts and the character PostgreSQL cannot hold."""
        texts = self.texts or ("",)
        return [text[:STORED_CHARACTERS].replace("\0", "\N{REPLACEMENT CHARACTER}") for text in texts]


@dataclass(frozen=True, slots=True)
class FieldComplaint:
    """A complaint about one field; its span counts in that field's own text."""

    component: int
    complaint: Complaint


def resolved_format(typed: Typed) -> str:
    """One format for all fields: where it is not given, a single backslash anywhere makes LaTeX of them."""
    if typed.known_format != "auto":
        return typed.known_format
    return "latex" if any("\\" in text for text in typed.texts) else "text"


def scalar_record(record: Mapping[str, object]) -> dict[str, object]:
    """A question that reads one component of the answer to ``record``."""
    return {
        "task": "expression",
        "expected": "0",
        "variables": record["variables"],
        "constants": record.get("constants", []),
    }


def field_complaint(record: Mapping[str, object], typed: Typed) -> FieldComplaint | None:
    """The first complaint about a field read for itself, so that no bracket can reach into the next field."""
    asked = question(scalar_record(record))
    chosen = resolved_format(typed)
    for component, text in enumerate(typed.texts):
        found = read(asked, text, format=chosen)
        if isinstance(found, Complaint):
            return FieldComplaint(component, found)
    return None


def shape_of(record: Mapping[str, object]) -> tuple[int, ...]:
    """The shape of the answer: () a scalar, (n,) a vector, (m, n) a matrix."""
    return question(record).shape


def gathered(record: Mapping[str, object], texts: Sequence[str]) -> tuple[str, ...]:
    """The texts of the fields; a vector or matrix that is typed whole into one of them, as one text.

    Nothing else may be typed then, and the one text must be a whole answer or, with a comma in it, be meant
    for one. A single component is never a whole answer where there are several.
    """
    filled = [text for text in texts if text.strip()]
    if len(texts) < 2 or len(filled) != 1:
        return tuple(texts)
    chosen = resolved_format(Typed((filled[0],)))
    is_whole = "," in filled[0] or not isinstance(read(question(record), filled[0], format=chosen), Complaint)
    return (filled[0],) if is_whole else tuple(texts)


def whole(record: Mapping[str, object], typed: Typed) -> tuple[str, str]:
    """The answer as one text, and its format."""
    shape = shape_of(record) if len(typed.texts) > 1 else ()
    return joined(typed.texts, shape=shape), resolved_format(typed)


def joined(texts: Sequence[str], *, shape: tuple[int, ...]) -> str:
    """The whole answer as one text: ``[a, b]``, or ``[[a, b], [c, d]]`` for a matrix."""
    if len(texts) == 1:
        return texts[0]
    if len(shape) < 2:
        return f"[{', '.join(texts)}]"
    width = shape[1]
    rows = [texts[start : start + width] for start in range(0, len(texts), width)]
    return f"[{', '.join(joined(row, shape=(width,)) for row in rows)}]"


def in_field(complaint: Complaint, *, record: Mapping[str, object], texts: Sequence[str]) -> FieldComplaint:
    """A complaint about the whole text, moved into the field its span begins in."""
    starts = _starts(texts, shape=shape_of(record)) if len(texts) > 1 else [0]
    component = max((index for index, start in enumerate(starts) if start <= complaint.start), default=0)
    start, length = starts[component], len(texts[component])
    return FieldComplaint(
        component,
        replace(
            complaint,
            start=min(max(complaint.start - start, 0), length),
            end=min(max(complaint.end - start, 0), length),
        ),
    )


def _starts(texts: Sequence[str], *, shape: tuple[int, ...]) -> list[int]:
    """Where each field begins in the joined text."""
    brackets = 2 if len(shape) == 2 else 1
    width = shape[-1]
    starts, position = [], brackets
    for index, text in enumerate(texts):
        starts.append(position)
        ends_row = len(shape) == 2 and (index + 1) % width == 0
        position += len(text) + len(", ") + (2 if ends_row else 0)
    return starts
