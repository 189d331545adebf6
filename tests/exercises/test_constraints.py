"""The grammar of constraints: what it means, and where it is wrong."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exercises.constraints import ConstraintError, ConstraintProblem, holds, read_constraint

NAMES = frozenset({"a", "b", "n", "k_1"})
VALUES = {"a": Fraction(2), "b": Fraction(3), "n": Fraction(-1, 2), "k_1": Fraction(12)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a = 2", True),
        ("a != 2", False),
        ("a<b", True),
        ("b <= a", False),
        ("k_1 > b", True),
        ("k_1 >= 13", False),
        ("1 < a < b < k_1", True),
        ("1 < a < b < 3", False),
        ("a + b*a - 1 = 7", True),
        ("a - b - 1 = -2", True),
        ("(a - (b - 1)) = 0", True),
        ("-a + 2 = 0", True),
        ("n*2 = -1", True),
        ("- -a = a", True),
        ("gcd(k_1, b) = 3", True),
        ("gcd(a, b) = 1 and gcd(k_1 + 3, b*5) = 15", True),
        ("gcd(0, a) = 2", True),
        ("a = 1 or b = 3", True),
        ("a = 1 or b = 2", False),
        ("a = 2 or a = 3 and b = 4", True),
        ("(a = 2 or a = 3) and b = 4", False),
        ("((a)) = ((2))", True),
        ("(a + 1)*2 = 6 and ((b = 3))", True),
    ],
)
def test_a_constraint_holds_as_arithmetic_says(text: str, expected: bool) -> None:
    assert holds(read_constraint(text, names=NAMES), VALUES) is expected


def test_the_common_divisor_of_fractions_divides_both_into_whole_numbers() -> None:
    condition = read_constraint("gcd(a, b) = c", names=frozenset("abc"))
    assert holds(condition, {"a": Fraction(1, 2), "b": Fraction(3, 4), "c": Fraction(1, 4)})


@pytest.mark.parametrize(
    ("text", "code", "part"),
    [
        ("", ConstraintProblem.MISSING_OPERAND, ""),
        ("a =", ConstraintProblem.MISSING_OPERAND, ""),
        ("a = = b", ConstraintProblem.MISSING_OPERAND, "="),
        ("a and", ConstraintProblem.MISSING_OPERAND, ""),
        ("a", ConstraintProblem.NO_CONDITION, "a"),
        ("a = 1 or b", ConstraintProblem.NO_CONDITION, "b"),
        ("a = (b = 1)", ConstraintProblem.NO_NUMBER, "("),
        ("-(a = 1) = 2", ConstraintProblem.NO_NUMBER, "("),
        ("c = 1", ConstraintProblem.UNKNOWN_NAME, "c"),
        ("a = sqrt(2)", ConstraintProblem.UNKNOWN_NAME, "sqrt"),
        ("a = 1 b", ConstraintProblem.UNEXPECTED, "b"),
        ("(a = 1", ConstraintProblem.UNEXPECTED, ""),
        ("a = 1)", ConstraintProblem.UNEXPECTED, ")"),
        ("gcd(a) = 1", ConstraintProblem.UNEXPECTED, ")"),
        ("a ≠ b", ConstraintProblem.UNEXPECTED, "≠"),
        ("a = 1.5", ConstraintProblem.UNEXPECTED, "."),
        ("a % 2 = 0", ConstraintProblem.UNEXPECTED, "%"),
        ("a = 1234567890", ConstraintProblem.UNEXPECTED, "1"),
        ("__import__ = 1", ConstraintProblem.UNEXPECTED, "_"),
        ("-" * 50 + "a = 1", ConstraintProblem.TOO_DEEP, "-"),
        ("(" * 50, ConstraintProblem.TOO_DEEP, "("),
        ("a = 1 or " * 50, ConstraintProblem.TOO_LONG, ""),
    ],
)
def test_what_is_no_constraint_is_refused_at_its_place(text: str, code: ConstraintProblem, part: str) -> None:
    with pytest.raises(ConstraintError) as refused:
        read_constraint(text, names=NAMES)
    error = refused.value
    assert (error.code, text[error.start : error.end]) == (code, part)


@given(st.text(alphabet="ab1 +-*()<>=!,gcdandor", max_size=40))
@settings(max_examples=150, deadline=None)
def test_no_text_does_more_than_hold_fail_or_be_refused(text: str) -> None:
    try:
        condition = read_constraint(text, names=NAMES)
    except ConstraintError as error:
        refused = error
    else:
        assert holds(condition, VALUES) in {True, False}
        return
    assert 0 <= refused.start <= refused.end <= len(text)
