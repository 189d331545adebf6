"""One component's claim, checked: a check for each verdict."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from grader.outcomes import CheckReason, Proof, Verdict
from grader.syntax import Node
from grader.verification.claims import MalformedError, Shown
from grader.verification.comparing import Finding, compared, has_hole
from grader.verification.evaluation import Point
from grader.verification.extremes import has_extremes
from grader.verification.nearness import is_near, is_undefined
from grader.verification.showing import is_shown_as
from grader.verification.sides import ENOUGH, Sides, counted
from grader.verification.values import UnsureError

_POINTS, _MORE_POINTS = 6, 24


def checked(sides: Sides) -> CheckReason:
    """Why the claim is verified, refuted or left open."""
    return _CHECKS[sides.claim.verdict](sides)


def _equal(sides: Sides) -> CheckReason:
    if sides.claim.proof is Proof.IDENTICAL:
        same = sides.answer == sides.expected
        return CheckReason.SAME_TREE if same else CheckReason.TREES_DIFFER
    if is_near(sides):
        return CheckReason.NEAR_ENOUGH
    return _equal_to(sides, sides.answer, CheckReason.AGREES_AT_FRESH_POINTS)


def _equal_to(sides: Sides, answer: Node, success: CheckReason) -> CheckReason:
    counts = counted(sides, answer, most=_POINTS)
    if counts.differs:
        return CheckReason.DIFFERS_AT_FRESH_POINT
    if counts.holes:
        return CheckReason.UNDEFINED_AT_FRESH_POINT
    return success if counts.is_equal else CheckReason.TOO_FEW_POINTS


def _narrower(sides: Sides) -> CheckReason:
    counts = counted(sides, sides.answer, most=_MORE_POINTS)
    if counts.differs:
        return CheckReason.DIFFERS_AT_FRESH_POINT
    found = sides.claim.counterexample
    if found is not None:
        reason = _shown(sides, found)
        if found.answer is not None or reason is not CheckReason.COUNTEREXAMPLE_CONFIRMED:
            return CheckReason.NOT_UNDEFINED if found.answer is not None else reason
    elif not counts.holes:
        return CheckReason.NOT_UNDEFINED if counts.is_equal else CheckReason.TOO_FEW_POINTS
    return CheckReason.AGREES_WHERE_DEFINED if counts.agrees else CheckReason.TOO_FEW_POINTS


def _incorrect(sides: Sides) -> CheckReason:
    if sides.tolerance is not None:
        near = is_near(sides)
        if near or (near is None and sides.is_number and not is_undefined(sides)):
            return CheckReason.AGREES_WHERE_WRONG if near else CheckReason.CANNOT_TELL
    found = sides.claim.counterexample
    if found is not None and found.answer is not None:
        return _shown(sides, found)
    counts = counted(sides, sides.answer, most=_POINTS)
    if counts.is_equal and found is None and (has_extremes(sides.answer) or has_extremes(sides.expected)):
        return CheckReason.CANNOT_TELL
    if counts.is_equal:
        return CheckReason.AGREES_WHERE_WRONG
    if found is not None:
        reason = _shown(sides, found)
        return CheckReason.AGREES_WHERE_WRONG if _is_fine(reason) and counts.agrees else reason
    if counts.differs or (counts.holes >= ENOUGH and not counts.agrees):
        return CheckReason.DIFFERS_AS_CLAIMED
    return CheckReason.CANNOT_TELL


def _is_fine(reason: CheckReason) -> bool:
    return reason is CheckReason.COUNTEREXAMPLE_CONFIRMED


def _ambiguous(sides: Sides) -> CheckReason:
    if sides.right is None:
        raise MalformedError
    as_read = counted(sides, sides.answer, most=_POINTS)
    if as_read.is_equal:
        return CheckReason.AGREES_WHERE_WRONG
    reason = _equal_to(sides, sides.right, CheckReason.OTHER_READING_AGREES)
    is_wrong = as_read.differs or as_read.holes
    return reason if is_wrong or reason is not CheckReason.OTHER_READING_AGREES else CheckReason.CANNOT_TELL


def _open(_: Sides) -> CheckReason:
    return CheckReason.NOTHING_CLAIMED


def _refused(_: Sides) -> CheckReason:
    raise MalformedError


def _shown(sides: Sides, found: Shown) -> CheckReason:
    """Whether a counterexample shows what it says: inside the domain, with these values, and different."""
    try:
        return _surely_shown(sides, found)
    except UnsureError:
        return CheckReason.CANNOT_TELL


def _surely_shown(sides: Sides, found: Shown) -> CheckReason:
    if not (sides.is_number and not found.point) and not sides.domain.holds(found.point):
        return CheckReason.OUTSIDE_DOMAIN
    look = compared(sides.answer, sides.expected, found.point)
    if look.finding is Finding.UNSURE or look.expected is None:
        return CheckReason.CANNOT_TELL
    if not is_shown_as(look.expected, found.expected):
        return CheckReason.VALUE_MISSTATED
    if found.answer is None:
        return _undefined(sides, found.point, look.finding)
    if look.answer is None or not is_shown_as(look.answer, found.answer):
        return CheckReason.VALUE_MISSTATED
    return (
        CheckReason.COUNTEREXAMPLE_CONFIRMED if look.finding is Finding.DIFFERS else CheckReason.VALUES_AGREE
    )


def _undefined(sides: Sides, point: Point, finding: Finding) -> CheckReason:
    if finding is not Finding.UNDEFINED:
        return CheckReason.NOT_UNDEFINED
    has = has_hole(sides.answer, point, sides.draw("hole"))
    return CheckReason.COUNTEREXAMPLE_CONFIRMED if has else CheckReason.CANNOT_TELL


_CHECKS: Mapping[Verdict, Callable[[Sides], CheckReason]] = MappingProxyType(
    {
        Verdict.CORRECT: _equal,
        Verdict.WRONG_FORM: _equal,
        Verdict.NARROWER: _narrower,
        Verdict.INCORRECT: _incorrect,
        Verdict.AMBIGUOUS: _ambiguous,
        Verdict.UNDECIDED: _open,
        Verdict.UNREADABLE: _refused,
    }
)
