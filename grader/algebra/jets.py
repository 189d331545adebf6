"""Rigorous derivatives: power series along a line, mixed partials from several lines by polarisation."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import product
from math import comb, factorial, prod

from flint import arb, arb_series, ctx

from grader.algebra.ball_functions import UnsureError
from grader.algebra.jet_functions import run_step
from grader.algebra.program import Program


def derivative_ball(program: Program, point: Sequence[arb], *, directions: tuple[int, ...], bits: int) -> arb:
    """An enclosure of a partial derivative of the program's result.

    ``directions`` holds the column of each differentiation: (0, 1) is the mixed second partial.
    Raises ``UndefinedError`` where the program is undefined, ``UnsureError`` where no
    derivative can be shown.
    """
    with _series_arithmetic(bits, length=len(directions) + 1):
        if len(set(directions)) == 1:
            line = tuple(int(column == directions[0]) for column in range(len(point)))
            return factorial(len(directions)) * _last_coefficient(program, point, line)
        return _polarised(program, point, directions)


def _polarised(program: Program, point: Sequence[arb], directions: tuple[int, ...]) -> arb:
    """The mixed partial from the last Taylor coefficients along all sums of the directions."""
    often = [directions.count(column) for column in range(len(point))]
    total = arb(0)
    for line in product(*(range(count + 1) for count in often)):
        weight = prod(map(comb, often, line)) * (-1) ** (len(directions) - sum(line))
        total = total + weight * _last_coefficient(program, point, line)
    return total


def _last_coefficient(program: Program, point: Sequence[arb], line: tuple[int, ...]) -> arb:
    columns = [arb_series([start, slope]) for start, slope in zip(point, line, strict=True)]
    values: list[arb_series] = []
    for instruction in program.instructions:
        values.append(run_step(instruction, [values[i] for i in instruction.arguments], columns))
    last = values[program.result][ctx.cap - 1]
    if last.is_finite():
        return last
    raise UnsureError


@contextmanager
def _series_arithmetic(bits: int, *, length: int) -> Iterator[None]:
    """The precision and the length of series are global to the process: set, and set back."""
    before = ctx.cap
    ctx.cap = length
    try:
        with ctx.workprec(bits):
            yield
    finally:
        ctx.cap = before
