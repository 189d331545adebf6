"""Finds a thin or far domain by climbing over the margins of its borders."""

import numpy as np

from grader.algebra.balls import effort
from grader.equivalence.candidates import Chance, Columns
from grader.equivalence.domain import Domain, margins
from grader.fuel import Fuel

_PARENTS = 8
_CHILDREN = 64
_ROUNDS, _FEWER_ROUNDS = 60, 20
_PATIENCE, _PROGRESS = 5, 1e-6
_PRICE, _PRICE_OF_ROUND = 6, 200
_SETTLERS = 128
_GENERATIONS = 4
_FARTHEST = 300  # binary orders of magnitude
_FINEST = 36  # binary orders of magnitude below a coordinate


def climbed(domain: Domain, start: Columns, chance: Chance, *, fuel: Fuel | None = None) -> Columns:
    """Candidates inside the domain, spread around the first that was found; none if none was found.

    Where that takes fuel, less is tried, and nothing that leads no further.
    """
    for group in (start, _far(len(start), chance)):
        found = _first_inside(domain, group, chance, fuel)
        if found.shape[1]:
            _charge(domain, fuel, rounds=_GENERATIONS)
            return _settled(found, domain, chance)
    return start[:, :0]


def _first_inside(domain: Domain, start: Columns, chance: Chance, fuel: Fuel | None) -> Columns:
    best, scores = _best(start, domain)
    last, stuck = scores[0], 0
    for _ in range(_ROUNDS if fuel is None else _FEWER_ROUNDS):
        if scores[0] > len(domain.borders) + 1 or (fuel is not None and stuck == _PATIENCE):
            break
        _charge(domain, fuel, rounds=1)
        best, scores = _best(np.hstack([best, _children(best, chance)]), domain)
        last, stuck = scores[0], 0 if scores[0] - last > _PROGRESS else stuck + 1
    return best[:, scores > len(domain.borders) + 1]


def _charge(domain: Domain, fuel: Fuel | None, *, rounds: int) -> None:
    if fuel is not None:
        fuel.charge(rounds * (_PRICE * effort(domain.program) + _PRICE_OF_ROUND))


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
