"""Arctangents and logarithms written by each other: identities at every point, wherever they were found."""

from collections.abc import Callable
from fractions import Fraction
from itertools import product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grader.algebra.normal_form import angles, arcs, inverses, logarithms, signs
from grader.algebra.normal_form.generators import Element
from grader.algebra.normal_form.tower import Tower
from tests.grader.algebra.normal_form.checking import breaches, expression, is_proved

PROBE = (Fraction(29, 64), Fraction(-13, 32))
PROBES = (PROBE, (Fraction(-151, 64), Fraction(83, 32)))
PLACES = [Fraction(number, 32) for number in (-99, -57, -31, -20, -3, 5, 13, 23, 30, 41, 77)]

EQUAL = (
    ("atan(x)", "asin(x/sqrt(1+x^2))"),
    ("asin(x)", "atan(x/sqrt(1-x^2))"),
    ("asin(x)", "2atan(x/(1+sqrt(1-x^2)))"),
    ("acos(x)", "2atan(sqrt((1-x)/(1+x)))"),
    ("acos(x)", "2asin(sqrt((1-x)/2))"),
    ("asin(2x-1)", "2asin(sqrt(x))-pi/2"),
    ("asin(sqrt(x))", "acos(1-2x)/2"),
    ("atan(x)", "2atan(x/(1+sqrt(1+x^2)))"),
    ("atan(sinh(x))", "2atan(e^x)-pi/2"),
    ("asin(tanh(x))", "2atan(tanh(x/2))"),
    ("e^asin(x)", "e^atan(x/sqrt(1-x^2))"),
    ("asin(x)^2", "atan(x/sqrt(1-x^2))^2"),
    ("asin(3/5)/2+acot(3)", "atan(1/3)+asin(1/sqrt(10))"),
    ("sin(acos(x)/2)", "sqrt((1-x)/2)"),
    ("tan(atan(x)/2)", "x/(1+sqrt(1+x^2))"),
    ("acosh(x+9)", "2acosh(sqrt((x+10)/2))"),
    ("acosh(x+9)", "2ln(sqrt((x+10)/2)+sqrt((x+8)/2))"),
    ("ln(2x+1+2sqrt(x^2+x))", "2asinh(sqrt(x))"),
)
TIED = (
    "atan(x)-atan(2x/(1-x^2))",
    "atan(x)-atan((3x-x^3)/(1-3x^2))",
    "atan(x)-atan((1+x)/(1-x))",
    "atan(x)+atan(y)-atan((x+y)/(1-x*y))",
    "atan(x)-atan(y)-atan((x-y)/(1+x*y))",
    "atan(x)+atan((1-x*y)/(x+y))+atan(y)",
    "asin(x)-asin(2x*sqrt(1-x^2))",
    "asin(x)-asin(3x-4x^3)",
    "acos(x)-acos(4x^3-3x)",
    "atan(x)-asin(2x/(1+x^2))",
    "atan(x)-acos((1-x^2)/(1+x^2))",
    "atan(x/y)+atan(y/x)",
    "atan(e^x)-atan(tanh(x))",
    "atan(abs(x))-acos((1-x^2)/(1+x^2))",
    "asin(sqrt(x))-acos(1-2x)",
    "acos(x)-acos(abs(x))",
)
DIFFERENT = (
    ("2atan(x)", "asin(2x/(1+x^2))"),
    ("atan(x)+pi/4", "atan((1+x)/(1-x))"),
    ("2asin(x)", "asin(2x*sqrt(1-x^2))"),
    ("3asin(x)", "asin(3x-4x^3)"),
    ("atan(x)+atan(y)", "atan((x+y)/(1-x*y))"),
    ("atan(x)", "acos(1/sqrt(1+x^2))"),
    ("atan(x)", "2atan(x/(1+sqrt(1+x^2)))+10^(-60)"),
)


@pytest.mark.parametrize(("expected", "answer"), EQUAL)
def test_identity_is_proved_both_ways(expected: str, answer: str) -> None:
    assert is_proved(expected, answer, defined=[answer], probe=PROBE)
    assert is_proved(answer, expected, defined=[expected], probe=PROBE)


@pytest.mark.parametrize(("expected", "answer"), DIFFERENT)
def test_what_is_equal_on_one_piece_only_is_not_proved(expected: str, answer: str) -> None:
    for probe in PROBES:
        assert not is_proved(expected, answer, defined=[answer], probe=probe)


