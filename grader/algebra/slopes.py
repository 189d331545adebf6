"""How strongly each instruction answers to each of its arguments: sizes of partial derivatives.

Sizes are binary logarithms. A size is a lower bound; minus infinity stands for zero and for "cannot tell".
"""

from collections.abc import Callable, Sequence
from math import inf, log2

from flint import arb

from grader.algebra.program import Instruction, Operation
from grader.syntax import FunctionName as F

_LARGEST = 2.0**200


def size(value: arb) -> float:
    """log2 of the smallest absolute value in a ball."""
    return _log2(value.abs_lower()) if value != 0 else -inf


def largest_size(value: arb) -> float:
    """log2 of the largest absolute value in a ball."""
    return -inf if value.is_zero() else _log2(value.abs_upper())


def _log2(exact: arb) -> float:
    mantissa, exponent = exact.man_exp()
    if mantissa == 0:
        return -inf
    return max(-_LARGEST, min(_LARGEST, int(exponent) + int(mantissa).bit_length()))


def slope_sizes(
    step: Instruction, slot: int, values: Sequence[arb], sizes: Sequence[float]
) -> tuple[float, ...]:
    """One size for each argument of the instruction in ``slot``; ``sizes`` are those of ``values``."""
    parts = tuple(sizes[i] for i in step.arguments)
    match step.operation:
        case Operation.PRODUCT:
            return tuple(sum(parts[:i]) + sum(parts[i + 1 :]) for i in range(len(parts)))
        case Operation.QUOTIENT:
            return -parts[1], parts[0] - 2 * parts[1]
        case Operation.POWER:
            exponent = abs(step.number)
            return (log2(exponent.numerator) - log2(exponent.denominator) + sizes[slot] - parts[0],)
        case Operation.GENERAL_POWER:
            base = values[step.arguments[0]]
            return sizes[slot] + parts[1] - parts[0], sizes[slot] + size(base.log())
        case Operation.CALL:
            return (_function_slope(step.function, values[step.arguments[0]], values[slot]),)
        case _:
            return (0.0,) * len(parts)


def _function_slope(function: F, argument: arb, value: arb) -> float:
    if function in _SLOPES:
        slope = _SLOPES[function](argument, value)
        return size(slope) if slope.is_finite() else -inf
    return min(-largest_size(_RECIPROCAL_SLOPES[function](argument, value)), _LARGEST)


_SLOPES: dict[F, Callable[[arb, arb], arb]] = {
    F.SIN: lambda x, y: x.cos(),
    F.COS: lambda x, y: x.sin(),
    F.TAN: lambda x, y: 1 + y * y,
    F.SEC: lambda x, y: y * x.tan(),
    F.CSC: lambda x, y: y * x.cot(),
    F.COT: lambda x, y: 1 + y * y,
    F.SINH: lambda x, y: x.cosh(),
    F.COSH: lambda x, y: x.sinh(),
    F.TANH: lambda x, y: x.sech() * x.sech(),
    F.SECH: lambda x, y: y * x.tanh(),
    F.CSCH: lambda x, y: y * x.coth(),
    F.COTH: lambda x, y: x.csch() * x.csch(),
    F.EXP: lambda x, y: y,
    F.ABS: lambda x, y: arb(1),
    F.SGN: lambda x, y: arb(0),
}
_RECIPROCAL_SLOPES: dict[F, Callable[[arb, arb], arb]] = {
    F.ASIN: lambda x, y: y.cos(),
    F.ACOS: lambda x, y: y.sin(),
    F.ATAN: lambda x, y: 1 + x * x,
    F.ASEC: lambda x, y: x * x * y.sin(),
    F.ACSC: lambda x, y: x * x * y.cos(),
    F.ACOT: lambda x, y: 1 + x * x,
    F.ASINH: lambda x, y: y.cosh(),
    F.ACOSH: lambda x, y: y.sinh(),
    F.ATANH: lambda x, y: 1 - x * x,
    F.ASECH: lambda x, y: x * x * y.sinh(),
    F.ACSCH: lambda x, y: x * x * y.cosh(),
    F.ACOTH: lambda x, y: 1 - x * x,
    F.LN: lambda x, y: x,
}
