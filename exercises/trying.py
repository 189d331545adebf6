"""Trying an author's wrong formula before it is kept: where it is right, and which stored answers are it."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from accounts.models import User
from exercises.answers import Typed, joined, shape_of
from exercises.generation import draw_parameters, question_record
from exercises.given_answers import GivenAnswer, given_answers
from exercises.grading import Work, judge_work
from exercises.models import Attempt, Template
from exercises.models.practice import AttemptQuerySet
from exercises.models.validators import MOST_WRONG_FORMULAS
from exercises.own_mistakes import is_confirmed
from exercises.problems import Problem, RecipeError
from exercises.recipes import read_space
from exercises.soundness import SoundnessProblem
from exercises.wrong_formulas import FIELD, WrongFormula, formula_problems, wrong_question
from grader import Complaint, QuestionError, Verdict, Workers, question, read, render

# As many variants as an audit looks at when a template is saved.
TRIED_SEEDS = range(1, 13)

# What would be told a mistake if the formula were one of a right answer.
RIGHT_IN_VALUE = (Verdict.CORRECT, Verdict.WRONG_FORM)

Values = dict[str, Fraction]


@dataclass(frozen=True, slots=True)
class Coincidences:
    """The variants looked at, and those in which a wrong formula is the right answer."""

    tried: int
    right: tuple[Values, ...]

    @property
    def is_right_everywhere(self) -> bool:
        return bool(self.tried) and len(self.right) == self.tried


@dataclass(frozen=True, slots=True)
class Trial:
    """Which stored answers are it: those nobody could explain, those with mistakes, by code, and right ones.

    ``shown`` is the formula as it is read, in MathML; "" where only its text can be shown.
    """

    shown: str
    undiagnosed: int
    students: int
    diagnosed: tuple[tuple[str, int], ...]
    right: int
    coincidences: Coincidences


def trial(template: Template, formula: str, *, user: User, pool: Workers) -> Trial:
    """The formula against the most frequent answers of the user's students. Raises ``RecipeError``."""
    attempts = Attempt.objects.visible_to(user).filter(serving__variant__template=template)
    incorrect = _matched(formula, attempts.filter(verdict=Verdict.INCORRECT), pool=pool)
    right = _matched(formula, attempts.filter(verdict__in=RIGHT_IN_VALUE), pool=pool)
    codes: Counter[str] = Counter()
    for answer in incorrect:
        codes.update(dict.fromkeys(answer.codes, answer.attempts))
    undiagnosed = [answer for answer in incorrect if not answer.codes]
    (where,) = coincidences(template, [formula], pool=pool)
    return Trial(
        shown=formula_mathml(template, formula),
        undiagnosed=sum(answer.attempts for answer in undiagnosed),
        students=len(frozenset().union(*(answer.students for answer in undiagnosed))),
        diagnosed=tuple(codes.most_common()),
        right=sum(answer.attempts for answer in right),
        coincidences=where,
    )


def problems_with(template: Template, wrong: WrongFormula, *, pool: Workers) -> tuple[Problem, ...]:
    """Why this formula cannot be one more of the template's; () if it can."""
    if any(one["formula"] == wrong.formula for one in template.wrong_formulas):
        return (Problem(FIELD, SoundnessProblem.FORMULA_TWICE, (("text", wrong.formula),)),)
    if len(template.wrong_formulas) >= MOST_WRONG_FORMULAS:
        return (Problem(FIELD, SoundnessProblem.TOO_MANY_FORMULAS),)
    try:
        values = _drawn_values(template)[0]
        found = formula_problems([wrong], recipe=template.recipe(), values=values)
        return found or _refused(template, [wrong.formula], pool=pool)
    except RecipeError as error:
        return error.problems


def formula_mathml(template: Template, formula: str) -> str:
    """The formula in the parameters as it is read; "" for what cannot be read."""
    recipe = template.recipe()
    try:
        record = question_record(recipe, _drawn_values(template)[0])
        letters = [*recipe.constants, *(name for name, _ in recipe.parameters)]
        found = read(question({**record, "constants": letters}), formula, format="text")
    except (RecipeError, QuestionError):
        return ""
    return "" if isinstance(found, Complaint) else render(found.answer).mathml


def _matched(formula: str, attempts: AttemptQuerySet, *, pool: Workers) -> list[GivenAnswer]:
    answers = given_answers(attempts)
    confirmed = matching(formula, answers, pool=pool)
    return [answer for answer, is_it in zip(answers, confirmed, strict=True) if is_it]


def coincidences(template: Template, formulas: Iterable[str], *, pool: Workers) -> list[Coincidences]:
    """For each formula, in order, where it is right. Raises ``RecipeError``."""
    drawn = _drawn_values(template)
    return [_coincidences(template, formula, drawn, pool=pool) for formula in formulas]


def refused_formulas(template: Template, *, pool: Workers) -> tuple[Problem, ...]:
    """The wrong formulas of a sound template that are the right answer in every variant looked at."""
    return _refused(template, [one["formula"] for one in template.wrong_formulas], pool=pool)


def _refused(template: Template, formulas: Sequence[str], *, pool: Workers) -> tuple[Problem, ...]:
    found = coincidences(template, formulas, pool=pool) if formulas else []
    return tuple(
        Problem(FIELD, SoundnessProblem.FORMULA_RIGHT, (("text", formula),))
        for formula, where in zip(formulas, found, strict=True)
        if where.is_right_everywhere
    )


def matching(formula: str, answers: Sequence[GivenAnswer], *, pool: Workers) -> list[bool]:
    """Of each stored answer, in order, whether it is proved to be the formula."""
    asked: dict[int, Mapping[str, object] | None] = {}
    work: list[tuple[int, Work]] = []
    for place, answer in enumerate(answers):
        variant = answer.variant
        if variant.pk not in asked:
            asked[variant.pk] = _asked(formula, answer)
        if (record := asked[variant.pk]) is not None:
            work.append((place, Work(record, Typed((answer.read_as,), "text"))))
    outcomes = judge_work([item for _, item in work], pool=pool)
    confirmed = {place for (place, _), one in zip(work, outcomes, strict=True) if is_confirmed(one)}
    return [place in confirmed for place in range(len(answers))]


def _asked(formula: str, answer: GivenAnswer) -> Mapping[str, object] | None:
    try:
        return wrong_question(formula, record=answer.variant.question, values=answer.values)
    except RecipeError:
        return None


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
    outcomes = judge_work([item for _, item in work], pool=pool)
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
