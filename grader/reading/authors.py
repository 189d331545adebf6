"""What authors write in our plain language: expressions and conditions."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from grader.outcomes import Complaint, ComplaintCode
from grader.reading.ambiguity import NO_FORK, Forks
from grader.reading.brackets import partners
from grader.reading.complaints import UnreadableError, complain, completed
from grader.reading.components import parted
from grader.reading.names import Format, Vocabulary
from grader.reading.stages import Tokens, bracketed_tokens, scanned_tokens, tree_of
from grader.reading.tokens import Kind, Token
from grader.syntax import Condition, Node, Relation, Span

_RELATING = (Kind.RELATION, Kind.EQUALS)
_RELATIONS = {relation.value: relation for relation in Relation} | {"==": Relation.EQUAL}


def read_expression(text: str, vocabulary: Vocabulary) -> Node | Complaint:
    """One expression of an author or a key, in our plain language: no vector, no left side."""
    scalar = replace(vocabulary, shape=(), vector_allowed=False, left_sides=())
    try:
        return tree_of(bracketed_tokens(text, scalar, Format.TEXT), scalar, Forks(NO_FORK))
    except UnreadableError as error:
        return completed(error.complaint, text, vocabulary)


def read_condition(text: str, vocabulary: Vocabulary) -> tuple[Condition, ...] | Complaint:
    """``x > 1`` or a chain, ``0 < x < 1``, which is two conditions."""
    try:
        return tuple(_conditions(scanned_tokens(text, vocabulary, Format.TEXT), vocabulary))
    except UnreadableError as error:
        return completed(error.complaint, text, vocabulary)


def _conditions(tokens: Tokens, vocabulary: Vocabulary) -> Iterator[Condition]:
    partners(tokens)
    places = [index for index, token in enumerate(tokens) if token.kind in _RELATING]
    sides = parted(tokens, *_RELATING)
    if len(sides) != len(places) + 1 or not places:
        complain(ComplaintCode.CONDITION, Span(tokens[0].start, tokens[-1].end))
    for number, place in enumerate(places):
        if not (sides[number] and sides[number + 1]):
            complain(ComplaintCode.MISSING_OPERAND, tokens[place])
    trees = [tree_of(side, vocabulary, Forks(NO_FORK)) for side in sides]
    for place, (left, right) in zip(places, pairwise(trees), strict=True):
        yield Condition(left, _relation(tokens[place]), right)


def _relation(token: Token) -> Relation:
    return _RELATIONS.get(token.text) or complain(ComplaintCode.EQUATION, token, sign=token.text)
