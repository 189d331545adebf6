"""What a page says of an attempt: sentences and mathematics made from the stored codes."""

from dataclasses import dataclass

from exercises.models import Attempt, Serving


@dataclass(frozen=True, slots=True)
class Formula:
    """One expression to show: MathML for the eye, speech for the ear, text to type again."""

    text: str
    mathml: str
    speech: str


@dataclass(frozen=True, slots=True)
class MarkedText:
    """A typed text cut in three, so that a page can mark what a complaint is about."""

    before: str
    marked: str
    after: str
    component: int


@dataclass(frozen=True, slots=True)
class Feedback:
    """Everything a page shows of one attempt, in this order; what does not apply is empty.

    ``kind`` is the verdict's code, or "not-graded". ``headline`` says the verdict in a sentence, ``advice``
    what to do next, ``complaint`` why nothing could be read and ``place`` where. ``fact`` is a number that
    shows the formula wrong (from the second wrong answer on). ``components`` are verdict codes, one a field.
    """

    kind: str
    headline: str
    advice: str = ""
    complaint: str = ""
    place: MarkedText | None = None
    read_as: Formula | None = None
    readings: tuple[Formula, ...] = ()
    remarks: tuple[str, ...] = ()
    fact: str = ""
    components: tuple[str, ...] = ()


def feedback(attempt: Attempt, *, with_fact: bool = True) -> Feedback:
    """What to say of this attempt; in a list of earlier tries leave the fact out, it costs a calculation."""
    raise NotImplementedError


def key(serving: Serving) -> Formula | None:
    """The key, if the serving's policy allows it now."""
    raise NotImplementedError
