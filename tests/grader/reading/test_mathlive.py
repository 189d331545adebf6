"""What the maths field emits is read as the person who typed it sees it."""

import tomllib
from pathlib import Path

import pytest

from grader.outcomes import Complaint
from grader.reading import Format, LeftSide, LeftSideKind, Reading, Vocabulary, read

LINES = tomllib.loads((Path(__file__).parent / "mathlive.toml").read_text())["line"]
READABLE = [line for line in LINES if "means" in line]
UNREADABLE = [line for line in LINES if "complaint" in line]

Line = dict[str, str | list[str] | list[int]]


def vocabulary(line: Line) -> Vocabulary:
    return Vocabulary(
        variables=tuple(map(str, line.get("variables", "x"))),
        constants=tuple(map(str, line.get("constants", ()))),
        shape=tuple(map(int, line.get("shape", ()))),
        vector_allowed="shape" in line,
        left_sides=(LeftSide(LeftSideKind.DERIVATIVE, ("x",)),),
    )


def name(line: Line) -> str:
    return f"{line['settings']}:{line['typed']}"


@pytest.mark.parametrize("line", READABLE, ids=name)
def test_the_latex_means_what_the_field_shows(line: Line) -> None:
    found = read(str(line["latex"]), vocabulary(line), format=Format.LATEX)
    meant = read(str(line["means"]), vocabulary(line), format=Format.TEXT)
    assert isinstance(found, Reading)
    assert isinstance(meant, Reading)
    assert found.answer == meant.answer


@pytest.mark.parametrize("line", UNREADABLE, ids=name)
def test_what_cannot_be_read_gets_its_complaint(line: Line) -> None:
    found = read(str(line["latex"]), vocabulary(line), format=Format.LATEX)
    assert isinstance(found, Complaint)
    assert found.code == line["complaint"]
