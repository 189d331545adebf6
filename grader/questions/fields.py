"""Strictly typed reading of a question's record, as it comes from JSON: nothing is guessed or coerced."""

from collections.abc import Mapping
from enum import StrEnum
from typing import TypeVar

from grader.outcomes import ProblemCode
from grader.questions.problems import QuestionError

Record = Mapping[str, object]
Choice = TypeVar("Choice", bound=StrEnum)

# Far beyond any expression; keeps a hostile record from costing time before the reader's own limits.
_LONGEST_TEXT = 20_000
_MOST_TEXTS = 100


def text(record: Record, field: str) -> str:
    """A text that must be there."""
    if field not in record:
        raise QuestionError(field, ProblemCode.MISSING_FIELD)
    return _text(record[field], field)


def texts(record: Record, field: str) -> tuple[str, ...]:
    """A list of texts; empty where the field is missing or null."""
    value = record.get(field)
    if value is None:
        return ()
    if not isinstance(value, list | tuple) or len(value) > _MOST_TEXTS:
        raise QuestionError(field, ProblemCode.WRONG_TYPE)
    return tuple(_text(item, field) for item in value)


def text_or_texts(record: Record, field: str) -> tuple[str, ...]:
    """A list of texts, or a single one for itself."""
    value = record.get(field)
    return (_text(value, field),) if isinstance(value, str) else texts(record, field)


def whole_number(record: Record, field: str, *, default: int) -> int:
    value = record.get(field)
    if value is None:
        return default
    if not isinstance(value, int) or isinstance(value, bool):
        raise QuestionError(field, ProblemCode.WRONG_TYPE)
    return value


def choice(record: Record, field: str, *, default: Choice) -> Choice:
    value = record.get(field)
    if value is None:
        return default
    try:
        return type(default)(_text(value, field))
    except ValueError:
        raise QuestionError(field, ProblemCode.UNKNOWN_CHOICE, choice=_short(value)) from None


def number_text(record: Record, field: str) -> str:
    """A text that must be there; a number stands for itself, as it is written."""
    value = record.get(field)
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return text({field: str(value)} if is_number else record, field)


def text_pairs(record: Record, field: str) -> tuple[tuple[str, str], ...]:
    """An object from texts to texts, in its order."""
    if field not in record:
        raise QuestionError(field, ProblemCode.MISSING_FIELD)
    value = record[field]
    if not isinstance(value, Mapping) or not 0 < len(value) <= _MOST_TEXTS:
        raise QuestionError(field, ProblemCode.WRONG_TYPE)
    return tuple((_text(name, field), _text(inner, field)) for name, inner in value.items())


def _text(value: object, field: str) -> str:
    if not isinstance(value, str) or len(value) > _LONGEST_TEXT:
        raise QuestionError(field, ProblemCode.WRONG_TYPE)
    return value


def _short(value: object) -> str:
    return str(value)[:40]
