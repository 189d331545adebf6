"""Hints about the mistakes found in an answer, asked for one level at a time: where, which rule, what."""

from collections.abc import Mapping

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from exercises.models import Attempt, Serving
from exercises.wrong_formulas import OWN
from grader import HINTS, LOOK_AT, Mistake, QuestionError, Verdict, render_text


def hints(attempt: Attempt | None) -> tuple[SafeString, ...]:
    """All hints about the first mistake that was found, as safe HTML; none without a diagnosis.

    Where a place is known it is shown first; then the rule, then what went wrong.
    """
    found = (
        attempt.mistakes[0] if attempt and attempt.verdict == Verdict.INCORRECT and attempt.mistakes else None
    )
    if found is not None and found["code"] == OWN:
        return (SafeString(found["message"]),)
    if attempt is None or found is None or found["code"] not in HINTS:
        return ()
    rule, wrong = HINTS[Mistake(found["code"])]
    where = _formula(attempt.serving, found["where"])
    place = (format_html(gettext(LOOK_AT), where=where),) if where else ()
    return (*place, format_html("{}", gettext(rule)), format_html(gettext(wrong), where=where))


def asked_for(attempt: Attempt | None) -> tuple[SafeString, ...]:
    return hints(attempt)[: attempt.hints_asked] if attempt else ()


def has_more(attempt: Attempt | None) -> bool:
    return attempt is not None and attempt.hints_asked < len(hints(attempt))


def _formula(serving: Serving, text: str) -> SafeString:
    """The grader's MathML of a part of the question's function; nothing for no part."""
    if not text:
        return SafeString("")
    try:
        return SafeString(render_text(text, names=_names(serving.variant.question)).mathml)
    except QuestionError:
        return format_html("{}", text)


def _names(record: Mapping[str, object]) -> tuple[str, ...]:
    """Every name that the question's function may hold."""
    found: list[str] = []
    for field in ("variables", "constants", "inner"):
        listed = record.get(field)
        found += map(str, listed) if isinstance(listed, list | dict) else ()
    return tuple(dict.fromkeys(found))
