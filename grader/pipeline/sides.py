"""The earlier sides of A = B = C: they cost nothing, but one that is not equal to the last draws a remark."""

from collections.abc import Sequence

from grader.equivalence import Budget, Expected, decide
from grader.outcomes import Remark, RemarkCode, Verdict
from grader.pipeline.preparing import Prepared, comparison
from grader.questions import Question, QuestionError
from grader.reading import Reading
from grader.syntax import Answer, Node


def disagreeing_sides(prepared: Prepared, reading: Reading) -> tuple[Remark, ...]:
    if not reading.equal_sides:
        return ()
    question, budget = prepared.question, Budget()
    last = [_compared(question, node, index) for index, node in enumerate(reading.answer.components)]
    return tuple(
        Remark(RemarkCode.EARLIER_SIDE_DIFFERS, side.components[0].span.start, side.components[-1].span.end)
        for side in reading.equal_sides
        if _differs(question, side, last, budget=budget)
    )


def _compared(question: Question, node: Node, index: int) -> Expected | None:
    """What the components of earlier sides are compared with; None where nothing can be."""
    try:
        return comparison(question, question.substituted(node), index)
    except QuestionError:
        return None


def _differs(question: Question, side: Answer, last: Sequence[Expected | None], *, budget: Budget) -> bool:
    """Whether the side is certainly not equal to the last one; where neither can be told, it is not."""
    return any(
        expected is not None
        and decide(expected, question.substituted(early), typed=early, budget=budget).verdict
        is Verdict.INCORRECT
        for early, expected in zip(side.components, last, strict=True)
    )
