"""Equality by floating-point values at a few random points within a tolerance, as many graders decide it."""

import math
from collections.abc import Callable, Mapping
from functools import reduce
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from grader.syntax import (
    Call,
    Constant,
    ConstantName,
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
from grader.syntax import FunctionName as F

Column = NDArray[np.float64]

POINTS = 20
WIDEST = 5.0
TOLERANCE = 1e-9


def agree_in_floats(expected: Node, answer: Node, *, positive: frozenset[str]) -> bool | None:
    """Whether all values agree; None if the expected answer has no value at any of the points."""
    columns = _columns(names(expected) | names(answer), positive)
    with np.errstate(all="ignore"):
        right, typed = (np.broadcast_to(_values(node, columns), POINTS) for node in (expected, answer))
        counted = np.isfinite(right)
        near = np.abs(typed - right) <= TOLERANCE * np.abs(right)
    return bool(near[counted].all()) if counted.any() else None


def _columns(wanted: frozenset[str], positive: frozenset[str]) -> dict[str, Column]:
    chance = np.random.default_rng(crc32(" ".join(sorted(wanted)).encode()))
    return {
        name: chance.uniform(0 if name in positive else -WIDEST, WIDEST, POINTS) for name in sorted(wanted)
    }


def _values(node: Node, columns: Mapping[str, Column]) -> Column:
    match node:
        case Number(value=value):
            return np.float64(value.numerator) / np.float64(value.denominator) * np.ones(1)
        case Name(name=name):
            return columns[name]
        case Constant(constant=constant):
            return np.full(1, math.e if constant is ConstantName.E else math.pi)
        case Sum(terms=parts):
            return reduce(np.add, [_values(part, columns) for part in parts])
        case Product(factors=parts):
            return reduce(np.multiply, [_values(part, columns) for part in parts])
        case _:
            return _of_parts(node, columns)


def _of_parts(node: Node, columns: Mapping[str, Column]) -> Column:
    match node:
        case Negation(operand=operand):
            return -_values(operand, columns)
        case Quotient(numerator=above, denominator=below):
            return _values(above, columns) / _values(below, columns)
        case Power(base=base, exponent=exponent):
            return np.power(_values(base, columns), _values(exponent, columns))
        case Root(radicand=radicand, index=index):
            return _root(_values(radicand, columns), index)
        case Logarithm(argument=argument, base=base):
            return np.log(_values(argument, columns)) / np.log(_values(base, columns))
        case Call(function=function, argument=argument):
            return _FUNCTIONS[function](_values(argument, columns))
    raise TypeError(node)


def _root(radicand: Column, index: int) -> Column:
    size = np.power(np.abs(radicand), 1 / index)
    return np.sign(radicand) * size if index % 2 else np.where(radicand < 0, np.nan, size)


_FUNCTIONS: dict[F, Callable[[Column], Column]] = {
    F.SIN: np.sin,
    F.COS: np.cos,
    F.TAN: np.tan,
    F.SEC: lambda u: 1 / np.cos(u),
    F.CSC: lambda u: 1 / np.sin(u),
    F.COT: lambda u: 1 / np.tan(u),
    F.ASIN: np.arcsin,
    F.ACOS: np.arccos,
    F.ATAN: np.arctan,
    F.ASEC: lambda u: np.arccos(1 / u),
    F.ACSC: lambda u: np.arcsin(1 / u),
    F.ACOT: lambda u: math.pi / 2 - np.arctan(u),
    F.SINH: np.sinh,
    F.COSH: np.cosh,
    F.TANH: np.tanh,
    F.SECH: lambda u: 1 / np.cosh(u),
    F.CSCH: lambda u: 1 / np.sinh(u),
    F.COTH: lambda u: 1 / np.tanh(u),
    F.ASINH: np.arcsinh,
    F.ACOSH: np.arccosh,
    F.ATANH: np.arctanh,
    F.ASECH: lambda u: np.arccosh(1 / u),
    F.ACSCH: lambda u: np.arcsinh(1 / u),
    F.ACOTH: lambda u: np.arctanh(1 / u),
    F.EXP: np.exp,
    F.LN: np.log,
    F.ABS: np.abs,
    F.SGN: np.sign,
}
