"""Exact and rigorous arithmetic on expressions: programs from trees, balls, floats and derivatives."""

from grader.algebra.balls import UndefinedError, UnsureError, evaluate_balls
from grader.algebra.builder import Builder
from grader.algebra.compilation import (
    Compiled,
    Shared,
    compile_into,
    compile_program,
    compile_together,
    constant_value,
    zero_denominator,
)
from grader.algebra.floats import evaluate_floats
from grader.algebra.jets import derivative_ball
from grader.algebra.program import Program

__all__ = [
    "Builder",
    "Compiled",
    "Program",
    "Shared",
    "UndefinedError",
    "UnsureError",
    "compile_into",
    "compile_program",
    "compile_together",
    "constant_value",
    "derivative_ball",
    "evaluate_balls",
    "evaluate_floats",
    "zero_denominator",
]
