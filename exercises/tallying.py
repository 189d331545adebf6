"""Which mistakes the students of a template made, counted; their places in the template's own letters."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from django.db.models import Count
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from accounts.models import User
from exercises.models import Attempt, Template, Variant
from exercises.recipes import Recipe
from exercises.wrong_formulas import OWN
from grader import HINTS, Mistake, QuestionError, instantiated_parts, render_text

# A mistake's code, and the part of the template's function it is about.
Kind = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Tally:
    """How often one mistake was made at one place; ``said`` tells what it is, as safe HTML."""

    code: str
    where: str
    said: SafeString
    attempts: int
    students: int


@dataclass(frozen=True, slots=True)
class MistakeTally:
    """A mistake with the attempts that have it at any place, and the places, the most frequent first."""

    code: str
    attempts: int
    students: int
    places: tuple[Tally, ...]


def mistakes_made(template: Template, *, user: User) -> tuple[MistakeTally, ...]:
    """The mistakes in the answers of the user's students, the most frequent first; two queries."""
    made: dict[str, set[tuple[int, int]]] = defaultdict(set)
    placed: dict[Kind, set[tuple[int, int]]] = defaultdict(set)
    for kind, attempt in _found(template, user=user):
        made[kind[0]].add(attempt)
        placed[kind].add(attempt)
    tallies = [_tally(template, kind, attempts) for kind, attempts in placed.items()]
    ordered = sorted(tallies, key=lambda tally: (-tally.attempts, tally.where))
    counted = [
        MistakeTally(code, len(found), _students(found), tuple(one for one in ordered if one.code == code))
        for code, found in made.items()
    ]
    return tuple(sorted(counted, key=lambda mistake: (-mistake.attempts, mistake.code)))


def unexplained(template: Template, *, user: User) -> dict[str, int]:
    """How many answers of how many of the user's students are incorrect without a known mistake."""
    attempts = Attempt.objects.visible_to(user).filter(serving__variant__template=template).undiagnosed()
    return attempts.aggregate(attempts=Count("pk"), students=Count("serving__student", distinct=True))


def _found(template: Template, *, user: User) -> Iterator[tuple[Kind, tuple[int, int]]]:
    """Each mistake with the attempt and its student; the place of an author's own formula is the formula."""
    rows = (
        Attempt.objects.visible_to(user)
        .filter(serving__variant__template=template)
        .exclude(mistakes=[])
        .values_list("pk", "serving__student_id", "serving__variant_id", "mistakes")
    )
    found = list(rows)
    letters = _letters(template.recipe(), {variant for _, _, variant, _ in found})
    for attempt, student, variant, mistakes in found:
        for mistake in mistakes:
            place = letters[variant].get(mistake["where"], mistake["where"])
            yield (mistake["code"], mistake.get("formula", place)), (attempt, student)


def _letters(recipe: Recipe, variants: set[int]) -> dict[int, Mapping[str, str]]:
    """For each variant, the parts of its function by how they read there, in the template's letters."""
    drawn = Variant.objects.filter(pk__in=variants).values_list("pk", "parameters")
    return {key: _parts(recipe, parameters) for key, parameters in drawn}


def _parts(recipe: Recipe, parameters: Mapping[str, str]) -> Mapping[str, str]:
    values = {name: Fraction(value) for name, value in parameters.items()}
    parts: dict[str, str] = {}
    for text in (recipe.function, *(text for _, text in recipe.inner)):
        try:
            parts = instantiated_parts(text, names=recipe.names, values=values) | parts
        except QuestionError:
            # The places are shown as the grader named them.
            continue
    return parts


def _tally(template: Template, kind: Kind, attempts: set[tuple[int, int]]) -> Tally:
    code, where = kind
    said = _own_message(template, where) if code == OWN else _said(code, _formula(template.recipe(), where))
    return Tally(code, where, said, len(attempts), _students(attempts))


def _students(attempts: set[tuple[int, int]]) -> int:
    return len({student for _, student in attempts})


def _own_message(template: Template, formula: str) -> SafeString:
    """As its author typed it; nothing for a formula that was taken back."""
    messages = {one["formula"]: one["message"] for one in template.wrong_formulas}
    return format_html("{}", messages.get(formula, ""))


def _said(code: str, where: SafeString) -> SafeString:
    """What the mistake is, as its students are told."""
    if code not in HINTS:
        return SafeString("")
    _rule, wrong = HINTS[Mistake(code)]
    return format_html(gettext(wrong), where=where)


def _formula(recipe: Recipe, text: str) -> SafeString:
    try:
        return SafeString(render_text(text, names=recipe.names).mathml) if text else SafeString("")
    except QuestionError:
        return format_html("{}", text)
