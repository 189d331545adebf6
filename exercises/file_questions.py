"""The questions a file of answers asks about, by template, version and seed; nothing is stored."""

from collections.abc import Mapping
from functools import lru_cache

from exercises.generation import draw_parameters, question_record
from exercises.models import State, Template, Variant
from exercises.problems import RecipeError
from exercises.recipes import read_space

# Variants kept at hand; files tend to come sorted.
KEPT = 4096
MOST_DIGITS = 18


class RowError(Exception):
    """A row that names no question; the message says why."""


class FileQuestions:
    """Looks every template up once, and the latest variants."""

    def __init__(self) -> None:
        self._template = lru_cache(maxsize=KEPT)(_template)
        self._record = lru_cache(maxsize=KEPT)(_record)

    def record(self, *, template: str, version: str, seed: str) -> Mapping[str, object]:
        """The question's record; a variant on record counts, any other is drawn. Raises ``RowError``."""
        found = self._template(template.strip(), _whole(version, name="version") if version.strip() else None)
        return self._record(found, _whole(seed, name="seed"))


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


def _record(template: Template, seed: int) -> Mapping[str, object]:
    kept = Variant.objects.filter(template=template, seed=seed).order_by("-revision").first()
    if kept is not None:
        record: Mapping[str, object] = kept.question
        return record
    recipe = template.recipe()
    try:
        return question_record(recipe, draw_parameters(recipe, space=read_space(recipe), seed=seed))
    except RecipeError as error:
        raise RowError("the template is not sound") from error
