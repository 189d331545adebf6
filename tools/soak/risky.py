"""Laws that students use beyond their domain: what they give may be right, right on a part, or wrong."""

from collections.abc import Callable
from random import Random

from tools.answers.terms import (
    ONE,
    TWO,
    E,
    Kind,
    Term,
    call,
    minus,
    number,
    over,
    plus,
    power,
    replaced,
    subterms,
    times,
)

Law = Callable[[Term], Term | None]

MOST_TRIES = 30


def misused_law(term: Term, chance: Random) -> Term:
    """The term with one such law applied somewhere; unchanged if none fits.

    Constants are left alone: whether an exponent is rational must stay plain to see.
    """
    places = subterms(term)
    for _ in range(MOST_TRIES):
        index = chance.randrange(len(places))
        new = chance.choice(_LAWS)(places[index]) if _has_names(places[index]) else None
        if new is not None:
            return replaced(term, index, new)
    return term


def _has_names(term: Term) -> bool:
    return any(part.kind is Kind.NAME for part in subterms(term))


def _call_of(term: Term, *functions: str) -> Term | None:
    return term.parts[0] if term.kind is Kind.CALL and term.name in functions else None


def _product_under_root(term: Term) -> Term | None:
    inside = _call_of(term, "sqrt")
    if inside is None or inside.kind not in {Kind.PRODUCT, Kind.QUOTIENT}:
        return None
    return Term(inside.kind, tuple(call("sqrt", part) for part in inside.parts))


def _roots_joined(term: Term) -> Term | None:
    if term.kind not in {Kind.PRODUCT, Kind.QUOTIENT}:
        return None
    insides = [_call_of(part, "sqrt") for part in term.parts]
    if len(insides) < 2 or any(inside is None for inside in insides):
        return None
    return call("sqrt", Term(term.kind, tuple(inside for inside in insides if inside is not None)))


def _square_and_root(term: Term) -> Term | None:
    return power(call("sqrt", term), TWO) if term.kind in {Kind.NAME, Kind.SUM} else None


def _root_of_square(term: Term) -> Term | None:
    return call("sqrt", power(term, TWO)) if term.kind in {Kind.NAME, Kind.SUM, Kind.CALL} else None


def _absolute(term: Term) -> Term | None:
    return call("abs", term) if term.kind in {Kind.NAME, Kind.SUM, Kind.POWER, Kind.QUOTIENT} else None


def _bars_dropped(term: Term) -> Term | None:
    return _call_of(term, "abs")


def _logarithm_of_parts(term: Term) -> Term | None:
    inside = _call_of(term, "ln")
    if inside is None:
        return None
    if inside.kind is Kind.PRODUCT:
        return plus(*(call("ln", part) for part in inside.parts))
    if inside.kind is Kind.QUOTIENT:
        return minus(*(call("ln", part) for part in inside.parts))
    return times(inside.parts[1], call("ln", inside.parts[0])) if inside.kind is Kind.POWER else None


def _by_exponential(term: Term) -> Term | None:
    if term.kind is Kind.POWER and term.parts[0] != E:
        return power(E, times(term.parts[1], call("ln", term.parts[0])))
    return power(E, call("ln", term)) if term.kind is Kind.NAME else None


def _powers_multiplied(term: Term) -> Term | None:
    """(u^a)^b = u^(ab)."""
    if term.kind is not Kind.POWER or term.parts[0].kind is not Kind.POWER:
        return None
    base, inner = term.parts[0].parts
    return power(base, times(inner, term.parts[1]))


def _power_of_parts(term: Term) -> Term | None:
    if term.kind is not Kind.POWER or term.parts[0].kind not in {Kind.PRODUCT, Kind.QUOTIENT}:
        return None
    inside = term.parts[0]
    return Term(inside.kind, tuple(power(part, term.parts[1]) for part in inside.parts))


def _sine_by_cosine(term: Term) -> Term | None:
    """sin u = sqrt(1 - cos^2 u), and the like: the sign is lost."""
    inside = _call_of(term, "sin", "cos")
    if inside is None:
        return None
    other = "cos" if term.name == "sin" else "sin"
    return call("sqrt", minus(ONE, power(call(other, inside), TWO)))


def _undone(term: Term) -> Term | None:
    """asin(sin u) = u the wrong way round: any u becomes asin(sin u)."""
    return call("asin", call("sin", term)) if term.kind in {Kind.NAME, Kind.SUM} else None


def _arc_tangent_turned(term: Term) -> Term | None:
    """atan u = pi/2 - atan(1/u), for u > 0 only."""
    inside = _call_of(term, "atan")
    if inside is None:
        return None
    return minus(over(Term(Kind.CONSTANT, name="pi"), TWO), call("atan", over(ONE, inside)))


def _cube_of_cube_root(term: Term) -> Term | None:
    return power(call("cbrt", term), number(3)) if term.kind in {Kind.NAME, Kind.SUM} else None


_LAWS: tuple[Law, ...] = (
    _product_under_root,
    _roots_joined,
    _square_and_root,
    _root_of_square,
    _absolute,
    _bars_dropped,
    _logarithm_of_parts,
    _by_exponential,
    _powers_multiplied,
    _power_of_parts,
    _sine_by_cosine,
    _undone,
    _arc_tangent_turned,
    _cube_of_cube_root,
)
