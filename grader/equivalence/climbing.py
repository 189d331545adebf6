"""Finds a thin or far domain by climbing over the margins of its borders."""

import numpy as np

from grader.equivalence.candidates import Chance, Columns
from grader.equivalence.domain import Domain, margins

_PARENTS = 8
_CHILDREN = 64
_ROUNDS = 60
_SETTLERS = 128
_GENERATIONS = 4
_FARTHEST = 300  # binary orders of magnitude
_FINEST = 36  # binary orders of magnitude below a coordinate


def climbed(domain: Domain, start: Columns, chance: Chance) -> Columns:
    """Candidates inside the domain, spread around the first that was found; none if none was found."""
    for group in (start, _far(len(start), chance)):
        found = _first_inside(domain, group, chance)
        if found.shape[1]:
            return _settled(found, domain, chance)
    return start[:, :0]


def _first_inside(domain: Domain, start: Columns, chance: Chance) -> Columns:
    best, scores = _best(start, domain)
    for _ in range(_ROUNDS):
        if scores[0] > len(domain.borders) + 1:
            break
        best, scores = _best(np.hstack([best, _children(best, chance)]), domain)
    return best[:, scores > len(domain.borders) + 1]


def _settled(found: Columns, domain: Domain, chance: Chance) -> Columns:
    """More candidates inside, by steps of all sizes from those found."""
    for _ in range(_GENERATIONS):
        children = near(found, _SETTLERS, chance)
        found = np.hstack([children[:, margins(domain, children)[1]], found])[:, :_SETTLERS]
    return found


def _far(names: int, chance: Chance) -> Columns:
    """Candidates of magnitudes that no exercise has."""
    at, sign = chance.uniform(2, names, _CHILDREN)
    numbers: Columns = np.copysign(np.exp2((2 * at - 1) * _FARTHEST), sign - 0.5)
    return numbers


def near(points: Columns, count: int, chance: Chance) -> Columns:
    """Candidates around given points, at all distances."""
    picks = points[:, (chance.uniform(count) * points.shape[1]).astype(int)]
    return _moved(picks, chance)


def _scores(domain: Domain, columns: Columns) -> Columns:
    """The number of borders kept before the first that is not, and how nearly that one is kept."""
    rows, inside = margins(domain, columns)
    rows = np.vstack([np.nan_to_num(rows, nan=-np.inf), np.where(inside, 1.0, -1.0)])
    first = np.argmax(rows <= 0, axis=0)
    missing = np.maximum(-np.take_along_axis(rows, first[None, :], axis=0)[0], 0)
    nearness = 1 / (2 + np.log1p(missing) + np.sqrt(np.minimum(missing, 1)))
    return np.where(inside, len(rows) + 1.0, first + nearness)


def _best(columns: Columns, domain: Domain) -> tuple[Columns, Columns]:
    scores = _scores(domain, columns)
    order = np.argsort(-scores, kind="stable")[:_PARENTS]
    return columns[:, order], scores[order]


def _children(parents: Columns, chance: Chance) -> Columns:
    repeated = np.tile(parents, (1, -(-_CHILDREN // parents.shape[1])))[:, :_CHILDREN]
    return _moved(repeated, chance)


def _moved(columns: Columns, chance: Chance) -> Columns:
    """Each candidate with some coordinates moved by steps of every size."""
    at, size, mask = chance.uniform(3, *columns.shape)
    scale = np.maximum(np.abs(columns), np.where(size < 0.2, 1.0, 0.0)) * np.exp2(2 - _FINEST * size**2)
    moves = (mask < 0.7) | (np.arange(len(columns)) == 0)[:, None]
    return columns + np.where(moves, (2 * at - 1) * scale, 0.0)
