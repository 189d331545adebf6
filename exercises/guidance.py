"""Hints asked for one at a time: about the mistake found in an answer, or how the worked solution begins."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from exercises import wording
from exercises.answers import shape_of
from exercises.formulas import latex_to_mathml
from exercises.models import Attempt, Serving
from exercises.wrong_formulas import OWN
from grader import (
    ALTERNATIVE,
    BEGIN_WITH,
    GO_ON_WITH,
    HINTS,
    IN_COMPONENT,
    LOOK_AT_MARKED,
    LOOK_AT_WHOLE,
    SEVERAL,
    STEP_KEPT,
    FoundMistake,
    Mistake,
    QuestionError,
    Verdict,
    WorkedStep,
    first_steps,
    place_of,
    question,
    render_text,
    step_at,
)

Record = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Words as safe HTML, and formulas under them as MathML; ``is_step`` where they name a step."""

    text: SafeString
    formulas: tuple[str, ...] = ()
    is_step: bool = False


@dataclass(frozen=True, slots=True)
class Hint:
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Diagnosed:
    """What is known of a mistake, a hint a level: where, which rule, what went wrong, the step worked out.

    ``is_kept_back`` where that step would be the answer, or most of it: it is no hint.
    """

    hints: tuple[Hint, ...] = ()
    is_kept_back: bool = False


def diagnosed(attempt: Attempt | None) -> Diagnosed:
    """All hints about a wrong answer: the author's own words, if it is one of the author's wrong formulas,
    then about the first mistake, and with "or" about others of its group."""
    if attempt is None or attempt.verdict != Verdict.INCORRECT:
        return Diagnosed()
    own = tuple(_message(stored) for stored in attempt.mistakes if stored["code"] == OWN)
    found = [_mistake(stored) for stored in attempt.mistakes if stored["code"] in HINTS]
    if not found:
        return Diagnosed(own[:1])
    record = attempt.serving.variant.question
    step = step_at(question(record), found[0])
    hints = (*own[:1], *_levels(record, found, step))
    return Diagnosed(hints, is_kept_back=step is not None and not step.formulas)


def beginnings(serving: Serving) -> tuple[Hint, ...]:
    """The first steps of the worked solution; one that would show the key says only what to do."""
    sentences = (BEGIN_WITH, GO_ON_WITH)
    steps = first_steps(question(serving.variant.question))
    return tuple(
        Hint((_paragraph(gettext(sentence)), _step(step)))
        for sentence, step in zip(sentences, steps, strict=False)
    )


def why_kept_back() -> str:
    return gettext(STEP_KEPT)


def _levels(record: Record, found: list[FoundMistake], step: WorkedStep | None) -> Iterator[Hint]:
    first, *others = found
    same = [other for other in others if _is_alternative(other, first)]
    before = tuple(_before(record, first))
    if place := _place(record, first):
        yield Hint((*before, place))
        before = ()
    yield Hint((*before, *_rules([first, *same])))
    yield Hint(tuple(_said(record, [first, *same])))
    if step and step.formulas:
        yield Hint((_step(step),))


def _before(record: Record, mistake: FoundMistake) -> Iterator[Paragraph]:
    """What has to be known before any hint."""
    if mistake.is_joint:
        yield _paragraph(gettext(SEVERAL))
    if place := wording.component_place(shape_of(record), mistake.component):
        yield _paragraph(gettext(IN_COMPONENT).format(place=place))


def _is_alternative(other: FoundMistake, first: FoundMistake) -> bool:
    """Whether it explains the answer as well, alone, and is as likely."""
    is_alone = not (first.is_joint or other.is_joint)
    return is_alone and other.code is not first.code and other.code.group == first.code.group


def _place(record: Record, mistake: FoundMistake) -> Paragraph | None:
    place = place_of(question(record), mistake)
    if place is None:
        return None
    sentence = gettext(LOOK_AT_MARKED if place.is_part else LOOK_AT_WHOLE)
    said = format_html(sentence, where=_formula(record, mistake.where))
    return Paragraph(said, tuple(formula.mathml for formula in place.formulas))


def _rules(found: list[FoundMistake]) -> Iterator[Paragraph]:
    for at, rule in enumerate(dict.fromkeys(HINTS[mistake.code][0] for mistake in found)):
        formulas = (latex_to_mathml(rule.formula),) if rule.formula else ()
        yield _paragraph(_or(gettext(rule.sentence), at), formulas)


def _said(record: Record, found: list[FoundMistake]) -> Iterator[Paragraph]:
    alternatives = {mistake.code: mistake for mistake in reversed(found)}
    for at, mistake in enumerate(reversed(alternatives.values())):
        where = _formula(record, mistake.where)
        yield Paragraph(_or(format_html(gettext(HINTS[mistake.code][1]), where=where), at))


def _or(hint: str, at: int) -> SafeString:
    """What comes first as it is; what may also be the case with "or"."""
    return format_html(gettext(ALTERNATIVE) if at else "{hint}", hint=hint)


def _step(step: WorkedStep) -> Paragraph:
    title = wording.step_title(step.code, step.rule)
    return Paragraph(format_html("{}", title), tuple(one.mathml for one in step.formulas), is_step=True)


def _paragraph(sentence: str, formulas: tuple[str, ...] = ()) -> Paragraph:
    return Paragraph(format_html("{}", sentence), formulas)


def _message(stored: Mapping[str, Any]) -> Hint:
    """What the author says of a wrong formula."""
    return Hint((Paragraph(SafeString(stored["message"])),))


def _mistake(stored: Mapping[str, Any]) -> FoundMistake:
    """As it was stored; what older graders did not store is not known."""
    return FoundMistake(
        Mistake(stored["code"]),
        stored["where"],
        path=tuple(stored.get("path", ())),
        component=stored.get("component", 0),
        is_joint=stored.get("is_joint", False),
    )


def _formula(record: Record, text: str) -> SafeString:
    """The grader's MathML of a part of the question's function; nothing for no part."""
    if not text:
        return SafeString("")
    try:
        return SafeString(render_text(text, names=_names(record)).mathml)
    except QuestionError:
        return format_html("{}", text)


def _names(record: Record) -> tuple[str, ...]:
    """Every name that the question's function may hold."""
    found: list[str] = []
    for field in ("variables", "constants", "inner"):
        listed = record.get(field)
        found += map(str, listed) if isinstance(listed, list | dict) else ()
    return tuple(dict.fromkeys(found))
