"""The proof that an answer is a wrong result, by the procedures that prove answers right."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from grader.algebra import Compiled, Shared
from grader.algebra.collected import CollectedBuilder
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

    ``known`` are wrong results that many answers are compared with. Without slots, to compile each once.
    """

    expected: Expected
    right: Node
    known: tuple[Node, ...] = ()

    def is_proved(self, answer: Node, wrong: Node) -> bool:
        """Whether the answer is certainly the wrong result, wherever both and the question are defined."""
        return self.is_alike(answer, wrong) or self._makes_up(answer, wrong)

    def is_alike(self, one: Node, other: Node) -> bool:
        """Whether both are the same once equal bases and like terms are collected, where they are defined."""
        if one == other:
            return True
        compiled = self.collected
        slots = [self.slots.get(id(node)) for node in (one, other)]
        for place, node in enumerate((one, other)):
            if slots[place] is None:
                compiled = compiled.grown(node)
                slots[place] = compiled.outputs[-1]
        return slots[0] == slots[1]

    def is_right(self, mended: Node) -> bool:
        """Whether an answer is certainly right once it was mended, wherever that is defined."""
        key = self.expected.node
        return self.is_alike(mended, key) or decide(self.expected, mended).verdict in _PROVED

    def _makes_up(self, answer: Node, wrong: Node) -> bool:
        """Whether the difference added to the right answer leaves it as it is."""
        domain, both = self.expected.domain, _compiled(self, wrong).grown(answer)
        builder, (*_, spoiled, typed) = both.builder, both.outputs
        slot = builder.sum((domain.tree_slots[0], typed, builder.negation(spoiled)))
        mended = sum_of(self.expected.node, answer, minus(wrong))
        grown = Compiled(builder, (*domain.compiled.outputs, slot))
        return decide(self.expected, mended, grown=grown).verdict in _PROVED

    @cached_property
    def slots(self) -> Mapping[int, int]:
        """The instruction of the right answer and of each known result, by the very node."""
        nodes = (self.expected.node, *self.known)
        return {id(node): slot for node, slot in zip(nodes, self.collected.outputs, strict=True)}

    @cached_property
    def collected(self) -> Compiled:
        nodes = (self.expected.node, *self.known)
        return Compiled.of(nodes, names=self.expected.domain.names, kind=CollectedBuilder)

    @cached_property
    def shared(self) -> Shared:
        """Without the right result where that asks for more than the question does."""
        compiled = self.expected.domain.compiled
        shared = Shared.of(compiled, self.right)
        return shared if _is_total_beyond(compiled, shared.compiled) else Shared(compiled, self.right, {})


@lru_cache(maxsize=_KEPT)
def _compiled(proofs: Proofs, wrong: Node) -> Compiled:
    return proofs.shared.grown(wrong)


def _is_total_beyond(compiled: Compiled, grown: Compiled) -> bool:
    """Whether all that was added is defined everywhere."""
    return all(map(is_total, grown.builder.instructions[len(compiled.builder.instructions) :]))
