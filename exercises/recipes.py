"""A template's mathematics as a frozen value: what generation needs; a change of it makes a new version."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from exercises.constraints import Condition, ConstraintError, read_constraint
from exercises.parameters import ValuesError, read_values
from exercises.problems import Problem, RecipeError

# The task whose step is a number.
NUMERICAL = "numerical-derivative"


class RecipeProblem(StrEnum):
    NAME_TWICE = "recipe-name-twice"
    CONSTRAINTS_UNSATISFIED = "recipe-constraints-unsatisfied"


@dataclass(frozen=True, slots=True)
class Recipe:
    """``stream`` names the chance of this template version; all expressions are as the author typed them.

    ``places`` are the points where the function is looked at, by the record's names: at, from, to.
    """

    stream: str
    task: str
    function: str
    variables: tuple[str, ...]
    constants: tuple[str, ...] = ()
    inner: tuple[tuple[str, str], ...] = ()
    wrt: tuple[str, ...] = ()
    order: int = 1
    places: tuple[tuple[str, str], ...] = ()
    step: str = ""
    method: str = ""
    parameters: tuple[tuple[str, str], ...] = ()
    constraints: tuple[str, ...] = ()
    conditions: tuple[str, ...] = ()
    positive: tuple[str, ...] = ()
    form: str = "any"
    narrower: str = "refuse"
    tolerance: tuple[str, str] | None = None

    @property
    def has_step_name(self) -> bool:
        """Whether the step is a letter of a formula, not a number to work with."""
        return bool(self.step) and self.task != NUMERICAL

    @property
    def names(self) -> tuple[str, ...]:
        """Every name an expression of the recipe may hold."""
        inner = tuple(name for name, _ in self.inner)
        steps = (self.step,) if self.has_step_name else ()
        parameters = tuple(name for name, _ in self.parameters)
        return (*self.variables, *self.constants, *steps, *inner, *parameters)


@dataclass(frozen=True, slots=True)
class Space:
    """All that may be drawn: the values of each parameter, and what must hold between them."""

    values: Mapping[str, tuple[Fraction, ...]]
    conditions: tuple[Condition, ...]


def read_space(recipe: Recipe) -> Space:
    """The recipe's parameters and constraints; raises ``RecipeError`` with every problem found."""
    problems: list[Problem] = list(_repeated_names(recipe))
    values: dict[str, tuple[Fraction, ...]] = {}
    for name, text in recipe.parameters:
        try:
            values[name] = read_values(text)
        except ValuesError as error:
            problems.append(_placed("parameters", error, part=text))
    conditions = []
    for text in recipe.constraints:
        try:
            conditions.append(read_constraint(text, names=frozenset(name for name, _ in recipe.parameters)))
        except ConstraintError as error:
            problems.append(_placed("constraints", error, part=text))
    if problems:
        raise RecipeError(*problems)
    return Space(values, tuple(conditions))


def _repeated_names(recipe: Recipe) -> list[Problem]:
    elsewhere = recipe.names[: len(recipe.names) - len(recipe.parameters)]
    repeated = [name for name, _ in recipe.parameters if name in elsewhere]
    return [Problem("parameters", RecipeProblem.NAME_TWICE, (("name", name),)) for name in repeated]


def _placed(field: str, error: ValuesError | ConstraintError, *, part: str) -> Problem:
    marked = part[error.start : error.end].strip()
    return Problem(field, error.code, (("text", part), ("part", marked), ("position", str(error.start + 1))))
