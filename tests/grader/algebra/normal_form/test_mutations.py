"""Wrong relations, planted one by one: the check that relations are identities finds each of them."""

from collections.abc import Callable
from fractions import Fraction
from itertools import product
from typing import Any

import pytest

from grader.algebra.normal_form import (
    angles,
    constant_angles,
    conversion,
    dependence,
    exponentials,
    gaussian,
    inverses,
    lattices,
    logarithms,
    powers,
    roots,
    signs,
)
from grader.algebra.normal_form.generators import Element
from grader.algebra.normal_form.tower import Tower
from tests.grader.algebra.normal_form.checking import breaches, expression

PLACES = [Fraction(number, 8) for number in (-29, -5, -3, 2, 5, 11, 21)]
Wrong = Callable[[Callable[..., Any]], Callable[..., Any]]


def doubled(original: Callable[..., Any]) -> Callable[..., Any]:
    return lambda tower, *rest: tower.scaled(original(tower, *rest), Fraction(2))


def unsigned(original: Callable[..., Any]) -> Callable[..., Any]:
    return lambda tower, *rest: tower.ring.one


def opposite(original: Callable[..., Any]) -> Callable[..., Any]:
    return lambda tower, *rest: -original(tower, *rest)


def swapped(original: Callable[..., Any]) -> Callable[..., Any]:
    return lambda *arguments: original(*arguments)[::-1]


def sum_of_squares_two(original: Callable[..., Any]) -> Callable[..., Any]:
    def wrong(tower: Tower, index: int, count: int) -> tuple[Element, Element]:
        sine, cosine = original(tower, index, count)
        tangent = tower.ring.gens[index]
        return sine, Element(cosine.above + (1 + tangent**2) ** abs(count), cosine.below)

    return wrong


def without_sign_of_prime(original: Callable[..., Any]) -> Callable[..., Any]:
    return lambda tower, prime: tower.primes[prime]


def twice_the_coordinates(original: Callable[..., Any]) -> Callable[..., Any]:
    def wrong(*arguments: object) -> list[int] | None:
        found = original(*arguments)
        return None if found is None else [2 * each for each in found]

    return wrong


def without_denominators(original: Callable[..., Any]) -> Callable[..., Any]:
    return lambda tower, terms: [each.above for each in terms]


def doubled_coefficients(original: Callable[..., Any]) -> Callable[..., Any]:
    def wrong(*arguments: object) -> dict[int, dict[int, Fraction]]:
        found = original(*arguments)
        return {place: {i: 2 * each for i, each in parts.items()} for place, parts in found.items()}

    return wrong


def next_number(original: Callable[..., Any]) -> Callable[..., Any]:
    def wrong(*arguments: object) -> tuple[int, int]:
        index, number = original(*arguments)
        return index, number + 1

    return wrong


def unchanged(original: Callable[..., Any]) -> Callable[..., Any]:
    return lambda tower, element: element


def swapped_signs(original: Callable[..., Any]) -> Callable[..., Any]:
    def wrong(tower: Tower, polynomial: object) -> tuple[Element, Element, Element] | None:
        found = original(tower, polynomial)
        return None if found is None else (found[0], found[1], tower.negated(found[2]))

    return wrong


MUTATIONS: tuple[tuple[object, str, Wrong, str], ...] = (
    (angles, "_of_generator", sum_of_squares_two, "sin(x)*cos(x)"),
    (angles, "_of_generator", swapped, "sin(x)"),
    (angles, "_added", swapped, "sin(x+pi/3)"),
    (angles, "_of_arctangent", swapped, "sin(atan(x))"),
    (angles, "_of_arcsine", swapped, "cos(asin(x))"),
    (angles, "sine_and_cosine_of_turn", swapped, "sin(x+pi/6)"),
    (roots, "root_relation_value", without_sign_of_prime, "sqrt(x*y)"),
    (roots, "sign_of", unsigned, "cbrt(x)"),
    (lattices, "_coordinates", twice_the_coordinates, "e^(2x+3y)"),
    (lattices, "_coordinates", twice_the_coordinates, "sin(2x)"),
    (dependence, "_over_common_denominator", without_denominators, "e^(1/x)*e^(1/(x+1))*e^(1/(x^2+x))"),
    (dependence, "_dependent", doubled_coefficients, "cos(1/x)*cos(1/(x+1))*cos(1/(x^2+x))"),
    (signs, "sign_of", unsigned, "abs(x)"),
    (signs, "constant_sign", lambda original: lambda tower, polynomial: 1, "abs(sqrt(2)-3)"),
    (signs, "is_never_negative", lambda original: lambda tower, polynomial: True, "abs(x)"),
    (signs, "_sign_beside_root", lambda original: lambda tower, *_: -tower.ring.one, "abs(x-sqrt(x^2+1))"),
    (conversion, "sign_of", opposite, "sgn(x)"),
    (roots, "_denested", lambda original: lambda tower, prime: tower.one, "sqrt(3+2sqrt(2))"),
    (roots, "radicands", swapped_signs, "sqrt(3-2sqrt(2))"),
    (signs, "_product", lambda original: lambda tower, indices: tower.one, "sin(abs(x))"),
    (logarithms, "logarithm_of_prime", doubled, "ln(x)"),
    (exponentials, "logarithm", doubled, "x^y"),
    (inverses, "sign_of", unsigned, "atan(1/x)"),
    (inverses, "arcsine", doubled, "acos(x)"),
    (inverses, "right_angle", doubled, "acot(x)"),
    (inverses, "logarithm", doubled, "asinh(x)"),
    (conversion, "inverse_cosh", unchanged, "acosh(x)"),
    (conversion, "inverse_tanh", unchanged, "atanh(x)"),
    (gaussian, "_divides", lambda original: lambda *_: True, "4atan(1/5)-atan(1/239)"),
    (constant_angles, "_sum", doubled, "atan(1/2)"),
    (powers, "_power_of_prime", doubled, "(x+y)^30"),
    (powers, "_kept", next_number, "(x+y)^30"),
    (powers, "gcd", lambda original: lambda *numbers: original(*numbers) + 1, "(x*y+y)^60*(x+1)^100"),
    (roots, "_power_by_sign", doubled, "sqrt(abs(x)-x)"),
)


@pytest.mark.parametrize(("module", "name", "wrong", "text"), MUTATIONS)
def test_wrong_relation_is_found_out(
    monkeypatch: pytest.MonkeyPatch, module: object, name: str, wrong: Wrong, text: str
) -> None:
    assert not found_out(text)
    monkeypatch.setattr(module, name, wrong(getattr(module, name)))
    assert found_out(text)


def found_out(text: str) -> bool:
    return any(breaches(expression(text), x, y) for x, y in product(PLACES, PLACES))
