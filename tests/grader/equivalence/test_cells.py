"""Where all cells in which nothing can hide are known, and what lies in them."""

from fractions import Fraction

import pytest

from grader.equivalence.case import Case
from grader.equivalence.cells import Cells, cells_of
from tests.grader.equivalence.questions import expected_of
from tests.grader.expressions import tree


def found(expected: str, answer: str, names: str = "x") -> Cells | None:
    node = tree(answer, letters=tuple(names.split()))
    return cells_of(Case(expected_of(expected, names=names), node, node))


def counts(cells: Cells | None) -> list[int] | None:
    return None if cells is None else [len(here) for here in cells.walls]


@pytest.mark.parametrize(
    ("expected", "answer", "walls"),
    [
        ("x", "sin(x)+e^x/x", [0]),
        ("|x-3|", "x-3", [1]),
        ("x", "sqrt((x^2-2)^2)", [2]),
        ("x", "(x-5)^(1/3)", [1]),
        ("x", "asin(x)", [2]),
        ("x", "|ln(x)|", [2]),
        ("x", "e^(ln(acos(x)))", [2]),
        ("x", "atan(1/x)", [1]),
        ("x", "|x^2+1|+ln(2+cosh(x))", [0]),
        ("x", "|2+sin(x)|", [0]),
        ("ln(sin(x))", "ln(sin(x))+|x|", [1]),
    ],
)
def test_walls_across_one_axis(expected: str, answer: str, walls: list[int]) -> None:
    assert counts(found(expected, answer)) == walls


def test_walls_across_two_axes() -> None:
    assert counts(found("x+y", "|x y|+sqrt((y-1)^2)", "x y")) == [1, 2]


@pytest.mark.parametrize(
    "answer", ["|sin(x)|", "sqrt(x-sqrt(2))", "|x-atan(x)-1|", "atan(tan(x))", "ln(x e^x-1)"]
)
def test_walls_at_unknown_places_leave_no_cells(answer: str) -> None:
    assert found("x", answer) is None


def test_wall_that_is_none_of_one_name_leaves_no_cells() -> None:
    assert found("x", "|x-y|", "x y") is None


def test_points_lie_in_their_cells() -> None:
    cells = found("x+y", "|x^2-2|+|y|", "x y")
    assert cells is not None
    assert {cell for cell, _ in cells.with_points()} == {(i, j) for i in range(3) for j in range(2)}
    assert all(cells.cell(point) == cell for cell, points in cells.with_points() for point in points)


def test_point_on_a_wall_is_in_no_cell() -> None:
    cells = found("x", "|x-3|")
    assert cells is not None
    assert [cells.cell((Fraction(at),)) for at in (2, 3, 4)] == [(0,), None, (1,)]
