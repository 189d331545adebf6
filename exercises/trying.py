"""Trying an author's wrong formula before it is kept: whether it is right in some variants."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from exercises.answers import Typed, joined, shape_of
from exercises.generation import draw_parameters, question_record
from exercises.grading import Work, grade_work
from exercises.models import Template
from exercises.problems import Problem, RecipeError
from exercises.recipes import read_space
from exercises.soundness import SoundnessProblem
from exercises.wrong_formulas import FIELD, wrong_question
from grader import Verdict, Workers

# As many variants as an audit looks at when a template is saved.
TRIED_SEEDS = range(1, 13)

Values = dict[str, Fraction]


@dataclass(frozen=True, slots=True)
class Coincidences:
    """The variants looked at, and those in which a wrong formula is the right answer."""

    tried: int
    right: tuple[Values, ...]

    @property
    def is_right_everywhere(self) -> bool:
        return bool(self.tried) and len(self.right) == self.tried


def coincidences(template: Template, formulas: Iterable[str], *, pool: Workers) -> list[Coincidences]:
    """For each formula, in order, where it is right. Raises ``RecipeError``."""
    drawn = _drawn_values(template)
    return [_coincidences(template, formula, drawn, pool=pool) for formula in formulas]


def refused_formulas(template: Template, *, pool: Workers) -> tuple[Problem, ...]:
    """The wrong formulas of a sound template that are the right answer in every variant looked at."""
    formulas = [one["formula"] for one in template.wrong_formulas]
    found = coincidences(template, formulas, pool=pool) if formulas else []
    return tuple(
        Problem(FIELD, SoundnessProblem.FORMULA_RIGHT, (("text", formula),))
        for formula, where in zip(formulas, found, strict=True)
        if where.is_right_everywhere
    )


def _coincidences(
    template: Template, formula: str, drawn: Sequence[Values], *, pool: Workers
) -> Coincidences:
    work: list[tuple[Values, Work]] = []
    for values in drawn:
        record = question_record(template.recipe(), values)
        try:
            wrong = wrong_question(formula, record=record, values=values)
        except RecipeError:
            # It has no value here, and so nobody answers it.
            continue
        work.append((values, _answered_by(wrong, record)))
    outcomes = grade_work([item for _, item in work], pool=pool)
    right = [
        values
        for (values, _), outcome in zip(work, outcomes, strict=True)
        if outcome is not None and outcome.verdict is Verdict.CORRECT
    ]
    return Coincidences(len(work), tuple(right))


def _answered_by(wrong: dict[str, object], record: dict[str, object]) -> Work:
    """The wrong formula as an answer to the question itself."""
    key = wrong["key"]
    texts = [str(text) for text in key] if isinstance(key, list) else []
    text = joined(texts, shape=shape_of(record))
    return Work({**record, "form": "any"}, Typed((text,), "text"))


def _drawn_values(template: Template) -> list[Values]:
    recipe = template.recipe()
    space = read_space(recipe)
    seeds = TRIED_SEEDS[:1] if template.is_fixed else TRIED_SEEDS
    drawn = {tuple(draw_parameters(recipe, space=space, seed=seed).items()) for seed in seeds}
    return [dict(values) for values in sorted(drawn)]
