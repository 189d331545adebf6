"""The decision on one component, where a decimal may be off by a tolerance: equal, near enough, or not.

What is equal is right before any tolerance is looked at. Nearness is shown by exact fractions or by balls
that lie wholly inside or wholly outside; what cannot be told is undecided.
"""

from fractions import Fraction

from grader.algebra import UndefinedError, UnsureError
from grader.equivalence import Budget, Decision, decide
from grader.equivalence.certificate import counterexample
from grader.limits import BITS_LAST
from grader.outcomes import Counterexample, Proof, Verdict
from grader.pipeline.measuring import is_near, number_ball
from grader.pipeline.preparing import Prepared, comparison
from grader.questions import QuestionError, Tangent, Tolerance
from grader.syntax import Name, Negation, Node, Number, Product, Sum, names, substitute

# Where a line's coefficients are read off: at one of these and one further, if it is defined there.
_STARTS = (0, 2, 5)


def decided(prepared: Prepared, index: int, node: Node, *, budget: Budget) -> Decision:
    """The verdict on component ``index`` of an answer, its form aside."""
    question, expected = prepared.question, prepared.expected[index]
    answer = question.substituted(node)
    exact = decide(expected, answer, typed=node, budget=budget)
    if question.tolerance is None or exact.verdict is Verdict.CORRECT:
        return exact
    if isinstance(question, Tangent):
        return _decided_line(prepared, answer, exact)
    if names(expected.node) or names(answer):
        return exact
    return _decided_number(question.tolerance, answer, expected.node)


def _decided_number(tolerance: Tolerance, answer: Node, expected: Node) -> Decision:
    """A number that is not known to be the expected one; its counterexample needs no point."""
    try:
        near = is_near(answer, expected, tolerance)
    except UndefinedError:
        return _outside(None, expected)
    if near is None:
        return Decision(Verdict.UNDECIDED)
    return Decision(Verdict.CORRECT, Proof.PROVED) if near else _outside(answer, expected)


def _outside(answer: Node | None, expected: Node) -> Decision:
    return Decision(Verdict.INCORRECT, Proof.PROVED, _shown(answer, expected))


def _shown(answer: Node | None, expected: Node) -> Counterexample | None:
    try:
        value = None if answer is None else number_ball(answer, bits=BITS_LAST)
        return counterexample((), (), answer=value, expected=number_ball(expected, bits=BITS_LAST))
    except UnsureError:
        return None


def _decided_line(prepared: Prepared, answer: Node, exact: Decision) -> Decision:
    """A line with each coefficient within the tolerance; anything else must be equal."""
    (expected,) = prepared.expected
    tolerance, found = prepared.question.tolerance, _line(prepared, answer)
    if tolerance is None or found is None:
        return exact
    line, proof = found
    truth = _coefficients(expected.node, prepared, start=0)
    try:
        nearness = [is_near(one, other, tolerance) for one, other in zip(line, truth, strict=True)]
    except UndefinedError:
        return exact
    if all(nearness):
        return Decision(Verdict.CORRECT, proof)
    return exact if False in nearness else Decision(Verdict.UNDECIDED)


def _line(prepared: Prepared, answer: Node) -> tuple[tuple[Node, Node], Proof] | None:
    """Slope and intercept of an answer that is a line in one variable, and how sure that is."""
    for start in _STARTS if len(names(answer)) < 2 else ():
        slope, intercept = _coefficients(answer, prepared, start=start)
        line = Sum((Product((slope, Name(_variable(prepared)))), intercept))
        try:
            expected = comparison(prepared.question, line, 0)
        except QuestionError:
            continue
        decision = decide(expected, answer)
        if decision.verdict is Verdict.CORRECT:
            return (slope, intercept), Proof.AGREED if decision.proof is Proof.AGREED else Proof.PROVED
    return None


def _coefficients(line: Node, prepared: Prepared, *, start: int) -> tuple[Node, Node]:
    """Slope and intercept, if it is a line, from its values at two places."""
    wrt = _variable(prepared)
    here, there = (substitute(line, {wrt: Number(Fraction(place))}) for place in (start, start + 1))
    slope = Sum((there, Negation(here)))
    return slope, Sum((here, Negation(Product((Number(Fraction(start)), slope)))))


def _variable(prepared: Prepared) -> str:
    return prepared.question.common.variables[0]
