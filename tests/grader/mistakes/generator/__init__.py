"""Answers with mistakes planted on purpose, made and labelled without any code of the grader."""

from tests.grader.mistakes.generator.planting import generated

__all__ = ["generated"]
