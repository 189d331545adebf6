"""Points nearer to zero, for answers that are defined at too few of the usual ones."""

from collections.abc import Mapping

import numpy as np

from grader.diagnosis.fingerprints import Points, least_of
from grader.diagnosis.tree_values import Values, tree_values
from grader.syntax import Node

_NEARER = 1 / 16
_ENOUGH = 3


def is_seen(values: Values) -> bool:
    """Whether values tell what an answer is."""
    return bool(np.isfinite(values).sum() >= min(_ENOUGH, len(values)))


def nearer(points: Points, expected: Node) -> Points:
    """The same points drawn together, which need not be in the domain: they only suggest what to prove."""
    columns = _shrunk(points.columns)
    (values,) = tree_values((expected,), columns, count=len(points.expected))
    around, steps = _shrunk(points.around), points.steps * _NEARER
    return Points(columns, values, least_of(values), around, steps)


def _shrunk(columns: Mapping[str, Values]) -> Mapping[str, Values]:
    return {name: values * _NEARER for name, values in columns.items()}
