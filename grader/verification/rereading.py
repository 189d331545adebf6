"""Texts of a certificate back to trees, by the reader that everybody shares."""

from functools import lru_cache

from grader.outcomes import Complaint, ComplaintCode
from grader.reading import Vocabulary, read_condition, read_expression
from grader.syntax import Condition, Node
from grader.verification.claims import MalformedError

_TOO_LARGE = frozenset({ComplaintCode.TOO_LONG, ComplaintCode.TOO_LARGE, ComplaintCode.TOO_DEEP})


class TooLargeError(Exception):
    """An expression of the certificate is beyond the reader's limits."""


def tree(text: str, vocabulary: Vocabulary) -> Node:
    result = _read(text, vocabulary)
    if isinstance(result, Complaint):
        raise _refusal(result)
    return result


def conditions(text: str, vocabulary: Vocabulary) -> tuple[Condition, ...]:
    result = read_condition(text, vocabulary)
    if isinstance(result, Complaint):
        raise _refusal(result)
    return result


@lru_cache(maxsize=512)
def _read(text: str, vocabulary: Vocabulary) -> Node | Complaint:
    return read_expression(text, vocabulary)


def _refusal(complaint: Complaint) -> Exception:
    return TooLargeError() if complaint.code in _TOO_LARGE else MalformedError()
