"""The functions of the closed table: trigonometric, hyperbolic, their inverses, absolute value and sign."""

from collections.abc import Callable, Mapping
from fractions import Fraction

from grader.calculus.arithmetic import ONE, ZERO, difference, minus, product, quotient, raised, sum_of
from grader.calculus.rule import Rule, chain
from grader.outcomes import RuleName
from grader.questions.tidying import literal
from grader.syntax import Call, FunctionName, Node, Root

_TWO = literal(Fraction(2))
_Of = Callable[[Node], Node]


def _square(node: Node) -> Node:
    return raised(node, _TWO)


def _reciprocal(below: Node) -> Node:
    return quotient(ONE, below)


def _one_minus_square(u: Node) -> Node:
    return difference(ONE, _square(u))


def _root(radicand: Node) -> Node:
    return Root(radicand, 2)


def _size(u: Node) -> Node:
    return Call(FunctionName.ABS, u)


def _called(name: FunctionName) -> _Of:
    return lambda u: Call(name, u)


_F = FunctionName
_SEC, _TAN, _CSC, _COT = map(_called, (_F.SEC, _F.TAN, _F.CSC, _F.COT))
_SECH, _TANH, _CSCH, _COTH = map(_called, (_F.SECH, _F.TANH, _F.CSCH, _F.COTH))

# The derivative of each function of u, where it has one.
DERIVATIVES: Mapping[FunctionName, _Of] = {
    _F.SIN: _called(_F.COS),
    _F.COS: lambda u: minus(Call(_F.SIN, u)),
    _F.TAN: lambda u: _square(_SEC(u)),
    _F.SEC: lambda u: product(_SEC(u), _TAN(u)),
    _F.CSC: lambda u: minus(product(_CSC(u), _COT(u))),
    _F.COT: lambda u: minus(_square(_CSC(u))),
    _F.ASIN: lambda u: _reciprocal(_root(_one_minus_square(u))),
    _F.ACOS: lambda u: minus(_reciprocal(_root(_one_minus_square(u)))),
    _F.ATAN: lambda u: _reciprocal(sum_of(ONE, _square(u))),
    _F.ACOT: lambda u: minus(_reciprocal(sum_of(ONE, _square(u)))),
    _F.ASEC: lambda u: _reciprocal(product(_size(u), _root(difference(_square(u), ONE)))),
    _F.ACSC: lambda u: minus(_reciprocal(product(_size(u), _root(difference(_square(u), ONE))))),
    _F.SINH: _called(_F.COSH),
    _F.COSH: _called(_F.SINH),
    _F.TANH: lambda u: _square(_SECH(u)),
    _F.SECH: lambda u: minus(product(_SECH(u), _TANH(u))),
    _F.CSCH: lambda u: minus(product(_CSCH(u), _COTH(u))),
    _F.COTH: lambda u: minus(_square(_CSCH(u))),
    _F.ASINH: lambda u: _reciprocal(_root(sum_of(_square(u), ONE))),
    _F.ACOSH: lambda u: _reciprocal(_root(difference(_square(u), ONE))),
    _F.ATANH: lambda u: _reciprocal(_one_minus_square(u)),
    _F.ASECH: lambda u: minus(_reciprocal(product(u, _root(_one_minus_square(u))))),
    _F.ACSCH: lambda u: minus(_reciprocal(product(_size(u), _root(sum_of(ONE, _square(u)))))),
    _F.ACOTH: lambda u: _reciprocal(_one_minus_square(u)),
    _F.EXP: _called(_F.EXP),
    _F.LN: _reciprocal,
    _F.ABS: _called(_F.SGN),
    _F.SGN: lambda u: ZERO,
}

_FAMILIES: Mapping[RuleName, tuple[FunctionName, ...]] = {
    RuleName.TRIGONOMETRIC: (_F.SIN, _F.COS, _F.TAN, _F.SEC, _F.CSC, _F.COT),
    RuleName.INVERSE_TRIGONOMETRIC: (_F.ASIN, _F.ACOS, _F.ATAN, _F.ASEC, _F.ACSC, _F.ACOT),
    RuleName.HYPERBOLIC: (_F.SINH, _F.COSH, _F.TANH, _F.SECH, _F.CSCH, _F.COTH),
    RuleName.INVERSE_HYPERBOLIC: (_F.ASINH, _F.ACOSH, _F.ATANH, _F.ASECH, _F.ACSCH, _F.ACOTH),
    RuleName.EXPONENTIAL: (_F.EXP,),
    RuleName.LOGARITHM: (_F.LN,),
    RuleName.ABSOLUTE_VALUE: (_F.ABS,),
    RuleName.SIGN: (_F.SGN,),
}


def _outer(node: Node, argument: Node) -> Node:
    if isinstance(node, Call):
        return DERIVATIVES[node.function](argument)
    raise TypeError(node)


def _family_rule(name: RuleName) -> Rule:
    family = frozenset(_FAMILIES[name])
    return Rule(name, lambda node, varying: isinstance(node, Call) and node.function in family, chain, _outer)


FUNCTION_RULES = tuple(map(_family_rule, _FAMILIES))