@pytest.mark.parametrize("text", [*TIED, *(f"({first})-({second})" for first, second in EQUAL)])
def test_relation_found_at_one_point_holds_at_all(text: str) -> None:
    for probe, x, y in product(PROBES, PLACES, PLACES[::5]):
        assert not breaches(expression(text), x, y, probe=probe)


ARGUMENTS = st.sampled_from(
    ("x", "-x", "1/x", "2x", "x/2", "y", "x*y", "abs(x)", "x^2", "1-x", "e^x", "sqrt(x)")
)
INVERSES = st.sampled_from(("atan", "asin", "acos", "acot", "asec", "acsc"))
TANGENTS = st.sampled_from(
    ("2({0})/(1-({0})^2)", "(1+({0}))/(1-({0}))", "({0})/(1+sqrt(1+({0})^2))", "1/({0})")
)


@settings(deadline=None, max_examples=80)
@given(st.data(), st.sampled_from(PROBES), st.sampled_from(PLACES), st.sampled_from(PLACES))
def test_sum_of_inverse_functions_has_the_value_of_the_program(
    data: st.DataObject, probe: tuple[Fraction, Fraction], x: Fraction, y: Fraction
) -> None:
    inner = data.draw(ARGUMENTS)
    functions = data.draw(st.lists(INVERSES, min_size=2, max_size=3))
    shapes = data.draw(st.lists(TANGENTS, min_size=len(functions), max_size=len(functions)))
    parts = [f"{name}({shape.format(inner)})" for name, shape in zip(functions, shapes, strict=True)]
    assert not breaches(expression("+".join([f"atan({inner})", *parts])), x, y, probe=probe)


Wrong = Callable[[Callable[..., Any]], Callable[..., Any]]


def zero(original: Callable[..., Any]) -> Callable[..., Any]:
    return lambda tower, *rest: tower.zero


def halved(original: Callable[..., Any]) -> Callable[..., Any]:
    def wrong(tower: Tower, *rest: object) -> Element | None:
        found = original(tower, *rest)
        return None if found is None else tower.scaled(found, Fraction(1, 2))

    return wrong


def negated(original: Callable[..., Any]) -> Callable[..., Any]:
    return lambda tower, *rest: tower.negated(original(tower, *rest))


def always(original: Callable[..., Any]) -> Callable[..., Any]:
    return lambda *rest: True


def swapped(original: Callable[..., Any]) -> Callable[..., Any]:
    return lambda tower, sine, cosine: original(tower, cosine, sine)


def one(original: Callable[..., Any]) -> Callable[..., Any]:
    return lambda tower, *rest: tower.ring.one


MUTATIONS: tuple[tuple[object, str, Wrong, str], ...] = (
    (arcs, "_is_negative", zero, "atan(x)-atan(2x/(1-x^2))"),
    (arcs, "_is_negative", halved, "atan(x)-atan(2x/(1-x^2))"),
    (arcs, "_sign", negated, "atan(x)+atan(y)-atan((x+y)/(1-x*y))"),
    (arcs, "_is_negative", negated, "atan(x)-atan((1+x)/(1-x))"),
    (arcs, "_are_equal", always, "atan(x)-atan(1+x)"),
    (inverses, "_by_half_angle", halved, "asin(x)+atan(x)"),
    (angles, "_of_half", swapped, "sin(atan(x)/2)"),
    (signs, "_sign_beside_pi", one, "abs(atan(x)-pi/4)"),
    (logarithms, "logarithm_by_others", halved, "asinh(x)-ln(2x^2+1+2x*sqrt(x^2+1))"),
    (signs, "is_sum_of_squares", always, "abs(x*y-1)"),
    (signs, "_sign_beside_root", one, "abs(sqrt(x+9)-sqrt(2x+9))"),
)


@pytest.mark.parametrize(("module", "name", "wrong", "text"), MUTATIONS)
def test_wrong_relation_is_found_out(
    monkeypatch: pytest.MonkeyPatch, module: object, name: str, wrong: Wrong, text: str
) -> None:
    assert not found_out(text)
    monkeypatch.setattr(module, name, wrong(getattr(module, name)))
    monkeypatch.setattr(arcs, "_CLOSE", 1.0 if wrong is always else 2.0**-40)
    assert found_out(text)


def found_out(text: str) -> bool:
    places = product(PROBES, PLACES, PLACES[::5])
    return any(breaches(expression(text), x, y, probe=probe) for probe, x, y in places)
