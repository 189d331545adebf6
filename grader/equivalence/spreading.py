"""More points around those known to be in a piece of the domain."""

from collections.abc import Iterator, Sequence

import numpy as np

from grader.algebra import Program
from grader.algebra.turning import turning_rows
from grader.equivalence.candidates import Columns, Point, nudged
from grader.equivalence.case import Case
from grader.equivalence.climbing import near
from grader.equivalence.lines import grid
from grader.equivalence.sampling import inside

_MOST, _NEIGHBOURS = 40, 256


def points_like(points: Sequence[Point], case: Case, watched: Program) -> Iterator[Point]:
    """Points where the answer is defined and all that may turn seems to have the signs it has there."""
    if not case.names:
        return
    chance = case.chance("sizes")
    case.charge_scan(2 * _NEIGHBOURS)
    known = as_columns(points)
    columns = np.hstack([near(known, _NEIGHBOURS, chance), grid(len(case.names), known, chance).columns()])
    columns = inside(case.both, columns)
    wanted = np.sign(turning_rows(watched, tuple(known[:, :1])))
    alike = (np.sign(turning_rows(watched, tuple(columns))) == wanted).all(axis=0)
    columns = columns[:, alike]
    order = np.argsort(chance.uniform(columns.shape[1]), kind="stable")
    yield from (nudged(columns[:, index], chance) for index in order[:_MOST])


def as_columns(points: Sequence[Point]) -> Columns:
    """Exact points as floats, one column each."""
    return np.array([[float(value) for value in point] for point in points], dtype=np.float64).T
