"""Names an author may not use, because what is printed with them would not be read back."""

import re
from fractions import Fraction

from grader.reading.authors import read_expression
from grader.reading.functions import CONSTANTS, FUNCTIONS
from grader.reading.lexicon import BASIS, spellings
from grader.reading.names import Vocabulary
from grader.syntax import Name, Number, Product

# One letter of differentials, never a name.
_DIFFERENTIAL = "d"

_TWO = Number(Fraction(2))


def refused_names(vocabulary: Vocabulary) -> tuple[str, ...]:
    """The exercise's names that are reserved, spelled alike, or not read back from what is printed."""
    return tuple(dict.fromkeys(name for name in vocabulary.names if _is_refused(name, vocabulary)))


def _is_refused(name: str, vocabulary: Vocabulary) -> bool:
    return (
        _is_reserved(name, vocabulary)
        or _is_spelled_twice(name, vocabulary)
        or not _is_read_back(name, vocabulary)
    )


def _is_reserved(name: str, vocabulary: Vocabulary) -> bool:
    reserved = {_DIFFERENTIAL, *CONSTANTS, *FUNCTIONS}
    plain = {spelling.lower() if len(spelling) > 1 else spelling for spelling in spellings(name)}
    return bool(reserved & plain) or (vocabulary.vector_allowed and name in BASIS)


def _is_spelled_twice(name: str, vocabulary: Vocabulary) -> bool:
    own = set(spellings(name))
    return sum(bool(own.intersection(spellings(other))) for other in vocabulary.names) > 1


def _is_read_back(name: str, vocabulary: Vocabulary) -> bool:
    if not re.fullmatch(r"[^\W\d_]+_?[A-Za-z0-9]*", name):
        return False
    read = {text: read_expression(text, vocabulary) for text in (name, f"2{name}")}
    return read == {name: Name(name), f"2{name}": Product((_TWO, Name(name)))}
