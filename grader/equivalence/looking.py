"""What one point shows about an answer: it agrees there, differs, is undefined, or cannot be told."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum

from flint import arb, ctx

from grader.algebra import Program, UndefinedError, UnsureError
from grader.algebra.balls import ball, trace_balls
from grader.algebra.borders import are_kept, borders
from grader.algebra.resolving import resolved_at
from grader.algebra.slopes import largest_size
from grader.equivalence.candidates import Point
from grader.equivalence.domain import Domain, OutsideError, resolved, values_inside
from grader.limits import BITS_AGREEMENT, BITS_LAST

# Bits of the precision that may be lost before two values that overlap count as agreeing, and bits that
# are enough however many are lost.
_LOSS = 60
_ENOUGH = 1024
_NOTHING = 0.75


class Finding(Enum):
    AGREES = "agrees"
    DIFFERS = "differs"
    UNDEFINED = "undefined"
    UNSURE = "unsure"
    OUTSIDE = "outside"


@dataclass(frozen=True, slots=True)
class Look:
    """A point looked at with ``bits`` bits, and the values of the expected answer and of the answer there.

    ``programs`` and ``traces`` hold what was run for each of the two and all its values.
    """

    finding: Finding
    point: Point
    bits: int
    expected: arb | None = None
    answer: arb | None = None
    programs: tuple[Program, ...] = ()
    traces: tuple[Sequence[arb], ...] = ()


def look(domain: Domain, program: Program, point: Point, *, charge: Callable[[int], None]) -> Look:
    """At the usual precision; at the highest where that shows nothing. ``charge`` is told the bits first."""
    charge(BITS_AGREEMENT)
    first = look_with(domain, program, point, bits=BITS_AGREEMENT)
    if first.finding is not Finding.UNSURE:
        return first
    charge(BITS_LAST)
    return look_with(domain, program, point, bits=BITS_LAST)


def look_with(domain: Domain, program: Program, point: Point, *, bits: int) -> Look:
    with ctx.workprec(bits):
        coordinates = tuple(map(ball, point))
    try:
        domain, values = _inside(domain, coordinates, bits)
    except (OutsideError, UndefinedError):
        return Look(Finding.OUTSIDE, point, bits)
    except UnsureError:
        return Look(Finding.UNSURE, point, bits)
    expected = values[domain.tree_slots[0]]
    try:
        written, answers = _defined(program, coordinates, bits)
    except UndefinedError:
        return Look(Finding.UNDEFINED, point, bits, expected)
    except UnsureError:
        return Look(Finding.UNSURE, point, bits, expected)
    answer = answers[written.result]
    return Look(
        _compared(expected, answer, bits),
        point,
        bits,
        expected,
        answer,
        (domain.program, written),
        (values, answers),
    )


def _compared(expected: arb, answer: arb, bits: int) -> Finding:
    if not expected.overlaps(answer):
        return Finding.DIFFERS
    return Finding.AGREES if is_tight(expected, bits) and is_tight(answer, bits) else Finding.UNSURE


def is_tight(value: arb, bits: int) -> bool:
    """Whether a value is known to nearly all its bits or to very many, or to be next to nothing."""
    return value.rel_accuracy_bits() >= min(bits - _LOSS, _ENOUGH) or largest_size(value) < -_NOTHING * bits


def _inside(domain: Domain, coordinates: Sequence[arb], bits: int) -> tuple[Domain, list[arb]]:
    """The domain's values at an inner point, after writing out absolute values where that is needed."""
    try:
        return domain, values_inside(domain, coordinates, bits=bits)
    except (OutsideError, UndefinedError, UnsureError):
        written = resolved(domain, coordinates, bits=bits)
        if written is None:
            raise
        return written, values_inside(written, coordinates, bits=bits)


def _defined(program: Program, coordinates: Sequence[arb], bits: int) -> tuple[Program, list[arb]]:
    """The answer's values, all borders kept; raises UndefinedError or UnsureError elsewhere."""
    try:
        return program, _values_within_borders(program, coordinates, bits)
    except (UndefinedError, UnsureError):
        written = resolved_at(program, coordinates, bits=bits)
        if written is None:
            raise
        return written, _values_within_borders(written, coordinates, bits)


def _values_within_borders(program: Program, coordinates: Sequence[arb], bits: int) -> list[arb]:
    values = trace_balls(program, coordinates, bits=bits)
    if are_kept(borders(program), values):
        return values
    raise UnsureError
