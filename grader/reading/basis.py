"""Vectors written with basis vectors: ``2x i + 3y j`` -> its components."""

from collections.abc import Mapping
from fractions import Fraction
from typing import NoReturn

from grader.outcomes import ComplaintCode
from grader.reading.building import product, total
from grader.reading.complaints import complain
from grader.reading.lexicon import BASIS
from grader.syntax import Name, Negation, Node, Number, Product, Quotient, Sum, names

_ZERO = Number(Fraction(0))
_ONE = Number(Fraction(1))

Coefficients = Mapping[str, Node]


def has_basis(node: Node) -> bool:
    """Whether i, j or k occurs; where vectors are allowed no exercise has names like these."""
    return not names(node).isdisjoint(BASIS)


def basis_components(node: Node, *, size: int) -> tuple[Node, ...]:
    """The coefficient of each basis vector, at least ``size`` of them; zero where one does not occur."""
    found = _coefficients(node)
    count = max(size, 2, *(BASIS.index(letter) + 1 for letter in found))
    return tuple(found.get(letter, _ZERO) for letter in BASIS[:count])


def _coefficients(node: Node) -> Coefficients:
    match node:
        case Name(name=letter) if letter in BASIS:
            return {letter: _ONE}
        case Negation(operand=operand):
            return {letter: Negation(part, span=node.span) for letter, part in _coefficients(operand).items()}
        case Sum(terms=terms):
            return _added([_coefficients(term) for term in terms])
        case Product(factors=factors):
            return _multiplied(factors, node)
        case Quotient(numerator=above, denominator=below) if not has_basis(below):
            parts = _coefficients(above)
            return {letter: Quotient(part, below, span=node.span) for letter, part in parts.items()}
        case _:
            return _refuse(node)


def _added(terms: list[Coefficients]) -> Coefficients:
    letters = sorted({letter for term in terms for letter in term})
    return {letter: total([term[letter] for term in terms if letter in term]) for letter in letters}


def _multiplied(factors: tuple[Node, ...], node: Node) -> Coefficients:
    vectors = [index for index, factor in enumerate(factors) if has_basis(factor)]
    if len(vectors) != 1:
        _refuse(node)
    before, vector, after = factors[: vectors[0]], factors[vectors[0]], factors[vectors[0] + 1 :]
    parts = _coefficients(vector)
    return {
        letter: product([*before, *(() if part is _ONE else (part,)), *after])
        for letter, part in parts.items()
    }


def _refuse(node: Node) -> NoReturn:
    """A part without a basis vector, or with one where none can stand."""
    complain(ComplaintCode.WRONG_SHAPE, node.span)
