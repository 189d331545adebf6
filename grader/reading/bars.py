"""Which way each bar of an absolute value turns: ``|x||x + 1|`` and ``|x + |y||``.

A bar closes if one is open and an operand precedes, else it opens; if that does not balance, the reading
that does and closes earliest.
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from grader import limits
from grader.reading.brackets import complain_unclosed
from grader.reading.tokens import Kind, Token

# After one of these an operand is complete.
_ENDS_OPERAND = frozenset(
    {Kind.NUMBER, Kind.NAME, Kind.CONSTANT, Kind.BASIS, Kind.VULGAR, Kind.CLOSE, Kind.PRIME}
)


_BAR = Kind.BAR


def with_bars(tokens: Sequence[Token]) -> list[Token]:
    """Every bar turned into an opening or a closing bracket."""
    result = list(tokens)
    if _BAR not in [token.kind for token in tokens]:
        return result
    for places in _bars_by_group(tokens):
        for place, closes in zip(places, _turns(tokens, places), strict=True):
            result[place] = replace(tokens[place], kind=Kind.CLOSE if closes else Kind.OPEN)
    return result


def _bars_by_group(tokens: Sequence[Token]) -> list[list[int]]:
    """The places of the bars that may close each other: those within the same brackets."""
    finished: list[list[int]] = []
    groups: list[list[int]] = [[]]
    for index, token in enumerate(tokens):
        if token.kind is _BAR:
            groups[-1].append(index)
        elif token.kind is Kind.OPEN:
            groups.append([])
        elif token.kind is Kind.CLOSE:
            finished.append(groups.pop())
    return [*finished, *groups]


def _turns(tokens: Sequence[Token], places: list[int]) -> list[bool]:
    """Whether each bar of a group closes."""
    turns = _greedy_turns(tokens, places)
    if 2 * sum(turns) == len(turns):
        return turns
    found = _balanced_turns(tokens, places) if len(places) <= limits.DEPTH else None
    return found if found is not None else complain_unclosed(tokens[_last_unclosed(places, turns)])


def _greedy_turns(tokens: Sequence[Token], places: list[int]) -> list[bool]:
    turns: list[bool] = []
    depth, closes = 0, False
    for place in places:
        closes = depth > 0 and _operand_precedes(tokens, place, after_closing=closes)
        depth += -1 if closes else 1
        turns.append(closes)
    return turns


def _operand_precedes(tokens: Sequence[Token], place: int, *, after_closing: bool) -> bool:
    before = tokens[place - 1].kind if place else Kind.END
    return after_closing if before is Kind.BAR else before in _ENDS_OPERAND


def _balanced_turns(tokens: Sequence[Token], places: list[int]) -> list[bool] | None:
    """The balanced turns that close earliest, None if there are none."""

    @cache
    def rest(number: int, depth: int, after_closing: bool) -> tuple[bool, ...] | None:
        if number == len(places):
            return None if depth else ()
        may_close = depth > 0 and _operand_precedes(tokens, places[number], after_closing=after_closing)
        for closes in (True, False) if may_close else (False,):
            turns = rest(number + 1, depth - 1 if closes else depth + 1, closes)
            if turns is not None:
                return (closes, *turns)
        return None

    turns = rest(0, 0, False)
    return None if turns is None else list(turns)


def _last_unclosed(places: list[int], turns: list[bool]) -> int:
    waiting: list[int] = []
    for place, closes in zip(places, turns, strict=True):
        if closes:
            waiting.pop()
        else:
            waiting.append(place)
    return waiting[-1]
