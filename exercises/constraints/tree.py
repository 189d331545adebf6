"""The frozen tree of a constraint, and whether it holds for given values."""

import operator
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import gcd

RELATIONS: Mapping[str, Callable[[Fraction, Fraction], bool]] = {
    "=": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
ARITHMETIC: Mapping[str, Callable[[Fraction, Fraction], Fraction]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
}


@dataclass(frozen=True, slots=True)
class Literal:
    value: Fraction


@dataclass(frozen=True, slots=True)
class Parameter:
    name: str


@dataclass(frozen=True, slots=True)
class Arithmetic:
    """``left operator right``; a leading minus is 0 - right."""

    operator: str
    left: "Quantity"
    right: "Quantity"


@dataclass(frozen=True, slots=True)
class Gcd:
    left: "Quantity"
    right: "Quantity"


@dataclass(frozen=True, slots=True)
class Comparison:
    """A chain: every neighbouring pair of quantities stands in the relation between them."""

    quantities: tuple["Quantity", ...]
    relations: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AllOf:
    parts: tuple["Condition", ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    parts: tuple["Condition", ...]


Quantity = Literal | Parameter | Arithmetic | Gcd
Condition = Comparison | AllOf | AnyOf
QUANTITIES = (Literal, Parameter, Arithmetic, Gcd)


def holds(condition: Condition, values: Mapping[str, Fraction]) -> bool:
    """Whether the condition is true for these values of the parameters."""
    match condition:
        case AllOf(parts):
            return all(holds(part, values) for part in parts)
        case AnyOf(parts):
            return any(holds(part, values) for part in parts)
        case Comparison(quantities, relations):
            found = [quantity_value(quantity, values) for quantity in quantities]
            pairs = zip(found, relations, found[1:], strict=False)
            return all(RELATIONS[relation](left, right) for left, relation, right in pairs)


def quantity_value(quantity: Quantity, values: Mapping[str, Fraction]) -> Fraction:
    match quantity:
        case Literal(value):
            return value
        case Parameter(name):
            return values[name]
        case Arithmetic(sign, left, right):
            return ARITHMETIC[sign](quantity_value(left, values), quantity_value(right, values))
        case Gcd(left, right):
            return _common_divisor(quantity_value(left, values), quantity_value(right, values))


def _common_divisor(left: Fraction, right: Fraction) -> Fraction:
    """The greatest fraction of which both are whole multiples; for whole numbers the usual one."""
    denominator = left.denominator * right.denominator
    return Fraction(gcd(left.numerator * right.denominator, right.numerator * left.denominator), denominator)
