"""Proofs that take more work, tried when little else is left: relations between functions, cases of signs."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import product

from flint import arb

from grader.algebra.normal_form import Assumption, Difference, known_form, splits
from grader.algebra.program import Operation
from grader.equivalence.case import Case, Decision
from grader.equivalence.looking import Finding
from grader.equivalence.nowhere import is_seen_nowhere, undefined_by
from grader.equivalence.proving import decided_by, equal
from grader.fuel import Fuel
from grader.limits import NORMAL_FORM_FUEL, QUESTION_FORM_FUEL
from grader.syntax import FunctionName as F

_ANGLES = frozenset((F.ATAN, F.ASIN, F.ACOS, F.ACOT, F.ASEC, F.ACSC))
_MOST_SPLITS = 3


def decided_by_relations(case: Case) -> Decision | None:
    """As by the normal form, with arctangents written by each other as far as that can be proved."""
    if not _has_angles(case):
        return None
    form = known_form(case.expected.asked, Fuel(QUESTION_FORM_FUEL), probe=_probe(case, ()))
    if is_seen_nowhere(case):
        return undefined_by(case, form)
    return decided_by(case, case.difference_from(case.expected.asked, form, Fuel(NORMAL_FORM_FUEL)), far=True)


def decided_by_cases(case: Case) -> Decision | None:
    """Correct or narrower where the difference is zero whichever signs it depends on."""
    found = case.difference
    depends_on = [] if found is None else splits(found.tower, found.above)[:_MOST_SPLITS]
    if not depends_on:
        return None
    fuel = Fuel(QUESTION_FORM_FUEL)
    differences: list[Difference] = []
    for assumed in product(*((each, each.opposite) for each in depends_on)):
        found = _difference_in_case(case, assumed, fuel)
        if found is None:
            return None
        if not any(each.is_impossible(found.tower) for each in assumed):
            differences.append(found)
        if differences and not differences[-1].is_zero:
            return None
    return equal(case, is_defined=not any(each.unproved for each in differences), far=True)


def _difference_in_case(case: Case, assumed: tuple[Assumption, ...], fuel: Fuel) -> Difference | None:
    asked = replace(case.expected.asked, assumed=assumed)
    return case.difference_from(asked, known_form(asked, fuel, probe=_probe(case, assumed)), fuel)


def _has_angles(case: Case) -> bool:
    steps = case.both.program.instructions
    return any(step.operation is Operation.CALL and step.function in _ANGLES for step in steps)


def _probe(case: Case, assumed: Sequence[Assumption]) -> Sequence[arb]:
    """The last point where the answer agrees: the first ones are so simple that much coincides there."""
    spots = case.expected.spots
    agreeing = [spot for index, spot in enumerate(spots) if case.finding(index) is Finding.AGREES]
    inside = [spot for spot in agreeing if all(each.holds_at(spot.coordinates) for each in assumed)]
    return (inside or agreeing or spots)[-1].coordinates
