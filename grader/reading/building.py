"""Nodes from parts, with the span that covers them."""

from collections.abc import Sequence
from fractions import Fraction
from functools import lru_cache

from grader.reading.functions import CONSTANTS
from grader.reading.tokens import Token
from grader.syntax import Constant, Negation, Node, Number, Product, Quotient, Span, Sum


def covering(first: Node, last: Node) -> Span:
    return Span(first.span.start, last.span.end)


def span_of(token: Token) -> Span:
    return Span(token.start, token.end)


def number(token: Token) -> Number:
    return Number(_value(token.text), span=Span(token.start, token.end))


@lru_cache(maxsize=1024)
def _value(decimal: str) -> Fraction:
    return Fraction(decimal)


def constant(token: Token) -> Constant:
    return Constant(CONSTANTS[token.text], span=Span(token.start, token.end))


def total(terms: Sequence[Node]) -> Node:
    if len(terms) == 1:
        return terms[0]
    return Sum(tuple(terms), span=Span(terms[0].span.start, terms[-1].span.end))


def product(factors: Sequence[Node]) -> Node:
    if len(factors) == 1:
        return factors[0]
    return Product(tuple(factors), span=Span(factors[0].span.start, factors[-1].span.end))


def quotient(numerator: Node, denominator: Node) -> Quotient:
    return Quotient(numerator, denominator, span=covering(numerator, denominator))


def negated(node: Node, signs: Sequence[Token]) -> Node:
    """The node under each minus of the signs before it."""
    if not signs:
        return node
    for sign in reversed(signs):
        if sign.text == "-":
            node = Negation(node, span=Span(sign.start, node.span.end))
    return node
