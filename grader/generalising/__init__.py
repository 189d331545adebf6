"""Answers to several variants of one exercise, put into formulas in its parameters."""

from grader.generalising.fitting import Generalised, generalise
from grader.generalising.patterns import Sample

__all__ = ["Generalised", "Sample", "generalise"]
