"""Random functions such as exercises ask about: the families of the curriculum, in one and two variables."""

from collections.abc import Callable
from fractions import Fraction
from random import Random

from tools.answers.terms import (
    ONE,
    TWO,
    E,
    Kind,
    Term,
    call,
    name,
    negative,
    number,
    over,
    plus,
    power,
    times,
)

X, Y = name("x"), name("y")
Maker = Callable[[Random], Term]


def of_one_variable(chance: Random) -> Term:
    """One of the families, or the sum of two."""
    first = chance.choice(_FAMILIES)(chance)
    if chance.random() < 0.35:
        return _joined(chance, first, chance.choice(_FAMILIES)(chance))
    return first


def sum_of_two(chance: Random) -> Term:
    return _joined(chance, chance.choice(_FAMILIES)(chance), chance.choice(_FAMILIES)(chance))


def simple(chance: Random) -> Term:
    """A function short enough to be differentiated twice."""
    return chance.choice((_polynomial, _polynomial, _chain, _product))(chance)


def of_two_variables(chance: Random) -> Term:
    """Terms in which the variables meet, with or without others."""
    first = _mixed(chance)
    if chance.random() < 0.5:
        return _joined(chance, first, chance.choice((_mixed, lambda c: _elementary(c, Y)))(chance))
    return first


def outer_of_two(chance: Random) -> Term:
    """A function of the inner functions g and h."""
    g, h = name("g"), name("h")
    return chance.choice(
        (
            plus(times(power(g, _exponent(chance)), h), h),
            times(g, h),
            plus(power(g, TWO), power(h, _exponent(chance))),
            times(power(g, TWO), power(h, _exponent(chance))),
            plus(times(number(chance.randint(2, 5)), g, h), g),
            plus(call("sin", g), times(g, h)),
        )
    )


def inner_of_one(chance: Random) -> Term:
    return chance.choice(
        (
            times(number(chance.randint(2, 6)), X),
            power(X, _exponent(chance)),
            call("sin", X),
            power(E, X),
            plus(power(X, TWO), number(chance.randint(1, 5))),
        )
    )


def _joined(chance: Random, first: Term, second: Term) -> Term:
    parts = [part for term in (first, second) for part in (term.parts if term.kind is Kind.SUM else (term,))]
    if chance.random() < 0.3 and parts[-1].kind is not Kind.NUMBER:
        parts[-1] = negative(parts[-1])
    constant = [number(chance.randint(2, 9))] if chance.random() < 0.3 else []
    return Term(Kind.SUM, (*parts, *constant))


def _exponent(chance: Random) -> Term:
    return number(chance.randint(2, 6))


def _factor(chance: Random) -> list[Term]:
    return [number(chance.randint(2, 9))] if chance.random() < 0.4 else []


def _argument(chance: Random, variable: Term = X) -> Term:
    """What stands inside another function; positive for positive variables."""
    return chance.choice(
        (
            times(number(chance.randint(2, 7)), variable),
            power(variable, _exponent(chance)),
            times(number(chance.randint(2, 5)), power(variable, TWO)),
            plus(power(variable, TWO), number(chance.randint(1, 9))),
            plus(times(number(chance.randint(2, 5)), variable), number(chance.randint(1, 9))),
        )
    )


def _outer(chance: Random, argument: Term) -> Term:
    base = number(chance.choice((2, 3, 5, 10)))
    return chance.choice(
        (
            call("sin", argument),
            call("cos", argument),
            call("tan", argument),
            power(E, argument),
            call("ln", argument),
            call("sqrt", argument),
            call("atan", argument),
            power(base, argument),
            call("log", argument, number(chance.choice((2, 3, 10)))),
        )
    )


def _elementary(chance: Random, variable: Term = X) -> Term:
    """A factor that is no sum and has no inner function."""
    if chance.random() < 0.4:
        return power(variable, _exponent(chance))
    return _outer(chance, variable)


def _polynomial(chance: Random) -> Term:
    exponents = sorted(chance.sample(range(1, 8), chance.randint(1, 3)), reverse=True)
    terms = [times(*_factor(chance), power(X, number(exponent))) for exponent in exponents]
    constant = [number(chance.randint(1, 9))] if chance.random() < 0.4 or len(terms) == 1 else []
    return plus(*terms, *constant)


