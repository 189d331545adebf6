"""The values an author writes for a parameter."""

from fractions import Fraction

import pytest

from exercises.parameters import MOST_VALUES, ValuesError, ValuesProblem, read_values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("2..5", [2, 3, 4, 5]),
        ("7", [7]),
        ("-2..1", [-2, -1, 0, 1]),
        ("-5..-4, 1..2", [-5, -4, 1, 2]),
        (" 3 .. 4 ,9 ", [3, 4, 9]),
        ("1/2, -3/4", [Fraction(1, 2), Fraction(-3, 4)]),
        ("2/4, 1/2, 0..1, 1", [Fraction(1, 2), 0, 1]),
    ],
)
def test_values_stand_in_written_order_each_once(text: str, values: list[Fraction]) -> None:
    assert read_values(text) == tuple(Fraction(value) for value in values)


@pytest.mark.parametrize(
    ("text", "code", "part"),
    [
        ("", ValuesProblem.EMPTY, ""),
        ("  ", ValuesProblem.EMPTY, "  "),
        ("2..5, x", ValuesProblem.NO_NUMBER, " x"),
        ("2,,3", ValuesProblem.NO_NUMBER, ""),
        ("0.5", ValuesProblem.NO_NUMBER, "0.5"),
        ("1/2..3", ValuesProblem.NO_NUMBER, "1/2..3"),
        ("\u0663..\u0664", ValuesProblem.NO_NUMBER, "\u0663..\u0664"),
        ("1, 5..2", ValuesProblem.RANGE_BACKWARDS, " 5..2"),
        ("1/0", ValuesProblem.DIVISION_BY_ZERO, "1/0"),
        ("1..999999999", ValuesProblem.TOO_MANY, "1..999999999"),
        (f"1..{MOST_VALUES}, -1", ValuesProblem.TOO_MANY, " -1"),
        ("9" * 10, ValuesProblem.NO_NUMBER, "9" * 10),
    ],
)
def test_what_is_no_list_of_values_is_refused_at_its_place(text: str, code: ValuesProblem, part: str) -> None:
    with pytest.raises(ValuesError) as refused:
        read_values(text)
    error = refused.value
    assert (error.code, text[error.start : error.end]) == (code, part)
