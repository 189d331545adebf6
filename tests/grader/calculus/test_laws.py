"""Rule trees give the derivative: that of the power series of the same function, and SymPy's."""

from fractions import Fraction

import sympy as sp
from hypothesis import given, settings
from hypothesis import strategies as st

from grader.algebra import UndefinedError, UnsureError, compile_program, derivative_ball, evaluate_balls
from grader.calculus import differentiate
from grader.equivalence import EmptyDomainError, decide, expect
from grader.meaning import MeaningError, to_expression, to_tree
from grader.outcomes import Verdict
from grader.questions import balls
from grader.syntax import Node
from tests.strategies import trees

BITS = 192
LETTERS = ("x", "y")
POINTS = st.tuples(*[st.integers(-300, 300).map(lambda whole: Fraction(whole, 64))] * 2)


@settings(max_examples=200, deadline=None)
@given(trees(letters=LETTERS, leaves=8), POINTS)
def test_a_rule_tree_has_the_value_of_the_power_series(node: Node, point: tuple[Fraction, ...]) -> None:
    try:
        program = compile_program(node, names=LETTERS)
        truth = derivative_ball(program, balls(point), directions=(0,), bits=BITS)
        result = compile_program(differentiate(node, "x").result, names=LETTERS)
        assert evaluate_balls(result, balls(point), bits=BITS).overlaps(truth)
    except (UnsureError, UndefinedError):
        return


@settings(max_examples=60, deadline=None)
@given(trees(letters=("x",), leaves=5))
def test_a_rule_tree_equals_the_derivative_by_sympy(node: Node) -> None:
    try:
        derivative = sp.diff(to_expression(node, sign_safe=True), sp.Symbol("x", real=True))
        expected = expect(to_tree(derivative), also_defined=(node,), names=("x",), question_key="law")
    except (MeaningError, EmptyDomainError):
        return
    result = differentiate(node, "x").result
    assert decide(expected, result).verdict in {Verdict.CORRECT, Verdict.UNDECIDED}
