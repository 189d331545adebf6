"""The stages of grading, in order."""

from collections.abc import Iterator

from grader.algebra import zero_denominator
from grader.outcomes import VERSION, Complaint, ComplaintCode, Outcome, Verdict
from grader.pipeline.certifying import Graded
from grader.pipeline.crediting import credited
from grader.pipeline.diagnosing import diagnosed
from grader.pipeline.judging import judge
from grader.pipeline.other_shapes import of_other_shape
from grader.pipeline.preparing import Prepared, prepare, vocabulary_of
from grader.pipeline.sides import disagreeing_sides
from grader.pipeline.summary import summary
from grader.questions import Question, exclusive
from grader.reading import Format, Reading, Vocabulary, read
from grader.syntax import Answer, Node


@exclusive
def grade(question: Question, text: str, *, format: str = Format.AUTO) -> Outcome:  # noqa: A002 - the port's word
    """Everything about one answer. Raises QuestionError for an unsound question, for no answer anything."""
    return credited(diagnosed(judged(question, text, format=format))).outcome


@exclusive
def judged(question: Question, text: str, *, format: str = Format.AUTO) -> Graded:  # noqa: A002
    """The verdict and what stands behind it, before mistakes are looked for: see ``diagnosed``."""
    prepared = prepare(question)
    reading = _read(text, prepared.vocabulary, format=format)
    if isinstance(reading, Complaint):
        unread = of_other_shape(prepared, text, format=format) or _unreadable(prepared, reading)
        return Graded(unread, prepared)
    components = tuple(
        judge(prepared, index, node, alternatives=_alternatives(reading, index))
        for index, node in enumerate(reading.answer.components)
    )
    remarks = reading.remarks + disagreeing_sides(prepared, reading)
    return Graded(summary(prepared, reading.answer, components, remarks=remarks), prepared, components)


def _unreadable(prepared: Prepared, complaint: Complaint) -> Outcome:
    form = prepared.question.common.form
    return Outcome(Verdict.UNREADABLE, VERSION, complaint=complaint, form=form)


def read_answer(question: Question, text: str, *, format: str = Format.AUTO) -> Reading | Complaint:  # noqa: A002
    """What an answer says, without judging it."""
    return _read(text, vocabulary_of(question), format=format)


def _read(text: str, vocabulary: Vocabulary, *, format: str) -> Reading | Complaint:  # noqa: A002
    reading = read(text, vocabulary, format=Format(format))
    if isinstance(reading, Complaint):
        return reading
    return _division_by_zero(reading.answer) or reading


def _division_by_zero(answer: Answer) -> Complaint | None:
    for node in answer.components:
        if (span := zero_denominator(node)) is not None:
            return Complaint(ComplaintCode.DIVISION_BY_ZERO, span.start, span.end)
    return None


def _alternatives(reading: Reading, index: int) -> Iterator[Node]:
    """The other readings of one component, each once, and none before it is asked for."""
    if not reading.alternatives:
        return
    answer = reading.answer
    seen = {answer.components[index]}
    for other in reading.alternatives:
        if other.answer.shape == answer.shape and (node := other.answer.components[index]) not in seen:
            seen.add(node)
            yield node
