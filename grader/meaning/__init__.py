"""Syntax tree <-> SymPy expression: what an exercise means, and its derivative tidied for people."""

from grader.meaning.derivative import derivative_candidates
from grader.meaning.expression import MeaningError, TooLargeError, to_expression
from grader.meaning.tree import to_tree

__all__ = ["MeaningError", "TooLargeError", "derivative_candidates", "to_expression", "to_tree"]
