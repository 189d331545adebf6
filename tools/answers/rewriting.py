"""Identities that hold at almost every point of the domain: what they give is equal by construction."""

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from random import Random

from tools.answers.terms import (
    HALF,
    ONE,
    PI,
    TWO,
    E,
    Kind,
    Term,
    are_in_exponents,
    call,
    minus,
    name,
    negative,
    number,
    over,
    plus,
    power,
    replaced,
    subterms,
    times,
)

Identity = Callable[[Term, Random], Term | None]

MOST_TRIES = 40


def rewritten(term: Term, chance: Random, *, steps: int, variable: str) -> Term:
    """The term after some identities at random places, and now and then some padding."""
    for _ in range(steps):
        term = _step(term, chance)
    return _padded_somewhere(term, chance, variable) if steps and chance.random() < 0.3 else term


def _step(term: Term, chance: Random) -> Term:
    places = subterms(term)
    for _ in range(MOST_TRIES):
        index = chance.randrange(len(places))
        new = chance.choice(_IDENTITIES[places[index].kind])(places[index], chance)
        if new is not None:
            return replaced(term, index, new)
    return term


def _padded_somewhere(term: Term, chance: Random, variable: str) -> Term:
    """Not in an exponent: one that holds a variable asks for a positive base."""
    in_exponents = are_in_exponents(term)
    index = chance.choice([index for index, is_inside in enumerate(in_exponents) if not is_inside])
    return replaced(term, index, _padded(subterms(term)[index], chance, variable))


def _padded(term: Term, chance: Random, variable: str) -> Term:
    """Something never zero multiplied and divided, or something defined everywhere added and taken away."""
    x = name(variable)
    never_zero = (plus(power(x, TWO), ONE), plus(TWO, call("sin", x)), power(E, x))
    everywhere = (x, call("cos", x), power(x, TWO), number(7))
    if chance.random() < 0.5:
        padding = chance.choice(never_zero)
        return Term(Kind.QUOTIENT, (Term(Kind.PRODUCT, (term, padding)), padding))
    padding = chance.choice(everywhere)
    return Term(Kind.SUM, (term, padding, Term(Kind.NEGATIVE, (padding,))))


def _shuffled(term: Term, chance: Random) -> Term | None:
    parts = list(term.parts)
    chance.shuffle(parts)
    return replace(term, parts=tuple(parts))


def _number_split(term: Term, chance: Random) -> Term | None:
    step = chance.randint(1, 5)
    return Term(Kind.SUM, (number(term.value - step), number(step)))


def _number_quotient(term: Term, chance: Random) -> Term | None:
    factor = chance.randint(2, 5)
    return Term(Kind.QUOTIENT, (number(term.value * factor), number(factor)))


def _number_product(term: Term, _: Random) -> Term | None:
    is_even = term.value.denominator == 1 and term.value % 2 == 0 and term.value > 2
    return Term(Kind.PRODUCT, (TWO, number(term.value / 2))) if is_even else None


def _sum_factored(term: Term, _: Random) -> Term | None:
    return negative(plus(*(negative(part) for part in term.parts)))


def _product_distributed(term: Term, _: Random) -> Term | None:
    for index, factor in enumerate(term.parts):
        if factor.kind is Kind.SUM:
            others = term.parts[:index] + term.parts[index + 1 :]
            return plus(*(times(part, *others) for part in factor.parts))
    return None


def _product_grouped(term: Term, _: Random) -> Term | None:
    if len(term.parts) < 3:
        return None
    return Term(Kind.PRODUCT, (term.parts[0], Term(Kind.PRODUCT, term.parts[1:])))


def _quotient_as_power(term: Term, _: Random) -> Term | None:
    return Term(Kind.PRODUCT, (term.parts[0], power(term.parts[1], number(-1))))


def _quotient_as_product(term: Term, _: Random) -> Term | None:
    if term.parts[0] == ONE:
        return None
    return Term(Kind.PRODUCT, (term.parts[0], over(ONE, term.parts[1])))


def _quotient_split(term: Term, _: Random) -> Term | None:
    above, below = term.parts
    return plus(*(over(part, below) for part in above.parts)) if above.kind is Kind.SUM else None


def _power_split(term: Term, _: Random) -> Term | None:
    base, exponent = term.parts
    if exponent.kind is not Kind.NUMBER or exponent.value.denominator != 1 or exponent.value < 2:
        return None
    return Term(Kind.PRODUCT, (base, power(base, number(exponent.value - 1))))


