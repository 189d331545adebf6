"""Each rule by name, the derivative it builds, and what comes out when it is replaced by another."""

import pytest

from grader.calculus import (
    Builder,
    RuleTree,
    Step,
    TooLargeError,
    changed,
    derivations,
    differentiate,
    rebuilt,
    successive,
)
from grader.outcomes import RuleName
from grader.printing import to_text
from grader.questions import question
from grader.syntax import Node
from tests.grader.expressions import tree

LETTERS = ("x", "y", "a", "n")

ONE_RULE = (
    (RuleName.CONSTANT, "7", "0"),
    (RuleName.CONSTANT, "y^2 + sin(a)", "0"),
    (RuleName.IDENTITY, "x", "1"),
    (RuleName.CONSTANT_MULTIPLE, "3x^2", "6x"),
    (RuleName.CONSTANT_MULTIPLE, "x/2", "1/2"),
    (RuleName.CONSTANT_MULTIPLE, "a*sin(x)*y", "a*cos(x)*y"),
    (RuleName.NEGATION, "-x^3", "-3x^2"),
    (RuleName.SUM, "x^2 + x + 1", "2x + 1"),
    (RuleName.DIFFERENCE, "x^3 - 5x + 7", "3x^2 - 5"),
    (RuleName.POWER, "x^5", "5x^4"),
    (RuleName.POWER, "x^1", "1"),
    (RuleName.POWER, "x^(-2)", "-2x^(-3)"),
    (RuleName.POWER, "x^(1/3)", "x^(-2/3)/3"),
    (RuleName.POWER, "x^n", "n*x^(n - 1)"),
    (RuleName.POWER, "x^(n + 1)", "(n + 1)*x^n"),
    (RuleName.ROOT, "sqrt(x)", "1/(2*sqrt(x))"),
    (RuleName.ROOT, "cbrt(x)", "1/(3*cbrt(x)^2)"),
    (RuleName.EXPONENTIAL, "2^x", "2^x*ln(2)"),
    (RuleName.EXPONENTIAL, "e^x", "e^x"),
    (RuleName.EXPONENTIAL, "exp(x)", "exp(x)"),
    (RuleName.LOGARITHM, "ln(x)", "1/x"),
    (RuleName.LOGARITHM, "log_2(x)", "1/(x*ln(2))"),
    (RuleName.LOGARITHM, "log(3, x)", "-ln(3)/(x*ln(x)^2)"),
    (RuleName.LOGARITHMIC_DIFFERENTIATION, "x^x", "x^x*(ln(x) + x/x)"),
    (RuleName.TRIGONOMETRIC, "cos(x)", "-sin(x)"),
    (RuleName.TRIGONOMETRIC, "tan(x)", "sec(x)^2"),
    (RuleName.INVERSE_TRIGONOMETRIC, "arcsin(x)", "1/sqrt(1 - x^2)"),
    (RuleName.INVERSE_TRIGONOMETRIC, "arcsec(x)", "1/(abs(x)*sqrt(x^2 - 1))"),
    (RuleName.HYPERBOLIC, "cosh(x)", "sinh(x)"),
    (RuleName.INVERSE_HYPERBOLIC, "artanh(x)", "1/(1 - x^2)"),
    (RuleName.ABSOLUTE_VALUE, "|x|", "sgn(x)"),
    (RuleName.SIGN, "sgn(x)", "0"),
    (RuleName.PRODUCT, "x^2*sin(x)", "2x*sin(x) + x^2*cos(x)"),
    (RuleName.PRODUCT, "3x*e^x*ln(x)", "3e^x*ln(x) + 3x*e^x*ln(x) + (3x*e^x)/x"),
    (RuleName.QUOTIENT, "x/(x + 1)", "(x + 1 - x)/(x + 1)^2"),
    (RuleName.RECIPROCAL, "1/(x^2 + 1)", "-2x/(x^2 + 1)^2"),
    (RuleName.QUOTIENT, "log(x, x + 1)", "(ln(x + 1)/x - ln(x)/(x + 1))/ln(x + 1)^2"),
)

CHAINS = (
    ("sin(3x^2)", "6x*cos(3x^2)"),
    ("(3x + 1)^5", "15*(3x + 1)^4"),
    ("sqrt(x^2 + 1)", "x/sqrt(x^2 + 1)"),
    ("2^(x^2)", "2x*2^(x^2)*ln(2)"),
    ("ln(sqrt(x))", "1/(2*sqrt(x)*sqrt(x))"),
    ("sin(e^(sqrt(x)))", "e^(sqrt(x))*cos(e^(sqrt(x)))/(2*sqrt(x))"),
    ("|x^2 - 4|", "2x*sgn(x^2 - 4)"),
)


def rule_tree(text: str, variable: str = "x") -> RuleTree:
    return differentiate(tree(text, letters=LETTERS), variable)


