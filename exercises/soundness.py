"""Whether a template is sound: everything drawn from it can be shown, asked and graded. Pure."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from exercises.generation import (
    content_hash,
    draw_parameters,
    drawn,
    placeholder_names,
    question_record,
    rendered,
)
from exercises.problems import Problem, RecipeError
from exercises.recipes import Recipe, read_space
from exercises.statements import Filling
from exercises.unused_fields import unused_fields
from exercises.wrong_formulas import WrongFormula, formula_problems
from grader import ProblemCode, audit, question

# Parameters with their values, to tell variants apart before anything is made of them.
Values = tuple[tuple[str, Fraction], ...]

# What `constant_ok` allows.
DEGENERATE = frozenset({ProblemCode.KEY_ZERO, ProblemCode.KEY_CONSTANT})
# Stands for whatever is drawn, where only the text around it is looked at.
STAND_IN = Filling("0", "<math><mn>0</mn></math>", "0")
# More is never served, and counting them takes its time.
MOST_WANTED = 1000
# Draws for every distinct variant wanted, before it is said that there are too few.
DRAWS_A_VARIANT = 20


class SoundnessProblem(StrEnum):
    TOO_FEW_VARIANTS = "soundness-too-few-variants"
    TOO_MANY_WANTED = "soundness-too-many-wanted"
    ANSWER_REFUSED = "soundness-answer-refused"
    FORMULA_RIGHT = "soundness-formula-right"
    FORMULA_TWICE = "soundness-formula-twice"
    TOO_MANY_FORMULAS = "soundness-too-many-formulas"
    TOO_HARD = "soundness-too-hard"


@dataclass(frozen=True, slots=True)
class Draft:
    """All of a template that can be unsound."""

    recipe: Recipe
    statement: str
    hints: tuple[str, ...] = ()
    constant_ok: bool = False
    least_variants: int = 1
    wrong_formulas: tuple[WrongFormula, ...] = ()


def problems(draft: Draft, *, seeds: Sequence[int]) -> tuple[Problem, ...]:
    """What is wrong with the variants of these seeds, each kind once with its first seed and how often."""
    texts = (*_text_problems(draft), *unused_fields(draft.recipe, texts=(draft.statement, *draft.hints)))
    try:
        drawn_values = list(_drawn_values(draft.recipe, seeds=seeds))
    except RecipeError as error:
        return (*error.problems, *texts)
    found: dict[tuple[str, str], list[tuple[int, Problem]]] = {}
    checked: dict[Values, tuple[Problem, ...]] = {}
    for seed, values in zip(seeds, drawn_values, strict=True):
        if values not in checked:
            checked[values] = tuple(_variant_problems(draft, values=values))
        for problem in checked[values]:
            found.setdefault((problem.field, problem.code), []).append((seed, problem))
    counted = tuple(_counted(cases, draws=len(seeds)) for cases in found.values())
    return (*counted, *texts) or _formula_problems(draft, drawn_values[0]) or _too_few(draft)


def _text_problems(draft: Draft) -> Iterator[Problem]:
    """Of statement and hints, whatever may be wrong with the mathematics; once, not for every variant."""
    filled = dict.fromkeys(placeholder_names(draft.recipe), STAND_IN)
    for field, text in (("statement", draft.statement), *(("hints", hint) for hint in draft.hints)):
        try:
            rendered(text, filled, field=field)
        except RecipeError as error:
            yield from error.problems


def _formula_problems(draft: Draft, values: Values) -> tuple[Problem, ...]:
    return formula_problems(draft.wrong_formulas, recipe=draft.recipe, values=dict(values))


def _drawn_values(recipe: Recipe, *, seeds: Iterable[int]) -> Iterator[Values]:
    """The values of the parameters for each seed, drawn one after the other."""
    space = read_space(recipe)
    for seed in seeds:
        yield tuple(draw_parameters(recipe, space=space, seed=seed).items())


def _variant_problems(draft: Draft, *, values: Values) -> Iterator[Problem]:
    try:
        asked = question(drawn(draft.recipe, dict(values), statement="").question)
        found = audit(asked, lists_coinciding=False).problems
    except RecipeError as error:
        yield from error.problems
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
    recipe = draft.recipe
    if not recipe.parameters:
        return ()
    if wanted > MOST_WANTED:
        most = (("most", str(MOST_WANTED)),)
        return (Problem("least_variants", SoundnessProblem.TOO_MANY_WANTED, most),)
    met: set[Values] = set()
    distinct: set[str] = set()
    for values in _drawn_values(recipe, seeds=range(1, wanted * DRAWS_A_VARIANT + 1)):
        if values not in met:
            met.add(values)
            distinct.add(content_hash(question_record(recipe, dict(values)), ""))
        if len(distinct) >= wanted:
            return ()
    details = (("found", str(len(distinct))), ("wanted", str(wanted)))
    return (Problem("least_variants", SoundnessProblem.TOO_FEW_VARIANTS, details),)
