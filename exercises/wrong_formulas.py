"""Wrong formulas an author foresees, in a template's parameters, each with a message of their own. Pure.

Who answers with one answers right to another question: the same one with the wrong formula for its key.
That is how the grader is asked, so an answer that matches is proved to be the formula.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from exercises.generation import fillings, question_record, rendered
from exercises.problems import Problem, RecipeError
from exercises.recipes import Recipe
from grader import QuestionError, instantiate_answer, question

FIELD = "wrong_formulas"

# What a stored mistake is called that one of these explains.
OWN = "own"

Values = Mapping[str, Fraction]


@dataclass(frozen=True, slots=True)
class WrongFormula:
    """``formula`` as a student would type it, with parameters for numbers; ``message`` is Markdown."""

    formula: str
    message: str


def wrong_formulas(stored: Iterable[Mapping[str, str]]) -> tuple[WrongFormula, ...]:
    return tuple(WrongFormula(one["formula"], one["message"]) for one in stored)


def wrong_question(formula: str, *, record: Mapping[str, object], values: Values) -> dict[str, object]:
    """The question that the formula is right to, in any form. Raises ``RecipeError``."""
    plain = {name: value for name, value in record.items() if name != "key"}
    try:
        key = instantiate_answer(formula, asked=question(plain), values=values)
    except QuestionError as error:
        raise RecipeError(Problem(FIELD, error.code, (("text", formula), *error.details))) from error
    return {**plain, "key": list(key), "form": "any", "narrower": "refuse"}


def wrong_questions(
    formulas: Iterable[WrongFormula], *, record: Mapping[str, object], values: Values
) -> Iterator[tuple[WrongFormula, dict[str, object]]]:
    """Each formula with its question, but for those without a value here, like 1/(a - 2): nobody can have
    answered them."""
    for wrong in formulas:
        try:
            yield wrong, wrong_question(wrong.formula, record=record, values=values)
        except RecipeError:
            continue


def message_html(wrong: WrongFormula, *, recipe: Recipe, record: Mapping[str, object], values: Values) -> str:
    """The message with the parameters put in, as safe HTML. Raises ``RecipeError``."""
    return rendered(wrong.message, fillings(recipe, record=record, parameters=values), field=FIELD)


def formula_problems(
    formulas: Sequence[WrongFormula], *, recipe: Recipe, values: Values
) -> tuple[Problem, ...]:
    """What cannot be read or shown of them, seen with these values."""
    record = question_record(recipe, values) if formulas else {}
    return tuple(
        problem for wrong in formulas for problem in _problems(wrong, recipe, record=record, values=values)
    )


def _problems(
    wrong: WrongFormula, recipe: Recipe, *, record: Mapping[str, object], values: Values
) -> tuple[Problem, ...]:
    try:
        wrong_question(wrong.formula, record=record, values=values)
        message_html(wrong, recipe=recipe, record=record, values=values)
    except RecipeError as error:
        return error.problems
    return ()
