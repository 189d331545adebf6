"""Polynomials in one name, read off from programs, and their roots."""

from flint import arb, fmpq, fmpq_poly

from grader.algebra import compile_program
from grader.algebra.one_name import in_one_name, real_roots
from tests.grader.expressions import tree


def polynomial_of(text: str) -> tuple[int | None, fmpq_poly] | None:
    program = compile_program(tree(text, letters=("x", "y")), names=("x", "y"))
    found = in_one_name(program)[program.result]
    return None if found is None else (found.column, found.polynomial)


def test_polynomial_in_one_name_is_read_off() -> None:
    assert polynomial_of("(y^2-3)*(y+1)/2") == (1, fmpq_poly([-3, -3, 1, 1]) / fmpq(2))


def test_number_is_a_polynomial_in_no_name() -> None:
    assert polynomial_of("3/4") == (None, fmpq_poly([fmpq(3, 4)]))


def test_other_values_are_none() -> None:
    texts = ("x*y", "sin(x)", "1/x", "x^(1/2)", "x^17", "x*sqrt(2)", "(x^9)*(x^9)")
    assert [polynomial_of(text) for text in texts] == [None] * len(texts)


def test_roots_of_several_polynomials_are_in_order_and_each_there_once() -> None:
    roots = real_roots([fmpq_poly([-2, 0, 1]), fmpq_poly([0, -1, 1]), fmpq_poly([0, 5]), fmpq_poly([7])])
    assert len(roots) == 4
    expected = (-arb(2).sqrt(), arb(0), arb(1), arb(2).sqrt())
    assert all(root.overlaps(at) for root, at in zip(roots, expected, strict=True))


def test_roots_next_to_each_other_are_told_apart() -> None:
    scale = 10**60
    first, second = real_roots([fmpq_poly([-scale, scale]), fmpq_poly([-scale - 1, scale])])
    assert first < second
