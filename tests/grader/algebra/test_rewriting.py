"""What a program is made of has, at every point, the value and the domain of what was written."""

from fractions import Fraction

import pytest
from flint import arb, ctx
from hypothesis import given, settings
from hypothesis import strategies as st

from grader.algebra import UndefinedError, UnsureError, compile_program, evaluate_balls
from grader.algebra.ball_functions import FUNCTIONS, power
from grader.algebra.balls import ball
from grader.algebra.exact import UNDONE, UNDONE_TO_SIZE
from grader.syntax import Call, FunctionName, Name, Negation, Number, Power, Quotient

BITS = 256
EXPONENTS = st.fractions(-4, 4, max_denominator=6)
BASES = st.integers(-12, 12).map(lambda number: Fraction(number, 4))
PAIRS = sorted((*UNDONE, *UNDONE_TO_SIZE))


def exponent(value: Fraction) -> Quotient | Negation:
    size = Quotient(Number(Fraction(abs(value.numerator))), Number(Fraction(value.denominator)))
    return Negation(size) if value < 0 else size


def value_or_none(base: Fraction, inner: Fraction, outer: Fraction) -> arb | None:
    """The power of a power, one after the other; None where one of them is undefined."""
    try:
        return power(power(ball(base), inner), outer)
    except UndefinedError:
        return None


@settings(deadline=None, max_examples=200)
@given(BASES, EXPONENTS, EXPONENTS)
def test_power_of_a_power_is_what_it_was_written_as(base: Fraction, inner: Fraction, outer: Fraction) -> None:
    program = compile_program(Power(Power(Name("x"), exponent(inner)), exponent(outer)), names=("x",))
    with ctx.workprec(BITS):
        expected = value_or_none(base, inner, outer)
        place = (ball(base),)
    if expected is None:
        with pytest.raises(UndefinedError):
            evaluate_balls(program, place, bits=BITS)
    else:
        assert evaluate_balls(program, place, bits=BITS).overlaps(expected)


@pytest.mark.parametrize(("outer", "inner"), PAIRS)
def test_function_of_its_inverse_is_what_it_was_written_as(outer: FunctionName, inner: FunctionName) -> None:
    program = compile_program(Call(outer, Call(inner, Name("x"))), names=("x",))
    assert not any(step.function is outer and step.arguments for step in program.instructions[1:])
    met = 0
    for base in (Fraction(number, 4) for number in range(-12, 13)):
        with ctx.workprec(BITS):
            try:
                expected = FUNCTIONS[outer](FUNCTIONS[inner](ball(base)))
            except (UndefinedError, UnsureError):
                continue
        met += 1
        assert evaluate_balls(program, (ball(base),), bits=BITS).overlaps(expected)
    assert met >= 3


@pytest.mark.parametrize(
    ("outer", "inner"), [pair for pair in PAIRS if pair[1] in (FunctionName.ASIN, FunctionName.LN)]
)
def test_domain_of_the_inner_function_stays(outer: FunctionName, inner: FunctionName) -> None:
    program = compile_program(Call(outer, Call(inner, Name("x"))), names=("x",))
    with pytest.raises(UndefinedError):
        evaluate_balls(program, (ball(Fraction(-3)),), bits=BITS)
