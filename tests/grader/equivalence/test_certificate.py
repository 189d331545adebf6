"""Decimals of counterexamples are right to the last digit shown."""

from fractions import Fraction

import pytest
from flint import arb, ctx
from hypothesis import example, given, settings
from hypothesis import strategies as st

from grader.algebra.balls import ball
from grader.equivalence.certificate import counterexample, decimal


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("2/3", "0.666667"),
        ("-1/2", "-0.5"),
        ("1/3000000000", "3.33333e-10"),
        ("12345678", "12345678"),
        ("-123456789012/7", "-1.76367e10"),
        ("99999999/100000000", "1"),
        ("1/1024", "0.000976563"),
        ("0", "0"),
        ("100", "100"),
    ],
)
def test_number_is_rounded_to_six_digits_or_whole(value: str, shown: str) -> None:
    with ctx.workprec(128):
        assert decimal(ball(Fraction(value)), 6) == shown


@settings(deadline=None, max_examples=200)
@given(st.fractions(max_denominator=10**12).filter(bool), st.integers(3, 30))
@example(Fraction(63450, 999999999997), 3)  # 6.345000000019e-8: next to halfway
def test_decimal_is_nearest_to_the_value(value: Fraction, digits: int) -> None:
    with ctx.workprec(512):
        shown = decimal(ball(value), digits)
    if shown is None:  # halfway between two decimals, which a ball cannot tell apart
        assert 10**40 % value.denominator == 0
        return
    figures = len(shown.lstrip("-").partition("e")[0].replace(".", "").strip("0"))
    assert figures <= max(digits, 10)
    assert abs(Fraction(shown) - value) <= abs(value) * Fraction(1, 2 * 10 ** (digits - 1))


def test_ball_too_wide_for_the_digits_is_not_written() -> None:
    with ctx.workprec(128):
        assert decimal(arb(1, "0.001"), 6) is None


def test_huge_number_has_a_decimal_exponent() -> None:
    with ctx.workprec(128):
        assert decimal(arb(2) ** (10**30), 6) == "3.11191e301029995663981195213738894724"


def test_values_are_shown_to_where_they_differ() -> None:
    with ctx.workprec(400):
        near = ball(2 + Fraction(1, 10**50))
        found = counterexample(("x",), (Fraction(3, 2),), answer=near, expected=arb(2))
    assert found is not None
    assert found.point == (("x", "3/2"),)
    assert found.expected == "2"
    assert found.answer == "2." + "0" * 49 + "1"


def test_values_that_look_the_same_at_every_length_are_no_counterexample() -> None:
    with ctx.workprec(128):
        assert counterexample((), (), answer=arb(2).sqrt(), expected=arb(2).sqrt()) is None
