"""The quotient rule and that of reciprocals spoiled."""

from fractions import Fraction

from grader.calculus import RuleTree, Step
from grader.calculus.arithmetic import difference, minus, product, quotient, raised, sum_of
from grader.diagnosis.mistake import SpoiledRule, at
from grader.outcomes import Mistake, RuleName
from grader.questions.tidying import literal
from grader.syntax import Node

_TWO = literal(Fraction(2))


def _is_quotient(tree: RuleTree) -> bool:
    return tree.rule.name is RuleName.QUOTIENT and tree.rule.outer is None and len(tree.parts) == 2


def _is_reciprocal(tree: RuleTree) -> bool:
    return tree.rule.name is RuleName.RECIPROCAL


def _is_either(tree: RuleTree) -> bool:
    return _is_quotient(tree) or _is_reciprocal(tree)


def _terms(step: Step) -> tuple[Node, Node]:
    """f'g and f g' of f/g."""
    (above, below), (above_derivative, below_derivative) = step.parts, step.derivatives
    return product(above_derivative, below), product(above, below_derivative)


def _over_square(top: Node, step: Step) -> Node:
    return quotient(top, raised(step.parts[1], _TWO))


def _of_derivatives(step: Step) -> Node:
    return quotient(*step.derivatives)


def _reversed(step: Step) -> Node:
    first, second = _terms(step)
    return _over_square(difference(second, first), step)


def _plus(step: Step) -> Node:
    return _over_square(sum_of(*_terms(step)), step)


def _denominator(step: Step) -> Node:
    return quotient(difference(*_terms(step)), step.parts[1])


def _numerator_squared(step: Step) -> Node:
    return quotient(difference(*_terms(step)), raised(step.parts[0], _TWO))


def _sign(step: Step) -> Node:
    return _over_square(_terms(step)[1], step)


def _of_derivative(step: Step) -> Node:
    return quotient(step.parts[0], step.derivatives[1])


def _minus_of_derivative(step: Step) -> Node:
    return minus(_of_derivative(step))


QUOTIENTS = (
    SpoiledRule(Mistake.QUOTIENT_OF_DERIVATIVES, at(_is_quotient, _of_derivatives)),
    SpoiledRule(Mistake.QUOTIENT_REVERSED, at(_is_quotient, _reversed)),
    SpoiledRule(Mistake.QUOTIENT_PLUS, at(_is_quotient, _plus)),
    SpoiledRule(Mistake.QUOTIENT_DENOMINATOR, at(_is_either, _denominator)),
    SpoiledRule(Mistake.QUOTIENT_NUMERATOR_SQUARED, at(_is_quotient, _numerator_squared)),
    SpoiledRule(Mistake.RECIPROCAL_SIGN, at(_is_reciprocal, _sign)),
    SpoiledRule(Mistake.RECIPROCAL_OF_DERIVATIVE, at(_is_reciprocal, _of_derivative, _minus_of_derivative)),
)
