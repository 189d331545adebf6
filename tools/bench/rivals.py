"""How others decide: SymPy's ``simplify`` and ``equals`` under a time limit, and values in floating point."""

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

import sympy

from grader import read
from grader.meaning import MeaningError, to_expression
from grader.outcomes import Complaint
from grader.questions import key_trees
from grader.syntax import Node
from tools.bench.float_sampling import agree_in_floats
from tools.bench.grading_run import DIFFERENT, EQUAL, Graded, milliseconds_since
from tools.bench.killable import Killable

SECONDS = 5.0


class Rival(StrEnum):
    SIMPLIFY = "sympy.simplify(a - b) == 0"
    EQUALS = "sympy a.equals(b)"
    FLOATS = "floats, relative 1e-9"


@dataclass(frozen=True, slots=True)
class Asked:
    """What a rival is asked: the trees, already read, and the names that are positive."""

    rival: Rival
    expected: Node
    answer: Node
    positive: frozenset[str]


@dataclass(frozen=True, slots=True)
class Found:
    """``is_equal`` is None for an answer not decided; ``ms`` leaves reading and building out."""

    is_equal: bool | None
    ms: float


@dataclass(frozen=True, slots=True)
class Compared:
    """One pair, by the grader and by every rival."""

    graded: Graded
    found: dict[Rival, Found]

    def is_wrong(self, rival: Rival) -> bool:
        is_equal = self.found[rival].is_equal
        return is_equal is not None and is_equal is not (self.graded.pair.verdict in EQUAL)


def compared(graded: Sequence[Graded]) -> Iterator[Compared]:
    """The pairs that are equal or different and whose difference does not vanish while SymPy builds it."""
    with Killable(_vanishes, seconds=SECONDS) as building, Killable(_found, seconds=SECONDS) as deciding:
        for one in graded:
            trees = _trees(one)
            if trees is None or building.answer(trees) is not False:
                continue
            found = {rival: _answered(deciding, rival, trees) for rival in Rival}
            yield Compared(one, found)


def _answered(deciding: Killable[Asked, Found], rival: Rival, trees: Asked) -> Found:
    asked = Asked(rival, trees.expected, trees.answer, trees.positive)
    return deciding.answer(asked) or Found(None, SECONDS * 1000)


def _trees(one: Graded) -> Asked | None:
    """What is compared, for single expressions."""
    if one.pair.verdict not in EQUAL | DIFFERENT or one.asked.shape:
        return None
    reading = read(one.asked, one.pair.answer, format=one.pair.format)
    if isinstance(reading, Complaint):
        return None
    node = one.asked.substituted(reading.answer.components[0])
    return Asked(Rival.SIMPLIFY, key_trees(one.asked)[0], node, frozenset(one.asked.common.positive))


def _vanishes(asked: Asked) -> bool | None:
    """Whether there is nothing left to decide; None for what SymPy has no words for."""
    try:
        left, right = (
            to_expression(node, positive=asked.positive) for node in (asked.expected, asked.answer)
        )
    except MeaningError:
        return None
    return bool(left - right == 0)


def _found(asked: Asked) -> Found:
    if asked.rival is Rival.FLOATS:
        start = time.process_time()
        is_equal = agree_in_floats(asked.expected, asked.answer, positive=asked.positive)
        return Found(is_equal, milliseconds_since(start))
    left, right = _sides(asked)
    start = time.process_time()
    is_equal = _by_sympy(asked.rival, left, right)
    return Found(is_equal, milliseconds_since(start))


def _sides(asked: Asked) -> tuple[sympy.Expr, sympy.Expr]:
    left, right = (to_expression(node, positive=asked.positive) for node in (asked.expected, asked.answer))
    return left, right


def _by_sympy(rival: Rival, left: sympy.Expr, right: sympy.Expr) -> bool | None:
    """Whatever SymPy raises on the way is an answer not decided."""
    try:
        if rival is Rival.SIMPLIFY:
            return bool(sympy.simplify(left - right) == 0)
        found = left.equals(right)
    except Exception:  # noqa: BLE001 - of any kind, from deep inside
        return None
    return None if found is None else bool(found)
