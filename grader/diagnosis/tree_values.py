"""Values of trees in floats, straight from the trees: what is only looked up is not worth a program."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from math import prod
from typing import Any

import numpy as np
from numpy.typing import NDArray

from grader.algebra import constant_value
from grader.algebra.floats import function_value, power_value, to_float
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
    children,
    names,
)

Values = NDArray[np.float64]

# A column, or one number for all points: in numpy's operations the one is as good as the other.
_Column = Values | float

_CONSTANTS = {ConstantName.E: np.e, ConstantName.PI: np.pi}


def tree_values(nodes: Sequence[Node], columns: Mapping[str, Values], *, count: int) -> Values:
    """A row for each tree, a column for each of ``count`` points; not finite where a tree is undefined."""
    seen = _Seen(columns)
    rows = np.empty((len(nodes), count))
    with np.errstate(all="ignore"):
        for row, node in enumerate(nodes):
            rows[row] = seen.value(node)
    return rows


@dataclass(frozen=True, slots=True)
class _Seen:
    """Every node is worked out once: trees made of the same parts share them."""

    columns: Mapping[str, Values]
    known: dict[int, _Column] = field(default_factory=dict)

    def value(self, node: Node) -> _Column:
        found = self.known.get(id(node))
        if found is None:
            leaf = _LEAVES.get(type(node))
            found = self.known[id(node)] = self._made(node) if leaf is None else leaf(node, self.columns)
        return found

    def _made(self, node: Node) -> _Column:
        operation = _OPERATIONS.get(type(node))
        if operation is not None:
            return operation(*[self.value(part) for part in children(node)])
        match node:
            case Power(base=base, exponent=exponent):
                return self._power(base, exponent)
            case Root(radicand=radicand, index=index):
                return power_value(np.asarray(self.value(radicand)), Fraction(1, index))
            case Call(function=function, argument=argument):
                return function_value(function, np.asarray(self.value(argument)))
            case _:
                raise TypeError(node)

    def _power(self, base: Node, exponent: Node) -> _Column:
        exact, below = _exact(exponent), np.asarray(self.value(base))
        if exact is None:
            return np.where(below > 0, np.power(np.abs(below), self.value(exponent)), np.nan)
        return np.power(below, to_float(exact)) if exact.denominator == 1 else power_value(below, exact)


def _exact(node: Node) -> Fraction | None:
    if isinstance(node, Number):
        return node.value
    return None if names(node) else constant_value(node)


def _sum(*parts: _Column) -> _Column:
    return sum(parts[1:], parts[0])


def _product(*parts: _Column) -> _Column:
    return prod(parts[1:], start=parts[0])


def _logarithm(argument: _Column, base: _Column) -> _Column:
    above, below = (function_value(FunctionName.LN, np.asarray(part)) for part in (argument, base))
    return above / below


_LEAVES: Mapping[type[Node], Callable[[Any, Mapping[str, Values]], _Column]] = {
    Number: lambda node, columns: to_float(node.value),
    Constant: lambda node, columns: _CONSTANTS[node.constant],
    Name: lambda node, columns: columns[node.name],
    Application: lambda node, columns: columns[node.function],
}
_OPERATIONS: Mapping[type[Node], Callable[..., _Column]] = {
    Sum: _sum,
    Product: _product,
    Quotient: np.divide,
    Negation: np.negative,
    Logarithm: _logarithm,
}
