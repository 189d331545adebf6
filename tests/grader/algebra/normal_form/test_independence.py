"""Generators called free are independent: no polynomial in them is zero on an open set, unless it is zero."""

from fractions import Fraction
from itertools import combinations_with_replacement

import pytest
from flint import arb, ctx
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from grader.algebra import compile_program
from grader.algebra.balls import ball
from grader.algebra.normal_form.conditions import is_nonzero_polynomial
from grader.algebra.normal_form.evaluation import Values
from grader.algebra.normal_form.generators import Kind, Polynomial
from grader.algebra.normal_form.tower import Tower
from tests.grader.algebra.normal_form.checking import NAMES, converted, expression

PARTS = (
    *("x", "y", "e^x", "e^(x*y)", "e^(e^x)", "sin(x)", "cos(x/2+y)", "tan(x*y)", "ln(x^2+1)", "ln(x+y+9)"),
    *("sqrt(x^2+1)", "cbrt(x*y)", "sqrt(x+9)", "x^y", "atan(x)", "asin(x/9)", "sqrt(1+e^x)", "ln(2+sin(x))"),
    *("2^x", "3^x", "sinh(y)", "abs(x)", "sqrt(sqrt(x^2+1)+x)", "ln(x^2+4)", "sin(sqrt(x^2+2))", "pi*x"),
    *("sqrt(2)*x", "e^(sqrt(2)*x)", "ln(2)*y", "sin(pi*x)"),
)
PLACES = [
    (Fraction(3, 8), Fraction(5, 16)),
    (Fraction(-13, 16), Fraction(9, 4)),
    (Fraction(5, 8), Fraction(1, 8)),
]
BITS = 512


def tower_of(*texts: str) -> Tower | None:
    """A tower with the generators of some expressions."""
    node = expression("+".join(f"({text})*x^{place + 50}" for place, text in enumerate(texts)))
    found = converted(compile_program(node, names=NAMES))
    return None if found is None else found[0]


def is_zero_everywhere(tower: Tower, polynomial: Polynomial) -> bool:
    """At several points, as far as very many bits show; points outside of the domain do not count."""
    values = [Values(tower, tuple(map(ball, place)), bits=BITS).polynomial(polynomial) for place in PLACES]
    with ctx.workprec(BITS):
        return all(not value.is_finite() or abs(value) < arb(2) ** -(BITS // 2) for value in values)


@settings(deadline=None, max_examples=120)
@given(st.lists(st.sampled_from(PARTS), min_size=2, max_size=4, unique=True), st.data())
def test_polynomial_claimed_to_be_nonzero_is_not_zero_on_an_open_set(
    texts: list[str], data: st.DataObject
) -> None:
    tower = tower_of(*texts)
    assume(tower is not None and tower.generators)
    assert tower is not None
    gens = [tower.ring.gens[index] for index in tower.generators]
    monomials = [a * b for a, b in combinations_with_replacement([tower.ring.one, *gens], 2)]
    chosen = data.draw(st.lists(st.sampled_from(monomials), min_size=1, max_size=4))
    numbers = data.draw(st.lists(st.integers(-3, 3), min_size=len(chosen), max_size=len(chosen)))
    polynomial = tower.reduced(sum((c * m for c, m in zip(numbers, chosen, strict=True)), tower.ring.zero))
    if is_nonzero_polynomial(tower, polynomial):
        assert not is_zero_everywhere(tower, polynomial)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("atan(x)", "asin(x/sqrt(1+x^2))"),
        ("atan(x)", "atan((x+1)/(1-x))"),
        ("asin(x)", "atan(x/sqrt(1-x^2))"),
        ("asin(x)", "asin(sqrt(1-x^2))"),
        ("atan(y*x)", "asin(x*y/sqrt(1+x^2*y^2))"),
    ],
)
def test_difference_of_related_inverse_functions_is_not_claimed_to_be_nonzero(
    first: str, second: str
) -> None:
    """Two of them are alike up to a constant: no combination of both counts as independent."""
    found = converted(compile_program(expression(f"({first})*x^2+({second})*x^3"), names=NAMES))
    assert found is not None
    tower = found[0]
    inverse = [i for i, each in tower.generators.items() if each.kind in (Kind.ARCTANGENT, Kind.ARCSINE)]
    assert len(inverse) == 2
    combination = sum((tower.ring.gens[index] for index in inverse), tower.ring.zero)
    assert not is_nonzero_polynomial(tower, combination)


@pytest.mark.parametrize(
    ("text", "zero"),
    [
        ("e^atan(x)+e^asin(x/sqrt(1+x^2))", Kind.EXPONENTIAL),
        ("ln(1+atan(x)^2)+ln(1+asin(x/sqrt(1+x^2))^2)", Kind.LOGARITHM),
        ("sqrt(1+atan(x)^2)+sqrt(1+asin(x/sqrt(1+x^2))^2)", Kind.ROOT),
        ("tan(ln(1+atan(x)^2)/2)+tan(ln(1+asin(x/sqrt(1+x^2))^2)/2)", Kind.HALF_TANGENT),
    ],
)
def test_functions_of_equal_inverse_functions_are_not_claimed_to_be_independent(
    text: str, zero: Kind
) -> None:
    """The difference of both is zero everywhere, though it does not look so."""
    found = converted(compile_program(expression(text), names=NAMES))
    assert found is not None
    tower = found[0]
    twins = [tower.ring.gens[index] for index, each in tower.generators.items() if each.kind is zero]
    for first in twins:
        for second in twins:
            difference = tower.reduced(first - second)
            if first != second and is_zero_everywhere(tower, difference):
                assert not is_nonzero_polynomial(tower, difference)
