"""Answers defined at none of the points kept with a question: in few places, far away, in many pieces."""

import pytest

from grader.equivalence.candidates import Chance
from grader.equivalence.case import Case
from grader.equivalence.domain import domain_of, values_inside
from grader.equivalence.sharpening import as_balls
from grader.equivalence.whereabouts import Whereabouts
from grader.fuel import Fuel, OutOfFuelError
from grader.limits import DECISION_FUEL
from grader.outcomes import Proof, Verdict
from tests.grader.equivalence.questions import decided, expected_of
from tests.grader.expressions import tree


def whereabouts(*texts: str, names: str = "x", fuel: int = DECISION_FUEL) -> Whereabouts:
    letters = tuple(names.split())
    domain = domain_of(tuple(tree(text, letters=letters) for text in texts), names=letters)
    return Whereabouts(domain, Chance("seed"), Fuel(fuel))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("sqrt(x-2)*sqrt(2+10^-30-x)", "x"),
        ("ln(x-1)+ln(1+10^-9-x)", "x"),
        ("asin(10^12*x-7)", "x"),
        ("sqrt(x^(1/9)-10^30)", "x"),
        ("ln(ln(ln(ln(ln(x)))))", "x"),
        ("sqrt((x-1000)*(1001-x))", "x"),
        ("sqrt(1/1000-(x-3)^2-(y+5)^2-z^2)", "x y z"),
        ("ln(x-y)*ln(y-z)*ln(z-1000)", "x y z"),
    ],
)
def test_points_of_a_thin_or_far_domain_are_found(text: str, names: str) -> None:
    found = whereabouts(text, names=names)
    assert found.points
    for point in found.points[:3]:
        assert values_inside(found.domain, as_balls(point), bits=640)


@pytest.mark.parametrize("text", ["ln(ln(ln(ln(ln(ln(ln(x)))))))", "ln(x-1)+ln(1/2-x)", "sqrt(x-e^800)"])
def test_what_floats_cannot_reach_is_not_searched(text: str) -> None:
    found = whereabouts(text, fuel=2500)
    assert found.points == ()


def test_the_hull_of_an_empty_domain_is_none() -> None:
    assert whereabouts("ln(x-1)", "ln(1/2-x)").hull is None
    assert whereabouts("ln(x-1)", "ln(2-x)").hull is not None


def test_a_climb_is_charged() -> None:
    with pytest.raises(OutOfFuelError):
        _ = whereabouts("sqrt((x-10^9)*(10^9+10^-9-x))", fuel=2500).points


@pytest.mark.parametrize(
    "answer",
    [
        "+".join(f"sqrt(sin({number}x))" for number in range(2, 28)),
        "+".join(f"ln(sin({number}x))" for number in range(2, 28)),
        "sqrt(x^(1/9)-10^30)",
        "2x+0*sqrt(sin(30x)-1+10^-4)",
    ],
)
def test_another_value_where_little_is_defined_is_incorrect(answer: str) -> None:
    decision = decided(expected_of("x"), answer)
    assert (decision.verdict, decision.proof) == (Verdict.INCORRECT, Proof.PROVED)


@pytest.mark.parametrize(
    "answer",
    ["x+0*sqrt(x-2)*sqrt(2+10^-30-x)", "x+0*sqrt(x^(1/9)-10^30)", "x+0*asin(10^12*x-7)", "x+0*ln(x-10^300)"],
)
def test_the_same_value_where_little_is_defined_is_narrower(answer: str) -> None:
    assert decided(expected_of("x"), answer).verdict is Verdict.NARROWER


def test_points_are_found_once_for_an_answer() -> None:
    node = tree("x+0*sqrt((x-100)*(101-x))")
    case = Case(expected_of("x"), node, node)
    first, left = case.whereabouts.points, case.fuel.left
    assert case.whereabouts.points is first
    assert case.fuel.left == left
