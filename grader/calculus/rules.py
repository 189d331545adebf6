"""The rules in order: for each kind of node, the first that applies is taken."""

from collections.abc import Mapping

from grader.calculus.functions import FUNCTION_RULES
from grader.calculus.linear import CONSTANT, CONSTANT_MULTIPLE, DIFFERENCE, IDENTITY, NEGATION, SUM
from grader.calculus.powers import (
    EXPONENTIAL,
    LOGARITHM,
    LOGARITHM_BY_BASE,
    LOGARITHM_OF_BOTH,
    LOGARITHMIC_DIFFERENTIATION,
    POWER,
    ROOT,
)
from grader.calculus.products import PRODUCT, QUOTIENT, RECIPROCAL
from grader.calculus.rule import Rule, Varying
from grader.syntax import (
    Application,
    Call,
    Logarithm,
    Name,
    Negation,
    Node,
    Power,
    Product,
    Quotient,
    Root,
    Sum,
)

RULES: Mapping[type[Node], tuple[Rule, ...]] = {
    Sum: (DIFFERENCE, SUM),
    Product: (CONSTANT_MULTIPLE, PRODUCT),
    Quotient: (CONSTANT_MULTIPLE, QUOTIENT, RECIPROCAL),
    Power: (POWER, EXPONENTIAL, LOGARITHMIC_DIFFERENTIATION),
    Negation: (NEGATION,),
    Root: (ROOT,),
    Logarithm: (LOGARITHM, LOGARITHM_BY_BASE, LOGARITHM_OF_BOTH),
    Call: FUNCTION_RULES,
}


def rule_for(node: Node, varying: Varying, variable: str) -> Rule:
    match node:
        case Name(name=name) | Application(function=name):
            return IDENTITY if name == variable else CONSTANT
        case _ if not any(varying):
            return CONSTANT
        case _:
            return next(rule for rule in RULES[type(node)] if rule.applies(node, varying))
