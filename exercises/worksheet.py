"""All that the page of one serving shows at one moment."""

from dataclasses import dataclass
from math import prod
from typing import TypeAlias
from uuid import uuid4

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from exercises import feedback, grading, issuing, listing, presentation, previewing, solutions
from exercises.answers import Typed
from exercises.feedback import Feedback, Formula
from exercises.grading import Refusal
from exercises.issuing import Help
from exercises.models import Attempt, Serving, Template
from exercises.presentation import Typing
from exercises.previewing import PreviewPart
from exercises.solutions import Solution

NOT_GRADED = "not-graded"

# Earlier tries that a page lists; somebody may have made thousands.
MOST_EARLIER = 30

# Seconds before a page asks for a verdict that is not there yet, and before it asks again.
PAUSES = (1, 2, 4, 8, 16, 30)

# Short names for a list of tries.
KINDS = {
    "correct": _("equal"),
    "incorrect": _("not equal"),
    "narrower": _("smaller domain"),
    "wrong-form": _("another form asked"),
    "ambiguous": _("two readings"),
    "unreadable": _("not readable"),
    "undecided": _("for your instructor"),
    NOT_GRADED: _("not graded yet"),
}


@dataclass(frozen=True, slots=True)
class Kind:
    """A verdict, or none yet, in a word or two; ``code`` chooses its sign and colour."""

    code: str

    def __str__(self) -> str:
        return str(KINDS[self.code])


@dataclass(frozen=True, slots=True)
class Field:
    """One place to type in, counted from 0; ``label`` names it to those who do not see where it stands,
    ``part`` is how its value reads, if there is one."""

    index: int
    label: str
    value: str
    part: PreviewPart | None = None


# The fields as the answer is laid out: one row of one field for a scalar.
Rows: TypeAlias = tuple[tuple[Field, ...], ...]


@dataclass(frozen=True, slots=True)
class Try:
    """An earlier answer, counted from 1."""

    number: int
    attempt: Attempt
    kind: Kind


@dataclass(frozen=True, slots=True)
class Component:
    """What became of one component of the last answer."""

    label: str
    kind: Kind


@dataclass(frozen=True, slots=True)
class Told:
    """What a page has to say beside what is stored: text that was not stored and why, and the part the
    keyboard goes on from: verdict, hint or key, or "typing" where nobody should be interrupted."""

    typed: tuple[str, ...] = ()
    problem: str = ""
    focus: str = "verdict"


@dataclass(frozen=True, slots=True)
class Worksheet:
    """``feedback`` and ``components`` are for the last answer; ``earlier`` are those before it, the latest
    first, and ``left_out`` counts what is older still. ``following`` is the exercise to go on with when this
    one is finished. While ``is_polling`` a verdict may be there any moment, so the page asks for it."""

    serving: Serving
    told: Told
    left_side: str
    precision: str
    shape: tuple[int, ...]
    rows: Rows
    idempotency_key: str
    last: Attempt | None
    feedback: Feedback | None
    components: tuple[Component, ...]
    earlier: tuple[Try, ...]
    left_out: int
    attempts_left: int | None
    help: Help
    key: Formula | None
    solution: Solution | None
    following: Template | None
    is_polling: bool

    @property
    def first_pause(self) -> int:
        return PAUSES[0]

    @property
    def announcement(self) -> str:
        """What a screen reader says when an answer has come back: what others see at one glance."""
        seen = self.feedback
        if self.told.problem or self.told.focus in {"hint", "key"} or seen is None:
            return self.told.problem
        components = (f"{component.label}: {component.kind}." for component in self.components)
        answered = (
            f"{gettext('You answered')} {seen.read_as.speech}." if seen.agreeing and seen.read_as else ""
        )
        parts = (seen.headline, seen.complaint, *components, seen.agreeing, answered, seen.fact, seen.advice)
        return " ".join(filter(None, parts))

    @property
    def place_label(self) -> str:
        """The component a complaint is about; a scalar, or an answer typed whole, has no others."""
        place = self.feedback.place if self.feedback else None
        in_fields = self.last is not None and len(self.last.texts) > 1
        return _label(self.shape, place.component) if place and in_fields else ""

    @property
    def examples(self) -> tuple[Typing, ...]:
        return presentation.typing_examples()


