"""Two coefficients wrong at once, in a sum of which something is right."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations

import numpy as np

from grader.calculus.arithmetic import ZERO, product, sum_of
from grader.diagnosis.component import Component
from grader.diagnosis.fingerprints import Tried, matches
from grader.diagnosis.properties import SLIPPED, simple
from grader.diagnosis.tree_values import Values
from grader.outcomes import FoundMistake, Mistake
from grader.questions import AtPoints
from grader.questions.tidying import literal
from grader.syntax import Node

# With fewer terms nothing of the form is left as it was; with more there are too many pairs.
_FEWEST_TERMS = 3
_MOST_TERMS = 8

_Term = tuple[str, Node]


def two_slips(component: Component, tried: Tried) -> list[FoundMistake]:
    """The coefficients of two terms, or their signs."""
    if isinstance(component.subject.question, AtPoints):
        return []
    terms = [(place, term) for place, term in component.by_term if term != ZERO]
    if not _FEWEST_TERMS <= len(terms) <= _MOST_TERMS:
        return []
    for one, other, changes in _changed_pairs(component, tried, terms):
        added = (
            product(literal(-change), term) for (_, term), change in zip((one, other), changes, strict=True)
        )
        if component.is_right(sum_of(tried.node, *added)):
            return [_found(*pair) for pair in ((one[0], changes[0]), (other[0], changes[1]))]
    return []


def _found(place: str, change: Fraction) -> FoundMistake:
    code = Mistake.SIGN_FLIPPED if change == -2 else Mistake.COEFFICIENT_WRONG
    return FoundMistake(code, place, is_joint=True)


def _changed_pairs(
    component: Component, tried: Tried, terms: list[_Term]
) -> Iterator[tuple[_Term, _Term, tuple[Fraction, Fraction]]]:
    """Pairs of terms of which simple multiples were added to the right answer; no term went missing."""
    expected = component.points.expected
    rows = component.points.values(tuple(term for _, term in terms))
    known = np.isfinite(rows).all(axis=0) & np.isfinite(expected) & np.isfinite(tried.values)
    if known.sum() < _FEWEST_TERMS:
        return
    for first, second in combinations(range(len(terms)), 2):
        pair = rows[[first, second]]
        changes = _changes(pair[:, known], (tried.values - expected)[known])
        if changes is None:
            continue
        rebuilt = expected + sum(float(change) * row for change, row in zip(changes, pair, strict=True))
        if matches(component.points, rebuilt, tried.values):
            yield terms[first], terms[second], changes


def _changes(pair: Values, off: Values) -> tuple[Fraction, Fraction] | None:
    """The multiples that come nearest, if they are simple."""
    one, other = (simple(float(part), most=SLIPPED) for part in np.linalg.lstsq(pair.T, off, rcond=None)[0])
    return None if one in (None, -1) or other in (None, -1) else (one, other)
