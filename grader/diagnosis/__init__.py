"""Which mistakes explain a wrong answer, and hints from codes, never sentences."""

from grader.diagnosis.hints import falsifying_fact
from grader.diagnosis.whole_answers import KnownMistakes, other_shape

__all__ = ["KnownMistakes", "falsifying_fact", "other_shape"]