def same_text(node: Node, text: str) -> bool:
    """Whether a result is written like a text, blanks and needless brackets aside."""
    return to_text(node) == to_text(tree(text, letters=LETTERS))


@pytest.mark.parametrize(("name", "text", "derivative"), ONE_RULE)
def test_a_rule_has_its_name_and_its_result(name: RuleName, text: str, derivative: str) -> None:
    found = rule_tree(text)
    assert (found.rule.name, found.is_chained) == (name, False)
    assert same_text(found.result, derivative), to_text(found.result)


@pytest.mark.parametrize(("text", "derivative"), CHAINS)
def test_functions_of_functions_take_the_chain_rule(text: str, derivative: str) -> None:
    found = rule_tree(text)
    assert found.is_chained
    assert same_text(found.result, derivative), to_text(found.result)


def test_the_parts_of_a_tree_are_those_of_the_expression() -> None:
    found = rule_tree("x^2*sin(y)")
    assert [part.rule.name for part in found.parts] == [RuleName.POWER, RuleName.CONSTANT]
    assert [to_text(part.result) for part in found.parts] == ["2x", "0"]


def missing_inner(step: Step) -> Node:
    return step.outer_at(step.inner)


def swapped(step: Step) -> Node:
    return step.outer_at(step.inner_derivative)


@pytest.mark.parametrize(
    ("builder", "wrong"),
    [
        (missing_inner, "2x*sin(x^3) + x^2*cos(x^3) + cos(x)"),
        (swapped, "2x*sin(x^3) + x^2*cos(3x^2) + cos(x)"),
    ],
)
def test_another_builder_at_one_node_changes_the_way_to_the_root(builder: Builder, wrong: str) -> None:
    whole = rule_tree("x^2*sin(x^3) + sin(x)")
    place = next(part for part in every_tree(whole) if part.is_chained)
    assert to_text(rebuilt(whole, {place: builder}.get)) == wrong
    assert rebuilt(whole, lambda one: None) is whole.result


def test_another_builder_at_all_nodes_of_a_kind() -> None:
    whole = rule_tree("sin(x^2) + e^(3x)")
    wrong = rebuilt(whole, lambda one: missing_inner if one.is_chained else None)
    assert to_text(wrong) == "cos(x^2) + e^(3x)"


def test_nested_changes_see_the_changed_derivatives_of_their_parts() -> None:
    whole = rule_tree("sin(cos(x^2))")
    wrong = rebuilt(whole, lambda one: missing_inner if to_text(one.node) == "cos(x^2)" else None)
    assert to_text(wrong) == "-sin(x^2)*cos(cos(x^2))"


def test_only_functions_of_one_argument_have_an_outer_derivative() -> None:
    product = rule_tree("x*sin(x)")
    with pytest.raises(TypeError):
        rebuilt(product, {product: missing_inner}.get)


def not_differentiated(step: Step) -> Node:
    return step.node


def every_tree(one: RuleTree) -> list[RuleTree]:
    return [one, *(found for part in one.parts for found in every_tree(part))]


def results(record: dict[str, object]) -> list[str]:
    return [to_text(one.result) for one in derivations(question(record))]


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        ({"task": "derivative", "function": "x^5", "wrt": "x", "order": 3}, ["60x^2"]),
        ({"task": "partial", "function": "x^2*y + y", "variables": ["x", "y"], "wrt": ["x", "y"]}, ["2x"]),
        ({"task": "gradient", "function": "x^2*y + y", "variables": ["x", "y"]}, ["2x*y", "x^2 + 1"]),
        ({"task": "hessian", "function": "x^2*y + y", "variables": ["x", "y"]}, ["2y", "2x", "2x", "0"]),
        ({"task": "laplacian", "function": "x^2*y + x", "variables": ["x", "y"]}, ["2y"]),
        (
            {"task": "multichain", "function": "g^2*h + h", "inner": {"g": "3x", "h": "x^2"}, "wrt": "x"},
            ["18x^3 + 2*((3x)^2 + 1)*x"],
        ),
        ({"expected": "2x", "variables": ["x"]}, ["2x"]),
    ],
)
def test_every_task_has_a_derivation_a_component(record: dict[str, object], expected: list[str]) -> None:
    assert results(record) == expected


def test_what_follows_a_changed_derivative_is_differentiated_anew() -> None:
    (second,) = derivations(question({"task": "derivative", "function": "x^3", "wrt": "x", "order": 2}))
    first = second.summands[0][0]
    assert to_text(changed(second, {first: not_differentiated}.get)) == "3x^2"
    assert changed(second, lambda one: None) == second.result


def test_what_grows_beyond_reading_is_refused() -> None:
    with pytest.raises(TooLargeError):
        successive(tree("sin(x^2*e^x)^(x*ln(x))"), ("x",) * 6)
