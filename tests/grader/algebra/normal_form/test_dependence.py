"""Terms of arguments that are combinations of others, over the rational numbers."""

from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from grader.algebra.normal_form.dependence import over_known
from grader.algebra.normal_form.generators import Element
from grader.algebra.normal_form.lattices import combined, vector
from grader.algebra.normal_form.tower import Lattices, Tower
from grader.fuel import Fuel

ROOTS = st.lists(st.integers(-3, 3), min_size=1, max_size=3)
NUMBERS = st.fractions(-5, 5, max_denominator=6)


def tower() -> Tower:
    return Tower(Fuel(10_000), Lattices())


def fraction(growing: Tower, *roots: int, above: Fraction = Fraction(1)) -> Element:
    """``above`` divided by the product of x + y - r and of x - r for negative ones."""
    x, y = growing.variable(0), growing.variable(1)
    found = growing.number(above)
    for root in roots:
        start = growing.sum(x, y) if root >= 0 else x
        found = growing.quotient(found, growing.difference(start, growing.number(Fraction(root))))
    return found


def vectors(growing: Tower, *terms: Element) -> list[dict[str, Fraction]]:
    return [vector(growing, each) for each in terms]


@settings(deadline=None, max_examples=100)
@given(st.lists(ROOTS, min_size=1, max_size=4), ROOTS, ROOTS, NUMBERS, NUMBERS)
def test_sum_over_known_terms_is_the_same_sum(
    known: list[list[int]], first: list[int], second: list[int], a: Fraction, b: Fraction
) -> None:
    growing = tower()
    old = [label for roots in known for label in vector(growing, fraction(growing, *roots))]
    whole = growing.sum(fraction(growing, *first, above=a), fraction(growing, *second, above=b))
    parts = vector(growing, whole)
    found = over_known(growing, parts, old)
    assert growing.difference(combined(growing, parts), combined(growing, found)).above.is_zero()


def test_partial_fractions_are_found_in_both_directions() -> None:
    growing = tower()
    first, second, both = vectors(growing, *(fraction(growing, *roots) for roots in [(-1,), (-2,), (-1, -2)]))
    assert over_known(growing, both, [*first, *second]) == {**first, **dict.fromkeys(second, Fraction(-1))}
    assert over_known(growing, first, [*both, *second]) == {**both, **second}


def test_combination_of_terms_that_are_new_one_by_one_is_found() -> None:
    growing = tower()
    x = growing.variable(0)
    cubic = growing.difference(growing.power(x, 3), growing.one)
    linear = growing.difference(x, growing.one)
    square = growing.sum(growing.sum(growing.power(x, 2), x), growing.one)
    rest = growing.quotient(growing.sum(x, growing.number(Fraction(2))), square)
    known = [label for each in (cubic, linear) for label in vector(growing, growing.inverse(each))]
    assert set(over_known(growing, vector(growing, rest), known)) == set(known)


def test_independent_terms_are_left_alone() -> None:
    growing = tower()
    first, second, other = vectors(growing, *(fraction(growing, *roots) for roots in [(-1,), (-2,), (-3,)]))
    assert over_known(growing, other, [*first, *second]) == other
    assert over_known(growing, other, []) == other
    assert over_known(growing, other, ["a term nobody knows"]) == other
