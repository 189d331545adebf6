"""Values of trees in balls, straight from the trees: what one point decides is not worth a program."""

from collections.abc import Callable, Mapping
from fractions import Fraction
from types import MappingProxyType
from typing import Any

from flint import arb

from grader.algebra.ball_functions import FUNCTIONS, UndefinedError, UnsureError, inverse, power_function
from grader.algebra.balls import ball, finite
from grader.algebra.borders import SIDES_OF_CALLS, Side, is_inside, side_of_power
from grader.fuel import Fuel
from grader.records import record
from grader.syntax import (
    Application,
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

PRICE = 8  # of an operation

_E, _PI, _LN = ConstantName.E, ConstantName.PI, FunctionName.LN


@record()
class Place:
    """A point by the names of its coordinates; a unit of ``fuel`` is charged for each operation."""

    coordinates: Mapping[str, arb]
    fuel: Fuel


def value_inside(node: Node, place: Place) -> arb | None:
    """An enclosure, with the bits in force, at a place certainly inside all borders of the tree.

    None elsewhere, where that cannot be told, and where only folding would show what a power means.
    """
    try:
        return _value(node, place)
    except (UndefinedError, UnsureError):
        return None


def _value(node: Node, place: Place) -> arb:
    return _VALUES[type(node)](node, place)


def _number(node: Number, _: Place) -> arb:
    value = node.value
    return arb(value.numerator) if value.denominator == 1 else ball(value)


def _constant(node: Constant, _: Place) -> arb:
    return arb.pi() if node.constant is _PI else arb.const_e()


def _sum(node: Sum, place: Place) -> arb:
    place.fuel.charge(PRICE * len(node.terms))
    total = _value(node.terms[0], place)
    for term in node.terms[1:]:
        total = total + _value(term, place)
    return total


def _product(node: Product, place: Place) -> arb:
    place.fuel.charge(PRICE * len(node.factors))
    total = _value(node.factors[0], place)
    for factor in node.factors[1:]:
        total = total * _value(factor, place)
    return total


def _quotient(node: Quotient, place: Place) -> arb:
    place.fuel.charge(PRICE)
    return _value(node.numerator, place) * inverse(_value(node.denominator, place))


def _power(node: Power, place: Place) -> arb:
    exponent = _rational(node.exponent)
    if exponent is not None:
        return _rational_power(node.base, exponent, place)
    place.fuel.charge(PRICE)
    power = _value(node.exponent, place)
    if isinstance(node.base, Constant) and node.base.constant is _E:
        return finite(power.exp())
    return finite(_inside(Side.POSITIVE, _value(node.base, place)) ** power)


def _rational(node: Node) -> Fraction | None:
    """The number a tree is, where it is written as one, as a quotient of two, or as the opposite of these."""
    if isinstance(node, Number):
        return node.value
    if isinstance(node, Negation):
        opposite = _rational(node.operand)
        return None if opposite is None else -opposite
    if isinstance(node, Quotient):
        above, below = node.numerator, node.denominator
        if isinstance(above, Number) and isinstance(below, Number) and below.value:
            return above.value / below.value
    return None


def _rational_power(base: Node, exponent: Fraction, place: Place) -> arb:
    place.fuel.charge(PRICE)
    value, side = _value(base, place), side_of_power(exponent)
    return finite(power_function(exponent)(_inside(side, value) if side else value))


def _call(node: Call, place: Place) -> arb:
    place.fuel.charge(PRICE)
    value, side = _value(node.argument, place), SIDES_OF_CALLS.get(node.function)
    return finite(FUNCTIONS[node.function](_inside(side, value) if side else value))


def _logarithm(node: Logarithm, place: Place) -> arb:
    above, below = (_value(Call(_LN, part), place) for part in (node.argument, node.base))
    return above * inverse(below)


def _inside(side: Side, value: arb) -> arb:
    if is_inside(side, value):
        return value
    raise UnsureError


_VALUES: Mapping[type[Node], Callable[[Any, Place], arb]] = MappingProxyType(
    {
        Number: _number,
        Name: lambda node, place: place.coordinates[node.name],
        Application: lambda node, place: place.coordinates[node.function],
        Constant: _constant,
        Sum: _sum,
        Product: _product,
        Quotient: _quotient,
        Power: _power,
        Negation: lambda node, place: -_value(node.operand, place),
        Call: _call,
        Root: lambda node, place: _rational_power(node.radicand, Fraction(1, node.index), place),
        Logarithm: _logarithm,
    }
)
