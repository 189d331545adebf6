"""Products of any number of factors, quotients and reciprocals."""

from fractions import Fraction

from grader.calculus.arithmetic import difference, minus, product, quotient, raised, sum_of
from grader.calculus.rule import Rule, Step
from grader.outcomes import RuleName
from grader.questions.tidying import literal
from grader.syntax import Node

_TWO = literal(Fraction(2))


def _product(step: Step) -> Node:
    """(f g h)' = f'g h + f g'h + f g h', constants staying in every term."""
    parts, derivatives = step.parts, step.derivatives
    places = [place for place, varies in enumerate(step.varying) if varies]
    return sum_of(*(product(*parts[:place], derivatives[place], *parts[place + 1 :]) for place in places))


def _quotient(step: Step) -> Node:
    """(f/g)' = (f'g - f g')/g^2."""
    (above, below), (above_derivative, below_derivative) = step.parts, step.derivatives
    top = difference(product(above_derivative, below), product(above, below_derivative))
    return quotient(top, raised(below, _TWO))


def _reciprocal(step: Step) -> Node:
    """(c/g)' = -c g'/g^2."""
    (above, below), (_, below_derivative) = step.parts, step.derivatives
    return minus(quotient(product(above, below_derivative), raised(below, _TWO)))


PRODUCT = Rule(RuleName.PRODUCT, lambda node, varying: True, _product)
QUOTIENT = Rule(RuleName.QUOTIENT, lambda node, varying: all(varying), _quotient)
RECIPROCAL = Rule(RuleName.RECIPROCAL, lambda node, varying: varying[1], _reciprocal)
