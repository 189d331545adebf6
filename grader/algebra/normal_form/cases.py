"""Cases of signs that a condition rules out: x + |x| > 0 leaves no negative x."""

from contextlib import suppress

from grader.algebra.normal_form.conditions import Condition, Demand, equate, holds, learn, look_again
from grader.algebra.normal_form.generators import Kind, NoNormalFormError
from grader.algebra.normal_form.signs import sign_of
from grader.algebra.normal_form.tower import Tower
from grader.algebra.normal_form.vanishing import without_zeros

_MOST_SIGNS = 4
_LEARNING_PRICE = 12


def holds_by_cases(tower: Tower, condition: Condition) -> bool:
    """Whether a condition is proved as it stands, or for both values of a sign in it."""
    if holds(tower, condition):
        return True
    return any(
        all(_holds_in_case(tower, condition, index, value=value) for value in (1, -1))
        for index in _signs(tower, condition)
    )


def fails(tower: Tower, condition: Condition) -> bool:
    """Whether a condition is proved to fail at almost every point."""
    demand, element = condition.demand, condition.element
    if without_zeros(tower, element.above).is_zero():
        return demand is not Demand.NOT_NEGATIVE
    is_nonzero = demand is not Demand.NONZERO and holds(tower, Condition(Demand.NONZERO, element))
    if is_nonzero and sign_of(tower, element) == -1:
        return True
    return _fails_by_cases(tower, condition)


def _fails_by_cases(tower: Tower, condition: Condition) -> bool:
    """Whether a condition fails at almost every point, for both values of a sign in it.

    For a base of a power zero is no failure, which is why one case may not be zero and the other negative.
    """
    failing = 0 if condition.demand is Demand.NONZERO else -1
    return any(
        all(_sign_in_case(tower, condition, index, value=value) == failing for value in (1, -1))
        for index in _signs(tower, condition)
    )


def learn_by_cases(tower: Tower, condition: Condition) -> None:
    """Takes a condition as true, and the signs that it leaves no choice."""
    learn(tower, condition)
    for index in _signs(tower, condition):
        for value in (1, -1):
            if _is_impossible(tower, condition, index, value=value):
                equate(tower, -value * tower.ring.gens[index])
                look_again(tower)
                break


def learn_within_limits(tower: Tower, condition: Condition) -> None:
    """The same of what a question demands, where that has a normal form; nothing of any other."""
    tower.fuel.charge(_LEARNING_PRICE)
    with suppress(NoNormalFormError):
        learn_by_cases(tower, condition)


def _signs(tower: Tower, condition: Condition) -> list[int]:
    above = tower.reduced(condition.element.above)
    inside = [] if above.is_constant() else tower.generators_in(above)
    return [index for index in inside if tower.is_kind(index, Kind.SIGN)][:_MOST_SIGNS]


def _is_impossible(tower: Tower, condition: Condition, index: int, *, value: int) -> bool:
    """Whether a condition fails at almost every point where a sign has a value."""
    sign = _sign_in_case(tower, condition, index, value=value)
    if sign == 0:
        return condition.demand is not Demand.NOT_NEGATIVE
    return sign == -1 and condition.demand is not Demand.NONZERO


def _holds_in_case(tower: Tower, condition: Condition, index: int, *, value: int) -> bool:
    sign = _sign_in_case(tower, condition, index, value=value)
    return sign == 1 or (sign == 0 and condition.demand is Demand.NOT_NEGATIVE)


def _sign_in_case(tower: Tower, condition: Condition, index: int, *, value: int) -> int | None:
    """The sign of an element at almost every point where a sign in it has a value; None if not certain."""
    case = tower.ring.gens[index] - value
    above, below = (divmod(part, case)[1] for part in (condition.element.above, condition.element.below))
    if below.is_zero() or above.is_zero():
        return None if below.is_zero() else 0
    try:
        element = tower.normal(above, below)
        if not holds(tower, Condition(Demand.NONZERO, element)):
            return None
        sign = divmod(sign_of(tower, element), case)[1]
    except NoNormalFormError:
        return None
    return int(sign.leading_coefficient().p) if sign.is_constant() else None
