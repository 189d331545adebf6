"""SymPy's opinion of the sides that are said to be equal: it may confirm or doubt, and overrides nothing."""

import json
from enum import StrEnum

from grader.outcomes import CheckReason, Proof, Verdict
from grader.verification.claims import MalformedError, claim
from grader.verification.lines import PartsDisagreeError, parsed, sides_of, written
from grader.verification.nearness import is_near
from grader.verification.rereading import TooLargeError
from grader.verification.sides import Sides
from grader.verification.targets import UnknownTaskError

_POINTS = 3
_EQUAL = (Verdict.CORRECT, Verdict.WRONG_FORM)
_LEFT_OPEN = (MalformedError, PartsDisagreeError, TooLargeError, UnknownTaskError, RecursionError)


class Opinion(StrEnum):
    AGREES = "agrees"
    DISAGREES = "disagrees"
    CANNOT_TELL = "cannot-tell"


def opinion(line: bytes) -> Opinion | None:
    """On one line; None where nothing is said to be equal. May raise, hang or grow: for a worker process."""
    fields = parsed(line)
    try:
        sides = sides_of(claim(fields)) if fields else []
    except _LEFT_OPEN:
        return None
    said = [_said(one) for one in sides if _is_asked_about(one)]
    if not said:
        return None
    if False in said:
        return Opinion.DISAGREES
    return Opinion.AGREES if all(said) else Opinion.CANNOT_TELL


def with_sympy(output: str, said: Opinion | None) -> str:
    """The result with SymPy's opinion beside it; what SymPy doubts is verified no more."""
    result = json.loads(output)
    if result["verified"] and said is Opinion.DISAGREES:
        return written(result["id"], CheckReason.SYMPY_DISAGREES, sympy=said)
    return json.dumps({**result, "sympy": said})


def _is_asked_about(sides: Sides) -> bool:
    """Whether both sides are said to be equal: not the same tree, nor only near enough."""
    claim = sides.claim
    return claim.verdict in _EQUAL and claim.proof is not Proof.IDENTICAL and not is_near(sides)


def _said(sides: Sides) -> bool | None:
    # SymPy takes longer to import than all the rest together.
    from grader.meaning import says_equal  # noqa: PLC0415

    points = tuple(sides.domain.fresh(sides.draw("sympy"), sides.claim.points, most=_POINTS))
    return says_equal(sides.answer, sides.expected, positive=frozenset(sides.domain.positive), points=points)
