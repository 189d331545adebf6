"""Two trees at one exact point, to 200 digits and more: the same, certainly different, or undefined."""

from dataclasses import dataclass
from enum import Enum
from fractions import Fraction

from mpmath import iv, mpf

from grader.syntax import Node
from grader.verification.evaluation import Place, Point, evaluate
from grader.verification.points import Draw, close_to
from grader.verification.values import Interval, UndefinedError, UnsureError, Value, enclosed, working

_DIGITS = 200
_PRECISIONS = (760, 2400, 7200)
_BOXES, _BOX_PRECISION = (8, 20, 52, 150), 760
_CLOSE = 8


class Finding(Enum):
    AGREES = "agrees"
    DIFFERS = "differs"
    UNDEFINED = "undefined"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Look:
    """The finding, and the values at the last precision: None for what is undefined or was not reached."""

    finding: Finding
    expected: Value | None = None
    answer: Value | None = None


def compared(answer: Node, expected: Node, point: Point) -> Look:
    """What the answer shows at a point where what is expected is defined."""
    for bits in _PRECISIONS:
        with working(bits):
            look = _look(answer, expected, Place.at(point), bits)
        if look.finding is not Finding.UNSURE:
            return look
    return Look(Finding.UNSURE)


def has_hole(answer: Node, point: Point, draw: Draw) -> bool:
    """Whether the answer is undefined on a whole box around a point, or at points all beside it.

    The first is certain; the second leaves out what is undefined at single points only.
    """
    with working(_BOX_PRECISION):
        if any(_is_undefined(answer, Place.around(point, bits=bits)) for bits in _BOXES):
            return True
        close = (close_to(point, draw) for _ in range(_CLOSE))
        return all(_is_undefined(answer, Place.at(one)) for one in (point, *close))


def _is_undefined(node: Node, place: Place) -> bool:
    try:
        evaluate(node, place)
    except UndefinedError:
        return True
    except UnsureError:
        return False
    return False


def _look(answer: Node, expected: Node, place: Place, bits: int) -> Look:
    try:
        right = evaluate(expected, place)
    except (UndefinedError, UnsureError):
        return Look(Finding.UNSURE)
    try:
        given = evaluate(answer, place)
    except UndefinedError:
        return Look(Finding.UNDEFINED, right)
    except UnsureError:
        return Look(Finding.UNSURE)
    return Look(_relation(given, right, bits), right, given)


def _relation(given: Value, right: Value, bits: int) -> Finding:
    if isinstance(given, Fraction) and isinstance(right, Fraction):
        return Finding.AGREES if given == right else Finding.DIFFERS
    first, second = enclosed(given), enclosed(right)
    if first < second or first > second:
        return Finding.DIFFERS
    return Finding.AGREES if _is_narrow(first, second, bits) else Finding.UNSURE


def _is_narrow(first: Interval, second: Interval, bits: int) -> bool:
    """Whether both enclosures together tell the value to 200 digits, or that it is next to nothing."""
    low, high = min(first.a, second.a), max(first.b, second.b)
    width = (iv.mpf(high) - low).b
    size = max(abs(iv.mpf(first)).b, abs(iv.mpf(second)).b)
    if bits > _PRECISIONS[0] and 0 in iv.mpf([low, high]):
        return bool(width < mpf(2) ** -(bits // 2))
    return bool(width <= size / mpf(10) ** _DIGITS)
