"""Variants of a draft as a student would see them, with their keys. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from exercises.generation import draw
from exercises.problems import RecipeError
from exercises.soundness import Draft
from grader import QuestionError, Rendered, question, render_key


@dataclass(frozen=True, slots=True)
class Preview:
    """One variant with its key."""

    seed: int
    parameters: Mapping[str, str]
    statement: str
    key: Rendered


def draw_previews(draft: Draft, *, seeds: Iterable[int]) -> tuple[Preview, ...]:
    """The variants of these seeds; () if one of them cannot be made."""
    try:
        return tuple(_preview(draft, seed=seed) for seed in seeds)
    except (RecipeError, QuestionError):
        return ()


def _preview(draft: Draft, *, seed: int) -> Preview:
    drawn = draw(draft.recipe, statement=draft.statement, seed=seed)
    return Preview(seed, drawn.parameters, drawn.statement, render_key(question(drawn.question)))
