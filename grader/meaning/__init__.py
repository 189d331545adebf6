"""Syntax tree <-> SymPy expression: what an exercise means, and its key tidied for people."""

from grader.meaning.derivative import derivative_candidates
from grader.meaning.equality import says_equal
from grader.meaning.expression import MeaningError, TooLargeError, to_expression
from grader.meaning.tree import to_tree
from grader.meaning.values import slope_candidates, tangent_candidates, value_candidates

__all__ = [
    "MeaningError",
    "TooLargeError",
    "derivative_candidates",
    "says_equal",
    "slope_candidates",
    "tangent_candidates",
    "to_expression",
    "to_tree",
    "value_candidates",
]
