"""What an answer adds to the program of its question, and its values."""

from fractions import Fraction

import pytest
from flint import ctx

from grader.algebra import Compiled, UndefinedError, compile_program, evaluate_balls
from grader.algebra.balls import ball, trace_balls
from grader.algebra.growth import Growth, growth
from grader.algebra.program import Operation
from grader.syntax import FunctionName
from tests.grader.expressions import tree

BITS = 128
POINT = (ball(Fraction(3)),)


def compacted(text: str) -> Compiled:
    return Compiled.of((tree(text),), names=("x",)).compacted()


def grown(question: str, answer: str) -> Growth:
    before = compacted(question)
    return growth(before, before.grown(tree(answer)))


def test_what_the_question_has_is_not_run_again() -> None:
    found = grown("x^2 sin(x) + e^x", "2 sin(x) e^x")
    assert [found.instructions[slot].operation for slot in found.new] == [
        Operation.NUMBER,
        Operation.PRODUCT,
    ]


def test_answer_that_is_a_part_of_the_question_adds_nothing() -> None:
    found = grown("x^2 sin(x)", "sin(x)")
    assert found.new == []
    assert found.instructions[found.result].function is FunctionName.SIN


def test_what_may_be_undefined_stays_where_its_value_is_not_needed() -> None:
    found = grown("x", "x + 0 ln(x)")
    assert [found.instructions[slot].function for slot in found.new] == [FunctionName.LN]


def test_what_nobody_needs_is_left_out() -> None:
    assert len(compacted("x + 0 e^(x^2)").builder.instructions) == 1
    assert grown("x", "x + 0 e^(x^2)").new == []


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("x^2 sin(x)", "2x sin(x) + x^2 cos(x)"),
        ("0 e^x + x", "e^x - e^(2x)"),
        ("sqrt(x+1)", "1/(2sqrt(x+1)) + |x-5|"),
        ("x^pi", "pi x^(pi-1) + 2^x"),
    ],
)
def test_values_are_those_of_the_answers_own_program(question: str, answer: str) -> None:
    found, known = grown(question, answer), compacted(question).program()
    with ctx.workprec(BITS):
        values = found.trace(trace_balls(known, POINT, bits=BITS), POINT)
    own = evaluate_balls(compile_program(tree(answer), names=("x",)), POINT, bits=BITS)
    assert values[found.result].overlaps(own)
    assert values[found.result].rel_accuracy_bits() > BITS - 20


def test_undefined_addition_is_reported() -> None:
    found, known = grown("x", "ln(1-x)"), compacted("x").program()
    with pytest.raises(UndefinedError):
        found.trace(trace_balls(known, POINT, bits=BITS), POINT)
