"""The question of a certificate: its domain, the tolerance, and what its key must be."""

from dataclasses import dataclass, replace

from grader.reading import Vocabulary
from grader.syntax import Condition, names
from grader.verification.claims import Claim, DomainClaim, Fields, MalformedError, texts
from grader.verification.domain import Domain
from grader.verification.rereading import conditions, tree
from grader.verification.targets import Target, asked
from grader.verification.tolerance import Tolerance, tolerance


@dataclass(frozen=True, slots=True)
class Subject:
    """A target a component; ``domain`` is where answers are compared, the key's own domain aside."""

    vocabulary: Vocabulary
    domain: Domain
    targets: tuple[Target, ...]
    shape: tuple[int, ...]
    tolerance: Tolerance | None


def subject(claim: Claim) -> Subject:
    """Raises MalformedError where certificate and question differ, TooLargeError, UnknownTaskError."""
    question = claim.question
    vocabulary = Vocabulary(variables=texts(question, "variables"), constants=texts(question, "constants"))
    if not vocabulary.variables:
        raise MalformedError
    about = asked(question, vocabulary)
    stated = _domain(_of_question(question, vocabulary, about.at_points), vocabulary)
    claimed = _domain(claim.domain, vocabulary)
    if replace(claimed, nodes=()) != stated:
        raise MalformedError
    nodes = tuple(dict.fromkeys((*about.defined, *claimed.nodes)))
    return Subject(
        vocabulary,
        Domain(stated.names, stated.positive, stated.conditions, nodes),
        about.targets,
        _shape(question, len(vocabulary.variables)),
        tolerance(question) if about.at_points else None,
    )


def _domain(claim: DomainClaim, vocabulary: Vocabulary) -> Domain:
    return Domain(
        claim.names,
        claim.positive,
        tuple(one for text in claim.conditions for one in conditions(text, vocabulary)),
        tuple(tree(text, vocabulary) for text in claim.defined),
    )


def _of_question(question: Fields, vocabulary: Vocabulary, at_points: bool) -> DomainClaim:
    """What the question says of the domain: of its variables nothing, where answers do not depend on them."""
    positive, demanded = texts(question, "positive"), texts(question, "conditions")
    if at_points:
        variables = frozenset(vocabulary.variables)
        positive = tuple(name for name in positive if name not in variables)
        demanded = tuple(text for text in demanded if not _about(text, vocabulary) & variables)
    return DomainClaim(vocabulary.names, positive, demanded, ())


def _about(text: str, vocabulary: Vocabulary) -> frozenset[str]:
    """The names of a condition."""
    found: list[Condition] = list(conditions(text, vocabulary))
    return frozenset(name for one in found for side in (one.left, one.right) for name in names(side))


def _shape(question: Fields, variables: int) -> tuple[int, ...]:
    return {"gradient": (variables,), "hessian": (variables, variables)}.get(str(question.get("task")), ())
