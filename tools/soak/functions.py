"""Random functions of one to four variables, as exercises and their cruel cousins have them."""

from collections.abc import Callable, Sequence
from fractions import Fraction
from random import Random

from tools.answers.terms import (
    PI,
    TWO,
    E,
    Term,
    call,
    minus,
    name,
    negative,
    number,
    over,
    plus,
    power,
    times,
)

_COMMON = ("sin", "cos", "tan", "exp", "ln", "sqrt")
_RARE = (
    "sec",
    "csc",
    "cot",
    "asin",
    "acos",
    "atan",
    "sinh",
    "cosh",
    "tanh",
    "asinh",
    "acosh",
    "atanh",
    "abs",
    "cbrt",
)
_EXPONENTS = (-3, -2, -1, 2, 2, 3, 3, 4, 5)
_FRACTIONS = tuple(
    Fraction(*pair) for pair in ((1, 2), (3, 2), (-1, 2), (1, 3), (2, 3), (-1, 3), (5, 3), (1, 4), (3, 5))
)

Names = Sequence[str]


def random_function(names: Names, constants: Names, chance: Random) -> Term:
    """Something of depth two to four in these variables; not every one must occur."""
    return _grown((*names, *names, *constants), chance, depth=chance.choice((2, 2, 3, 3, 4)))


def _grown(names: Names, chance: Random, *, depth: int) -> Term:
    if depth == 0:
        return _leaf(names, chance)
    grow = chance.choices(_FORMS, _WEIGHTS)[0]
    return grow(names, chance, depth - 1)


def _leaf(names: Names, chance: Random) -> Term:
    x = name(chance.choice(names))
    small = number(chance.randint(1, 9))
    ways = (
        x,
        x,
        times(small, x),
        plus(x, small),
        minus(x, small),
        minus(times(number(chance.randint(2, 7)), x), small),
        power(x, number(chance.choice(_EXPONENTS))),
        minus(small, power(x, TWO)),
        plus(power(x, TWO), small),
        over(x, number(chance.randint(2, 6))),
        times(x, name(chance.choice(names))),
        small,
        number(Fraction(chance.randint(1, 9), chance.choice((2, 4, 5, 10)))),
        PI,
    )
    return chance.choice(ways)


def _sum(names: Names, chance: Random, depth: int) -> Term:
    parts = [_grown(names, chance, depth=chance.randint(0, depth)) for _ in range(chance.choice((2, 2, 3)))]
    return plus(*(negative(part) if chance.random() < 0.3 else part for part in parts))


def _product(names: Names, chance: Random, depth: int) -> Term:
    return times(
        *(_grown(names, chance, depth=chance.randint(0, depth)) for _ in range(chance.choice((2, 2, 3))))
    )


def _quotient(names: Names, chance: Random, depth: int) -> Term:
    return over(_grown(names, chance, depth=chance.randint(0, depth)), _grown(names, chance, depth=depth))


def _power(names: Names, chance: Random, depth: int) -> Term:
    exponents: Sequence[int | Fraction] = chance.choice((_EXPONENTS, _EXPONENTS, _FRACTIONS))
    return power(_grown(names, chance, depth=depth), number(chance.choice(exponents)))


def _exponential(names: Names, chance: Random, depth: int) -> Term:
    base = chance.choice((E, E, E, TWO, number(3), number(10), number(Fraction(1, 2))))
    return power(base, _grown(names, chance, depth=min(depth, 1)))


def _tower(names: Names, chance: Random, depth: int) -> Term:
    """A variable in base and exponent: x^x, x^(sin x), x^n."""
    return power(name(chance.choice(names)), _grown(names, chance, depth=min(depth, 1)))


def _call(names: Names, chance: Random, depth: int) -> Term:
    function = chance.choice(_COMMON if chance.random() < 0.7 else _RARE)
    return call(function, _grown(names, chance, depth=depth))


def _logarithm(names: Names, chance: Random, depth: int) -> Term:
    return call("log", _grown(names, chance, depth=depth), number(chance.choice((2, 3, 10))))


_FORMS: tuple[Callable[[Names, Random, int], Term], ...] = (
    _sum,
    _product,
    _quotient,
    _power,
    _exponential,
    _tower,
    _call,
    _logarithm,
)
_WEIGHTS = (22, 20, 10, 12, 8, 3, 26, 2)
