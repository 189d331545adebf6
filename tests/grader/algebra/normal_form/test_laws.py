"""Laws of normal forms over expressions nobody thought of."""

from fractions import Fraction

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from grader.algebra import UndefinedError, UnsureError, compile_program, evaluate_balls
from grader.algebra.balls import ball
from grader.syntax import Call, ConstantName, FunctionName, Name, Node, Number, Product, Quotient, Sum
from grader.syntax import Constant as ConstantNode
from tests.grader.algebra.normal_form.checking import BITS, NAMES, breaches, compared
from tests.grader.equivalence.rewriting import MUTATIONS, REWRITINGS, changed
from tests.strategies import trees

EXPRESSIONS = trees(letters=NAMES, leaves=7)
COORDINATES = st.fractions(-4, 4, max_denominator=97)
FACTORS = st.sampled_from(
    [Fraction(1), Fraction(2), Fraction(1, 2), Fraction(3), Fraction(1, 3), Fraction(5)]
)

law = settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.filter_too_much])


def multiple(factor: Fraction, node: Node) -> Node:
    return Product((Number(Fraction(factor.numerator)), Quotient(node, Number(Fraction(factor.denominator)))))


TERMS = st.builds(
    multiple,
    FACTORS,
    st.sampled_from([*map(Name, NAMES), ConstantNode(ConstantName.PI), Number(Fraction(1))]),
)
ARGUMENTS = st.lists(TERMS, min_size=1, max_size=3).map(lambda terms: Sum((*terms, Number(Fraction(0)))))
CALLS = st.builds(Call, st.sampled_from(FunctionName), ARGUMENTS)
NESTED = st.builds(Call, st.sampled_from(FunctionName), CALLS)
COMBINED = st.builds(lambda a, b, c: Sum((Product((a, b)), c)), CALLS, CALLS, st.one_of(CALLS, NESTED))


@law
@given(EXPRESSIONS, COORDINATES, COORDINATES)
def test_normal_form_has_the_value_of_the_program(node: Node, x: Fraction, y: Fraction) -> None:
    assert not breaches(node, x, y)


@law
@given(st.one_of(NESTED, COMBINED), COORDINATES, COORDINATES)
def test_functions_of_like_arguments_have_the_value_of_the_program(
    node: Node, x: Fraction, y: Fraction
) -> None:
    assert not breaches(node, x, y)


@law
@given(st.one_of(EXPRESSIONS, COMBINED))
def test_expression_less_itself_is_zero(node: Node) -> None:
    found = compared(node, node)
    assert found is None or found.is_zero


@law
@given(st.data(), EXPRESSIONS)
def test_rewritten_expression_differs_by_zero(data: st.DataObject, node: Node) -> None:
    found = compared(node, data.draw(changed(node, REWRITINGS)))
    assert found is None or found.is_zero


@law
@given(st.data(), st.one_of(EXPRESSIONS, COMBINED), COORDINATES, COORDINATES)
def test_what_differs_at_a_point_does_not_differ_by_zero(
    data: st.DataObject, node: Node, x: Fraction, y: Fraction
) -> None:
    answer = data.draw(changed(node, MUTATIONS))
    point = (ball(x), ball(y))
    try:
        values = [
            evaluate_balls(compile_program(each, names=NAMES), point, bits=BITS) for each in (node, answer)
        ]
    except (UndefinedError, UnsureError):
        assume(False)
        raise
    assume(not values[0].overlaps(values[1]))
    found = compared(node, answer)
    assert found is None or not found.is_zero
