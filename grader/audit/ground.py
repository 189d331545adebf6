"""Where the sides of a claim are compared, and the proof that they are equal there."""

from dataclasses import dataclass

from flint import ctx

from grader.algebra import UndefinedError, UnsureError
from grader.algebra.borders import are_kept
from grader.algebra.growth import Growth, growth
from grader.equivalence import (
    DomainSample,
    EmptyDomainError,
    Expected,
    Spot,
    decide,
    expect_within,
    sample_domain,
    sample_within,
)
from grader.limits import BITS_DISPROOF
from grader.outcomes import Proof, Verdict
from grader.syntax import Condition, Node

_SEED = "audit"


@dataclass(frozen=True, slots=True)
class Ground:
    """The domain that some functions have in common, with certified points of it."""

    sample: DomainSample

    @classmethod
    def of(
        cls,
        functions: tuple[Node, ...],
        *,
        names: tuple[str, ...],
        positive: tuple[str, ...],
        conditions: tuple[Condition, ...],
    ) -> "Ground":
        """Raises EmptyDomainError."""
        return cls(
            sample_domain(functions, names=names, positive=positive, conditions=conditions, seed=_SEED)
        )

    def within(self, nodes: tuple[Node, ...]) -> DomainSample:
        """The part where more is defined; raises EmptyDomainError."""
        return sample_within(self.sample, *nodes, seed=_SEED)

    def expected(self, node: Node) -> Expected:
        """What is kept of a tree where it is defined; raises EmptyDomainError."""
        return expect_within(self.sample, node, question_key=_SEED)

    def is_proved(self, left: Node, right: Node) -> bool:
        """Whether the sides are certainly equal at almost every point where the functions and the left one
        are defined, of which there are some."""
        return left == right or self._is_same(left, right) or self._is_decided(left, right)

    def _is_same(self, left: Node, right: Node) -> bool:
        """Whether the right side needs no instruction beside the left one's: the cheapest proof there is."""
        domain = self.sample.domain.compiled
        before = domain.grown(left)
        added = growth(before, before.grown(right))
        is_same = not added.new and added.result == before.outputs[-1]
        return is_same and self._is_defined_somewhere(growth(domain, before))

    def _is_defined_somewhere(self, added: Growth) -> bool:
        return any(_is_inside(added, spot) for spot in self.sample.spots)

    def _is_decided(self, left: Node, right: Node) -> bool:
        try:
            decision = decide(self.expected(left), right)
        except EmptyDomainError:
            return False
        return decision.verdict is Verdict.CORRECT and decision.proof is not Proof.AGREED


def _is_inside(added: Growth, spot: Spot) -> bool:
    try:
        with ctx.workprec(BITS_DISPROOF):
            values = added.trace(spot.trace, spot.coordinates)
    except (UndefinedError, UnsureError):
        return False
    return are_kept(added.borders, values)
