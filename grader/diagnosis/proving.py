"""The proof that an answer is a wrong result, by the procedures that prove answers right."""

from functools import lru_cache

from grader.algebra import compile_together
from grader.equivalence import EmptyDomainError, Expected, decide, expect_instead
from grader.outcomes import Verdict
from grader.syntax import Node

_KEPT = 256


def is_proved(expected: Expected, answer: Node, wrong: Node) -> bool:
    """Whether the answer is certainly the wrong result, wherever that and the question are defined."""
    if answer == wrong or _is_same_program(expected, answer, wrong):
        return True
    instead = _instead(expected, wrong)
    return instead is not None and decide(instead, answer).verdict is Verdict.CORRECT


def _is_same_program(expected: Expected, answer: Node, wrong: Node) -> bool:
    """Whether both are the same instructions once like terms are collected, on no smaller domain."""
    names, nodes = expected.domain.names, (wrong, *expected.domain.nodes)
    both = compile_together((*nodes, answer), names=names)
    return both.outputs[0] == both.outputs[-1] and len(both.instructions) == _length(nodes, names)


@lru_cache(maxsize=_KEPT)
def _length(nodes: tuple[Node, ...], names: tuple[str, ...]) -> int:
    return len(compile_together(nodes, names=names).instructions)


@lru_cache(maxsize=_KEPT)
def _instead(expected: Expected, node: Node) -> Expected | None:
    """For a result that answers may be compared with; None where there is nothing to compare on."""
    try:
        return expect_instead(expected, node)
    except EmptyDomainError:
        return None
