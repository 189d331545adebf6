"""How the stages of reading stop at something that cannot be read."""

from dataclasses import replace
from typing import NoReturn, Protocol

from grader.outcomes import Complaint, ComplaintCode
from grader.reading.names import Vocabulary

# So much of what was typed is quoted.
_QUOTED = 30


class Located(Protocol):
    """Anything that knows its place in the typed text: a token, a span."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


class UnreadableError(Exception):
    """Carries a complaint from the stage that found it to the front of the reader, never further."""

    def __init__(self, complaint: Complaint) -> None:
        super().__init__(complaint.code.value)
        self.complaint = complaint


def complain(code: ComplaintCode, place: Located, **details: str) -> NoReturn:
    """Stop reading: the complaint ``code`` about ``place``."""
    raise UnreadableError(Complaint(code, place.start, place.end, tuple(details.items())))


def completed(complaint: Complaint, text: str, vocabulary: Vocabulary) -> Complaint:
    """The complaint with what every sentence may quote: what was typed, and an answer of the right shape."""
    typed = text[complaint.start : complaint.end]
    quoted = typed if len(typed) <= _QUOTED else f"{typed[: _QUOTED - 1]}…"
    details = dict(complaint.details)
    if quoted:
        details["typed"] = "".join(map(_visible, quoted))
    if complaint.code is ComplaintCode.WRONG_SHAPE:
        details["example"] = _example(vocabulary)
    return replace(complaint, details=tuple(details.items()))


def _visible(character: str) -> str:
    return character if character.isprintable() else f"U+{ord(character):04X}"


def _example(vocabulary: Vocabulary) -> str:
    if not vocabulary.shape:
        return f"{next(iter(vocabulary.variables), '2')} + 1"
    row = f"[{', '.join('…' * vocabulary.shape[-1])}]"
    return row if len(vocabulary.shape) == 1 else f"[{', '.join([row] * vocabulary.shape[0])}]"
