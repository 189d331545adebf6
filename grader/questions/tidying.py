"""Trees that numbers were put into, rewritten as a teacher would have typed them.

Only what numbers alone decide is changed: signs, factors 1 and 0, terms 0, exponents 1 and 0, and
arithmetic of numbers in one sum, product or quotient. Values stay the same almost everywhere.
"""

from dataclasses import dataclass, replace
from fractions import Fraction
from math import prod

from grader.syntax import (
    Negation,
    Node,
    Number,
    Power,
    Product,
    Quotient,
    Sum,
    children,
    with_children,
)

_ZERO = Fraction(0)
_ONE = Fraction(1)


def literal(value: Fraction) -> Node:
    """A number as typed: -3/4 is the negation of a quotient."""
    size = abs(value)
    whole = Number(Fraction(size.numerator))
    node = whole if size.denominator == 1 else Quotient(whole, Number(Fraction(size.denominator)))
    return Negation(node) if value < 0 else node


def tidy(node: Node) -> Node:
    node = with_children(node, tuple(map(tidy, children(node))))
    match node:
        case Sum(terms=terms):
            return total(terms)
        case Product() | Quotient() | Negation():
            return _term(node)
        case Power(base=base, exponent=exponent):
            return power(base, exponent)
        case _:
            return node


def total(terms: tuple[Node, ...]) -> Node:
    """Numbers added up where the first of them stands; nothing is left of a zero."""
    numbers = [value for value in map(number, terms) if value is not None]
    if len(numbers) == 1 and numbers[0] != 0:
        return Sum(terms)
    added = literal(sum(numbers, _ZERO)) if sum(numbers) else None
    kept: list[Node] = []
    for term in terms:
        if number(term) is None:
            kept.append(term)
        elif added is not None:
            kept.append(added)
            added = None
    return Sum(tuple(kept)) if len(kept) > 1 else (kept[0] if kept else literal(_ZERO))


@dataclass(frozen=True, slots=True)
class Term:
    """coefficient * above / below, where no factor is a number."""

    coefficient: Fraction
    above: tuple[Node, ...] = ()
    below: tuple[Node, ...] = ()


def _term(node: Node) -> Node:
    """One sign, one number in front, one bar: -2*3x/4 becomes -3x/2."""
    try:
        term = term_of(node)
    except ZeroDivisionError:
        return node
    return written(term)


def written(term: Term) -> Node:
    """The term with one sign, one number in front and one bar."""
    if term.coefficient == 0:
        return literal(_ZERO)
    size = abs(term.coefficient)
    top = _joined(size.numerator, term.above)
    has_bar = size.denominator != 1 or term.below
    fraction = Quotient(top, _joined(size.denominator, term.below)) if has_bar else top
    return Negation(fraction) if term.coefficient < 0 else fraction


def term_of(node: Node) -> Term:
    """The node as one term. Raises ZeroDivisionError for a number over zero."""
    match node:
        case Number(value=value):
            return Term(value)
        case Negation(operand=operand):
            inner = term_of(operand)
            return replace(inner, coefficient=-inner.coefficient)
        case Product(factors=factors):
            return _product_parts(factors)
        case Quotient(numerator=numerator, denominator=denominator):
            over, under = _without_bar(numerator), _without_bar(denominator)
            return Term(over.coefficient / under.coefficient, over.above, under.above)
        case _:
            return Term(_ONE, (node,))


def _product_parts(factors: tuple[Node, ...]) -> Term:
    terms = [term_of(factor) for factor in factors]
    if sum(1 for term in terms if term.above or term.below) > 1:
        terms = [_without_bar(factor) for factor in factors]
    return Term(
        prod((term.coefficient for term in terms), start=_ONE),
        tuple(factor for term in terms for factor in term.above),
        tuple(factor for term in terms for factor in term.below),
    )


def _without_bar(node: Node) -> Term:
    """The parts of a factor; a fraction with more than a number below stays one factor as typed."""
    term = term_of(node)
    if not term.below:
        return term
    return Term(term.coefficient, (Quotient(_joined(1, term.above), _joined(1, term.below)),))


def _joined(coefficient: int, factors: tuple[Node, ...]) -> Node:
    parts = factors if coefficient == 1 and factors else (Number(Fraction(coefficient)), *factors)
    return Product(parts) if len(parts) > 1 else parts[0]


def power(base: Node, exponent: Node) -> Node:
    if exponent == literal(_ONE):
        return base
    if base == literal(_ONE) or (exponent == literal(_ZERO) and base != literal(_ZERO)):
        return literal(_ONE)
    return Power(base, exponent)


def number(node: Node) -> Fraction | None:
    """The value of a tree of numbers under signs and one bar."""
    match node:
        case Number(value=value):
            return value
        case Negation(operand=operand):
            inside = number(operand)
            return None if inside is None else -inside
        case Quotient(numerator=Number(value=above), denominator=Number(value=below)) if below:
            return above / below
        case _:
            return None
