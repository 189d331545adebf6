"""What is kept of a question's component: the expected answer, its domain, and points to try answers at."""

from dataclasses import dataclass
from typing import NotRequired, TypedDict, Unpack

from grader.algebra.normal_form import Asked, Demand, KnownForm, known_form
from grader.equivalence.domain import Domain
from grader.equivalence.sampling import DomainSample, Spot, sample_domain, sample_within
from grader.fuel import Fuel
from grader.limits import QUESTION_FORM_FUEL
from grader.syntax import Condition, Node, Relation

_DEMANDS = {
    Relation.LESS: (Demand.POSITIVE, -1),
    Relation.LESS_OR_EQUAL: (Demand.NOT_NEGATIVE, -1),
    Relation.GREATER: (Demand.POSITIVE, 1),
    Relation.GREATER_OR_EQUAL: (Demand.NOT_NEGATIVE, 1),
    Relation.NOT_EQUAL: (Demand.NONZERO, 1),
}


@dataclass(frozen=True, slots=True, eq=False)
class Expected:
    """The expected answer of one component; ``spots`` hold its value first.

    ``form`` is its normal form, of what is ``asked``; None where it has none within the limits.
    """

    node: Node
    domain: Domain
    spots: tuple[Spot, ...]
    question_key: str
    asked: Asked
    form: KnownForm | None


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
    return _known(sample, setting["question_key"])


def expect_instead(expected: Expected, node: Node) -> Expected:
    """As ``expected``, for another tree on the same domain as far as it is defined there.

    Raises EmptyDomainError where there is nothing to compare on.
    """
    return expect_within(
        DomainSample(expected.domain, expected.spots), node, question_key=expected.question_key
    )


def expect_within(sample: DomainSample, node: Node, *, question_key: str) -> Expected:
    """What is kept of a tree on the part of a sampled domain where it is defined.

    Raises EmptyDomainError where there is nothing to compare on.
    """
    return _known(sample_within(sample, node, seed=question_key), question_key)


def _known(sample: DomainSample, question_key: str) -> Expected:
    """Of the first of the domain's trees."""
    asked = asked_on(sample.domain)
    form = known_form(asked, Fuel(QUESTION_FORM_FUEL))
    return Expected(sample.domain.nodes[0], sample.domain, sample.spots, question_key, asked, form)


def asked_on(domain: Domain) -> Asked:
    """The domain's program with what the author demands of names and of both sides of conditions."""
    slots = dict(zip(domain.names, domain.program.outputs, strict=False))
    sides = domain.program.outputs[len(domain.names) :]
    given = [(slots[name], Demand.POSITIVE, 1) for name in domain.positive]
    given += [
        (slot, *_DEMANDS[condition.relation])
        for slot, condition in zip(sides, domain.conditions, strict=False)
    ]
    return Asked(domain.program, domain.tree_slots[0], tuple(given))
