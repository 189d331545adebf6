"""Fields that the task of a template makes no use of: said, so that nobody believes that they count."""

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum

from exercises.problems import Problem
from exercises.recipes import Recipe
from exercises.statements import placeholders
from grader import Task

AT_A_POINT = frozenset({Task.SLOPE, Task.TANGENT, Task.NUMERICAL_DERIVATIVE})
ALL_VARIABLES = frozenset({Task.GRADIENT, Task.HESSIAN, Task.LAPLACIAN})
# By the name in the record of the question.
USED_BY: Mapping[str, frozenset[Task]] = {
    "wrt": frozenset(Task) - ALL_VARIABLES,
    "inner": frozenset({Task.MULTICHAIN}),
    "at": AT_A_POINT,
    "from": frozenset({Task.SECANT}),
    "to": frozenset({Task.SECANT}),
    "step": frozenset({Task.DERIVATIVE, Task.PARTIAL, Task.DIFFERENCE_QUOTIENT, Task.NUMERICAL_DERIVATIVE}),
    "method": frozenset({Task.NUMERICAL_DERIVATIVE}),
    "tolerance": AT_A_POINT | {Task.SECANT},
}


class UnusedProblem(StrEnum):
    UNUSED = "unused-field"


def unused_fields(recipe: Recipe, *, texts: Iterable[str]) -> Iterator[Problem]:
    """Those that are filled in, and shown by no placeholder of the texts either."""
    shown = frozenset().union(*map(placeholders, texts))
    for field in _filled(recipe):
        if recipe.task not in USED_BY[field] and field not in shown:
            yield Problem(field, UnusedProblem.UNUSED)


def _filled(recipe: Recipe) -> Iterator[str]:
    places = dict(recipe.places)
    for field in USED_BY:
        if places.get(field) or getattr(recipe, field, None):
            yield field