NOTHING_TOLD = Told()


def lay_out(serving: Serving, told: Told = NOTHING_TOLD) -> Worksheet:
    count = serving.attempts.count()
    latest = list(serving.attempts.order_by("-submitted_at", "-pk")[: MOST_EARLIER + 1])
    last = latest[0] if latest else None
    said = feedback.feedback(last) if last else None
    shape = issuing.shape(serving.variant)
    return Worksheet(
        serving=serving,
        told=told,
        left_side=presentation.left_side(serving.variant.template, serving.variant.question),
        precision=presentation.precision(serving.variant.template),
        shape=shape,
        rows=rows(serving, told.typed or (tuple(last.texts) if last else ())) if serving.is_open else (),
        idempotency_key=uuid4().hex,
        last=last,
        feedback=said,
        components=_components(shape, said.components) if said else (),
        earlier=_earlier(latest[1:], count=count),
        left_out=count - len(latest),
        attempts_left=grading.attempts_left(serving),
        help=issuing.help_for(serving),
        key=feedback.key(serving),
        solution=solutions.solution(serving),
        following=None if serving.is_open else listing.following(serving.student, serving=serving),
        is_polling=bool(grading.waiting(serving)),
    )


def longer_pause(so_far: str) -> int:
    """The pause after one of so many seconds, as the page says it; the longest after anything else."""
    following = dict(zip(map(str, PAUSES), PAUSES[1:], strict=False))
    return following.get(so_far, PAUSES[-1])


def rows(serving: Serving, texts: tuple[str, ...]) -> Rows:
    """The fields with these texts in them, each with how it reads; an answer typed whole is in the first.

    Empty ones if the number is not right.
    """
    shape = issuing.shape(serving.variant)
    count, columns = prod(shape), shape[1] if len(shape) == 2 else 1
    known = texts if len(texts) in {1, count} else ()
    values = (*known, *[""] * (count - len(known)))
    read = {part.component: part for part in previewing.preview(serving, Typed(values))}
    fields = tuple(
        Field(index, _label(shape, index), value, read.get(index)) for index, value in enumerate(values)
    )
    return tuple(fields[start : start + columns] for start in range(0, count, columns))


def refusal_sentence(refusal: Refusal) -> str:
    match refusal:
        case Refusal.FINISHED:
            return gettext("This exercise is finished, so no more answers are taken. Take a new variant.")
        case Refusal.ATTEMPTS_USED:
            return gettext("All your attempts at this exercise are used.")


def _label(shape: tuple[int, ...], index: int) -> str:
    match shape:
        case (count,):
            return gettext("Component %(number)d of %(count)d") % {"number": index + 1, "count": count}
        case (_, columns):
            row, column = divmod(index, columns)
            return gettext("Row %(row)d, column %(column)d") % {"row": row + 1, "column": column + 1}
        case _:
            return gettext("Your answer")


def _earlier(attempts: list[Attempt], *, count: int) -> tuple[Try, ...]:
    """The attempts before the last of so many, the latest first."""
    numbers = range(count - 1, 0, -1)
    return tuple(
        Try(number, attempt, kind=_kind(attempt.verdict))
        for number, attempt in zip(numbers, attempts, strict=False)
    )


def _components(shape: tuple[int, ...], codes: tuple[str, ...]) -> tuple[Component, ...]:
    return tuple(Component(_label(shape, index), _kind(code)) for index, code in enumerate(codes))


def _kind(verdict: str) -> Kind:
    return Kind(verdict or NOT_GRADED)
