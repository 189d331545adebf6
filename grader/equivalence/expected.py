"""What is kept of a question's component: the expected answer, its domain, and points to try answers at."""

from dataclasses import dataclass

from grader.equivalence.domain import Domain
from grader.equivalence.sampling import Spot, sample_domain
from grader.syntax import Condition, Node


@dataclass(frozen=True, slots=True, eq=False)
class Expected:
    """The expected answer of one component; ``spots`` hold its value first."""

    node: Node
    domain: Domain
    spots: tuple[Spot, ...]
    question_key: str


def expect(  # noqa: PLR0913  (all that makes up a component, in one place)
    expected: Node,
    *,
    also_defined: tuple[Node, ...],
    names: tuple[str, ...],
    positive: tuple[str, ...] = (),
    conditions: tuple[Condition, ...] = (),
    question_key: str,
) -> Expected:
    """Everything worked out once a question; raises EmptyDomainError where there is nothing to compare on."""
    sample = sample_domain(
        (expected, *also_defined), names=names, positive=positive, conditions=conditions, seed=question_key
    )
    return Expected(expected, sample.domain, sample.spots, question_key)
