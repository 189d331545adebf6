"""The proof that an answer is a wrong result, by the procedures that prove answers right."""

from dataclasses import dataclass
from functools import cached_property, lru_cache

from grader.algebra import Compiled, Shared
from grader.algebra.slicing import is_total
from grader.calculus.arithmetic import minus, sum_of
from grader.equivalence import Expected, decide
from grader.outcomes import Verdict
from grader.syntax import Node

_KEPT = 256
_PROVED = (Verdict.CORRECT, Verdict.NARROWER)


@dataclass(frozen=True, eq=False)
class Proofs:
    """Of answers to one component, whose ``right`` result is what the wrong ones have most parts from.

    Without slots, to compile it once.
    """

    expected: Expected
    right: Node

    def is_proved(self, answer: Node, wrong: Node) -> bool:
        """Whether the answer is certainly the wrong result, wherever both and the question are defined."""
        if answer == wrong:
            return True
        compiled = _compiled(self, wrong)
        both = compiled.grown(answer)
        return _adds_nothing(compiled, both) or self._makes_up(answer, wrong, both)

    def is_alike(self, answer: Node, wrong: Node) -> bool:
        """Whether both are the same instructions once like terms are collected, on no smaller domain."""
        if answer == wrong:
            return True
        compiled = _compiled(self, wrong)
        return _adds_nothing(compiled, compiled.grown(answer))

    def is_right(self, mended: Node) -> bool:
        """Whether an answer is certainly right once it was mended, wherever that is defined."""
        return decide(self.expected, mended).verdict in _PROVED

    def _makes_up(self, answer: Node, wrong: Node, both: Compiled) -> bool:
        """Whether the difference added to the right answer leaves it as it is; ``both`` are compiled."""
        domain, builder = self.expected.domain, both.builder
        *_, spoiled, typed = both.outputs
        slot = builder.sum((domain.tree_slots[0], typed, builder.negation(spoiled)))
        mended = sum_of(self.expected.node, answer, minus(wrong))
        grown = Compiled(builder, (*domain.compiled.outputs, slot))
        return decide(self.expected, mended, grown=grown).verdict in _PROVED

    @cached_property
    def shared(self) -> Shared:
        """Without the right result where that asks for more than the question does."""
        compiled = self.expected.domain.compiled
        shared = Shared.of(compiled, self.right)
        return shared if _is_total_beyond(compiled, shared.compiled) else Shared(compiled, self.right, {})


@lru_cache(maxsize=_KEPT)
def _compiled(proofs: Proofs, wrong: Node) -> Compiled:
    return proofs.shared.grown(wrong)


def _adds_nothing(compiled: Compiled, grown: Compiled) -> bool:
    """Whether the last tree has the value of the one before, and asks for nothing new to be defined."""
    return grown.outputs[-1] == compiled.outputs[-1] and _is_total_beyond(compiled, grown)


def _is_total_beyond(compiled: Compiled, grown: Compiled) -> bool:
    """Whether all that was added is defined everywhere."""
    return all(map(is_total, grown.builder.instructions[len(compiled.builder.instructions) :]))
