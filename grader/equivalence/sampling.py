"""Certified points of a domain: exact, inside all borders, spread over signs and sizes."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, islice, zip_longest

import numpy as np
from flint import arb

from grader.algebra import UndefinedError, UnsureError
from grader.algebra.balls import ball
from grader.equivalence.candidates import Chance, Columns, Point, exact, friendly, mixed, rounded
from grader.equivalence.climbing import climbed
from grader.equivalence.domain import (
    Domain,
    EmptyDomainError,
    OutsideError,
    domain_of,
    margins,
    out_of_reach,
    values_inside,
)
from grader.limits import BITS_DISPROOF, SAMPLE_POINTS
from grader.syntax import Condition, Node

_ROUNDS, _CANDIDATES, _FRIENDLY_POINTS = 3, 256, 8
_TRIES, _CLOSE_BITS = 200, 24


@dataclass(frozen=True, slots=True)
class Spot:
    """An exact point inside a domain, the values of all the domain's trees there, and of all their parts."""

    point: Point
    coordinates: tuple[arb, ...]
    values: tuple[arb, ...]
    trace: tuple[arb, ...]


@dataclass(frozen=True, slots=True)
class DomainSample:
    """Certified points of a domain, those first that are easy to check by hand."""

    domain: Domain
    spots: tuple[Spot, ...]

    @property
    def points(self) -> tuple[Point, ...]:
        return tuple(spot.point for spot in self.spots)


def sample_domain(
    nodes: tuple[Node, ...],
    *,
    names: tuple[str, ...],
    positive: tuple[str, ...] = (),
    conditions: tuple[Condition, ...] = (),
    seed: str,
) -> DomainSample:
    """Points at which all trees are defined; raises EmptyDomainError where none can be found."""
    domain = domain_of(nodes, names=names, positive=positive, conditions=conditions)
    spots = sample(domain, Chance(seed))
    if not spots:
        raise EmptyDomainError
    return DomainSample(domain, spots)


def sample_within(sampled: DomainSample, *nodes: Node, seed: str) -> DomainSample:
    """The part of a domain where more trees are defined, which come first in it.

    At the same points as far as they are inside, at others where those are too few; raises EmptyDomainError
    where none can be found.
    """
    old = sampled.domain
    domain = domain_of(
        (*nodes, *old.nodes), names=old.names, positive=old.positive, conditions=old.conditions
    )
    spots = tuple(certified(domain, iter(sampled.points)))
    if len(spots) < min(SAMPLE_POINTS, len(sampled.spots)):
        spots = sample(domain, Chance(seed))
    if not spots:
        raise EmptyDomainError
    return DomainSample(domain, spots)


def sample(domain: Domain, chance: Chance) -> tuple[Spot, ...]:
    """Friendly points and points from everywhere, without repetition."""
    if not domain.names:
        return tuple(certified(domain, iter([()])))
    easy = inside(domain, friendly(len(domain.names)))
    first = tuple(islice(certified(domain, map(exact, easy.T)), _FRIENDLY_POINTS))
    others = certified(domain, map(exact, islice(scattered(domain, chance), _TRIES)))
    return tuple(islice(_distinct(chain(first, others)), len(first) + SAMPLE_POINTS))


def certified(domain: Domain, points: Iterator[Point]) -> Iterator[Spot]:
    """Those points that are certainly inside."""
    for point in points:
        coordinates = tuple(map(ball, point))
        try:
            values = values_inside(domain, coordinates, bits=BITS_DISPROOF)
        except (OutsideError, UndefinedError, UnsureError):
            continue
        yield Spot(point, coordinates, tuple(values[slot] for slot in domain.tree_slots), tuple(values))


def _distinct(spots: Iterable[Spot]) -> Iterator[Spot]:
    known: set[Point] = set()
    for spot in spots:
        if spot.point not in known:
            known.add(spot.point)
            yield spot


def scattered(domain: Domain, chance: Chance) -> Iterator[Columns]:
    """Candidates that seem to be inside, one by one: from everywhere, by climbing, beyond floats."""
    found = 0
    start = mixed(len(domain.names), _CANDIDATES, chance)
    for group in chain([start], (mixed(len(domain.names), _CANDIDATES, chance) for _ in range(1, _ROUNDS))):
        good = inside(domain, rounded(group))
        found += good.shape[1]
        yield from spread(good)
    if found < SAMPLE_POINTS:
        last = shortened(domain, climbed(domain, start, chance))
        yield from spread(last if found or last.shape[1] else start[:, out_of_reach(domain, start)])


def inside(domain: Domain, columns: Columns) -> Columns:
    """The candidates that seem to be inside."""
    return columns[:, margins(domain, columns)[1]]


def spread(columns: Columns) -> Iterator[Columns]:
    """The candidates one by one, the orthants taking turns."""
    orthants: dict[float, list[Columns]] = {}
    numbers = np.exp2(np.arange(len(columns))) @ (columns > 0)
    for number, column in zip(numbers.tolist(), columns.T, strict=True):
        orthants.setdefault(number, []).append(column)
    for turn in zip_longest(*orthants.values()):
        yield from (column for column in turn if column is not None)


def shortened(domain: Domain, columns: Columns) -> Columns:
    """With few digits where that does not lead outside, then with more."""
    groups = [rounded(columns), rounded(columns, bits=_CLOSE_BITS), columns]
    return np.hstack([inside(domain, group) for group in groups])
