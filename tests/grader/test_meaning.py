"""SymPy's derivatives, written as at school, right also where SymPy thinks in complex numbers."""

import math
from fractions import Fraction

import pytest
from hypothesis import given, settings

from grader.meaning import MeaningError, TooLargeError, derivative_candidates, to_expression, to_tree
from grader.outcomes import Complaint
from grader.printing import to_text
from grader.reading import Vocabulary, read_expression
from grader.syntax import Call, Constant, ConstantName, FunctionName, Name, Node, Number, Power
from tests.strategies import trees

VOCABULARY = Vocabulary(variables=("x", "y"), constants=("a", "b", "m"))


def tree(text: str) -> Node:
    result = read_expression(text, VOCABULARY)
    assert not isinstance(result, Complaint), result
    return result


def derivative(text: str, *wrt: str) -> str:
    return to_text(derivative_candidates(tree(text), directions=(wrt or ("x",),))[0])


@pytest.mark.parametrize(
    ("function", "expected"),
    [
        ("7", "0"),
        ("x", "1"),
        ("m x + b", "m"),
        ("3x^2 + 5x", "6x + 5"),
        ("5x^5 + 4x^3 - 5", "25x^4 + 12x^2"),
        ("1 - x^2", "-2x"),
        ("(2x + 1)^5", "10*(2x + 1)^4"),
        ("sqrt(x)", "1/(2*sqrt(x))"),
        ("1/x^2", "-2/x^3"),
        ("x^(4/3)", "4*cbrt(x)/3"),
        ("x^a", "a*x^(a - 1)"),
        ("a^x", "a^x*ln(a)"),
        ("x^x", "x^x*(ln(x) + 1)"),
        ("log_2(x)", "1/(x*ln(2))"),
        ("ln(sqrt(x))", "1/(2x)"),
        ("x^2 sin(x)", "x^2*cos(x) + 2x*sin(x)"),
        ("x/(x + 1)", "1/(x + 1)^2"),
        ("1/(x^2 + 1)", "-2x/(x^2 + 1)^2"),
        ("sin(x)/(1 + cos(x))", "1/(cos(x) + 1)"),
        ("x e^(-x)", "(1 - x)*e^(-x)"),
        ("-2x^4 e^x", "-2x^3*(x + 4)*e^x"),
        ("-4x^6 ln(x)", "-4x^5*(6*ln(x) + 1)"),
        ("sec(x)", "sec(x)*tan(x)"),
        ("tan(x)", "sec(x)^2"),
        ("cot(2x)", "-2*csc(2x)^2"),
        ("tanh(x)", "sech(x)^2"),
        ("atan(x)", "1/(x^2 + 1)"),
        ("acot(x)", "-1/(x^2 + 1)"),
        ("ln(x + sqrt(x^2 + 1))", "1/sqrt(x^2 + 1)"),
    ],
)
def test_derivatives_are_written_as_at_school(function: str, expected: str) -> None:
    assert derivative(function) == expected


def test_mixed_partials_and_sums_of_them() -> None:
    function = tree("x^2 y^3")
    assert derivative("x^2 y^3", "x", "y") == "6x*y^2"
    laplacian = derivative_candidates(function, directions=(("x", "x"), ("y", "y")))
    assert to_text(laplacian[0]) == "6x^2*y + 2y^3"


def test_absolute_values_of_what_sympy_takes_for_complex() -> None:
    assert derivative("|ln(x)|") == "sgn(ln(x))/x"


def test_the_second_derivative_of_an_absolute_value_has_no_delta() -> None:
    assert derivative("|x| x", "x", "x") == "2*sgn(x)"


def test_a_negative_number_has_a_real_odd_root() -> None:
    assert derivative("(-8)^(1/3) x") == "-2"


def test_odd_roots_of_negative_values_come_with_a_form_that_is_right_there() -> None:
    """SymPy takes sqrt(x^(2/3)) for x^(1/3), whose derivative has the wrong sign left of 0."""
    texts = [to_text(one) for one in derivative_candidates(tree("sqrt(x^(2/3))"), directions=(("x",),))]
    assert texts == ["1/(3x^(2/3))", "sgn(cbrt(x))/(3x^(2/3))"]


@pytest.mark.parametrize(
    ("function", "at_minus_one"), [(FunctionName.ACOT, 3 / 4), (FunctionName.ATAN, -1 / 4)]
)
def test_arc_cotangent_lies_between_0_and_pi(function: FunctionName, at_minus_one: float) -> None:
    value = to_expression(Call(function, tree("-1")))
    assert float(value) == pytest.approx(at_minus_one * math.pi)


def test_declared_positive_names_are_positive_symbols() -> None:
    root = tree("sqrt(x^2)")
    assert to_text(to_tree(to_expression(root))) == "abs(x)"
    assert to_text(to_tree(to_expression(root, positive=frozenset({"x"})))) == "x"


@pytest.mark.parametrize(
    "text", ["9^9^9^9", "2^(10^30)", "(1/3)^99999", "(1 + sqrt(2))^100000", "x^2 + 7^7^7^7"]
)
def test_numbers_that_would_fill_the_memory_are_refused(text: str) -> None:
    with pytest.raises(TooLargeError):
        to_expression(tree(text))


@pytest.mark.parametrize("text", ["1/(x - x)", "ln(-2)", "sqrt(-x^2)"])
def test_what_has_no_real_value_means_nothing(text: str) -> None:
    with pytest.raises(MeaningError):
        derivative_candidates(tree(text), directions=((),))


def test_symbols_are_all_that_is_made_from_a_string() -> None:
    node = Name("__import__('os').system('false')")
    assert to_expression(node).is_Symbol


@pytest.mark.parametrize(
    ("text", "wrt"),
    [("^".join("x" * 45), ["x"]), ("sin(" * 40 + "x" + ")" * 40, ["x"] * 3), ("tan(x^2)", ["x"] * 30)],
    ids=["tower", "nest", "many times"],
)
def test_a_derivative_too_long_to_be_read_is_not_tidied(text: str, wrt: list[str]) -> None:
    with pytest.raises(TooLargeError):
        derivative(text, *wrt)


def test_high_powers_are_differentiated_and_not_multiplied_out() -> None:
    assert derivative("(x + 1)^1000") == "1000*(x + 1)^999"


@settings(max_examples=100, deadline=None)
@given(trees(leaves=6))
def test_trees_made_from_sympy_read_back_as_written(node: Node) -> None:
    try:
        candidates = derivative_candidates(node, directions=(("x",),))
    except MeaningError:
        return
    for candidate in candidates:
        assert read_expression(to_text(candidate), VOCABULARY) == candidate


def test_a_number_times_a_power_of_e() -> None:
    product = Power(Constant(ConstantName.E), Number(Fraction(2)))
    assert to_text(to_tree(to_expression(product))) == "e^2"
