"""Which bracket closes which."""

from collections.abc import Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import NoReturn

from grader.outcomes import ComplaintCode
from grader.reading.complaints import complain
from grader.reading.tokens import Kind, Token

_OPEN, _CLOSE = Kind.OPEN, Kind.CLOSE

_SHOWN = MappingProxyType({")": "(", "]": "[", "}": "{", ">": "<", "|": "|", "end": "\\begin"})


def partners(tokens: Sequence[Token]) -> dict[int, int]:
    """The index of the closing bracket for every opening one; complains of the first that has none."""
    found: dict[int, int] = {}
    waiting: list[int] = []
    for index, token in enumerate(tokens):
        if token.kind is _OPEN:
            waiting.append(index)
        elif token.kind is _CLOSE:
            found[_opening(tokens, waiting, token)] = index
    if waiting:
        complain_unclosed(tokens[waiting[-1]])
    return found


def _opening(tokens: Sequence[Token], waiting: list[int], closing: Token) -> int:
    if not waiting:
        complain(ComplaintCode.BRACKET_UNOPENED, closing, bracket=closing.text, opening=_SHOWN[closing.text])
    opening = waiting.pop()
    if tokens[opening].text != closing.text:
        complain_unclosed(tokens[opening])
    return opening


def complain_unclosed(token: Token) -> NoReturn:
    complain(ComplaintCode.BRACKET_UNCLOSED, token, bracket=_SHOWN[token.text], closing=token.text)


def with_angles(tokens: Sequence[Token]) -> Sequence[Token]:
    """Where ``<`` stands before an operand with nothing to compare, it and its ``>`` are brackets."""
    if "<" not in [token.text for token in tokens]:
        return tokens
    result: list[Token] = []
    open_angles = 0
    for index, token in enumerate(tokens):
        before = result[-1].kind if result else Kind.COMMA
        if (
            token.text == "<"
            and token.kind is Kind.RELATION
            and before in (Kind.COMMA, Kind.OPEN, Kind.EQUALS)
        ):
            open_angles += 1
            result.append(replace(token, kind=Kind.OPEN, text=">"))
        elif token.text == ">" and token.kind is Kind.RELATION and open_angles and _ends_group(tokens, index):
            open_angles -= 1
            result.append(replace(token, kind=Kind.CLOSE))
        else:
            result.append(token)
    return result


def _ends_group(tokens: Sequence[Token], index: int) -> bool:
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    return after is None or after.kind in (Kind.COMMA, Kind.CLOSE) or after.text == ">"
