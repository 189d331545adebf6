"""The limits of one component, checked on its tokens and on its tree."""

from collections.abc import Sequence

from grader import limits
from grader.outcomes import ComplaintCode
from grader.reading.complaints import complain
from grader.reading.names import Vocabulary
from grader.reading.tokens import Token
from grader.syntax import Node, Span, children

# A vector in space has this many components where the exercise expects no vector.
_LARGEST_VECTOR = 3


def refuse_long_text(text: str, vocabulary: Vocabulary) -> None:
    """Before anything is read: no answer of this shape can need so many characters."""
    components = _LARGEST_VECTOR if vocabulary.vector_allowed else 1
    for length in vocabulary.shape:
        components = max(components, components * length)
    most = limits.CHARACTERS * components
    if len(text) > most:
        complain(ComplaintCode.TOO_LONG, Span(most, len(text)), most=str(most))


def refuse_long_component(tokens: Sequence[Token]) -> None:
    if not tokens:
        return
    if tokens[-1].end - tokens[0].start > limits.CHARACTERS:
        place = Span(tokens[0].start + limits.CHARACTERS, tokens[-1].end)
        complain(ComplaintCode.TOO_LONG, place, most=str(limits.CHARACTERS))


def refuse_many_tokens(tokens: Sequence[Token]) -> None:
    """After runs of letters are split, which may make many tokens of one."""
    if len(tokens) > limits.TOKENS:
        place = Span(tokens[limits.TOKENS].start, tokens[-1].end)
        complain(ComplaintCode.TOO_LARGE, place, most=str(limits.TOKENS))


def may_be_large(tokens: Sequence[Token]) -> bool:
    """Whether so many tokens can make a tree too deep: each is at most one level, and its last two."""
    return len(tokens) > limits.DEPTH - 2


def refuse_large_tree(tree: Node) -> None:
    """Complain of the first node too deep, or of the whole if it has too many."""
    count, waiting = 0, [(tree, 1)]
    while waiting:
        node, depth = waiting.pop()
        count += 1
        if depth > limits.DEPTH:
            complain(ComplaintCode.TOO_DEEP, node.span, most=str(limits.DEPTH))
        if count > limits.NODES:
            complain(ComplaintCode.TOO_LARGE, tree.span, most=str(limits.NODES))
        waiting.extend((part, depth + 1) for part in children(node))
