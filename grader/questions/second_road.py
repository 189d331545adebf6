"""What is asked at a point, worked out in ball arithmetic: the road to the key that never meets SymPy."""

from collections.abc import Sequence
from fractions import Fraction
from functools import lru_cache

from flint import arb, ctx, fmpq

from grader import limits
from grader.algebra import Program, compile_program, derivative_ball, evaluate_balls
from grader.questions.targets import Asked, SlopeAt, TangentAt, Target, Value
from grader.syntax import Node

Point = tuple[Fraction, ...]

_BITS = limits.BITS_DISPROOF


def balls(point: Point) -> list[arb]:
    return [arb(fmpq(value.numerator, value.denominator)) for value in point]


def second_road(target: Asked, names: tuple[str, ...], point: Point) -> arb:
    """An enclosure of what is asked at a point, by power series in balls.

    Raises UndefinedError or UnsureError where there is none.
    """
    columns = balls(point)
    match target:
        case Target(function=function, directions=directions) if directions:
            return sum((_derivative(function, names, columns, along) for along in directions), arb(0))
        case Target(function=function) | Value(function=function):
            return _value(function, names, columns)
        case SlopeAt(function=function, wrt=wrt, at=at):
            return _derivative(function, names, _moved(columns, names, wrt, at), (wrt,))
        case TangentAt():
            return _tangent(target, names, columns)


def _tangent(target: TangentAt, names: tuple[str, ...], columns: Sequence[arb]) -> arb:
    """f(a) + f'(a) (x - a)"""
    touching = _moved(columns, names, target.wrt, target.at)
    column = names.index(target.wrt)
    with ctx.workprec(_BITS):
        slope = _derivative(target.function, names, touching, (target.wrt,))
        return _value(target.function, names, touching) + slope * (columns[column] - touching[column])


def _moved(columns: Sequence[arb], names: tuple[str, ...], wrt: str, at: Node) -> list[arb]:
    """The point with the variable where the function is looked at."""
    place = _value(at, names, columns)
    return [place if name == wrt else column for name, column in zip(names, columns, strict=True)]


def _value(node: Node, names: tuple[str, ...], columns: Sequence[arb]) -> arb:
    return evaluate_balls(_compiled(node, names), columns, bits=_BITS)


def _derivative(node: Node, names: tuple[str, ...], columns: Sequence[arb], along: tuple[str, ...]) -> arb:
    directions = tuple(map(names.index, along))
    return derivative_ball(_compiled(node, names), columns, directions=directions, bits=_BITS)


@lru_cache(maxsize=256)
def _compiled(node: Node, names: tuple[str, ...]) -> Program:
    """Kept, as a key is checked at many points."""
    return compile_program(node, names=names)
