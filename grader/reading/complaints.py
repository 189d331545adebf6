"""How the stages of reading stop at something that cannot be read."""

from typing import NoReturn, Protocol

from grader.outcomes import Complaint, ComplaintCode


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
