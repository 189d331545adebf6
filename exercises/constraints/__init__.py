"""Conditions on drawn parameters, in a small grammar of their own: ``a != n and gcd(a, b) = 1``."""

from exercises.constraints.reading import read_constraint
from exercises.constraints.tokens import ConstraintError, ConstraintProblem
from exercises.constraints.tree import Condition, holds

__all__ = ["Condition", "ConstraintError", "ConstraintProblem", "holds", "read_constraint"]
