"""From a question and a text to an outcome: the stages in order, here or in worker processes."""

from grader.pipeline.grading import grade, read_answer
from grader.pipeline.measuring import approximation
from grader.pipeline.preparing import prepare
from grader.pipeline.remote import Workers

__all__ = ["Workers", "approximation", "grade", "prepare", "read_answer"]
