"""The values a parameter may take, as an author writes them: ``2..9``, ``-5..-1, 1..5``, ``1/2, 3/2``.

Grammar: ``values = item ("," item)*``, ``item = whole ".." whole | number``, ``number = whole ["/" digits]``.
"""

import re
from enum import StrEnum
from fractions import Fraction

MOST_VALUES = 10_000
DIGITS = 9

RANGE = re.compile(rf"\s*(-?\d{{1,{DIGITS}}})\s*\.\.\s*(-?\d{{1,{DIGITS}}})\s*", re.ASCII)
NUMBER = re.compile(rf"\s*(-?\d{{1,{DIGITS}}})(?:\s*/\s*(\d{{1,{DIGITS}}}))?\s*", re.ASCII)


class ValuesProblem(StrEnum):
    EMPTY = "values-empty"
    NO_NUMBER = "values-no-number"
    RANGE_BACKWARDS = "values-range-backwards"
    DIVISION_BY_ZERO = "values-division-by-zero"
    TOO_MANY = "values-too-many"


class ValuesError(Exception):
    """The text is no list of values; ``text[start:end]`` is the item at fault."""

    def __init__(self, code: ValuesProblem, *, start: int, end: int) -> None:
        super().__init__(code, start, end)
        self.code = code
        self.start = start
        self.end = end


def read_values(text: str) -> tuple[Fraction, ...]:
    """The values in written order, each once."""
    if not text.strip():
        raise ValuesError(ValuesProblem.EMPTY, start=0, end=len(text))
    values: dict[Fraction, None] = {}
    start = 0
    for item in text.split(","):
        values.update(dict.fromkeys(_item_values(item, start=start)))
        if len(values) > MOST_VALUES:
            raise ValuesError(ValuesProblem.TOO_MANY, start=start, end=start + len(item))
        start += len(item) + 1
    return tuple(values)


def _item_values(item: str, *, start: int) -> list[Fraction]:
    """item = whole ".." whole | whole ["/" digits]"""
    end = start + len(item)
    if found := RANGE.fullmatch(item):
        low, high = int(found[1]), int(found[2])
        if low > high:
            raise ValuesError(ValuesProblem.RANGE_BACKWARDS, start=start, end=end)
        if high - low >= MOST_VALUES:
            raise ValuesError(ValuesProblem.TOO_MANY, start=start, end=end)
        return [Fraction(value) for value in range(low, high + 1)]
    found = NUMBER.fullmatch(item)
    if found is None:
        raise ValuesError(ValuesProblem.NO_NUMBER, start=start, end=end)
    if found[2] is not None and int(found[2]) == 0:
        raise ValuesError(ValuesProblem.DIVISION_BY_ZERO, start=start, end=end)
    return [Fraction(int(found[1]), int(found[2] or 1))]
