"""The domain D of a certificate: which exact points certainly lie inside it, and fresh ones that do."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TypeVar

from grader.syntax import Condition, Node, Relation
from grader.verification.evaluation import Place, Point, evaluate
from grader.verification.points import Draw, candidates
from grader.verification.values import UndefinedError, UnsureError, compare, working

T = TypeVar("T")

_PRECISIONS = (200, 1000, 5000)
_TRIED = 96
_PATIENCE = 16

_HOLDS: dict[Relation, Callable[[int], bool]] = {
    Relation.LESS: lambda side: side < 0,
    Relation.LESS_OR_EQUAL: lambda side: side < 0,
    Relation.GREATER: lambda side: side > 0,
    Relation.GREATER_OR_EQUAL: lambda side: side > 0,
    Relation.NOT_EQUAL: lambda side: side != 0,
    Relation.EQUAL: lambda _: False,
}


@dataclass(frozen=True, slots=True)
class Domain:
    """Where all of ``nodes`` are defined, the names of ``positive`` positive, and the conditions hold."""

    names: tuple[str, ...]
    positive: tuple[str, ...]
    conditions: tuple[Condition, ...]
    nodes: tuple[Node, ...]

    def holds(self, point: Point) -> bool:
        """Whether a point certainly lies inside: False also where that cannot be told."""
        return point.keys() == set(self.names) and bool(self._tells(point))

    def _tells(self, point: Point) -> bool | None:
        """Whether a point lies inside; None where that cannot be told."""
        if any(point[name] <= 0 for name in self.positive):
            return False
        try:
            return sharpened(lambda: self._holds(Place.at(point)))
        except UndefinedError:
            return False
        except UnsureError:
            return None

    def _holds(self, place: Place) -> bool:
        for condition in self.conditions:
            sides = (evaluate(side, place) for side in (condition.left, condition.right))
            if not _HOLDS[condition.relation](compare(*sides)):
                return False
        for node in self.nodes:
            evaluate(node, place)
        return True

    def fresh(self, draw: Draw, known: Sequence[Point], *, most: int) -> Iterator[Point]:
        """At most so many points inside; ``known`` ones only show where to look."""
        near = [point for point in known if point.keys() == set(self.names)]
        tried = map(self._signed, islice(candidates(draw, near, self.names), _TRIED))
        yield from islice(self._inside(tried), most)

    def _inside(self, points: Iterator[Point]) -> Iterator[Point]:
        """Those that lie inside, until too many leave that open."""
        open_ones = 0
        for point in points:
            tells = self._tells(point)
            if tells:
                yield point
            open_ones += tells is None
            if open_ones == _PATIENCE:
                return

    def _signed(self, point: Point) -> Point:
        return {name: abs(value) if name in self.positive else value for name, value in point.items()}


def sharpened(look: Callable[[], T]) -> T:
    """What a look shows at the lowest precision at which it is sure."""
    for bits in _PRECISIONS[:-1]:
        try:
            with working(bits):
                return look()
        except UnsureError:
            continue
    with working(_PRECISIONS[-1]):
        return look()
