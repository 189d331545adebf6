"""Which mistakes explain a wrong answer, and hints from codes, never sentences."""

from grader.diagnosis.hints import falsifying_fact
from grader.diagnosis.places import Place, place_of
from grader.diagnosis.whole_answers import KnownMistakes, other_shape
from grader.diagnosis.worked_hints import first_steps, step_at

__all__ = ["KnownMistakes", "Place", "falsifying_fact", "first_steps", "other_shape", "place_of", "step_at"]
