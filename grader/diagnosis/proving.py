"""The proof that an answer is a wrong result, by the procedures that prove answers right."""

from functools import lru_cache

from grader.algebra import Compiled
from grader.calculus.arithmetic import minus, sum_of
from grader.equivalence import Expected, decide
from grader.outcomes import Verdict
from grader.syntax import Node

_KEPT = 256
_PROVED = (Verdict.CORRECT, Verdict.NARROWER)


def is_proved(expected: Expected, answer: Node, wrong: Node) -> bool:
    """Whether the answer is certainly the wrong result, wherever both and the question are defined."""
    return is_alike(expected, answer, wrong) or _makes_up(expected, answer, wrong)


def is_alike(expected: Expected, answer: Node, wrong: Node) -> bool:
    """Whether both are the same instructions once like terms are collected, on no smaller domain."""
    if answer == wrong:
        return True
    compiled = _compiled(expected, wrong)
    grown = compiled.grown(answer)
    if grown.outputs[-1] != compiled.outputs[-1]:
        return False
    added = len(grown.builder.instructions) - len(compiled.builder.instructions)
    return not added or _length(grown) == _length(compiled)


@lru_cache(maxsize=_KEPT)
def _compiled(expected: Expected, wrong: Node) -> Compiled:
    return expected.domain.compiled.grown(wrong)


def _length(compiled: Compiled) -> int:
    return len(compiled.program().instructions)


def _makes_up(expected: Expected, answer: Node, wrong: Node) -> bool:
    """Whether the difference added to the right answer leaves it as it is."""
    return is_right(expected, sum_of(expected.node, answer, minus(wrong)))


def is_right(expected: Expected, mended: Node) -> bool:
    """Whether an answer is certainly right once it was mended, wherever that is defined."""
    return decide(expected, mended).verdict in _PROVED
