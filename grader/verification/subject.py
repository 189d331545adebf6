"""The question of a certificate, read by the reader alone: domain, key and what the key must be."""

from dataclasses import dataclass
from functools import lru_cache
from itertools import product

from grader.outcomes import Complaint, ComplaintCode
from grader.reading import Vocabulary, read_condition, read_expression
from grader.syntax import Condition, Node, substitute
from grader.verification.claims import Claim, Fields, MalformedError, member, texts

Directions = tuple[tuple[str, ...], ...]

_HIGHEST_ORDER = 10
_TOO_LARGE = frozenset({ComplaintCode.TOO_LONG, ComplaintCode.TOO_LARGE, ComplaintCode.TOO_DEEP})


class TooLargeError(Exception):
    """An expression of the certificate is beyond the reader's limits."""


class UnknownTaskError(Exception):
    """A task whose key cannot be checked here."""


@dataclass(frozen=True, slots=True)
class Target:
    """What a text of the key must be: the sum of the mixed partials of ``function``, without any itself."""

    function: Node
    directions: Directions = ()


@dataclass(frozen=True, slots=True)
class Subject:
    """D is where ``defined`` and the expected answer are defined and the conditions hold."""

    vocabulary: Vocabulary
    positive: tuple[str, ...]
    conditions: tuple[Condition, ...]
    defined: tuple[Node, ...]
    targets: tuple[Target, ...]
    shape: tuple[int, ...]

    @property
    def names(self) -> tuple[str, ...]:
        return self.vocabulary.names


def subject(claim: Claim) -> Subject:
    """Raises MalformedError where certificate and question differ, TooLargeError, UnknownTaskError."""
    question, domain = claim.question, claim.domain
    variables, constants = texts(question, "variables"), texts(question, "constants")
    vocabulary = Vocabulary(variables=variables, constants=constants)
    inner = _inner(question, vocabulary)
    targets = _targets(question, vocabulary, inner)
    stated = ((*variables, *constants), texts(question, "positive"), texts(question, "conditions"))
    if not variables or (domain.names, domain.positive, domain.conditions) != stated:
        raise MalformedError
    stated_trees = (tree(text, vocabulary) for text in domain.defined)
    defined = (*(target.function for target in targets), *inner.values(), *stated_trees)
    return Subject(
        vocabulary=vocabulary,
        positive=domain.positive,
        conditions=tuple(one for text in domain.conditions for one in _conditions(text, vocabulary)),
        defined=tuple(dict.fromkeys(defined)),
        targets=targets,
        shape=_shape(question, len(variables)),
    )


def tree(text: str, vocabulary: Vocabulary) -> Node:
    return _accepted(_read(text, vocabulary))


@lru_cache(maxsize=512)
def _read(text: str, vocabulary: Vocabulary) -> Node | Complaint:
    return read_expression(text, vocabulary)


def _conditions(text: str, vocabulary: Vocabulary) -> tuple[Condition, ...]:
    result = read_condition(text, vocabulary)
    if isinstance(result, Complaint):
        raise _refusal(result)
    return result


def _accepted(result: Node | Complaint) -> Node:
    if isinstance(result, Complaint):
        raise _refusal(result)
    return result


def _refusal(complaint: Complaint) -> Exception:
    return TooLargeError() if complaint.code in _TOO_LARGE else MalformedError()


def _inner(question: Fields, vocabulary: Vocabulary) -> dict[str, Node]:
    """The inner functions of a multivariable chain rule."""
    if question.get("task") != "multichain":
        return {}
    inner = member(question, "inner", dict)
    if not all(isinstance(text, str) for text in inner.values()):
        raise MalformedError
    return {name: tree(text, vocabulary) for name, text in inner.items()}


def _targets(question: Fields, vocabulary: Vocabulary, inner: dict[str, Node]) -> tuple[Target, ...]:
    if question.get("task") == "expression":
        return (Target(tree(member(question, "expected", str), vocabulary)),)
    outside = Vocabulary(variables=(*vocabulary.variables, *inner), constants=vocabulary.constants)
    directions = _directions(question, vocabulary.variables)
    function = substitute(tree(member(question, "function", str), outside), inner)
    return tuple(Target(function, one) for one in directions)


def _directions(question: Fields, variables: tuple[str, ...]) -> tuple[Directions, ...]:
    """Along what the function is differentiated, for each component."""
    match question.get("task"):
        case "derivative" | "partial" | "multichain":
            return ((_known(texts(question, "wrt"), question),),)
        case "gradient":
            return tuple(((name,),) for name in variables)
        case "hessian":
            return tuple((pair,) for pair in product(variables, repeat=2))
        case "laplacian":
            return (tuple((name, name) for name in variables),)
        case _:
            raise UnknownTaskError


def _known(wrt: tuple[str, ...], question: Fields) -> tuple[str, ...]:
    if not wrt or len(wrt) > _HIGHEST_ORDER or not {*wrt} <= {*question["variables"], *question["constants"]}:
        raise MalformedError
    return wrt


def _shape(question: Fields, variables: int) -> tuple[int, ...]:
    return {"gradient": (variables,), "hessian": (variables, variables)}.get(str(question.get("task")), ())
