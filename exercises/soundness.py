"""Whether a template is sound: everything drawn from it can be shown, asked and graded. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from exercises.generation import content_hash, draw, draw_parameters, question_record, rendered
from exercises.problems import Problem, RecipeError
from exercises.recipes import Recipe, read_space
from grader import ProblemCode, QuestionError, audit, question

# What `constant_ok` allows.
DEGENERATE = frozenset({ProblemCode.KEY_ZERO, ProblemCode.KEY_CONSTANT})
# Draws for every distinct variant wanted, before it is said that there are too few.
DRAWS_A_VARIANT = 20


class SoundnessProblem(StrEnum):
    TOO_FEW_VARIANTS = "soundness-too-few-variants"
    ANSWER_REFUSED = "soundness-answer-refused"


@dataclass(frozen=True, slots=True)
class Draft:
    """All of a template that can be unsound."""

    recipe: Recipe
    statement: str
    hints: tuple[str, ...] = ()
    constant_ok: bool = False
    least_variants: int = 1


def problems(draft: Draft, *, seeds: Sequence[int]) -> tuple[Problem, ...]:
    """What is wrong with the variants of these seeds, each kind once with its first seed and how often."""
    try:
        read_space(draft.recipe)
    except RecipeError as error:
        return error.problems
    found: dict[tuple[str, str], list[tuple[int, Problem]]] = {}
    for seed in seeds:
        for problem in _variant_problems(draft, seed=seed):
            found.setdefault((problem.field, problem.code), []).append((seed, problem))
    counted = [_counted(cases, draws=len(seeds)) for cases in found.values()]
    return tuple(counted) or _too_few(draft)


def _variant_problems(draft: Draft, *, seed: int) -> Iterator[Problem]:
    try:
        drawn = draw(draft.recipe, statement=draft.statement, seed=seed)
        for hint in draft.hints:
            rendered(hint, drawn.fillings, field="hints")
        found = audit(question(drawn.question)).problems
    except RecipeError as error:
        yield from error.problems
    except QuestionError as error:
        yield Problem(error.field, error.code, error.details)
    else:
        allowed = DEGENERATE if draft.constant_ok else frozenset[ProblemCode]()
        yield from (Problem(one.field, one.code, one.details) for one in found if one.code not in allowed)


def _counted(cases: list[tuple[int, Problem]], *, draws: int) -> Problem:
    """The first case of one kind, with its seed and how many of the draws have it."""
    seed, problem = cases[0]
    where = (("seed", str(seed)), ("times", str(len(cases))), ("draws", str(draws)))
    return Problem(problem.field, problem.code, (*problem.details, *where))


def _too_few(draft: Draft) -> tuple[Problem, ...]:
    """Draws until the wanted number of distinct questions is there, or plainly is not to be had."""
    wanted = draft.least_variants
    space = read_space(draft.recipe)
    if not space.values:
        return ()
    distinct = set()
    for seed in range(1, wanted * DRAWS_A_VARIANT + 1):
        record = question_record(draft.recipe, draw_parameters(draft.recipe, space=space, seed=seed))
        distinct.add(content_hash(record, ""))
        if len(distinct) >= wanted:
            return ()
    details = (("found", str(len(distinct))), ("wanted", str(wanted)))
    return (Problem("least_variants", SoundnessProblem.TOO_FEW_VARIANTS, details),)
