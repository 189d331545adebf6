"""What would give the key away: results equal to it but for a factor, and exercises of a single rule."""

from collections.abc import Iterable

import numpy as np

from grader.calculus import Derivation
from grader.diagnosis.tree_values import Values, tree_values
from grader.outcomes import LINEAR_RULES, RuleName
from grader.questions import Question, key_trees
from grader.syntax import Node, names

# What people do without thinking of a rule.
_UNNOTICED = LINEAR_RULES | {RuleName.TOTAL_DERIVATIVE}

# Coordinates of all sizes and signs; every name runs through them in another order.
_COORDINATES = (0.31, 1.23, 2.61, -0.47, 3.79, -1.37, 0.83, 7.3, -2.9, 0.11, 12.7, -0.19, 1.71, 0.57, 23.9)
_STRIDE = 4
_SAME = 1e-7
_LEAST_POINTS = 2


def has_one_rule(derivation: Derivation) -> bool:
    """Whether a single rule gives the result, sums, signs and constant factors apart."""
    trees = [tree for row in derivation.summands for root in row for tree in root.walk()]
    return sum(tree.rule.name not in _UNNOTICED for tree in trees) <= 1


def reveals_key(question: Question, results: Iterable[Node]) -> bool:
    """Whether one of the results is a component of the key, or a multiple of it, as far as values show.

    Where too few values are known the answer is yes: better to say too little.
    """
    found = tuple(map(question.substituted, results))
    keys = tuple(map(question.substituted, key_trees(question)))
    if not found:
        return False
    rows = tree_values((*found, *keys), _columns(question.names), count=len(_COORDINATES))
    wanted = [(rows[len(found) + at], bool(names(key))) for at, key in enumerate(keys)]
    return any(_is_multiple(row, *key) for row in rows[: len(found)] for key in wanted)


def _is_multiple(row: Values, key: Values, varies: bool) -> bool:
    """A number is a multiple of any other: there only the number itself counts, with either sign."""
    with np.errstate(all="ignore"):
        known = np.isfinite(row) & np.isfinite(key) & ((row != 0) | (key != 0))
        if not known.any():
            return bool(np.isfinite(row).sum() < _LEAST_POINTS or np.isfinite(key).sum() < _LEAST_POINTS)
        ratios = row[known] / key[known]
    if not varies:
        return bool((np.abs(np.abs(ratios) - 1) <= _SAME).all())
    return bool((np.abs(ratios - ratios[0]) <= _SAME * np.abs(ratios[0])).all())


def _columns(names: tuple[str, ...]) -> dict[str, Values]:
    return {name: np.roll(np.array(_COORDINATES), _STRIDE * place) for place, name in enumerate(names)}
