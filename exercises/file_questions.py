"""The questions a file of answers asks about, by template, version and seed; nothing is stored."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from exercises.generation import draw_parameters, question_record
from exercises.models import State, Template, Variant
from exercises.problems import RecipeError
from exercises.recipes import read_space
from exercises.wrong_formulas import Values, WrongFormula, wrong_formulas

# Variants kept at hand; files tend to come sorted.
KEPT = 4096
MOST_DIGITS = 18


class RowError(Exception):
    """A row that names no question; the message says why."""


@dataclass(frozen=True, slots=True)
class FileQuestion:
    """What is asked in a row, with the author's wrong formulas and the values of their parameters."""

    record: Mapping[str, object]
    formulas: tuple[WrongFormula, ...]
    values: Values


class FileQuestions:
    """Looks every template up once, and the latest variants."""

    def __init__(self) -> None:
        self._template = lru_cache(maxsize=KEPT)(_template)
        self._asked = lru_cache(maxsize=KEPT)(_asked)

    def asked(self, *, template: str, version: str, seed: str) -> FileQuestion:
        """A variant on record counts, any other is drawn. Raises ``RowError``."""
        found = self._template(template.strip(), _whole(version, name="version") if version.strip() else None)
        return self._asked(found, _whole(seed, name="seed"))


def _whole(text: str, *, name: str) -> int:
    stripped = text.strip()
    if not (stripped.isascii() and stripped.isdigit() and len(stripped) <= MOST_DIGITS):
        raise RowError(f"{name} is no whole number")
    return int(stripped)


def _template(slug: str, version: int | None) -> Template:
    """The version asked for; without one the published version, else the latest."""
    versions = Template.objects.filter(slug=slug).order_by("-version")
    if version is not None:
        found = versions.filter(version=version).first()
    else:
        found = versions.filter(state=State.PUBLISHED).first() or versions.first()
    if found is None:
        raise RowError("there is no such template")
    return found


def _asked(template: Template, seed: int) -> FileQuestion:
    formulas = wrong_formulas(template.wrong_formulas)
    kept = Variant.objects.filter(template=template, seed=seed).order_by("-revision").first()
    if kept is not None:
        drawn = {name: Fraction(value) for name, value in kept.parameters.items()}
        return FileQuestion(kept.question, formulas, drawn)
    recipe = template.recipe()
    try:
        values = draw_parameters(recipe, space=read_space(recipe), seed=seed)
        return FileQuestion(question_record(recipe, values), formulas, values)
    except RecipeError as error:
        raise RowError("the template is not sound") from error
