"""Left sides are taken in every notation, and refused where they name another derivative."""

import tomllib
from pathlib import Path

import pytest

from grader.outcomes import Complaint, ComplaintCode
from grader.printing import to_text
from grader.reading import LeftSide, LeftSideKind, Reading, Vocabulary, read
from tests.grader.reading.written import Line, vocabulary

GROUPS = tomllib.loads((Path(__file__).parent / "left_sides.toml").read_text())["group"]
ACCEPTED = [(group, side) for group in GROUPS for side in group["accepted"]]
REFUSED = [(group, side) for group in GROUPS for side in group["refused"]]

RIGHT_SIDES = {(): "1", (2,): "[1, 2]", (2, 2): "[[1, 2], [3, 4]]"}
LINE = Vocabulary(variables=("x",), left_sides=(LeftSide(LeftSideKind.LINE),))


def read_with(group: Line, side: str) -> tuple[Reading | Complaint, str]:
    right = RIGHT_SIDES[tuple(group.get("shape", ()))]
    return read(f"{side} = {right}", vocabulary(group)), right


@pytest.mark.parametrize(
    ("group", "side"), ACCEPTED, ids=lambda value: value if isinstance(value, str) else ""
)
def test_the_right_side_is_read(group: Line, side: str) -> None:
    found, right = read_with(group, side)
    assert isinstance(found, Reading), found
    assert (to_text(found.answer), found.equal_sides) == (right, ())


@pytest.mark.parametrize(
    ("group", "side"), REFUSED, ids=lambda value: value if isinstance(value, str) else ""
)
def test_another_left_side_is_a_complaint(group: Line, side: str) -> None:
    found, _ = read_with(group, side)
    assert isinstance(found, Complaint), found
    details = dict(found.details)
    assert (found.code, found.start, found.end) == (ComplaintCode.WRONG_LEFT_SIDE, 0, len(side.strip()))
    assert details["expected"] == group["shown"]


@pytest.mark.parametrize(
    ("typed", "means"),
    [
        ("y = 8x - 8", "8x - 8"),
        ("8x - 8", "8x - 8"),
        ("y - 8 = 8(x - 2)", "8*(x - 2) + 8"),
        ("y + 1 = 3x", "3x - 1"),
        ("y = 8(x - 2) + 8", "8*(x - 2) + 8"),
        ("2y = 16x - 16", "(16x - 16)/2"),
        ("y/2 = x", "x/(1/2)"),
        ("8x - 8 = y", "8x - 8"),
    ],
)
def test_a_line_is_solved_for_y(typed: str, means: str) -> None:
    found = read(typed, LINE)
    assert isinstance(found, Reading), found
    assert to_text(found.answer) == means


@pytest.mark.parametrize(
    ("typed", "code", "place"),
    [
        ("x y^2 = 1", ComplaintCode.EQUATION, "y^2"),
        ("y y = x", ComplaintCode.EQUATION, "y"),
        ("1/y = x", ComplaintCode.EQUATION, "1/y"),
        ("y = 2x + y", ComplaintCode.UNKNOWN_NAME, "y"),
        ("2x = 3x", ComplaintCode.EQUATION, "2x"),
        ("8x - y", ComplaintCode.UNKNOWN_NAME, "y"),
    ],
)
def test_what_is_no_line_is_a_complaint(typed: str, code: ComplaintCode, place: str) -> None:
    found = read(typed, LINE)
    assert isinstance(found, Complaint), found
    assert (found.code, typed[found.start : found.end]) == (code, place)


def test_other_readings_of_a_line_are_recorded() -> None:
    found = read("y - 1 = 1/2x", LINE)
    assert isinstance(found, Reading)
    assert to_text(found.answer) == "(1/2)*x + 1"
    assert [to_text(other.answer) for other in found.alternatives] == ["1/(2x) + 1"]


def test_a_left_side_before_several_sides_is_left_out() -> None:
    found = read(
        "f'(x) = x + x = 2x",
        Vocabulary(variables=("x",), left_sides=(LeftSide(LeftSideKind.DERIVATIVE, ("x",)),)),
    )
    assert isinstance(found, Reading)
    assert (to_text(found.answer), [to_text(side) for side in found.equal_sides]) == ("2x", ["x + x"])


def test_a_name_of_the_exercise_is_a_side_and_no_left_side() -> None:
    found = read(
        "x = 2x", Vocabulary(variables=("x",), left_sides=(LeftSide(LeftSideKind.DERIVATIVE, ("x",)),))
    )
    assert isinstance(found, Reading)
    assert [to_text(side) for side in found.equal_sides] == ["x"]
