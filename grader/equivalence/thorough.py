"""Proofs that take more work, tried when little else is left: relations between functions, cases of signs."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import product

from flint import arb

from grader.algebra.normal_form import Assumption, Difference, are_impossible, known_form, splits
from grader.algebra.program import Operation
from grader.equivalence.case import Case, Decision
from grader.equivalence.looking import Finding
from grader.equivalence.nowhere import is_seen_nowhere, undefined_by
from grader.equivalence.proving import decided_by, equal
from grader.syntax import FunctionName as F

_ANGLES = frozenset((F.ATAN, F.ASIN, F.ACOS, F.ACOT, F.ASEC, F.ACSC))
_LOGARITHMS = frozenset((F.LN, F.ASINH, F.ACOSH, F.ASECH, F.ACSCH, F.ATANH, F.ACOTH))
_MOST_SPLITS = 3


def decided_thoroughly(case: Case) -> Decision | None:
    """By arctangents and logarithms written by each other where that is proved, then case by case."""
    if not _may_have_relations(case):
        return _decided_by_cases(case, case.difference)
    asked = case.expected.asked
    form = known_form(asked, case.form_fuel, probe=_probe(case, ()))
    if is_seen_nowhere(case):
        return undefined_by(case, form)
    found = case.difference_from(asked, form, case.form_fuel)
    return decided_by(case, found, far=True) or _decided_by_cases(case, case.difference, found)


def _decided_by_cases(case: Case, *found: Difference | None) -> Decision | None:
    """Correct or narrower where the difference is zero whichever signs it depends on."""
    depends_on = dict.fromkeys(
        each for one in found if one is not None for each in splits(one.tower, one.above)
    )
    if not depends_on:
        return None
    differences: list[Difference] = []
    for assumed in product(*((each, each.opposite) for each in list(depends_on)[:_MOST_SPLITS])):
        asked = replace(case.expected.asked, assumed=assumed)
        form = known_form(asked, case.form_fuel, probe=_probe(case, assumed))
        if form is None:
            return None
        if are_impossible(form.tower, assumed):
            continue
        difference = case.difference_from(asked, form, case.form_fuel)
        if difference is None or not (difference.is_zero or difference.is_of_nothing):
            return None
        differences.append(difference)
    is_defined = not any(each.unproved for each in differences)
    return equal(case, is_defined=is_defined, far=True) if differences else None


def _may_have_relations(case: Case) -> bool:
    """Whether there are inverse trigonometric functions, or two logarithms; where there are roots, those of
    general powers, too."""
    steps = case.both.program.instructions
    called = [step.function for step in steps if step.operation is Operation.CALL]
    logarithms = sum(each in _LOGARITHMS for each in called)
    if any(step.operation is Operation.POWER and step.number.denominator > 1 for step in steps):
        logarithms += sum(step.operation is Operation.GENERAL_POWER for step in steps)
    return logarithms > 1 or any(each in _ANGLES for each in called)


def _probe(case: Case, assumed: Sequence[Assumption]) -> Sequence[arb]:
    """The last point where the answer agrees: the first ones are so simple that much coincides there."""
    spots = case.expected.spots
    agreeing = [spot for index, spot in enumerate(spots) if case.finding(index) is Finding.AGREES]
    inside = [spot for spot in agreeing if all(each.holds_at(spot.coordinates) for each in assumed)]
    return (inside or agreeing or spots)[-1].coordinates
