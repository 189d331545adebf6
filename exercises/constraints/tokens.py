"""The tokens of a constraint, and what can be wrong with one."""

import re
from dataclasses import dataclass
from enum import StrEnum

MOST_CHARACTERS = 300
TOKEN = re.compile(
    r"\s*(?:([0-9]{1,9})(?![0-9])|([A-Za-z][A-Za-z0-9_]*)|(!=|<=|>=|[=<>+\-*(),])|(\S))", re.ASCII
)
KEYWORDS = frozenset({"and", "or"})


class ConstraintProblem(StrEnum):
    TOO_LONG = "constraint-too-long"
    TOO_DEEP = "constraint-too-deep"
    UNEXPECTED = "constraint-unexpected"
    MISSING_OPERAND = "constraint-missing-operand"
    UNKNOWN_NAME = "constraint-unknown-name"
    NO_NUMBER = "constraint-no-number"
    NO_CONDITION = "constraint-no-condition"


@dataclass(frozen=True, slots=True)
class Token:
    """``text`` at ``start``; the last token of every constraint is empty."""

    text: str
    start: int
    is_word: bool = False


class ConstraintError(Exception):
    """The text is no constraint; ``text[start:end]`` is the token at fault, empty at the end of the text."""

    def __init__(self, code: ConstraintProblem, token: Token) -> None:
        super().__init__(code, token)
        self.code = code
        self.start = token.start
        self.end = token.start + len(token.text)


def read_tokens(text: str) -> tuple[Token, ...]:
    if len(text) > MOST_CHARACTERS:
        raise ConstraintError(ConstraintProblem.TOO_LONG, Token("", MOST_CHARACTERS))
    tokens = []
    for found in TOKEN.finditer(text):
        token = Token(found[found.lastindex or 0], found.start(found.lastindex or 0), found.lastindex == 2)
        if found.lastindex == 4:
            raise ConstraintError(ConstraintProblem.UNEXPECTED, token)
        tokens.append(Token(token.text, token.start, token.is_word and token.text not in KEYWORDS))
    return (*tokens, Token("", len(text)))
