"""Intervals with ends that may be infinite: the arithmetic behind proofs over whole regions.

An interval of a value holds every value that occurs where it is defined.
"""

from collections.abc import Sequence

from flint import arb

from grader.records import record

INFINITY = arb("inf")
ZERO = arb(0)


@record()
class Interval:
    """All numbers from ``low`` to ``high``, which are exact."""

    low: arb
    high: arb

    @property
    def is_empty(self) -> bool:
        return bool(self.low > self.high)

    @property
    def is_point(self) -> bool:
        return bool(self.low == self.high)

    @property
    def holds_zero(self) -> bool:
        return bool(self.low <= 0 <= self.high)

    @property
    def is_bounded(self) -> bool:
        return bool(self.low.is_finite() and self.high.is_finite())

    @property
    def ball(self) -> arb:
        """A ball around a bounded interval."""
        return self.low.union(self.high)


EVERYTHING = Interval(-INFINITY, INFINITY)


def around(*values: arb) -> Interval:
    """The smallest interval with exact ends around balls, of which none is indeterminate."""
    low, high = values[0].lower(), values[0].upper()
    for value in values[1:]:
        low, high = smaller(low, value.lower()), larger(high, value.upper())
    return Interval(low, high)


def smaller(first: arb, second: arb) -> arb:
    return first if first < second else second


def larger(first: arb, second: arb) -> arb:
    return first if first > second else second


def meet(first: Interval, second: Interval) -> Interval:
    return Interval(larger(first.low, second.low), smaller(first.high, second.high))


def add(parts: Sequence[Interval]) -> Interval:
    low, high = ZERO, ZERO
    for part in parts:
        low, high = low + part.low, high + part.high
    return Interval(-INFINITY if low.is_nan() else low.lower(), INFINITY if high.is_nan() else high.upper())


def negate(part: Interval) -> Interval:
    return Interval(-part.high, -part.low)


def multiply(first: Interval, second: Interval) -> Interval:
    if first.low >= ZERO:
        low = _times(first.low if second.low >= ZERO else first.high, second.low)
        high = _times(first.high if second.high >= ZERO else first.low, second.high)
    elif first.high <= ZERO:
        low = _times(first.low if second.high >= ZERO else first.high, second.high)
        high = _times(first.high if second.low >= ZERO else first.low, second.low)
    elif second.low >= ZERO or second.high <= ZERO:
        return multiply(second, first)
    else:
        return around(*[_times(a, b) for a in (first.low, first.high) for b in (second.low, second.high)])
    return Interval(low.lower(), high.upper())


def _times(first: arb, second: arb) -> arb:
    return ZERO if first.is_zero() or second.is_zero() else first * second


def reciprocal(part: Interval) -> Interval:
    """Of the values other than zero."""
    if part.low < 0 < part.high:
        return EVERYTHING
    if part.low.is_zero():
        return Interval((1 / part.high).lower(), INFINITY)
    if part.high.is_zero():
        return Interval(-INFINITY, (1 / part.low).upper())
    return Interval((1 / part.high).lower(), (1 / part.low).upper())


def absolute(part: Interval) -> Interval:
    if part.low >= 0:
        return part
    if part.high <= 0:
        return negate(part)
    return Interval(ZERO, larger(-part.low, part.high))
