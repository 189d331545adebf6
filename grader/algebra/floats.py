"""Quick approximate values for many points at once: they choose candidates and never decide.

Undefined is NaN, and too large is an infinity; no warning gets out.
"""

from collections.abc import Callable, Sequence
from fractions import Fraction
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from grader.algebra.exponents import ExponentKind, classify
from grader.algebra.program import Instruction, Operation, Program
from grader.syntax import FunctionName as F

Column = NDArray[np.float64]
Step = Callable[[list[Column], Sequence[Column]], Column]

_PROGRAMS_KEPT = 512
_BY_SQUARING = 64
_EFFORTS = {Operation.QUOTIENT: 3, Operation.POWER: 4, Operation.GENERAL_POWER: 6, Operation.CALL: 6}
_PERIODIC, _EFFORT_OF_PERIODIC = frozenset((F.SIN, F.COS, F.TAN, F.SEC, F.CSC, F.COT)), 12  # far out
_SQUARED = frozenset(map(Fraction, range(1, _BY_SQUARING + 1)))
_EFFORT_OF_ROOT, _EFFORT_OF_HIGH_POWER = 8, 30  # which leaves the range of floats


def evaluate_floats(program: Program, columns: Sequence[Column]) -> Column:
    """The program's result at many points, one column of coordinates a name."""
    values = trace_floats(program, columns)
    return np.where(defined(values), values[program.result], np.nan)


def trace_floats(program: Program, columns: Sequence[Column]) -> list[Column]:
    """The results of all instructions; each column as long as those given, or of length one."""
    values: list[Column] = []
    with np.errstate(all="ignore"):
        for step in _steps(program):
            values.append(step(values, columns))
    return values


@lru_cache(maxsize=_PROGRAMS_KEPT)
def float_effort(program: Program) -> int:
    """What it takes to run a program at some hundred points, adding two columns being one."""
    return sum(map(_effort, program.instructions))


def _effort(step: Instruction) -> int:
    if step.operation is Operation.CALL and step.function in _PERIODIC:
        return _EFFORT_OF_PERIODIC
    if step.operation is Operation.POWER and step.number not in _SQUARED:
        return _EFFORT_OF_ROOT if abs(step.number) < _BY_SQUARING else _EFFORT_OF_HIGH_POWER
    return _EFFORTS.get(step.operation, 1)


def defined(values: Sequence[Column]) -> NDArray[np.bool_]:
    """Where no instruction is undefined."""
    good = np.ones(1, dtype=bool)
    for value in values:
        good = good & ~np.isnan(value)
    return good


def overflows(values: Sequence[Column]) -> NDArray[np.bool_]:
    """Where some value is too large for a float, so that these values tell nothing."""
    found = np.zeros(1, dtype=bool)
    for value in values:
        found = found | np.isinf(value)
    return found


def to_float(value: Fraction) -> float:
    """The nearest float; an infinity where there is none."""
    try:
        return float(value)
    except OverflowError:
        return np.inf if value > 0 else -np.inf


@lru_cache(maxsize=_PROGRAMS_KEPT)
def _steps(program: Program) -> tuple[Step, ...]:
    return tuple([_MAKERS[step.operation](step) for step in program.instructions])


def _number(step: Instruction) -> Step:
    value = np.array([to_float(step.number)])
    return lambda values, columns: value


def _pi(_: Instruction) -> Step:
    value = np.array([np.pi])
    return lambda values, columns: value


def _name(step: Instruction) -> Step:
    column = step.column
    return lambda values, columns: columns[column]


def _sum(step: Instruction) -> Step:
    parts = step.arguments
    if len(parts) > 2:
        return lambda values, columns: _folded(np.add, values, parts)
    i, j = parts
    return lambda values, columns: values[i] + values[j]


def _product(step: Instruction) -> Step:
    parts = step.arguments
    if len(parts) > 2:
        return lambda values, columns: _folded(np.multiply, values, parts)
    i, j = parts
    return lambda values, columns: values[i] * values[j]


def _quotient(step: Instruction) -> Step:
    i, j = step.arguments
    return lambda values, columns: np.where(values[j] == 0, np.nan, values[i] / values[j])


def _negation(step: Instruction) -> Step:
    (i,) = step.arguments
    return lambda values, columns: -values[i]


