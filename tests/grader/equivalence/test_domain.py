"""Sample points lie inside the domain, however far away or narrow that is."""

from collections.abc import Callable
from fractions import Fraction

import mpmath
import pytest

from grader.equivalence import DomainSample, EmptyDomainError, sample_domain
from grader.limits import SAMPLE_POINTS
from tests.grader.expressions import DIGITS, condition, number, tree

Inside = Callable[..., bool]

HARD: tuple[tuple[str, tuple[str, ...], Inside], ...] = (
    ("sqrt(x-2000)", ("x",), lambda x: x > 2000),
    ("asin(10x-1)", ("x",), lambda x: 0 < x < Fraction(1, 5)),
    ("ln(ln(ln(x)))", ("x",), lambda x: mpmath.log(number(x)) > 1),
    ("sqrt(1/1000-x^2)", ("x",), lambda x: x * x < Fraction(1, 1000)),
    ("sqrt((x-1000)(1001-x))", ("x",), lambda x: 1000 < x < 1001),
    ("ln(x-5)/sqrt(6-x)", ("x",), lambda x: 5 < x < 6),
    ("sqrt(1-x^2-y^2-z^2)", ("x", "y", "z"), lambda x, y, z: x * x + y * y + z * z < 1),
    ("sqrt(x-y)+ln(y-x^2)", ("x", "y"), lambda x, y: x * x < y < x),
    ("acosh(x)+asec(y)", ("x", "y"), lambda x, y: x > 1 and abs(y) > 1),
    ("x^x", ("x",), lambda x: x > 0),
    ("atanh(x/50)", ("x",), lambda x: abs(x) < 50),
    ("1/(x^2-1)", ("x",), lambda x: abs(x) != 1),
)

EMPTY = (
    "sqrt(-1-x^2)",
    "ln(-x^2)",
    "asin(2+x^2)",
    "acosh(-abs(x))",
    "sqrt(x-1)+sqrt(-1-x)",
    "0*ln(-1)",
    "1/(x-x)",
)


@pytest.mark.parametrize(("text", "letters", "is_inside"), HARD)
def test_all_points_are_inside(text: str, letters: tuple[str, ...], is_inside: Inside) -> None:
    points = sampled(text, letters=letters).points
    assert len(set(points)) == len(points) >= SAMPLE_POINTS
    with mpmath.workdps(DIGITS):
        assert [point for point in points if not is_inside(*point)] == []


@pytest.mark.parametrize("text", EMPTY)
def test_empty_domain_is_refused(text: str) -> None:
    with pytest.raises(EmptyDomainError):
        sampled(text)


@pytest.mark.parametrize("asked", ["x = 1", "x > x", "x^2 < 0", "x < 0"])
def test_condition_that_leaves_nothing_is_refused(asked: str) -> None:
    with pytest.raises(EmptyDomainError):
        sample_domain((tree("sqrt(x)"),), names=("x",), conditions=condition(asked), seed="seed")


def test_positive_names_are_positive() -> None:
    letters = ("x", "a", "b")
    nodes = (tree("a*x+b", letters=letters),)
    points = sample_domain(nodes, names=letters, positive=("a", "b"), seed="seed").points
    assert len(points) >= SAMPLE_POINTS
    assert all(a > 0 and b > 0 for _, a, b in points)
    assert {x > 0 for x, _, _ in points} == {True, False}


@pytest.mark.parametrize(
    ("asked", "is_kept"),
    [
        ("x > 100", lambda x: x > 100),
        ("x < -3", lambda x: x < -3),
        ("0 < x < 1/100", lambda x: 0 < x < Fraction(1, 100)),
        ("x^2 > 50", lambda x: x * x > 50),
        ("x != 1", lambda x: x != 1),
        ("2 <= x <= 3", lambda x: 2 < x < 3),
    ],
)
def test_conditions_are_kept(asked: str, is_kept: Inside) -> None:
    nodes = (tree("x^2"),)
    points = sample_domain(nodes, names=("x",), conditions=condition(asked), seed="seed").points
    assert len(points) >= SAMPLE_POINTS
    assert all(map(is_kept, (x for (x,) in points)))


def test_every_tree_is_defined_at_every_point() -> None:
    nodes = (tree("x"), tree("ln(x)"), tree("sqrt(2-x)"))
    sample = sample_domain(nodes, names=("x",), seed="seed")
    assert all(0 < x < 2 for (x,) in sample.points)
    assert all(len(spot.values) == 3 and spot.values[0] == spot.coordinates[0] for spot in sample.spots)


def test_points_are_on_both_sides_of_a_gap() -> None:
    assert {x > 0 for (x,) in sampled("1/x").points} == {True, False}


def test_same_seed_gives_the_same_points() -> None:
    assert sampled("ln(x)", seed="a").points == sampled("ln(x)", seed="a").points


def test_another_seed_gives_other_points() -> None:
    assert sampled("ln(x)", seed="a").points != sampled("ln(x)", seed="b").points


def test_without_names_there_is_one_point() -> None:
    assert sampled("pi", letters=()).points == ((),)


def sampled(text: str, *, letters: tuple[str, ...] = ("x",), seed: str = "seed") -> DomainSample:
    return sample_domain((tree(text, letters=letters),), names=letters, seed=seed)
