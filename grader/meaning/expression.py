"""Syntax tree -> SymPy expression, with every size capped before SymPy computes anything.

Names become real symbols, positive where declared. Nothing is ever made from a string but a symbol,
whose name a question has validated.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TypeAlias

import sympy as sp

from grader import limits
from grader.meaning.functions import OddRoot, RealAbs, RealSign
from grader.syntax import (
    Call,
    Constant,
    ConstantName,
    FunctionName,
    Logarithm,
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

Expression: TypeAlias = sp.Expr

_BITS_OF_A_SUM = 8


class MeaningError(Exception):
    """A tree means nothing SymPy can say, or SymPy says what our language cannot."""


class TooLargeError(MeaningError):
    """A number is too large to be computed."""


FUNCTIONS: Mapping[FunctionName, Callable[..., Expression]] = {
    FunctionName.ABS: RealAbs,
    FunctionName.SGN: RealSign,
    FunctionName.LN: sp.log,
    FunctionName.ACOT: lambda argument: sp.pi / 2 - sp.atan(argument),
    **{
        name: getattr(sp, name.value)
        for name in FunctionName
        if name not in {FunctionName.ABS, FunctionName.SGN, FunctionName.LN, FunctionName.ACOT}
    },
}
CONSTANTS: Mapping[ConstantName, Expression] = {ConstantName.E: sp.E, ConstantName.PI: sp.pi}


def to_expression(
    node: Node, *, positive: frozenset[str] = frozenset(), sign_safe: bool = False
) -> Expression:
    """What the tree means. ``sign_safe`` keeps odd roots of what may be negative from SymPy's rules,
    which hold for complex roots only; it costs some simplification. Raises MeaningError."""
    expression = _Builder(positive, sign_safe).build(node)
    if expression.has(sp.zoo, sp.nan, sp.oo, sp.I):
        raise MeaningError
    return expression


def symbol(name: str, positive: frozenset[str]) -> Expression:
    return _symbol(name, name in positive)


@cache
def _symbol(name: str, is_positive: bool) -> Expression:
    return sp.Symbol(name, positive=True) if is_positive else sp.Symbol(name, real=True)


@dataclass(frozen=True, slots=True)
class _Builder:
    positive: frozenset[str]
    sign_safe: bool

    def build(self, node: Node) -> Expression:
        match node:
            case Number(value=value):
                return sp.Rational(value.numerator, value.denominator)
            case Name(name=name):
                return symbol(name, self.positive)
            case Constant(constant=constant):
                return CONSTANTS[constant]
            case _:
                return self._compound(node)

    def _compound(self, node: Node) -> Expression:
        match node:
            case Sum(terms=terms):
                return sp.Add(*map(self.build, terms))
            case Product(factors=factors):
                return sp.Mul(*map(self.build, factors))
            case Quotient(numerator=numerator, denominator=denominator):
                return self.build(numerator) / self.build(denominator)
            case Negation(operand=operand):
                return -self.build(operand)
            case _:
                return self._functional(node)

    def _functional(self, node: Node) -> Expression:
        match node:
            case Power(base=base, exponent=exponent):
                return self._power(self.build(base), self.build(exponent))
            case Root(radicand=radicand, index=index):
                return self._power(self.build(radicand), sp.Rational(1, index))
            case Call(function=function, argument=argument):
                return FUNCTIONS[function](self.build(argument))
            case Logarithm(argument=argument, base=base):
                return sp.log(self.build(argument)) / sp.log(self.build(base))
            case _:
                raise MeaningError

    def _power(self, base: Expression, exponent: Expression) -> Expression:
        _check_size(base, exponent)
        has_odd_root = exponent.is_Rational and exponent.q > 1 and exponent.q % 2
        if has_odd_root and (self.sign_safe or base.is_number):
            return OddRoot(base, sp.Integer(exponent.q)) ** exponent.p
        return base**exponent


def _check_size(base: Expression, exponent: Expression) -> None:
    """Refuse a power whose numbers SymPy would work out to more than the folded bits."""
    if exponent.is_Rational and _bits(base) * abs(exponent) > limits.FOLDED_BITS:
        raise TooLargeError


def _bits(expression: Expression) -> Expression:
    """The length of the numbers that a power of the expression multiplies out."""
    if expression.is_Rational:
        return max(abs(expression.p).bit_length(), expression.q.bit_length()) - (abs(expression) == 1)
    if expression.is_Mul:
        return sum(map(_bits, expression.args))
    if expression.is_Pow and expression.exp.is_Rational:
        return _bits(expression.base) * abs(expression.exp)
    return _BITS_OF_A_SUM if expression.is_Add and expression.is_number else 0
