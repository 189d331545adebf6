"""One random question: what the port is asked, its true answer, and its values at points of the domain."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from random import Random

from mpmath import mpf

from tools.answers.derive import Deriver
from tools.answers.terms import Term, depends, size
from tools.answers.values import DIGITS, UndefinedError, value
from tools.answers.writing import STYLES, written
from tools.soak.exponents import has_number_in_disguise_as_exponent
from tools.soak.functions import random_function

Point = dict[str, Fraction]

POINTS = 14
MOST_CANDIDATES = 200
MOST_CHARACTERS = 250
MOST_NODES = 110
_NAMES = (("x",), ("x",), ("t",), ("x", "y"), ("x", "y"), ("x", "y", "z"), ("w", "x", "y", "z"))
# Of a true value neither tiny nor huge, 60 digits show every difference that is told apart below.
_SMALLEST, _LARGEST = mpf(10) ** -12, mpf(10) ** 12


@dataclass(frozen=True, slots=True)
class Asked:
    """``values`` are those of ``truth`` at ``points``, all of them in the domain."""

    record: Mapping[str, object]
    names: tuple[str, ...]
    function: Term
    variable: str
    order: int
    truth: Term
    points: tuple[Point, ...]
    values: tuple[mpf, ...]

    @property
    def positive(self) -> frozenset[str]:
        return frozenset(map(str, self.record["positive"]))  # type: ignore[call-overload]


def random_question(chance: Random) -> Asked:
    """Tries until a function has a derivative of modest size and enough points where both are defined."""
    while True:
        question = _attempt(chance)
        if question is not None:
            return question


def _attempt(chance: Random) -> Asked | None:
    names = chance.choice(_NAMES)
    constants = chance.choice(((), (), (), ("k",), ("n",)))
    positive = constants if chance.random() < 0.7 else ()
    function, variable = random_function(names, constants, chance), chance.choice(names)
    text = written(function, STYLES[1])
    order = chance.choice((1, 1, 1, 1, 2))
    if not depends(function, variable) or len(text) > MOST_CHARACTERS:
        return None
    truth = derivative(function, variable, order)
    if size(truth) > MOST_NODES or has_number_in_disguise_as_exponent(truth):
        return None
    record = {
        "task": "derivative" if len(names) == 1 else "partial",
        "function": text,
        "variables": list(names),
        "constants": list(constants),
        "positive": list(positive),
        "wrt": [variable],
        "order": order,
    }
    found = _points((*names, *constants), positive, (function, truth), chance)
    if found is None:
        return None
    points, values = zip(*found, strict=True)
    return Asked(record, (*names, *constants), function, variable, order, truth, points, values)


def derivative(function: Term, variable: str, order: int) -> Term:
    for _ in range(order):
        function = Deriver().derivative(function, variable)
    return function


def _points(
    names: tuple[str, ...], positive: tuple[str, ...], terms: tuple[Term, Term], chance: Random
) -> list[tuple[Point, mpf]] | None:
    found: list[tuple[Point, mpf]] = []
    for turn in range(MOST_CANDIDATES):
        point = {name: coordinate(chance, is_positive=name in positive) for name in names}
        known = value_in_domain(terms, point)
        if known is not None and (known == 0 or _SMALLEST < abs(known) < _LARGEST):
            found.append((point, known))
        if len(found) == POINTS:
            return found
        if turn == MOST_CANDIDATES // 4 and len(found) < 2:
            return None
    return None


def value_in_domain(terms: tuple[Term, Term], point: Point) -> mpf | None:
    """The second term's value where both have one."""
    try:
        return true_value(terms, point)
    except (UndefinedError, OverflowError):
        return None


def true_value(terms: tuple[Term, Term], point: Point, *, digits: int = DIGITS) -> mpf:
    """The same; raises as ``value`` does."""
    value(terms[0], point, digits=digits)
    return value(terms[1], point, digits=digits)


def coordinate(chance: Random, *, is_positive: bool) -> Fraction:
    """With a denominator that meets no special value of any function."""
    widest = chance.choice((1, 1, 3, 3, 10))
    found = Fraction(chance.randrange(-997 * widest, 997 * widest) * 2 + 1, 2 * 991)
    return abs(found) if is_positive else found