def _single_power(chance: Random) -> Term:
    exponents = (2, 3, 5, 7, -1, -2, -3, Fraction(1, 2), Fraction(3, 2), Fraction(2, 3), Fraction(-1, 2))
    return times(*_factor(chance), power(X, number(chance.choice(exponents))))


def _exponential(chance: Random) -> Term:
    return times(*_factor(chance), power(chance.choice((E, number(2), number(3), number(10))), X))


def _call(chance: Random) -> Term:
    function = chance.choice(("sin", "cos", "tan", "ln", "sec", "cot"))
    return times(*_factor(chance), call(function, X))


def _product(chance: Random) -> Term:
    first, second = _elementary(chance), _elementary(chance)
    while second == first or {first.kind, second.kind} == {Kind.POWER}:
        second = _outer(chance, X)
    return times(*_factor(chance), first, second)


def _product_of_three(chance: Random) -> Term:
    return times(power(X, _exponent(chance)), power(E, X), call(chance.choice(("sin", "cos", "ln")), X))


def _product_of_sums(chance: Random) -> Term:
    first = plus(times(number(chance.randint(2, 5)), X), number(chance.randint(1, 9)))
    return Term(Kind.PRODUCT, (first, plus(power(X, _exponent(chance)), number(chance.randint(1, 9)))))


def _quotient(chance: Random) -> Term:
    below = plus(power(X, chance.choice((ONE, TWO))), number(chance.randint(1, 9)))
    return over(chance.choice((X, _elementary(chance))), chance.choice((below, power(X, _exponent(chance)))))


def _reciprocal(chance: Random) -> Term:
    below = chance.choice((_argument(chance), call("sin", X), call("ln", X), plus(power(E, X), number(4))))
    return over(number(chance.choice((1, 1, 3, 5))), below)


def _chain(chance: Random) -> Term:
    return times(*_factor(chance), _outer(chance, _argument(chance)))


def _power_chain(chance: Random) -> Term:
    inner = plus(times(number(chance.randint(2, 5)), power(X, chance.choice((ONE, TWO)))), number(3))
    return power(inner, _exponent(chance))


def _long_chain(chance: Random) -> Term:
    """No exponential of a high power, whose values no exercise asks for."""
    if chance.random() < 0.5:
        return call(chance.choice(("sin", "cos", "tan", "ln", "sqrt", "atan")), _power_chain(chance))
    return _outer(chance, _outer(chance, _argument(chance)))


def _product_with_chain(chance: Random) -> Term:
    return times(power(X, _exponent(chance)), _outer(chance, _argument(chance)))


def _product_in_chain(chance: Random) -> Term:
    return _outer(chance, times(X, chance.choice((power(E, X), call("sin", X), call("ln", X)))))


def _quotient_in_chain(chance: Random) -> Term:
    return _outer(chance, over(X, plus(power(X, TWO), number(chance.randint(1, 5)))))


def _mixed(chance: Random) -> Term:
    square = plus(power(X, TWO), power(Y, TWO))
    return chance.choice(
        (
            times(power(X, _exponent(chance)), Y),
            times(X, power(Y, _exponent(chance))),
            times(number(chance.randint(2, 9)), power(X, TWO), power(Y, _exponent(chance))),
            times(_elementary(chance), _elementary(chance, Y)),
            _outer(chance, times(X, Y)),
            _outer(chance, times(power(X, TWO), Y)),
            _outer(chance, square),
            over(X, plus(X, power(Y, TWO))),
            times(Y, X, power(E, X)),
        )
    )


_FAMILIES: tuple[Maker, ...] = (
    _polynomial,
    _polynomial,
    _single_power,
    _exponential,
    _call,
    _product,
    _product,
    _product_of_three,
    _product_of_sums,
    _quotient,
    _quotient,
    _reciprocal,
    _chain,
    _chain,
    _power_chain,
    _long_chain,
    _product_with_chain,
    _product_in_chain,
    _quotient_in_chain,
)
