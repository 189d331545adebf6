"""Normal forms: two expressions are the same function where their difference has the form zero."""

from grader.algebra.normal_form.assumptions import Assumption, are_impossible, splits
from grader.algebra.normal_form.conditions import Demand
from grader.algebra.normal_form.forms import Asked, Difference, KnownForm, difference, known_form
from grader.algebra.normal_form.nowhere import is_defined_nowhere

__all__ = [
    "Asked",
    "Assumption",
    "Demand",
    "Difference",
    "KnownForm",
    "are_impossible",
    "difference",
    "is_defined_nowhere",
    "known_form",
    "splits",
]
