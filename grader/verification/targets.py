"""What a question asks for, as trees: what each text of its key must be, and what must be defined for it."""

from dataclasses import dataclass
from itertools import product

from grader.reading import Vocabulary
from grader.syntax import Name, Negation, Node, Quotient, Sum, substitute
from grader.verification.claims import Fields, MalformedError, member, texts
from grader.verification.rereading import tree

Directions = tuple[tuple[str, ...], ...]

_HIGHEST_ORDER = 10


class UnknownTaskError(Exception):
    """A task whose key cannot be checked here."""


@dataclass(frozen=True, slots=True)
class Target:
    """The sum of the mixed partials of ``function`` along ``directions``, without any itself.

    With ``at`` its value where ``wrt`` is that; for a line, the one that touches the graph there.
    """

    function: Node
    directions: Directions = ()
    wrt: str = ""
    at: Node | None = None
    is_line: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """A target a component; ``defined`` has a value wherever an answer is compared.

    ``at_points``: what the record says of the variables is about the function, and narrows no answer.
    """

    targets: tuple[Target, ...]
    defined: tuple[Node, ...]
    at_points: bool = False


def asked(question: Fields, vocabulary: Vocabulary) -> Asked:
    """Raises UnknownTaskError, MalformedError, TooLargeError."""
    match question.get("task"):
        case "expression":
            expected = tree(member(question, "expected", str), vocabulary)
            return Asked((Target(expected),), (expected,))
        case "slope" | "tangent" | "secant" | "numerical-derivative":
            return _at_points(question, vocabulary)
        case "difference-quotient":
            return _quotient(question, vocabulary)
        case _:
            return _differentiated(question, vocabulary)


def _differentiated(question: Fields, vocabulary: Vocabulary) -> Asked:
    directions = _directions(question, vocabulary.variables)
    inner = _inner(question, vocabulary)
    outside = Vocabulary(variables=(*vocabulary.variables, *inner), constants=vocabulary.constants)
    function = substitute(_function(question, outside), inner)
    return Asked(tuple(Target(function, one) for one in directions), (function, *inner.values()))


def _directions(question: Fields, variables: tuple[str, ...]) -> tuple[Directions, ...]:
    """Along what the function is differentiated, for each component."""
    match question.get("task"):
        case "derivative" | "partial" | "multichain":
            return ((_wrt(question),),)
        case "gradient":
            return tuple(((name,),) for name in variables)
        case "hessian":
            return tuple((pair,) for pair in product(variables, repeat=2))
        case "laplacian":
            return (tuple((name, name) for name in variables),)
        case _:
            raise UnknownTaskError


def _wrt(question: Fields) -> tuple[str, ...]:
    wrt = texts(question, "wrt")
    if not 0 < len(wrt) <= _HIGHEST_ORDER or not {*wrt} <= {*question["variables"], *question["constants"]}:
        raise MalformedError
    return wrt


def _inner(question: Fields, vocabulary: Vocabulary) -> dict[str, Node]:
    """The inner functions of a multivariable chain rule."""
    if question.get("task") != "multichain":
        return {}
    inner = member(question, "inner", dict)
    if not all(isinstance(text, str) for text in inner.values()):
        raise MalformedError
    return {name: tree(text, vocabulary) for name, text in inner.items()}


def _function(question: Fields, vocabulary: Vocabulary) -> Node:
    return tree(member(question, "function", str), vocabulary)


def _at_points(question: Fields, vocabulary: Vocabulary) -> Asked:
    """Slopes and lines: at one place, or by the difference between two."""
    function, wrt = _function(question, vocabulary), _wrt(question)[0]
    task = question["task"]
    if task in {"slope", "tangent"}:
        at = _place(question, "at", vocabulary)
        target = Target(function, ((wrt,),), wrt=wrt, at=at, is_line=task == "tangent")
        return Asked((target,), (substitute(function, {wrt: at}),), at_points=True)
    start, end = _places(question, vocabulary)
    values = tuple(substitute(function, {wrt: place}) for place in (start, end))
    slope = Quotient(_difference(values[1], values[0]), _difference(end, start))
    return Asked((Target(slope),), values, at_points=True)


def _places(question: Fields, vocabulary: Vocabulary) -> tuple[Node, Node]:
    if question["task"] == "secant":
        return _place(question, "from", vocabulary), _place(question, "to", vocabulary)
    at, step = (_place(question, field, vocabulary) for field in ("at", "step"))
    before, after = _difference(at, step), Sum((at, step))
    match question.get("method"):
        case "forward":
            return at, after
        case "backward":
            return before, at
        case "central":
            return before, after
        case _:
            raise MalformedError


def _quotient(question: Fields, vocabulary: Vocabulary) -> Asked:
    function, wrt, step = (
        _function(question, vocabulary),
        _wrt(question)[0],
        Name(member(question, "step", str)),
    )
    if step.name not in vocabulary.names:
        raise MalformedError
    moved = substitute(function, {wrt: Sum((Name(wrt), step))})
    quotient = Quotient(_difference(moved, function), step)
    return Asked((Target(quotient),), (quotient,))


def _place(question: Fields, field: str, vocabulary: Vocabulary) -> Node:
    return tree(member(question, field, str), vocabulary)


def _difference(first: Node, second: Node) -> Node:
    return Sum((first, Negation(second)))
