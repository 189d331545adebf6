"""High whole powers as generators: the same values, and the same answers as multiplying out."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grader.algebra import compile_program
from grader.algebra.normal_form.conditions import is_nonzero_polynomial
from grader.algebra.normal_form.generators import Kind
from grader.algebra.normal_form.powers import whole_power
from grader.algebra.normal_form.signs import sign_of
from grader.algebra.normal_form.tower import Lattices, Tower
from grader.fuel import Fuel
from grader.limits import HIGH_POWER
from tests.grader.algebra.normal_form.checking import NAMES, breaches, converted, expression

BASES = st.sampled_from(
    ["x+1", "x^2-1", "1-x", "2x+3y", "x*y+y", "e^x-1", "x^2+y^2", "1+sin(x)", "sqrt(x)+1"]
)
EXPONENTS = st.sampled_from([-61, -40, -21, -1, 1, 2, 19, 20, 21, 30, 31, 40, 60, 61, 100])
POWERS = st.builds("({})^({})".format, BASES, EXPONENTS)
PRODUCTS = st.lists(POWERS, min_size=1, max_size=3).map("*".join)
COORDINATES = st.fractions(-3, 3, max_denominator=17)


@settings(deadline=None, max_examples=60)
@given(PRODUCTS, PRODUCTS, COORDINATES, COORDINATES)
def test_kept_powers_have_the_value_of_the_program(first: str, second: str, x: Fraction, y: Fraction) -> None:
    assert not breaches(expression(f"({first}+1)*{second}"), x, y)


def keeping() -> Tower:
    return Tower(Fuel(10_000), Lattices(keeps_powers=True))


@pytest.mark.parametrize(
    ("numbers", "generators"), [((100, 101, 99), 1), ((100, 200), 1), ((200, 100), 2), ((100, 37), 1)]
)
def test_powers_of_one_base_share_generators(numbers: tuple[int, ...], generators: int) -> None:
    tower = keeping()
    base = tower.sum(tower.variable(0), tower.one)
    for number in numbers:
        whole_power(tower, base, number)
    kinds = [each.kind for each in tower.generators.values()]
    assert kinds.count(Kind.POWER) == generators


def test_low_powers_and_powers_of_letters_are_no_generators() -> None:
    tower = keeping()
    x = tower.variable(0)
    assert whole_power(tower, x, 10 * HIGH_POWER) == tower.power(x, 10 * HIGH_POWER)
    low = whole_power(tower, tower.sum(x, tower.one), HIGH_POWER - 1)
    assert low == tower.power(tower.sum(x, tower.one), HIGH_POWER - 1)


def test_power_has_the_sign_of_its_base_and_is_zero_where_that_is() -> None:
    tower = keeping()
    base = tower.sum(tower.variable(0), tower.one)
    odd, even = whole_power(tower, base, 31), whole_power(tower, base, 50)
    assert sign_of(tower, odd) == sign_of(tower, base)
    assert sign_of(tower, even) == 1
    assert is_nonzero_polynomial(tower, odd.above)
    assert is_nonzero_polynomial(tower, tower.difference(odd, tower.one).above)


def test_difference_of_a_power_and_what_it_is_multiplied_out_is_not_claimed_to_be_nonzero() -> None:
    tower = keeping()
    base = tower.sum(tower.variable(0), tower.variable(1))
    power = whole_power(tower, base, HIGH_POWER)
    difference = tower.difference(power, tower.power(base, HIGH_POWER))
    assert not difference.above.is_zero()
    assert not is_nonzero_polynomial(tower, difference.above)


def test_power_of_what_has_a_root_in_it_is_multiplied_out() -> None:
    found = converted(compile_program(expression("(sqrt(2)+1)^40"), names=NAMES), Lattices(keeps_powers=True))
    assert found is not None
    assert Kind.POWER not in [each.kind for each in found[0].generators.values()]
