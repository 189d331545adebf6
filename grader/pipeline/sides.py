"""The earlier sides of A = B = C: they cost nothing, but one that is not equal to the last draws a remark."""

from grader.equivalence import decide
from grader.outcomes import Remark, RemarkCode, Verdict
from grader.pipeline.preparing import Prepared, comparison
from grader.questions import QuestionError
from grader.reading import Reading
from grader.syntax import Answer


def disagreeing_sides(prepared: Prepared, reading: Reading) -> tuple[Remark, ...]:
    return tuple(
        Remark(RemarkCode.EARLIER_SIDE_DIFFERS, side.components[0].span.start, side.components[-1].span.end)
        for side in reading.equal_sides
        if _differs(prepared, side, reading.answer)
    )


def _differs(prepared: Prepared, side: Answer, last: Answer) -> bool:
    """Whether the side is certainly not equal to the last one; where neither can be told, it is not."""
    question = prepared.question
    for index, (early, late) in enumerate(zip(side.components, last.components, strict=True)):
        try:
            expected = comparison(question, question.substituted(late), index)
        except QuestionError:
            continue
        if decide(expected, question.substituted(early), typed=early).verdict is Verdict.INCORRECT:
            return True
    return False
