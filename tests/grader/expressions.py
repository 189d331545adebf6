"""Trees from our plain language, exact points for them, and a second opinion on values."""

from fractions import Fraction

import mpmath
from flint import arb, ctx, fmpq

from grader.algebra import compile_program, evaluate_balls
from grader.reading import Vocabulary, read_condition, read_expression
from grader.syntax import Condition, Node

DIGITS = 60
BITS = 128


def tree(text: str, *, letters: tuple[str, ...] = ("x",)) -> Node:
    found = read_expression(text, Vocabulary(variables=letters))
    assert isinstance(found, Node), (text, found)
    return found


def condition(text: str, *, letters: tuple[str, ...] = ("x",)) -> tuple[Condition, ...]:
    found = read_condition(text, Vocabulary(variables=letters))
    assert isinstance(found, tuple), (text, found)
    return found


def exact(number: str | Fraction) -> arb:
    value = Fraction(number)
    with ctx.workprec(4 * BITS):
        return arb(fmpq(value.numerator, value.denominator))


def ball_at(text: str, *numbers: str, letters: tuple[str, ...] = ("x",)) -> arb:
    """The ball of an expression, its letters being the numbers in turn."""
    program = compile_program(tree(text, letters=letters), names=letters)
    return evaluate_balls(program, [exact(number) for number in numbers], bits=BITS)


def number(text: str | Fraction) -> mpmath.mpf:
    value = Fraction(text)
    with mpmath.workdps(DIGITS):
        return mpmath.mpf(value.numerator) / value.denominator


def encloses(ball: arb, value: mpmath.mpf, *, digits: int = 50) -> bool:
    """Whether a narrow ball holds a value that is known to so many digits."""
    with ctx.workprec(4 * BITS):
        size = arb(mpmath.nstr(max(abs(value), mpmath.mpf(1)), 20))
        truth = arb(mpmath.nstr(value, DIGITS), size * arb(10) ** -digits)
        return bool(ball.overlaps(truth) and ball.rad() < size * arb(10) ** -25)
