"""Variants of a draft as a student would see them, with their keys and worked solutions. Pure."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from exercises.generation import draw
from exercises.problems import RecipeError
from exercises.soundness import Draft
from grader import (
    Question,
    QuestionError,
    Rendered,
    StepsTooLargeError,
    WorkedStep,
    question,
    render_key,
    steps,
)

MOST_PREVIEWS = 10


@dataclass(frozen=True, slots=True)
class Preview:
    """One variant with its key and worked solution."""

    seed: int
    parameters: Mapping[str, str]
    statement: str
    key: Rendered
    steps: tuple[WorkedStep, ...] = ()


def draw_previews(draft: Draft, *, seeds: Iterable[int]) -> tuple[Preview, ...]:
    """The first different variants of these seeds; () if one of them cannot be made."""
    try:
        return tuple(islice(_previews(draft, seeds=seeds), MOST_PREVIEWS))
    except (RecipeError, QuestionError):
        return ()


def _previews(draft: Draft, *, seeds: Iterable[int]) -> Iterator[Preview]:
    shown: set[str] = set()
    for seed in seeds:
        drawn = draw(draft.recipe, statement=draft.statement, seed=seed)
        if drawn.content_hash not in shown:
            shown.add(drawn.content_hash)
            asked = question(drawn.question)
            yield Preview(seed, drawn.parameters, drawn.statement, render_key(asked), _steps(asked))


def _steps(asked: Question) -> tuple[WorkedStep, ...]:
    try:
        return steps(asked)
    except StepsTooLargeError:
        return ()
