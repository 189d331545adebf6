"""Which mistakes explain a wrong component: looked up by values, each one proved before it is said."""

from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import islice

import numpy as np

from grader.algebra import constant_value
from grader.calculus.arithmetic import product, sum_of
from grader.diagnosis.catalogue import RANK, RULE_MISTAKES, WHOLE_MISTAKES
from grader.diagnosis.component import Component, Table
from grader.diagnosis.fingerprints import Tried, constant_ratios, matches, pairs_adding_to
from grader.diagnosis.nearer import is_seen
from grader.diagnosis.properties import (
    PROPERTIES,
    changed_terms,
    off_by_number,
    wrong_coefficient,
)
from grader.diagnosis.tree_values import Values
from grader.diagnosis.two_slips import two_slips
from grader.diagnosis.wrong_results import Wrong, joint, together
from grader.limits import DIAGNOSIS_PROOFS
from grader.outcomes import FoundMistake, Mistake
from grader.questions import AtPoints
from grader.questions.tidying import literal
from grader.syntax import Node

# A number shows which rule was spoiled only if people do not come upon it by chance.
_COMMON_NUMBER = 100

# A slip leaves a coefficient at least a quarter of what it was: 9 for 5 times 4 is less than half.
_SHRUNK = Fraction(3, 4)

# What is said together with a slip: of a sum that lost a term too little is left to show one.
_WITH_SLIP = RULE_MISTAKES | {Mistake.CONSTANT_KEPT, Mistake.CONSTANT_FACTOR_DROPPED, Mistake.SIGN_FLIPPED}

_STRONGER = frozenset(
    {
        Mistake.LAPLACIAN_FIRST_ORDER,
        Mistake.MULTICHAIN_PATH_MISSING,
        Mistake.EVALUATED_FUNCTION,
        Mistake.INTEGRATED,
        Mistake.ORDER_TOO_LOW,
        Mistake.FIRST_DERIVATIVE_SQUARED,
        Mistake.ANSWER_INVERTED,
    }
)


def explained(component: Component, answer: Node) -> tuple[FoundMistake, ...]:
    """All mistakes that fit one wrong component, in rank order; ``answer`` has inner functions put in."""
    tried = component.points.tried(answer)
    if not is_seen(tried.values):
        component = component.nearer
        tried = component.points.tried(answer)
    found = [*_single(component, tried), *_properties(component, tried)]
    if all(mistake.code in WHOLE_MISTAKES for mistake in found):
        found += wrong_coefficient(component, tried)
    if all(mistake.code is Mistake.COEFFICIENT_WRONG for mistake in found):
        found += [one for wrong in _proved(component, component.unchained, tried) for one in wrong.found]
    if not found and not component.is_number:
        found = next(filter(None, (list(way(component, tried)) for way in _COMBINATIONS)), [])
    return in_rank_order(_without_weak(found))


def _without_weak(found: list[FoundMistake]) -> list[FoundMistake]:
    """Without what explains nothing beside the others.

    Any trigonometric function is another's wrong derivative, a variable that was dropped is one that was
    differentiated, and a rounded intercept is none that is wrong.
    """
    codes = frozenset(mistake.code for mistake in found)
    dropped = {one.where for one in found if one.code is Mistake.CONSTANT_VARIABLE_DROPPED}
    return [mistake for mistake in found if not _is_weak(mistake, codes, dropped)]


def _is_weak(mistake: FoundMistake, codes: frozenset[Mistake], dropped: set[str]) -> bool:
    match mistake.code:
        case Mistake.TRIG_WRONG_FUNCTION:
            return bool(codes & _STRONGER)
        case Mistake.OTHER_VARIABLE_NOT_CONSTANT:
            return mistake.where in dropped or (mistake.is_joint and bool(dropped))
        case Mistake.TANGENT_INTERCEPT:
            return Mistake.DECIMAL_APPROXIMATION in codes
        case _:
            return False


def in_rank_order(found: Iterable[FoundMistake]) -> tuple[FoundMistake, ...]:
    return tuple(sorted(dict.fromkeys(found), key=lambda mistake: RANK[mistake.code]))


def _single(component: Component, tried: Tried) -> Iterator[FoundMistake]:
    for wrong in _proved(component, component.singles, tried):
        if not _is_chance(component, wrong):
            yield from wrong.found


