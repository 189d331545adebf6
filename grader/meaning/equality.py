"""What SymPy says of the equality of two trees: a second opinion, never a verdict."""

import sympy as sp

from grader.meaning.expression import MeaningError, to_expression
from grader.syntax import Node


def says_equal(first: Node, second: Node, *, positive: frozenset[str] = frozenset()) -> bool | None:
    """True or False as SymPy believes, None where it cannot tell. May take long, and may raise anything."""
    try:
        sides = [to_expression(node, positive=positive, sign_safe=True) for node in (first, second)]
    except MeaningError:
        return None
    difference = sides[0] - sides[1]
    if sp.simplify(difference) == 0:
        return True
    said = difference.equals(0)
    return None if said is None else bool(said)
