"""Laws of verdicts over expressions nobody thought of."""

from fractions import Fraction

from flint import arb
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from grader.algebra import UndefinedError, UnsureError, compile_program, evaluate_balls
from grader.algebra.balls import ball
from grader.equivalence import Decision, EmptyDomainError, Expected, decide, expect
from grader.outcomes import Verdict
from grader.syntax import Node
from tests.grader.equivalence.rewriting import MUTATIONS, REWRITINGS, changed
from tests.strategies import trees

NAMES = ("x", "y")
EXPRESSIONS = trees(letters=NAMES, leaves=6)
COORDINATES = st.fractions(-4, 4, max_denominator=97)

law = settings(deadline=None, max_examples=120, suppress_health_check=[HealthCheck.filter_too_much])


def expected(node: Node) -> Expected:
    try:
        return expect(node, also_defined=(), names=NAMES, question_key="law")
    except EmptyDomainError:
        assume(False)
        raise


def judged(node: Node, answer: Node) -> Decision:
    return decide(expected(node), answer)


@law
@given(st.data(), EXPRESSIONS)
def test_right_answer_rewritten_is_never_incorrect(data: st.DataObject, node: Node) -> None:
    """Each rewriting holds wherever both sides are defined, so at worst the answer is narrower."""
    answer = data.draw(changed(data.draw(changed(node, REWRITINGS)), REWRITINGS))
    decision = judged(node, answer)
    if decision.verdict is Verdict.INCORRECT:
        assert decision.counterexample is None or decision.counterexample.answer is None


@law
@given(st.data(), EXPRESSIONS, COORDINATES, COORDINATES)
def test_correct_answer_agrees_at_any_point(
    data: st.DataObject, node: Node, x: Fraction, y: Fraction
) -> None:
    answer = data.draw(changed(node, REWRITINGS + MUTATIONS))
    verdict = judged(node, answer).verdict
    first, second = value(node, x, y), value(answer, x, y)
    if first is not None and second is not None and verdict in (Verdict.CORRECT, Verdict.NARROWER):
        assert first.overlaps(second)


@law
@given(st.data(), EXPRESSIONS)
def test_what_is_incorrect_one_way_is_not_correct_the_other(data: st.DataObject, node: Node) -> None:
    answer = data.draw(changed(node, MUTATIONS))
    forth = judged(node, answer)
    shown = forth.counterexample
    assume(forth.verdict is Verdict.INCORRECT and shown is not None and shown.answer is not None)
    assert judged(answer, node).verdict is not Verdict.CORRECT


@law
@given(st.data(), EXPRESSIONS)
def test_verdict_is_the_same_every_time(data: st.DataObject, node: Node) -> None:
    answer = data.draw(changed(node, REWRITINGS + MUTATIONS))
    assert judged(node, answer) == judged(node, answer)


def value(node: Node, x: Fraction, y: Fraction) -> arb | None:
    program = compile_program(node, names=NAMES)
    try:
        return evaluate_balls(program, (ball(x), ball(y)), bits=400)
    except (UndefinedError, UnsureError):
        return None
