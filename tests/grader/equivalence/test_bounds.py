"""Work is bounded whatever was typed: by fuel, charged before the work is done."""

from contextlib import suppress

import pytest

from grader.equivalence.case import Budget, Case
from grader.equivalence.exploring import explored
from grader.fuel import Fuel, OutOfFuelError
from grader.limits import DECISION_FUEL, NORMAL_FORM_FUEL, NORMAL_FORM_PRICE
from grader.outcomes import Verdict
from tests.grader.equivalence.questions import decided, expected_of
from tests.grader.expressions import tree

HOSTILE = (
    "x^(10^39)",
    "((x^(10^39))^(10^39))^(10^39)",
    "9^9^9^9",
    "x+9^9^9^9",
    "e^e^e^e^x",
    "x^x^x^x^x",
    "2^(2^(2^(2^(2^x))))",
    "sin(10^10^10)",
    "sin(10^10^3)x",
    "(((10^40)^40)^40)^40",
    "1/9^9^9^9+x",
    "tan(tan(tan(tan(tan(x)))))",
    "ln(ln(ln(ln(ln(x)))))",
    "+".join(f"|x-{number}|" for number in range(80)),
    "+".join(f"ln(x^{number}+{number})" for number in range(2, 60)),
    "*".join(f"sin({number}x)" for number in range(1, 60)),
    "(" * 25 + "x" + "+1)^2" * 25,
    "sqrt(" * 40 + "x" + ")" * 40,
)


def case(answer: str, fuel: Fuel) -> Case:
    node = tree(answer)
    return Case(expected_of("x"), node, node, Budget(fuel))


@pytest.mark.parametrize("answer", HOSTILE)
def test_hostile_answer_gets_a_verdict(answer: str) -> None:
    assert decided(expected_of("x"), answer).verdict in (Verdict.INCORRECT, Verdict.UNDECIDED)


@pytest.mark.parametrize("answer", HOSTILE)
def test_hostile_answer_is_compared_with_itself_within_the_fuel(answer: str) -> None:
    fuel = Fuel(DECISION_FUEL)
    with suppress(OutOfFuelError):
        explored(case(f"x+0*({answer})", fuel))
    assert 0 <= fuel.left < DECISION_FUEL


def test_without_fuel_nothing_is_explored() -> None:
    with pytest.raises(OutOfFuelError):
        explored(case("x+sin(x)^2+cos(x)^2-1", Fuel(50)))


def test_small_answer_takes_a_small_part_of_the_fuel() -> None:
    fuel = Fuel(DECISION_FUEL)
    decision = explored(case("x+sin(x)^2+cos(x)^2-1", fuel))
    assert decision is not None
    assert decision.verdict is Verdict.CORRECT
    assert fuel.left > DECISION_FUEL * 0.85


def test_normal_forms_are_paid_from_the_fuel_of_the_decision() -> None:
    budget = Budget(Fuel(1000))
    budget.form_fuel.charge(100)
    assert budget.form_fuel.left == NORMAL_FORM_FUEL - 100
    assert budget.fuel.left == 1000 - 100 * NORMAL_FORM_PRICE


def test_half_of_the_fuel_for_normal_forms_is_paid_from_the_same_purse() -> None:
    budget = Budget(Fuel(1000))
    half = budget.form_fuel.half()
    half.charge(10)
    budget.form_fuel.take_back(half)
    assert budget.form_fuel.left == NORMAL_FORM_FUEL - 10
    assert budget.fuel.left == 1000 - 10 * NORMAL_FORM_PRICE


def test_normal_form_takes_no_more_than_the_decision_has() -> None:
    budget = Budget(Fuel(NORMAL_FORM_PRICE))
    with pytest.raises(OutOfFuelError):
        budget.form_fuel.charge(2)
    assert (budget.form_fuel.left, budget.fuel.left) == (NORMAL_FORM_FUEL, NORMAL_FORM_PRICE)
