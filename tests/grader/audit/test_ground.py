"""What is proved of two sides where some functions are defined, and what is not."""

import pytest

from grader.audit.ground import Ground
from grader.equivalence import EmptyDomainError
from tests.grader.expressions import condition, tree


def ground(*functions: str, conditions: str = "") -> Ground:
    asked = condition(conditions) if conditions else ()
    return Ground.of(tuple(map(tree, functions)), names=("x",), positive=(), conditions=asked)


@pytest.mark.parametrize(
    ("functions", "left", "right"),
    [
        (("x^2",), "2x + 0", "2x + 0"),
        (("x^2",), "2*x^(2 - 1)", "2x"),
        (("x^2",), "x sin(x) + x", "x + sin(x) x"),
        (("sin(x)^2",), "sin(2x)", "2 sin(x) cos(x)"),
        (("ln(x)",), "ln(x^2)", "2 ln(x)"),
        (("sqrt(x)",), "|x|", "x"),
        (("x",), "1/x", "x/x^2"),
        (("x",), "sqrt(x)", "x/sqrt(x)"),
    ],
)
def test_sides_that_are_equal_where_the_functions_and_the_left_one_are_defined_are_proved(
    functions: tuple[str, ...], left: str, right: str
) -> None:
    assert ground(*functions).is_proved(tree(left), tree(right))


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("2x", "3x"),
        ("x", "x + 10^(-30)"),
        ("x", "|x|"),
        ("ln(x^2)", "2 ln(x)"),
        ("x", "x + sqrt(x) - sqrt(x)"),
        ("x", "x + 0*ln(x)"),
        ("x", "x + 0*sqrt(-1 - x^2)"),
        ("x + sqrt(-1 - x^2)", "sqrt(-1 - x^2) + x"),
        ("ln(-x) + ln(x)", "ln(x) + ln(-x)"),
    ],
)
def test_sides_that_differ_or_are_not_both_defined_are_not_proved(left: str, right: str) -> None:
    assert not ground("x^2").is_proved(tree(left), tree(right))


def test_conditions_count() -> None:
    assert ground("x", conditions="x > 1").is_proved(tree("|x - 1|"), tree("x - 1"))
    assert not ground("x").is_proved(tree("|x - 1|"), tree("x - 1"))


def test_where_nothing_is_defined_nothing_is_compared() -> None:
    with pytest.raises(EmptyDomainError):
        ground("ln(x)", "ln(-x)")
