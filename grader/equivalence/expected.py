"""What is kept of a question's component: the expected answer, its domain, and points to try answers at."""

from dataclasses import dataclass
from typing import NotRequired, TypedDict, Unpack

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


class Setting(TypedDict):
    """Where and under what conditions answers are compared; ``question_key`` decides the sample points."""

    names: tuple[str, ...]
    positive: NotRequired[tuple[str, ...]]
    conditions: NotRequired[tuple[Condition, ...]]
    question_key: str


def expect(expected: Node, *, also_defined: tuple[Node, ...], **setting: Unpack[Setting]) -> Expected:
    """Everything worked out once a question; raises EmptyDomainError where there is nothing to compare on."""
    sample = sample_domain(
        (expected, *also_defined),
        names=setting["names"],
        positive=setting.get("positive", ()),
        conditions=setting.get("conditions", ()),
        seed=setting["question_key"],
    )
    return Expected(expected, sample.domain, sample.spots, setting["question_key"])