def _power_below(term: Term, _: Random) -> Term | None:
    base, exponent = term.parts
    if exponent.kind is not Kind.NUMBER or exponent.value >= 0:
        return None
    return over(ONE, power(base, number(-exponent.value)))


def _power_as_root(term: Term, _: Random) -> Term | None:
    return call("sqrt", term.parts[0]) if term.parts[1] == HALF else None


def _power_of_e(term: Term, _: Random) -> Term | None:
    base, exponent = term.parts
    if base == E:
        return call("exp", exponent)
    is_exponential = base.kind is Kind.NUMBER and base.value > 0 and exponent.kind is not Kind.NUMBER
    return power(E, times(exponent, call("ln", base))) if is_exponential else None


def _power_of_sum(term: Term, _: Random) -> Term | None:
    base, exponent = term.parts
    is_exponential = base == E or (base.kind is Kind.NUMBER and base.value > 0)
    if not is_exponential or exponent.kind is not Kind.SUM:
        return None
    return Term(Kind.PRODUCT, tuple(power(base, part) for part in exponent.parts))


def _pythagoras(term: Term, _: Random) -> Term | None:
    base, exponent = term.parts
    if exponent != TWO or base.kind is not Kind.CALL:
        return None
    other = {"sin": "cos", "cos": "sin"}.get(base.name)
    if other:
        return minus(ONE, power(call(other, *base.parts), TWO))
    return plus(ONE, power(call("tan", *base.parts), TWO)) if base.name == "sec" else None


def _shifted_angle(term: Term, _: Random) -> Term | None:
    other = {"sin": "cos", "cos": "sin"}.get(term.name)
    return call(other, minus(over(PI, TWO), term.parts[0])) if other else None


def _mirrored_angle(term: Term, _: Random) -> Term | None:
    mirrored = call(term.name, negative(term.parts[0])) if term.name in {"sin", "cos", "tan"} else None
    return mirrored if mirrored is None or term.name == "cos" else negative(mirrored)


def _by_sine_and_cosine(term: Term, _: Random) -> Term | None:
    sine, cosine = call("sin", *term.parts), call("cos", *term.parts)
    quotients = {"tan": (sine, cosine), "cot": (cosine, sine), "sec": (ONE, cosine), "csc": (ONE, sine)}
    return over(*quotients[term.name]) if term.name in quotients else None


def _half_angle(term: Term, _: Random) -> Term | None:
    if term.name != "sin":
        return None
    half = over(term.parts[0], TWO)
    return Term(Kind.PRODUCT, (TWO, call("sin", half), call("cos", half)))


def _logarithm(term: Term, chance: Random) -> Term | None:
    u = term.parts[0]
    if term.name == "log":
        return over(call("ln", u), call("ln", term.parts[1]))
    if term.name != "ln":
        return None
    ways = (
        negative(call("ln", over(ONE, u))),
        over(call("ln", power(u, TWO)), TWO),
        times(TWO, call("ln", call("sqrt", u))),
    )
    return chance.choice(ways)


def _root(term: Term, _: Random) -> Term | None:
    exponents = {"sqrt": HALF, "cbrt": number(Fraction(1, 3))}
    return power(term.parts[0], exponents[term.name]) if term.name in exponents else None


def _minus_one_times(term: Term, _: Random) -> Term | None:
    return Term(Kind.PRODUCT, (number(-1), term.parts[0]))


def _unchanged(_: Term, __: Random) -> Term | None:
    return None


_IDENTITIES: dict[Kind, tuple[Identity, ...]] = {
    Kind.NUMBER: (_number_split, _number_quotient, _number_product),
    Kind.NAME: (_unchanged,),
    Kind.CONSTANT: (_unchanged,),
    Kind.SUM: (_shuffled, _shuffled, _sum_factored),
    Kind.PRODUCT: (_shuffled, _product_distributed, _product_grouped),
    Kind.QUOTIENT: (_quotient_as_power, _quotient_as_product, _quotient_split),
    Kind.POWER: (_power_split, _power_below, _power_as_root, _power_of_e, _power_of_sum, _pythagoras),
    Kind.NEGATIVE: (_minus_one_times,),
    Kind.CALL: (_shifted_angle, _mirrored_angle, _by_sine_and_cosine, _half_angle, _logarithm, _root),
}