def _is_chance(component: Component, wrong: Wrong) -> bool:
    """Whether the result is a number that many ways lead to."""
    code, is_repeated = wrong.found[0].code, len(component.subject.wrt) > 1
    is_concerned = code in RULE_MISTAKES or (is_repeated and code is Mistake.OTHER_VARIABLE_NOT_CONSTANT)
    if not is_concerned or not component.is_number:
        return False
    value = constant_value(wrong.result)
    return value is not None and value.denominator == 1 and abs(value) < _COMMON_NUMBER


def _properties(component: Component, tried: Tried) -> Iterator[FoundMistake]:
    for mistakes in PROPERTIES:
        yield from mistakes(component, tried)


def _proved(component: Component, table: Table, tried: Tried) -> Iterator[Wrong]:
    """The wrong results that the answer is: proved of one, and of those that are plainly the same as that."""
    known: list[Node] = []
    proofs = 0
    for place in np.flatnonzero(matches(component.points, table.rows, tried.values)):
        wrong = table.wrongs[place]
        if not any(component.is_alike(wrong.result, one) for one in known):
            if proofs == DIAGNOSIS_PROOFS:
                return
            proofs += 1
            if not component.is_proved(tried.node, wrong.result):
                continue
            known.append(wrong.result)
        yield wrong


def _substituted(component: Component, tried: Tried) -> list[FoundMistake]:
    """One mistake after inner functions were put in."""
    proved = _proved(component, component.substituted, tried)
    return [found for wrong in proved for found in wrong.found]


def _two(component: Component, tried: Tried) -> list[FoundMistake]:
    """Two mistakes in separate terms or factors; twice the same one is likelier than two."""
    wrongs = islice(_added(component, component.singles, tried.values), DIAGNOSIS_PROOFS)
    proved = [wrong for wrong in wrongs if component.is_proved(tried.node, wrong.result)]
    same = [wrong for wrong in proved if len({found.code for found in wrong.found}) == 1]
    return [found for wrong in same or proved for found in wrong.found]


def _added(component: Component, table: Table, values: Values) -> Iterator[Wrong]:
    """What two mistakes give whose differences add up, the best known ones first."""
    pairs = pairs_adding_to(component.points, table.rows, values)
    for one, other in sorted(pairs, key=sum):
        first, second = table.wrongs[one], table.wrongs[other]
        if first.spoiled and second.spoiled:
            for wrong in together(component.subject, first, second):
                (row,) = component.points.values((wrong.result,))
                if matches(component.points, row, values):
                    yield wrong


def _nested(component: Component, tried: Tried) -> list[FoundMistake]:
    """Two mistakes, one inside the other."""
    proved = _proved(component, component.nested, tried)
    return [found for wrong in proved for found in wrong.found]


def _with_slip(component: Component, tried: Tried) -> list[FoundMistake]:
    """One mistake, and a wrong coefficient in one of the right terms; two of them make any line a tangent."""
    if isinstance(component.subject.question, AtPoints):
        return []
    table = component.singles
    slips = islice(_slips(component, table, tried), DIAGNOSIS_PROOFS)
    return next((found for found, result in slips if component.is_proved(tried.node, result)), [])


def _slips(component: Component, table: Table, tried: Tried) -> Iterator[tuple[list[FoundMistake], Node]]:
    alone = _changed_alone(component, tried)
    for row, place, term, change in changed_terms(component, tried, table.rows):
        wrong = table.wrongs[row]
        is_usual = wrong.found[0].code in _WITH_SLIP and len(wrong.spoiled) == 1 and _is_slip(change)
        if is_usual and term not in alone and not _is_multiple(component, table.rows[row], term):
            slip = FoundMistake(Mistake.COEFFICIENT_WRONG, place)
            yield list(joint((*wrong.found, slip))), sum_of(wrong.result, product(literal(change), term))


def _is_slip(change: Fraction) -> bool:
    """Whether a coefficient stays of its size, or turns its sign: others hide the mistake beside it."""
    return change == -2 or -_SHRUNK <= change <= 1


def _is_multiple(component: Component, row: Values, term: Node) -> bool:
    """Whether a wrong result is a multiple of the term alone: a slip in that would make any of them."""
    (values,), nothing = component.points.values((term,)), np.zeros((1, len(row)))
    return bool(np.isfinite(constant_ratios(row, nothing, values[None, :])).any())


def _changed_alone(component: Component, tried: Tried) -> frozenset[Node]:
    """Terms that are all the answer differs in from the right one: no other mistake shows beside them."""
    ratios = constant_ratios(tried.values, component.points.expected[None, :], component.term_rows)
    return frozenset(component.terms[row][1] for row in np.flatnonzero(np.isfinite(ratios[:, 0])))


_COMBINATIONS = (_substituted, _two, _nested, off_by_number, _with_slip, two_slips)
