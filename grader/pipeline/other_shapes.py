"""Answers of another shape than was asked: wrong where the shape itself is a known mistake."""

from dataclasses import replace

from grader.diagnosis import other_shape
from grader.outcomes import VERSION, Complaint, Outcome, Proof, Verdict
from grader.pipeline.preparing import Prepared
from grader.printing import to_text
from grader.reading import Format, read


def of_other_shape(prepared: Prepared, text: str, *, format: str) -> Outcome | None:  # noqa: A002 - the port's word
    """The outcome where an answer, read in the other shape, is proved to be the mistake; else None."""
    question = prepared.question
    shape = other_shape(question)
    if shape is None:
        return None
    vocabulary = replace(question.vocabulary(), shape=shape)
    reading = read(text, vocabulary, format=Format(format))
    if isinstance(reading, Complaint) or reading.answer.shape != shape:
        return None
    mistakes = prepared.mistakes.explaining_other_shape(reading.answer)
    if not mistakes:
        return None
    return Outcome(
        Verdict.INCORRECT,
        VERSION,
        proof=Proof.PROVED,
        mistakes=mistakes,
        remarks=reading.remarks,
        read_as=to_text(reading.answer),
        form=question.common.form,
    )
