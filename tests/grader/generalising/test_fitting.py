"""Answers to several variants become one formula in the parameters."""

from collections.abc import Mapping
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grader import Sample, generalise

VARIANTS = ({"a": 5, "n": 2}, {"a": 3, "n": 4}, {"a": -2, "n": 3}, {"a": 7, "n": 6})
POWER = {"task": "derivative", "function": "x^2", "variables": ["x"]}


def sample(text: str, values: Mapping[str, int], record: Mapping[str, object] = POWER) -> Sample:
    return Sample(record, text, {name: Fraction(value) for name, value in values.items()})


def formulas(*samples: Sample) -> list[tuple[str, int]]:
    return [(found.formula, len(found.members)) for found in generalise(samples)]


@pytest.mark.parametrize(
    ("answers", "formula"),
    [
        (("10x", "12x^3", "-6x^2", "42x^5"), "a*n*x^(n - 1)"),
        (("5x^2", "3x^4", "-2x^3", "7x^6"), "a*x^n"),
        (("x^2*10", "12x^4", "-x^3*6", "x^6*42"), "a*n*x^n"),
        (("2x", "4x^3", "3x^2", "6x^5"), "n*x^(n - 1)"),
        (("5x^3/3", "3/5 x^5", "-x^4/2", "x^7"), "(a/(n + 1))*x^(n + 1)"),
        (("sin(5x)", "sin(3x)", "sin(-2x)", "sin(7x)"), "sin(a*x)"),
        (("e^(2x)+5", "3+e^(4x)", "e^(3x)-2", "e^(6x)+7"), "e^(n*x) + a"),
        (("5/x", "3/x", "-2/x", "7/x"), "a/x"),
        (("5*2*x^3", "3*4x^5", "-2*3*x^4", "7*6*x^7"), "a*n*x^(n + 1)"),
        (("10", "12", "-6", "42"), "a*n"),
        (("2", "2", "2", "2"), "2"),
    ],
)
def test_numbers_become_what_fits_every_variant(answers: tuple[str, ...], formula: str) -> None:
    samples = [sample(text, values) for text, values in zip(answers, VARIANTS, strict=True)]
    assert formulas(*samples) == [(formula, 4)]


def test_different_answers_have_formulas_of_their_own_the_most_frequent_first() -> None:
    rows = [("5x^2", 0), ("3x^4", 1), ("-2x^3", 2), ("10x^2", 0), ("12x^4", 1), ("sin x", 3)]
    samples = [sample(text, VARIANTS[variant]) for text, variant in rows]
    assert formulas(*samples) == [("a*x^n", 3), ("a*n*x^n", 2), ("sin(x)", 1)]


def test_a_number_no_formula_gives_stays_a_number() -> None:
    assert formulas(sample("1000x^2", VARIANTS[0]), sample("1000x^4", VARIANTS[1])) == [("1000x^n", 2)]


def test_without_parameters_an_answer_is_itself() -> None:
    assert formulas(sample("6x + 1", {}), sample("6x + 1", {}), sample("7x", {})) == [
        ("6x + 1", 2),
        ("7x", 1),
    ]


def test_a_vector_is_one_formula() -> None:
    record = {"task": "gradient", "function": "x*y", "variables": ["x", "y"]}
    samples = [
        sample(text, values, record)
        for text, values in zip(("[5x, 2y]", "[3x, 4y]"), VARIANTS[:2], strict=True)
    ]
    assert formulas(*samples) == [("[a*x, n*y]", 2)]


def test_what_cannot_be_read_stands_alone() -> None:
    assert formulas(sample("3x +", VARIANTS[0]), sample("1/0", VARIANTS[1])) == [("3x +", 1), ("1/0", 1)]


def test_nothing_is_made_of_nothing() -> None:
    assert generalise([]) == ()


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(-9, 9), st.integers(1, 9)), min_size=2, max_size=6))
def test_every_sample_is_in_exactly_one_formula(values: list[tuple[int, int]]) -> None:
    samples = [sample(f"{a * n}x^{n}-{a + 2}", {"a": a, "n": n}) for a, n in values]
    places = sorted(place for found in generalise(samples) for place in found.members)
    assert places == list(range(len(samples)))
