"""The stages every text passes: characters, tokens, words, bars, tree."""

from grader.outcomes import ComplaintCode
from grader.reading.ambiguity import Forks
from grader.reading.bars import with_bars
from grader.reading.brackets import partners, with_angles
from grader.reading.characters import normalised
from grader.reading.complaints import complain
from grader.reading.latex import refuse_missing_braces
from grader.reading.names import Format, Vocabulary
from grader.reading.parser import Parser
from grader.reading.refusals import refuse_code
from grader.reading.scanner import scan
from grader.reading.size import (
    may_be_large,
    refuse_large_tree,
    refuse_long_component,
    refuse_long_text,
    refuse_many_tokens,
)
from grader.reading.tokens import Kind, Token
from grader.reading.words import with_words
from grader.syntax import Node, Span

Tokens = tuple[Token, ...]


def scanned_tokens(text: str, vocabulary: Vocabulary, written: Format) -> Tokens:
    """The tokens as they stand in the text; complains of an empty one."""
    refuse_long_text(text, vocabulary)
    plain = normalised(text)
    refuse_code(plain, vocabulary)
    tokens = tuple(scan(plain))
    if not tokens:
        complain(ComplaintCode.EMPTY, Span(0, len(text)))
    if written is Format.LATEX or (written is Format.AUTO and "\\" in text):
        refuse_missing_braces(tokens)
    return tokens


def bracketed_tokens(text: str, vocabulary: Vocabulary, written: Format) -> Tokens:
    """The tokens of an answer, in which ``<`` and ``>`` may be brackets and every bracket is closed."""
    tokens = tuple(with_angles(scanned_tokens(text, vocabulary, written)))
    partners(tokens)
    return tokens


def tree_of(tokens: Tokens, vocabulary: Vocabulary, forks: Forks) -> Node:
    """The tree of one expression, with these forks taken."""
    refuse_long_component(tokens)
    words = with_bars(with_words(tokens, vocabulary, forks))
    refuse_many_tokens(words)
    forks.tokens += len(words)
    end = words[-1].end if words else 0
    tree = Parser([*words, Token(Kind.END, "", end, end)], vocabulary, forks).whole()
    if may_be_large(words):
        refuse_large_tree(tree)
    return tree
