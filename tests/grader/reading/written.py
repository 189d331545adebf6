"""The vocabularies and forms in which the tables of readings are written."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from grader.printing import to_text
from grader.reading import Format, LeftSide, LeftSideKind, Reading, Vocabulary

Line = dict[str, Any]

_FIELDS = (
    "code",
    "variables",
    "constants",
    "inner",
    "shape",
    "left_sides",
    "vector_allowed",
    "numeric",
    "format",
)


def lines(name: str) -> list[Line]:
    """Every line of a table, with the fields of its group."""
    groups = tomllib.loads((Path(__file__).parent / name).read_text())["group"]
    return [
        {field: group[field] for field in _FIELDS if field in group} | line
        for group in groups
        for line in group["lines"]
    ]


def vocabulary(line: Line) -> Vocabulary:
    return Vocabulary(
        variables=tuple(line.get("variables", ("x",))),
        constants=tuple(line.get("constants", ())),
        inner=tuple((function, argument) for function, argument in line.get("inner", ())),
        shape=tuple(line.get("shape", ())),
        left_sides=tuple(map(left_side, line.get("left_sides", ()))),
        vector_allowed=line.get("vector_allowed", "shape" in line),
        numeric=line.get("numeric", False),
    )


def left_side(written: Mapping[str, Any]) -> LeftSide:
    kind = LeftSideKind(written.get("kind", "derivative"))
    return LeftSide(kind, tuple(written.get("wrt", ())), tuple(written.get("at", ())))


def written_format(line: Line) -> Format:
    return Format(line.get("format", "auto"))


def others(reading: Reading) -> list[str]:
    """The alternatives as the tables write them."""
    return [f"{other.kind or 'together'}: {to_text(other.answer)}" for other in reading.alternatives]
