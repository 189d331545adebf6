"""How far a decimal may be off: exact numbers, read from records without going through floats."""

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from grader.outcomes import ProblemCode
from grader.questions.fields import Record
from grader.questions.problems import QuestionError

# Texts of numbers: as JSON writes them, or a quotient of whole numbers.
_NUMBER = re.compile(r"[+-]?(?=\.?[0-9])[0-9]{0,40}(?:\.[0-9]{0,40})?(?:[eE][+-]?[0-9]{1,2})?", re.ASCII)
_QUOTIENT = re.compile(r"[+-]?[0-9]{1,120}/0*[1-9][0-9]{0,119}", re.ASCII)
_LONGEST = 250
_SIGNIFICANT = range(1, 31)


class ToleranceKind(StrEnum):
    """``significant`` is a number of digits: half a unit in the last of them is allowed.

    ``mixed``, which no record names, is that many times the larger of 1 and the expected size.
    """

    ABSOLUTE = "absolute"
    RELATIVE = "relative"
    SIGNIFICANT = "significant"
    MIXED = "mixed"


@dataclass(frozen=True, slots=True)
class Tolerance:
    kind: ToleranceKind
    amount: Fraction


_NAMED = frozenset({ToleranceKind.ABSOLUTE, ToleranceKind.RELATIVE, ToleranceKind.SIGNIFICANT})

DEFAULT = Tolerance(ToleranceKind.MIXED, Fraction(1, 10**6))


def tolerance_of(record: Record) -> Tolerance | None:
    """The record's ``{"absolute": 0.001}``; None where it has none. Raises QuestionError."""
    given = record.get("tolerance")
    if given is None:
        return None
    if not isinstance(given, dict) or len(given) != 1:
        raise QuestionError("tolerance", ProblemCode.WRONG_TYPE)
    (name, value), *_ = given.items()
    if name not in _NAMED:
        raise QuestionError("tolerance", ProblemCode.UNKNOWN_CHOICE, choice=str(name)[:40])
    tolerance = Tolerance(ToleranceKind(name), _amount(value))
    if not _is_sensible(tolerance):
        raise QuestionError("tolerance", ProblemCode.OUT_OF_RANGE)
    return tolerance


def _is_sensible(tolerance: Tolerance) -> bool:
    amount = tolerance.amount
    if tolerance.kind is ToleranceKind.SIGNIFICANT:
        return amount.denominator == 1 and amount.numerator in _SIGNIFICANT
    return amount >= 0


def _amount(value: object) -> Fraction:
    """The number as it was written: 0.1 is a tenth."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        raise QuestionError("tolerance", ProblemCode.WRONG_TYPE)
    text = str(value).strip()[:_LONGEST]
    if _QUOTIENT.fullmatch(text):
        return Fraction(text)
    if _NUMBER.fullmatch(text):
        return Fraction(Decimal(text))
    raise QuestionError("tolerance", ProblemCode.WRONG_TYPE)
