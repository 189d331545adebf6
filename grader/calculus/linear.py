"""Constants, the variable itself, and what differentiation passes through: multiples, sums, signs."""

from grader.calculus.arithmetic import ONE, ZERO, minus, product, quotient, sum_of
from grader.calculus.rule import Rule, Step, Varying
from grader.outcomes import RuleName
from grader.syntax import Name, Negation, Node, Product, Quotient


def _multiple(step: Step) -> Node:
    """(c f)' = c f' and (f/c)' = f'/c."""
    derivatives, parts = step.derivatives, step.parts
    if isinstance(step.node, Quotient):
        return quotient(derivatives[0], parts[1])
    place = step.varying.index(True)
    return product(*parts[:place], derivatives[place], *parts[place + 1 :])


def _is_multiple(node: Node, varying: Varying) -> bool:
    match node:
        case Product():
            return varying.count(True) == 1
        case Quotient():
            return varying == (True, False)
        case _:
            return False


def _has_minus(node: Node, varying: Varying) -> bool:
    return any(isinstance(term, Negation) for term in node.terms[1:])  # type: ignore[attr-defined]


CONSTANT = Rule(RuleName.CONSTANT, lambda node, varying: not any(varying), lambda step: ZERO)
IDENTITY = Rule(RuleName.IDENTITY, lambda node, varying: isinstance(node, Name), lambda step: ONE)
CONSTANT_MULTIPLE = Rule(RuleName.CONSTANT_MULTIPLE, _is_multiple, _multiple)
NEGATION = Rule(RuleName.NEGATION, lambda node, varying: True, lambda step: minus(step.derivatives[0]))
DIFFERENCE = Rule(RuleName.DIFFERENCE, _has_minus, lambda step: sum_of(*step.derivatives))
SUM = Rule(RuleName.SUM, lambda node, varying: True, lambda step: sum_of(*step.derivatives))
