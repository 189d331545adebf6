"""Whether two expressions are equal on a domain, decided rigorously or not at all."""

from grader.equivalence.case import Budget, Decision
from grader.equivalence.decide import decide
from grader.equivalence.domain import Domain, EmptyDomainError
from grader.equivalence.expected import Expected, expect, expect_instead, expect_within
from grader.equivalence.sampling import DomainSample, Spot, sample_domain, sample_within

__all__ = [
    "Budget",
    "Decision",
    "Domain",
    "DomainSample",
    "EmptyDomainError",
    "Expected",
    "Spot",
    "decide",
    "expect",
    "expect_instead",
    "expect_within",
    "sample_domain",
    "sample_within",
]
