"""Turning points to hundreds of bits: for pieces too narrow for floats, such as a bump of width 10^-30."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import islice

from flint import arb, ctx

from grader.algebra import Program, UndefinedError, UnsureError, derivative_ball, evaluate_balls
from grader.algebra.balls import as_fraction, ball, effort, trace_what_is_defined
from grader.algebra.slicing import sliced
from grader.equivalence.candidates import Point, exact
from grader.equivalence.lines import Places
from grader.equivalence.turns import Turns
from grader.fuel import Fuel

BITS = 640
_MOST = 8
_STEPS, _PRICE, _SLOPE_PRICE, _TURN_PRICE = 12, 2, 8, 150
_SIGNS, SIGNS_PRICE, _SIDES_PRICE = 8, 3, 250
OUTSIDE = 14  # binary orders of magnitude below the place: there the pieces that floats know were looked at
INSIDE = (50, 130, 260)

Signs = tuple[int | None, ...]


def beside_sharp_turns(turns: Turns, places: Places, turning: Program, fuel: Fuel) -> Iterator[Point]:
    """Points so close to turning points that a value there has another sign than a little further off."""
    sharp = list(islice(_sharpened(turns, places, turning, fuel), _MOST))
    for place in sharp:
        fuel.charge(_SIDES_PRICE + len(turning.instructions) * _SIGNS * SIGNS_PRICE)
        for side in (-1, 1):
            outside = signs_at(turning, place.beside(side, OUTSIDE))
            inside = (place.beside(side, order) for order in INSIDE)
            yield from (point for point in inside if signs_at(turning, point) != outside)


@dataclass(frozen=True, slots=True)
class _Sharp:
    """A turning point on a line parallel to an axis."""

    point: Point
    axis: int

    def beside(self, side: int, order: int) -> Point:
        """The point moved along its line by 2^-order of the coordinate."""
        at = self.point[self.axis]
        return self.moved_to(at + side * (abs(at) or Fraction(1)) / (1 << order))

    def moved_to(self, at: Fraction) -> Point:
        return (*self.point[: self.axis], at, *self.point[self.axis + 1 :])


def _sharpened(turns: Turns, places: Places, turning: Program, fuel: Fuel) -> Iterator[_Sharp]:
    """Passing zero is of interest where other values may turn at the very same place."""
    for index in range(len(turns.row)):
        if not turns.touches[index] and len(turning.outputs) < 2:
            continue
        row = sliced(turning, [turning.outputs[turns.row[index]]])
        price = _SLOPE_PRICE if turns.touches[index] else _PRICE
        fuel.charge(_TURN_PRICE + len(turning.instructions) + effort(row) * _STEPS * price)
        line = turns.line[index]
        sharp = _Sharp(exact(places.bases[:, line]), int(places.axes[line]))
        value = _slope(row, sharp) if turns.touches[index] else _value(row, sharp)
        at = _zero(value, Fraction(float(turns.low[index])), Fraction(float(turns.high[index])))
        if at is not None:
            yield replace(sharp, point=sharp.moved_to(at))


def _value(row: Program, sharp: _Sharp) -> Callable[[Fraction], arb]:
    return lambda at: evaluate_balls(row, as_balls(sharp.moved_to(at)), bits=BITS)


def _slope(row: Program, sharp: _Sharp) -> Callable[[Fraction], arb]:
    directions = (sharp.axis,)
    return lambda at: derivative_ball(row, as_balls(sharp.moved_to(at)), directions=directions, bits=BITS)


def as_balls(point: Point) -> tuple[arb, ...]:
    with ctx.workprec(BITS):
        return tuple(map(ball, point))


def _zero(value: Callable[[Fraction], arb], first: Fraction, second: Fraction) -> Fraction | None:
    """Where a function is zero, by secants; as near as the bits allow, or as far as they lead."""
    try:
        values = value(first), value(second)
        for _ in range(_STEPS):
            if values[0].overlaps(values[1]):
                break
            first, second = second, _secant(first, second, values)
            values = values[1], value(second)
    except (UndefinedError, UnsureError):
        return None
    return second


def _secant(first: Fraction, second: Fraction, values: tuple[arb, arb]) -> Fraction:
    with ctx.workprec(BITS):
        step = values[1] * (ball(second) - ball(first)) / (values[1] - values[0])
        return as_fraction(ball(second) - step)


def signs_at(turning: Program, point: Point) -> Signs:
    """The certain signs of all that may turn at a point; None for each that is not certain."""
    values = trace_what_is_defined(turning, as_balls(point), bits=BITS)
    return tuple(map(_sign, (values[slot] for slot in turning.outputs)))


def _sign(value: arb | None) -> int | None:
    if value is None or value.contains(0):
        return None
    return 1 if value > 0 else -1
