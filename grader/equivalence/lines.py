"""Straight lines through the domain, with a grid of all magnitudes and both signs on each."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from grader.equivalence.candidates import Chance, Columns

Indices = NDArray[np.intp]

_MOST_LINES = 6
_SIZES = np.concatenate([np.arange(-64, 64), np.arange(-300, 301, 12)])
_USUAL_SIZES = np.concatenate([np.arange(-20, 21), np.arange(26, 127, 10)])


@dataclass(frozen=True, slots=True)
class Places:
    """Points on lines: each is the base of its line with one coordinate, along the axis, replaced."""

    bases: Columns
    axes: Indices
    line: Indices
    at: Columns

    def columns(self) -> Columns:
        if len(self.bases) == 1:
            return self.at[np.newaxis]
        found = self.bases[:, self.line]
        found[self.axes[self.line], np.arange(len(self.at))] = self.at
        return found

    def at_line(self, line: Indices, at: Columns) -> "Places":
        return replace(self, line=line, at=at)


def grid(names: int, through: Columns, chance: Chance) -> Places:
    """Every axis direction through some given points; on each line both signs and all magnitudes."""
    passes = max(1, min(through.shape[1], _MOST_LINES // names)) if names > 1 else 1
    bases = np.repeat(through[:, :passes], names, axis=1)
    axes = np.tile(np.arange(names), passes)
    at = _places(_SIZES, 128, chance) if names == 1 else _places(_USUAL_SIZES, 40, chance)
    return Places(bases, axes, np.repeat(np.arange(len(axes)), len(at)), np.tile(at, len(axes)))


def _places(orders: Indices, between: int, chance: Chance) -> Columns:
    """Increasing numbers of the given orders of magnitude, and more of them of moderate size."""
    sizes = np.exp2(orders + chance.uniform(len(orders)))
    return np.sort(np.concatenate([-sizes, sizes, 25 * (2 * chance.uniform(between) - 1)]))
