"""Proofs that an answer is undefined: almost everywhere on the domain, or on an open part of it."""

from collections.abc import Callable
from math import log2

from flint import arb, ctx

from grader.algebra import Program, UndefinedError
from grader.algebra.balls import ball
from grader.algebra.boxes import Box, box_around, ranges
from grader.algebra.intervals import EVERYTHING, Interval
from grader.algebra.narrowing import narrowed
from grader.algebra.resolving import resolved_at
from grader.equivalence.candidates import Point
from grader.equivalence.domain import Domain
from grader.equivalence.whereabouts import NARROWING_PRICE
from grader.fuel import Fuel, OutOfFuelError
from grader.limits import BITS_AGREEMENT

_BOXES, _EMPTINESS_FUEL = 32, 15_000
_HOLE_BITS = 320  # what is undefined in a larger box is so in this one
_FARTHEST = 128.0
_NARROWEST = 2.0**-10


def is_empty(domain: Domain, hull: Box | None, fuel: Fuel) -> bool:
    """Whether it is proved that at almost every point some tree of the domain is undefined.

    The ``hull`` holds the domain, or is None where that is known. No more than a share of the fuel is used.
    """
    share = Fuel(min(fuel.left, _EMPTINESS_FUEL))
    before = share.left
    try:
        return hull is None or _holds_everywhere(domain, hull, lambda box: False, share)
    except OutOfFuelError:
        return False
    finally:
        fuel.charge(before - share.left)


def holds_everywhere(domain: Domain, holds: Callable[[Box], bool], fuel: Fuel) -> bool:
    """Whether something holds on boxes that together hold almost every point of the domain."""
    return _holds_everywhere(domain, (EVERYTHING,) * len(domain.names), holds, fuel)


def _holds_everywhere(domain: Domain, hull: Box, holds: Callable[[Box], bool], fuel: Fuel) -> bool:
    waiting = [hull]
    for _ in range(_BOXES):
        if not waiting:
            return True
        fuel.charge(NARROWING_PRICE * len(domain.program.instructions))
        try:
            box = narrowed(domain.program, domain.borders, waiting.pop())
        except UndefinedError:
            continue
        halves = () if holds(box) else _halves(box)
        if halves is None:
            return False
        waiting.extend(halves)
    return False


def _halves(box: Box) -> tuple[Box, ...] | None:
    """The halves of a box; None if it is too small to go on."""
    widths = [_scaled(side.high) - _scaled(side.low) for side in box]
    widest = max(range(len(box)), key=widths.__getitem__, default=None)
    if widest is None or widths[widest] < _NARROWEST:
        return None
    side = box[widest]
    middle = _unscaled((_scaled(side.low) + _scaled(side.high)) / 2)
    halves = (Interval(side.low, middle), Interval(middle, side.high))
    return tuple((*box[:widest], half, *box[widest + 1 :]) for half in halves)


def _scaled(end: arb) -> float:
    """An end on a logarithmic scale to both sides, on which infinity has a place."""
    size = min(log2(1 + abs(float(end))), _FARTHEST)
    return size if end > 0 else -size


def _unscaled(number: float) -> arb:
    size = 2.0 ** abs(number) - 1
    return arb(size if number > 0 else -size)


def has_hole_at(program: Program, point: Point) -> bool:
    """Whether a program is certainly undefined in some box around a point."""
    box = box_around(point, bits=_HOLE_BITS)
    if _is_undefined_in(program, box):
        return True
    with ctx.workprec(BITS_AGREEMENT):
        coordinates = tuple(map(ball, point))
    written = resolved_at(program, coordinates, bits=BITS_AGREEMENT)
    return written is not None and _is_undefined_in(written, box)


def _is_undefined_in(program: Program, box: Box) -> bool:
    try:
        ranges(program, box)
    except UndefinedError:
        return True
    return False
