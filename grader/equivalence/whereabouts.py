"""Where in a domain an answer is defined: candidates from everywhere, in the domain's hull, by climbing."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import islice

import numpy as np
from flint import arb

from grader.algebra import UndefinedError
from grader.algebra.balls import as_fraction
from grader.algebra.boxes import Box
from grader.algebra.floats import float_effort
from grader.algebra.intervals import EVERYTHING, Interval
from grader.algebra.narrowing import narrowed
from grader.equivalence.candidates import Chance, Columns, Point, mixed, nudged, rounded
from grader.equivalence.climbing import climbed
from grader.equivalence.domain import Domain, out_of_reach
from grader.equivalence.sampling import inside, shortened, spread
from grader.fuel import Fuel
from grader.limits import SAMPLE_POINTS
from grader.records import Once, record

# What is scanned at first and, where that shows too little, beside it; the prices for an instruction.
_CANDIDATES, _MORE = 256, 512
_SCAN_PRICE, _MORE_PRICE, _DRAWING_PRICE, NARROWING_PRICE = 3, 4, 400, 24

_FARTHEST = arb(2) ** 1000
_FINEST, _WIDEST = -40.0, 64.0  # binary orders of magnitude
_PARTS = tuple(Fraction(part, 7) for part in (3, 2, 6))


@record(slots=False)
class Whereabouts:
    """Of the common ``domain`` of a question and an answer. Without slots, to work out each thing once."""

    domain: Domain
    chance: Chance
    fuel: Fuel

    @Once
    def seen(self) -> tuple[Point, ...]:
        """Points that seem to be inside, wherever a scan finds them, or what a small hull consists of."""
        found = self._nudged(spread(self._first if self._first.shape[1] else self._in_hull))
        return found or (() if self.hull is None else tuple(_parts_of(self.hull)))

    @Once
    def points(self) -> tuple[Point, ...]:
        """As many as are asked for in all; more is done to find them."""
        found = self._first
        if found.shape[1] < SAMPLE_POINTS:
            found = np.hstack([found, self._in_hull])
        if found.shape[1] >= SAMPLE_POINTS:
            return self._nudged(spread(found))
        if self.hull is None or _is_beyond_reach(self.hull):
            return ()
        return self._nudged(spread(self._climbed(found))) or self.seen

    @Once
    def hull(self) -> Box | None:
        """A box that holds the domain, but for a null set; None where there is no more than that to hold."""
        self.fuel.charge(NARROWING_PRICE * len(self.domain.program.instructions))
        try:
            return narrowed(self.domain.program, self.domain.borders, (EVERYTHING,) * len(self.domain.names))
        except UndefinedError:
            return None

    @Once
    def _start(self) -> Columns:
        return mixed(len(self.domain.names), _CANDIDATES, self.chance)

    @Once
    def _first(self) -> Columns:
        return self._scanned(rounded(self._start), price=_SCAN_PRICE)

    @Once
    def _in_hull(self) -> Columns:
        """More of them, from the hull; from everywhere where that is no less."""
        if self.hull is None or _is_beyond_reach(self.hull):
            return self._start[:, :0]
        return self._scanned(_drawn_in(self.hull, _MORE, self.chance), price=_MORE_PRICE)

    def _scanned(self, columns: Columns, *, price: int) -> Columns:
        self.fuel.charge(_DRAWING_PRICE + float_effort(self.domain.program) * price)
        return inside(self.domain, columns)

    def _climbed(self, found: Columns) -> Columns:
        """More around those found, or what a climb leads to, or what floats cannot tell."""
        climbed_to = climbed(
            self.domain, found if found.shape[1] else self._start, self.chance, fuel=self.fuel
        )
        if found.shape[1] or climbed_to.shape[1]:
            return np.hstack([found, shortened(self.domain, climbed_to)])
        return self._start[:, out_of_reach(self.domain, self._start)]

    def _nudged(self, columns: Iterator[Columns]) -> tuple[Point, ...]:
        return tuple(nudged(column, self.chance) for column in islice(columns, SAMPLE_POINTS))


def _is_beyond_reach(hull: Box) -> bool:
    """Whether floats are too small for the whole hull."""
    return any(side.low > _FARTHEST or side.high < -_FARTHEST for side in hull)


def _drawn_in(hull: Box, count: int, chance: Chance) -> Columns:
    """Candidates in a box, many of them close to its ends."""
    kind, at = chance.uniform(2, len(hull), count)
    usual = mixed(len(hull), count, chance)
    rows = [
        _drawn_between(side, *row) for side, row in zip(hull, zip(kind, at, usual, strict=True), strict=True)
    ]
    return np.array(rows)


def _drawn_between(side: Interval, kind: Columns, at: Columns, usual: Columns) -> Columns:
    low, high = float(side.low), float(side.high)
    if np.isinf(low) and np.isinf(high):
        return usual
    if np.isinf(low) or np.isinf(high):
        with np.errstate(over="ignore"):
            sizes = (1 + abs(high if np.isinf(low) else low)) * np.exp2(_FINEST + (_WIDEST - _FINEST) * at)
        return np.asarray(high - sizes if np.isinf(low) else low + sizes)
    near = (high - low) * np.exp2(_FINEST * at)
    return np.asarray(
        np.where(kind < 0.5, low + (high - low) * at, np.where(kind < 0.75, low + near, high - near))
    )


def _parts_of(hull: Box) -> Iterator[Point]:
    """Points of a bounded box, however small it is."""
    if all(side.is_bounded for side in hull):
        ends = [(as_fraction(side.low), as_fraction(side.high)) for side in hull]
        for part in _PARTS:
            yield tuple(low + part * (high - low) for low, high in ends)
