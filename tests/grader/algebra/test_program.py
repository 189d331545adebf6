"""Programs from trees: equal parts once, constants exact, conditions on the domain kept."""

from fractions import Fraction

import pytest

from grader.algebra import compile_program, compile_together, constant_value, zero_denominator
from grader.algebra.compilation import resolve
from grader.algebra.program import Operation, Program
from grader.limits import FOLDED_BITS
from grader.syntax import Name, Negation, Node
from tests.grader.expressions import tree

PAIR = ("x", "y")


def program(text: str, *names: str) -> Program:
    return compile_program(tree(text, letters=names or ("x",)), names=names or ("x",))


def operations(text: str, *names: str) -> list[Operation]:
    return [step.operation for step in program(text, *names).instructions]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1/3 + 1/6", Fraction(1, 2)),
        ("2^10", Fraction(1024)),
        ("(2/3)^(-2)", Fraction(9, 4)),
        ("sqrt(4)", Fraction(2)),
        ("(8/27)^(1/3)", Fraction(2, 3)),
        ("(-8)^(1/3)", Fraction(-2)),
        ("(-8)^(2/6)", Fraction(-2)),
        ("4^0.5", Fraction(2)),
        ("log(8, 2)", Fraction(3)),
        ("log(1/100, 10)", Fraction(-2)),
        ("ln(e^3)", Fraction(3)),
        ("sin(pi/6)", Fraction(1, 2)),
        ("cos(7 pi)", Fraction(-1)),
        ("tan(3 pi/4)", Fraction(-1)),
        ("sec(pi/3)", Fraction(2)),
        ("|-3/2|", Fraction(3, 2)),
        ("sgn(-5)", Fraction(-1)),
        ("x - x + 5", Fraction(5)),
        ("0 x", Fraction(0)),
    ],
)
def test_constant_folds_to_its_exact_value(text: str, value: Fraction) -> None:
    assert constant_value(tree(text)) == value


@pytest.mark.parametrize(
    "text", ["sqrt(2)", "pi", "e", "sin(1)", "2^(1/3)", "1/0", "0^0", "sqrt(-4)", "x", "tan(pi/2)"]
)
def test_what_is_no_rational_number_does_not_fold(text: str) -> None:
    assert constant_value(tree(text)) is None


def test_folding_stops_where_numbers_get_long() -> None:
    assert constant_value(tree(f"2^{FOLDED_BITS}")) is None
    assert constant_value(tree("9^9^9^9")) is None


def test_equal_parts_are_computed_once() -> None:
    assert operations("sin(x^2) + sin(x^2) cos(x^2)").count(Operation.POWER) == 1


def test_order_of_terms_and_factors_makes_no_difference() -> None:
    both = compile_together(
        (tree("x y + sin(x)", letters=PAIR), tree("sin x + y*x", letters=PAIR)), names=PAIR
    )
    assert both.outputs[0] == both.outputs[1]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("x + x", "2x"),
        ("1 - x", "-(x - 1)"),
        ("(1 - x)^2", "(x - 1)^2"),
        ("(x^3)^(1/3)", "x"),
        ("(x^2)^(1/2)", "|x|"),
        ("cbrt(x)^2", "x^(2/3)"),
        ("x^(sqrt(4))", "x^2"),
        ("ln(e^x)", "x"),
        ("atanh(tanh x)", "x"),
        ("acosh(cosh x)", "|x|"),
        ("(e^x)^2", "e^(2x)"),
        ("x^1", "x"),
        ("root(x, 6)^2", "sqrt(x)^(2/3)"),
    ],
)
def test_exact_rewriting_finds_the_same_instruction(first: str, second: str) -> None:
    both = compile_together((tree(first), tree(second)), names=("x",))
    assert both.outputs[0] == both.outputs[1]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("(x^2)^(1/2)", "x"),
        ("asin(sin x)", "x"),
        ("sqrt(x^2 y)", "x sqrt(y)"),
        ("x^2", "x^3"),
        ("atan(tan x)", "x"),
    ],
)
def test_what_is_not_the_same_stays_apart(first: str, second: str) -> None:
    both = compile_together((tree(first, letters=PAIR), tree(second, letters=PAIR)), names=PAIR)
    assert both.outputs[0] != both.outputs[1]


@pytest.mark.parametrize(
    ("text", "operation"),
    [
        ("0*ln(x)", Operation.CALL),
        ("x/x", Operation.QUOTIENT),
        ("x^0", Operation.POWER),
        ("e^(ln x)", Operation.CALL),
        ("sqrt(x)^2", Operation.POWER),
        ("sin(asin(x))", Operation.CALL),
    ],
)
def test_condition_on_the_domain_outlives_its_value(text: str, operation: Operation) -> None:
    assert operation in operations(text)


def test_what_is_defined_everywhere_and_unused_is_dropped() -> None:
    assert operations("0*sin(x^2) + 3") == [Operation.NUMBER]


def test_extent_remembers_constants_that_were_folded_away() -> None:
    assert program("x + 10^(-100) - 10^(-100)").extent > 300


def test_absolute_value_of_known_sign_lets_terms_cancel() -> None:
    absolute = program("x + |x|")
    slot = next(i for i, step in enumerate(absolute.instructions) if step.operation is Operation.CALL)
    negative, positive = resolve(absolute, {slot: -1}), resolve(absolute, {slot: 1})
    assert [step.operation for step in negative.instructions] == [Operation.NUMBER]
    assert [step.number for step in positive.instructions if step.operation is Operation.NUMBER] == [2]


def test_tree_of_any_depth_compiles() -> None:
    deep: Node = Name("x")
    for _ in range(3000):
        deep = Negation(deep)
    assert len(compile_program(deep, names=("x",)).instructions) == 1


@pytest.mark.parametrize(
    ("text", "place"),
    [("1/0", (2, 3)), ("x/(1-1)", None), ("0^-1", (0, 4)), ("1/sin(pi)", None), ("2 + 3/(4-2*2)", None)],
)
def test_constant_division_by_zero_is_found(text: str, place: tuple[int, int] | None) -> None:
    span = zero_denominator(tree(text))
    assert span is not None
    assert place is None or (span.start, span.end) == place


@pytest.mark.parametrize("text", ["1/x", "x/(x-x)", "0/5", "1/(1-0.999)", "0^0", "tan(pi/2)"])
def test_no_constant_division_by_zero_is_no_division_by_zero(text: str) -> None:
    assert zero_denominator(tree(text)) is None
