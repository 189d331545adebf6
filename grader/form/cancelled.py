"""Cancelled: the step of a difference quotient is gone from where it would divide by zero."""

from collections.abc import Iterator
from fractions import Fraction

from flint import arb

from grader.algebra import UndefinedError, UnsureError, compile_program, constant_value, evaluate_balls
from grader.limits import BITS_DISPROOF
from grader.syntax import Node, Number, Power, Quotient, names, substitute, walk

_ZERO = Number(Fraction(0))

# No special values of any function: what vanishes at one of them is taken to vanish on a stretch.
_POINTS = tuple(Fraction(top, 64) for top in (41, 83, 150, -53, 307, -119))


def is_cancelled(node: Node, *, step: str) -> bool:
    """Whether no denominator is zero for a step of zero: ``-1/(x(x+h))`` is cancelled, ``h/h`` not."""
    return not any(step in names(part) and _vanishes(part, step) for part in _denominators(node))


def _denominators(node: Node) -> Iterator[Node]:
    """What stands below a bar, or under an exponent that may be negative."""
    for part in walk(node):
        match part:
            case Quotient(denominator=below):
                yield below
            case Power(base=base, exponent=exponent):
                value = constant_value(exponent)
                if value is None or value < 0:
                    yield base


def _vanishes(part: Node, step: str) -> bool:
    """Whether the part is zero with the step, at least on a stretch of the other names."""
    without = substitute(part, {step: _ZERO})
    value = constant_value(without)
    if value is not None:
        return value == 0
    values = [value for start in range(len(_POINTS)) if (value := _value(without, start)) is not None]
    return any(value.contains(0) for value in values)


def _value(part: Node, start: int) -> arb | None:
    """At a fixed point; None where that is undefined."""
    known = tuple(sorted(names(part)))
    point = [_POINTS[(start + place) % len(_POINTS)] for place in range(len(known))]
    columns = [arb(value.numerator) / value.denominator for value in point]
    try:
        return evaluate_balls(compile_program(part, names=known), columns, bits=BITS_DISPROOF)
    except (UndefinedError, UnsureError):
        return None
