"""SymPy expression -> syntax tree, in the order and shape a teacher would write."""

from collections.abc import Iterable, Mapping
from fractions import Fraction

import sympy as sp

from grader import limits
from grader.meaning.expression import CONSTANTS, FUNCTIONS, Expression, MeaningError
from grader.meaning.functions import OddRoot
from grader.syntax import (
    Call,
    Constant,
    ConstantName,
    FunctionName,
    Name,
    Negation,
    Node,
    Number,
    Power,
    Product,
    Quotient,
    Root,
    Sum,
)

_FUNCTION_NAMES: Mapping[sp.Expr, FunctionName] = {
    **{function: name for name, function in FUNCTIONS.items() if isinstance(function, type)},
    sp.Abs: FunctionName.ABS,
    sp.sign: FunctionName.SGN,
}
_CONSTANT_NAMES = {value: name for name, value in CONSTANTS.items()}
_ONE = Number(Fraction(1))
_WRITTEN_LAST = (sp.tan, sp.cot, sp.tanh, sp.coth)
_SHORT_ROOTS = (2, 3)
_LARGEST = 10**limits.DIGITS


def to_tree(expression: Expression) -> Node:
    """The tree of an expression; raises MeaningError for what our language has no words for."""
    if expression.is_Rational:
        return _rational(expression)
    if expression.is_Symbol:
        return Name(expression.name)
    if expression in _CONSTANT_NAMES:
        return Constant(_CONSTANT_NAMES[expression])
    if expression.is_Add:
        return _sum(expression)
    if expression.is_Mul:
        return _product(expression)
    return _power_or_call(expression)


def _power_or_call(expression: Expression) -> Node:
    if isinstance(expression, sp.exp):
        return Power(Constant(ConstantName.E), to_tree(expression.exp))
    if expression.is_Pow:
        return _fraction((expression,))
    if isinstance(expression, OddRoot):
        radicand, index = expression.args
        return _power(radicand, sp.Rational(1, int(index)))
    if expression.func in _FUNCTION_NAMES:
        return Call(_FUNCTION_NAMES[expression.func], to_tree(expression.args[0]))
    raise MeaningError


def _rational(value: Expression) -> Node:
    size = _whole(abs(value.p)) if value.q == 1 else Quotient(_whole(abs(value.p)), _whole(value.q))
    return Negation(size) if value < 0 else size


def _whole(value: int) -> Number:
    if value >= _LARGEST:
        raise MeaningError
    return Number(Fraction(int(value)))


def _sum(expression: Expression) -> Node:
    """Highest powers first; a sum that would open with a minus opens with its first positive term."""
    terms = [to_tree(term) for term in expression.as_ordered_terms()]
    first = next((term for term in terms if not isinstance(term, Negation)), terms[0])
    terms.remove(first)
    return Sum((first, *terms))


def _product(expression: Expression) -> Node:
    """One sign in front: x(-x - 4) is written -x(x + 4). Tangents come last: sec(x) tan(x)."""
    coefficient, rest = expression.as_coeff_Mul()
    factors = [abs(coefficient), *rest.as_ordered_factors()]
    turned = [-factor if _is_all_negative(factor) else factor for factor in factors]
    minuses = sum(map(_is_all_negative, factors)) + bool(coefficient < 0)
    ordered = sorted(turned, key=lambda factor: factor.func in _WRITTEN_LAST)
    fraction = _fraction(ordered)
    return Negation(fraction) if minuses % 2 else fraction


def _is_all_negative(factor: Expression) -> bool:
    """Whether a factor is a sum in which every term has a minus."""
    return bool(factor.is_Add) and all(term.as_coeff_Mul()[0] < 0 for term in factor.args)


def _fraction(factors: Iterable[Expression]) -> Node:
    """One bar, with everything of a negative exponent under it."""
    above: list[Node] = []
    below: list[Node] = []
    for factor in factors:
        over, under = _over_and_under(factor)
        above.extend(over)
        below.extend(under)
    top = _joined(above)
    return Quotient(top, _joined(below)) if below else top


def _joined(factors: list[Node]) -> Node:
    parts = [part for factor in factors for part in _flat(factor)]
    return Product(tuple(parts)) if len(parts) > 1 else (parts[0] if parts else _ONE)


def _flat(node: Node) -> tuple[Node, ...]:
    return node.factors if isinstance(node, Product) else (node,)


def _over_and_under(factor: Expression) -> tuple[list[Node], list[Node]]:
    if factor.is_Rational:
        over = [] if factor.p == 1 else [_rational(sp.Integer(factor.p))]
        return over, ([] if factor.q == 1 else [_whole(factor.q)])
    base, exponent = factor.as_base_exp()
    if isinstance(base, OddRoot):
        base, exponent = base.args[0], exponent / base.args[1]
    if base is sp.E:
        return [Power(Constant(ConstantName.E), to_tree(exponent))] if exponent != 1 else [to_tree(base)], []
    if exponent.is_Rational and exponent < 0:
        return [], [_power(base, -exponent)]
    return [_power(base, exponent)], []


def _power(base: Expression, exponent: Expression) -> Node:
    if exponent == 1:
        return to_tree(base)
    if exponent.is_Rational and exponent.p == 1 and exponent.q in _SHORT_ROOTS:
        return Root(to_tree(base), int(exponent.q))
    return Power(to_tree(base), to_tree(exponent))
