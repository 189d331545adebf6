"""What a page says of an attempt: sentences and mathematics made from the stored codes."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from exercises import answers, wording
from exercises.answers import Typed
from exercises.issuing import may_see_key
from exercises.models import NOT_GRADED, Attempt, Serving
from grader import (
    Complaint,
    Proof,
    Reading,
    Rendered,
    Verdict,
    approximation,
    falsifying_fact,
    question,
    read,
    render,
    render_key,
    render_marked,
)

# A number that shows a formula wrong is told from this wrong answer on.
WRONG_BEFORE_FACT = 2

# What is advised after these is another try.
ASKING_AGAIN = frozenset(
    {Verdict.INCORRECT, Verdict.WRONG_FORM, Verdict.AMBIGUOUS, Verdict.UNREADABLE},
)


@dataclass(frozen=True, slots=True)
class Formula:
    """One expression to show: MathML for the eye, speech for the ear, text to type again.

    ``approximation`` is a decimal, for a key that is a number and does not show how large it is.
    """

    text: str
    mathml: str
    speech: str
    approximation: str = ""


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
    ``agreeing`` says which parts of ``read_as`` are right: those that are marked there.
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
    agreeing: str = ""


def feedback(attempt: Attempt, *, with_fact: bool = True) -> Feedback:
    """What to say of this attempt; in a list of earlier tries leave the fact out, it costs a calculation."""
    kind = attempt.verdict or NOT_GRADED
    return Feedback(
        kind=kind,
        headline=_headline(attempt, kind=kind),
        advice=_advice(attempt, kind=kind),
        complaint=_sentence(attempt.complaint) if attempt.complaint else "",
        place=_place(attempt, attempt.complaint) if attempt.complaint else None,
        read_as=_read_as(attempt),
        readings=tuple(filter(None, (_answer_formula(attempt, text) for text in attempt.readings))),
        remarks=tuple(_sentence(remark) for remark in attempt.remarks),
        fact=_fact(attempt) if with_fact else "",
        components=tuple(component["verdict"] for component in attempt.components),
        agreeing=wording.agreeing_sentence(part["kind"] for part in _agreeing(attempt)),
    )


def key(serving: Serving) -> Formula | None:
    """The key, if the serving's policy allows it now."""
    return key_formula(serving.variant.question) if may_see_key(serving) else None


def key_formula(record: Mapping[str, object]) -> Formula:
    """The key of a question; not for students' pages, which ask ``key``."""
    asked = question(record)
    return replace(_formula(render_key(asked)), approximation=approximation(asked) or "")


def _headline(attempt: Attempt, *, kind: str) -> str:
    if attempt.is_stuck:
        return str(wording.STUCK_HEADLINE)
    if kind == NOT_GRADED and attempt.serving.grading_deferred:
        return str(wording.DEFERRED_HEADLINE)
    return wording.headline(kind)


def _advice(attempt: Attempt, *, kind: str) -> str:
    match kind:
        case _ if attempt.is_stuck:
            return str(wording.STUCK_ADVICE)
        case _ if kind == NOT_GRADED and attempt.serving.grading_deferred:
            return str(wording.DEFERRED_ADVICE)
        case _ if kind in ASKING_AGAIN and not attempt.serving.is_open:
            return ""
        case Verdict.INCORRECT if not attempt.serving.hints_allowed:
            return str(wording.ADVICE_WITHOUT_HINTS)
        case Verdict.CORRECT if attempt.proof == Proof.AGREED:
            return str(wording.AGREED)
        case Verdict.WRONG_FORM:
            return str(wording.FORM_ADVICE.get(attempt.serving.variant.template.form, ""))
        case Verdict.NARROWER:
            return str(wording.NARROWER_ACCEPTED if attempt.solves else wording.NARROWER_REFUSED)
        case _:
            return str(wording.ADVICE.get(kind, ""))


def _sentence(stored: Mapping[str, Any]) -> str:
    """The sentence of a stored complaint or remark."""
    return wording.complaint_sentence(stored["code"], dict(stored["details"]))


def _place(attempt: Attempt, stored: Mapping[str, Any]) -> MarkedText:
    component = stored["component"]
    text = attempt.texts[component]
    start, end = stored["start"], stored["end"]
    return MarkedText(text[:start], text[start:end], text[end:], component)


def _read_as(attempt: Attempt) -> Formula | None:
    """The answer as it was read, what is right in it marked."""
    found = _reading(attempt, attempt.read_as) if attempt.read_as else None
    if found is None:
        return None
    paths = [(part["component"], *part["path"]) for part in _agreeing(attempt)]
    return _formula(render_marked(found.answer, paths))


def _agreeing(attempt: Attempt) -> list[dict[str, Any]]:
    """What is right in a wrong answer, if the serving allows hints."""
    return list(attempt.agreeing) if attempt.serving.hints_allowed else []


def _answer_formula(attempt: Attempt, text: str) -> Formula | None:
    """Text the grader wrote, as mathematics; None if a later grader reads it no more."""
    found = _reading(attempt, text)
    return _formula(render(found.answer)) if found else None


def _reading(attempt: Attempt, text: str) -> Reading | None:
    found = read(question(attempt.serving.variant.question), text, format="text")
    return None if isinstance(found, Complaint) else found


def _fact(attempt: Attempt) -> str:
    """A number, from the second wrong answer on, if the serving allows hints."""
    serving = attempt.serving
    if attempt.verdict != Verdict.INCORRECT or not serving.hints_allowed:
        return ""
    wrong = serving.attempts.filter(verdict=Verdict.INCORRECT, pk__lte=attempt.pk).count()
    if wrong < WRONG_BEFORE_FACT:
        return ""
    record = serving.variant.question
    text, chosen = answers.whole(record, Typed(tuple(attempt.texts), attempt.format))
    asked = question(record)
    fact = falsifying_fact(asked, text, format=chosen)
    return wording.fact_sentence(fact, shape=asked.shape) if fact else ""


def _formula(rendered: Rendered) -> Formula:
    return Formula(rendered.text, rendered.mathml, rendered.speech)
