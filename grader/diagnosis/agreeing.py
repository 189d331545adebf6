"""What is right in a wrong component: terms, or factors, numerator and denominator where it is one term.

Only parts that were typed are named. Values show which of them may agree with a part of the right answer,
in the form of the key or as the rules give it; each is then proved.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from grader.calculus.arithmetic import product
from grader.diagnosis.component import Component, split
from grader.diagnosis.fingerprints import constant_ratios, matches
from grader.diagnosis.tree_values import Values
from grader.limits import AGREEING_PROOFS
from grader.outcomes import Agreeing, AgreeingKind
from grader.syntax import Name, Negation, Node, Product, Quotient, Sum, names


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of the typed answer, where it stands in it."""

    kind: AgreeingKind
    path: tuple[int, ...]
    node: Node


# Parts of the answer, and parts of the right answer of which each may be one.
_Comparison = tuple[tuple[_Part, ...], tuple[Node, ...]]
_Pair = tuple[_Part, Node]


def agreeing_parts(component: Component, typed: Node) -> tuple[Agreeing, ...]:
    """The parts of a wrong component that are certainly right."""
    if component.is_number:
        return ()
    found = _likely(component, typed)[:AGREEING_PROOFS]
    proved = [part for part, right in found if component.is_proved(_meant(component, part.node), right)]
    return tuple(Agreeing(part.kind, component.subject.index, part.path) for part in proved)


def _likely(component: Component, typed: Node) -> list[_Pair]:
    """Of all ways to compare, what the one shows that shows most; the first of several."""
    compared = (_matched(component, *comparison) for comparison in _comparisons(component, typed))
    return max(compared, key=len, default=[])


def _comparisons(component: Component, typed: Node) -> Iterator[_Comparison]:
    subject = component.subject
    rights = tuple(dict.fromkeys((subject.key, subject.derivation.result)))
    if isinstance(typed, Sum):
        parts = _terms(typed, ())
        if names(typed) & {name for name, *_ in subject.paths}:
            yield parts, tuple(product(*factors) for _, *factors in subject.paths)
        for right in rights:
            yield parts, _alone(component, right.terms if isinstance(right, Sum) else (right,))
            yield parts, _alone(component, split(right))
        return
    path, bare = _unsigned(typed)
    for right in rights:
        yield from _within_one_term(path, bare, _unsigned(right)[1])


def _within_one_term(path: tuple[int, ...], typed: Node, right: Node) -> Iterator[_Comparison]:
    match typed, right:
        case Quotient(), Quotient():
            above = _Part(AgreeingKind.NUMERATOR, (*path, 0), typed.numerator)
            below = _Part(AgreeingKind.DENOMINATOR, (*path, 1), typed.denominator)
            yield (above,), (right.numerator,)
            yield (below,), (right.denominator,)
        case Product(), Product():
            yield _factors(typed, path), right.factors


def _terms(node: Sum, path: tuple[int, ...]) -> tuple[_Part, ...]:
    return tuple(_Part(AgreeingKind.TERM, (*path, at), term) for at, term in enumerate(node.terms))


def _alone(component: Component, terms: tuple[Node, ...]) -> tuple[Node, ...]:
    """Without those that would be collected with others: of 2x^2 + 2x + x^2 there is only 2x."""
    return tuple(
        term
        for at, term in enumerate(terms)
        if len(split(term)) > 1 or not _has_like(component, term, (*terms[:at], *terms[at + 1 :]))
    )


def _has_like(component: Component, term: Node, others: tuple[Node, ...]) -> bool:
    (row,) = component.points.values((term,))
    rows = component.points.values(tuple(piece for other in others for piece in split(other)))
    nothing = np.zeros((1, len(row)))
    return bool(np.isfinite(constant_ratios(row, nothing, rows)).any())


def _factors(node: Product, path: tuple[int, ...]) -> tuple[_Part, ...]:
    pairs = enumerate(node.factors)
    return tuple(_Part(AgreeingKind.FACTOR, (*path, at), factor) for at, factor in pairs if names(factor))


def _unsigned(node: Node) -> tuple[tuple[int, ...], Node]:
    return ((0,), node.operand) if isinstance(node, Negation) else ((), node)


def _matched(component: Component, parts: tuple[_Part, ...], rights: tuple[Node, ...]) -> list[_Pair]:
    """Each part with one of the right ones, none of these twice, as far as values show."""
    known = component.points.values(rights)
    left = list(range(len(rights)))
    found: list[_Pair] = []
    for part, row in zip(parts, _values(component, parts), strict=True):
        fits = matches(component.points, known, row)
        at = next((at for at in left if fits[at] and row.any()), None)
        if at is not None:
            left.remove(at)
            found.append((part, rights[at]))
    return found if _tells_something(found) else []


def _tells_something(found: list[_Pair]) -> bool:
    """That the variable is a factor says nothing, nor does a number above or below a bar."""
    return any(
        part.kind is AgreeingKind.TERM or (names(part.node) and not isinstance(part.node, Name))
        for part, _ in found
    )


def _values(component: Component, parts: tuple[_Part, ...]) -> Values:
    return component.points.values(tuple(_meant(component, part.node) for part in parts))


def _meant(component: Component, node: Node) -> Node:
    return component.subject.question.substituted(node)