def _power(step: Instruction) -> Step:
    (i,), exponent = step.arguments, step.number
    return lambda values, columns: power_value(values[i], exponent)


def _general_power(step: Instruction) -> Step:
    i, j = step.arguments
    return lambda values, columns: np.where(values[i] > 0, np.power(np.abs(values[i]), values[j]), np.nan)


def _call(step: Instruction) -> Step:
    (i,), function = step.arguments, _FUNCTIONS[step.function]
    return lambda values, columns: function(values[i])


def _folded(operation: np.ufunc, values: list[Column], parts: Sequence[int]) -> Column:
    total = values[parts[0]]
    for part in parts[1:]:
        total = operation(total, values[part])
    return total


_MAKERS: dict[Operation, Callable[[Instruction], Step]] = {
    Operation.NUMBER: _number,
    Operation.PI: _pi,
    Operation.NAME: _name,
    Operation.SUM: _sum,
    Operation.PRODUCT: _product,
    Operation.QUOTIENT: _quotient,
    Operation.NEGATION: _negation,
    Operation.POWER: _power,
    Operation.GENERAL_POWER: _general_power,
    Operation.CALL: _call,
}


def power_value(base: Column, exponent: Fraction) -> Column:
    """Values of a power with an exact exponent."""
    if exponent <= 0:
        base = np.where(base == 0, np.nan, base)
    if exponent == 0:
        return base * 0 + 1
    match classify(exponent):
        case ExponentKind.WHOLE:
            return _whole_power(base, exponent.numerator)
        case ExponentKind.EVEN_ROOT:
            return np.asarray(np.sqrt(base) if exponent * 2 == 1 else np.power(base, to_float(exponent)))
        case ExponentKind.ODD_ROOT:
            positive = np.power(np.abs(base), to_float(exponent))
            return positive * np.sign(base) if exponent.numerator % 2 else np.asarray(positive)


def function_value(function: F, argument: Column) -> Column:
    """Values of a function of the closed table."""
    return _FUNCTIONS[function](argument)


def _whole_power(base: Column, exponent: int) -> Column:
    """By squaring, which is many times faster than the general power, while that is exact enough."""
    if not 0 < exponent <= _BY_SQUARING:
        return np.asarray(np.power(base, to_float(Fraction(exponent))))
    result = base
    for bit in bin(exponent)[3:]:
        result = result * result * base if bit == "1" else result * result
    return result


def _acot(x: Column) -> Column:
    return np.asarray(
        np.where(x > 0, np.arctan(1 / x), np.where(x < 0, np.pi + np.arctan(1 / x), np.pi / 2 + 0 * x))
    )


def _nonzero(x: Column) -> Column:
    return np.where(x == 0, np.nan, x)


_FUNCTIONS: dict[F, Callable[[Column], Column]] = {
    F.SIN: np.sin,
    F.COS: np.cos,
    F.TAN: np.tan,
    F.SEC: lambda x: 1 / np.cos(x),
    F.CSC: lambda x: 1 / np.sin(_nonzero(x)),
    F.COT: lambda x: 1 / np.tan(_nonzero(x)),
    F.ASIN: np.arcsin,
    F.ACOS: np.arccos,
    F.ATAN: np.arctan,
    F.ASEC: lambda x: np.arccos(1 / _nonzero(x)),
    F.ACSC: lambda x: np.arcsin(1 / _nonzero(x)),
    F.ACOT: _acot,
    F.SINH: np.sinh,
    F.COSH: np.cosh,
    F.TANH: np.tanh,
    F.SECH: lambda x: 1 / np.cosh(x),
    F.CSCH: lambda x: 1 / np.sinh(_nonzero(x)),
    F.COTH: lambda x: 1 / np.tanh(_nonzero(x)),
    F.ASINH: np.arcsinh,
    F.ACOSH: np.arccosh,
    F.ATANH: lambda x: np.arctanh(np.where(np.abs(x) < 1, x, np.nan)),
    F.ASECH: lambda x: np.arccosh(1 / np.where(x > 0, x, np.nan)),
    F.ACSCH: lambda x: np.arcsinh(1 / _nonzero(x)),
    F.ACOTH: lambda x: np.arctanh(1 / np.where(np.abs(x) > 1, x, np.nan)),
    F.EXP: np.exp,
    F.LN: lambda x: np.log(_nonzero(x)),
    F.ABS: np.abs,
    F.SGN: np.sign,
}
