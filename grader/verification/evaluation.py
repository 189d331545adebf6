"""A syntax tree's real value at an exact point, or its enclosure over a box: the checker's own evaluator."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import reduce
from typing import Self

from mpmath import iv

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
    names,
)
from grader.verification.functions import EDGES, call, logarithm
from grader.verification.powers import is_rational_looking, rational_power, real_power
from grader.verification.values import (
    UndefinedError,
    UnsureError,
    Value,
    add,
    divide,
    enclosed,
    multiply,
    negate,
    sign,
)

Point = Mapping[str, Fraction]

_BESIDE = Fraction(1, 2**60)


@dataclass(frozen=True, slots=True)
class Place:
    """A value for each name, exact or enclosed, and an exact point close by: what varies differs there."""

    values: Mapping[str, Value]
    beside: Point

    @classmethod
    def at(cls, point: Point) -> Self:
        return cls(point, _beside(point))

    @classmethod
    def around(cls, point: Point, *, bits: int) -> Self:
        """The box that reaches 2^-bits of each coordinate, or of 1, to both sides."""
        return cls({name: _stretched(value, bits) for name, value in point.items()}, _beside(point))


def evaluate(node: Node, place: Place) -> Value:
    """Raises UndefinedError where some part certainly has no real value, UnsureError where it may not.

    A point on an edge of the domain of a part that varies, or at a jump, is no inner point: unsure.
    """
    match node:
        case Number(value=value):
            return value
        case Name(name=name):
            return place.values[name]
        case Constant(constant=constant):
            return iv.pi + 0 if constant is ConstantName.PI else iv.e + 0
        case Sum(terms=terms):
            return reduce(add, (evaluate(term, place) for term in terms))
        case Product(factors=factors):
            return reduce(multiply, [evaluate(factor, place) for factor in factors])
        case Quotient(numerator=numerator, denominator=denominator):
            return divide(evaluate(numerator, place), evaluate(denominator, place))
        case _:
            return _functional(node, place)


def _functional(node: Node, place: Place) -> Value:
    match node:
        case Negation(operand=operand):
            return negate(evaluate(operand, place))
        case Call(function=function, argument=argument):
            return _call(function, argument, place)
        case Logarithm(argument=argument, base=base):
            return divide(logarithm(evaluate(argument, place)), _log_of_base(base, place))
        case Root(radicand=radicand, index=index):
            return _rational(radicand, Fraction(1, index), place)
        case Power(base=base, exponent=exponent):
            return _power(base, exponent, place)
        case _:
            raise UnsureError


def _beside(point: Point) -> Point:
    return {name: value * (1 + _BESIDE) + _BESIDE / 3 for name, value in point.items()}


def _stretched(value: Fraction, bits: int) -> Value:
    reach = max(abs(value), Fraction(1)) / 2**bits
    low, high = enclosed(value - reach), enclosed(value + reach)
    return iv.mpf([low.a, high.b])


def _call(function: FunctionName, argument: Node, place: Place) -> Value:
    value = evaluate(argument, place)
    if isinstance(value, Fraction) and value in EDGES.get(function, ()) and names(argument):
        raise UnsureError
    return call(function, value)


def _log_of_base(base: Node, place: Place) -> Value:
    value = evaluate(base, place)
    return Fraction(0) if value == 1 and isinstance(value, Fraction) else logarithm(value)


def _rational(base: Node, exponent: Fraction, place: Place) -> Value:
    value = evaluate(base, place)
    if exponent.denominator % 2 == 0 and isinstance(value, Fraction) and value == 0 and names(base):
        raise UnsureError
    return rational_power(value, exponent)


def _power(base: Node, exponent: Node, place: Place) -> Value:
    value = evaluate(exponent, place)
    if isinstance(value, Fraction) and (not names(exponent) or _stays(exponent, value, place)):
        return _rational(base, value, place)
    below = evaluate(base, place)
    if sign(below) > 0:
        return real_power(below, value)
    if sign(below) < 0 and _is_irrational(exponent, value, place):
        raise UndefinedError
    raise UnsureError


def _stays(exponent: Node, value: Fraction, place: Place) -> bool:
    """Whether an exponent with names in it has the same exact value beside the place."""
    beside = evaluate(exponent, Place(place.beside, place.beside))
    return isinstance(beside, Fraction) and beside == value


def _is_irrational(exponent: Node, value: Value, place: Place) -> bool:
    """Whether an exponent varies all around the place, or is a constant that looks irrational."""
    if not names(exponent):
        return not isinstance(value, Fraction) and not is_rational_looking(value)
    twice = _beside(place.beside)
    here, there = (evaluate(exponent, Place(values, values)) for values in (place.beside, twice))
    return not _overlap(here, there)


def _overlap(first: Value, second: Value) -> bool:
    try:
        return sign(add(first, negate(second))) == 0
    except UnsureError:
        return True
