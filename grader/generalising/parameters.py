"""Small formulas in the parameters of an exercise, from which its numbers may have come, simplest first."""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from functools import lru_cache
from itertools import chain, combinations, islice, permutations

from grader.questions.tidying import literal
from grader.syntax import Name, Negation, Node, Number, Power, Product, Quotient, Sum

Values = Mapping[str, Fraction]

_ONE, _TWO = Number(Fraction(1)), Number(Fraction(2))
_MOST_FORMULAS = 600
_HIGHEST_POWER = 12

# Where a plain number stands among the formulas: 0 and 1 need no explanation, 2 seldom one.
_RANK_OF_NUMBER = {Fraction(0): -1, Fraction(1): -1, Fraction(-1): -1}


@lru_cache(maxsize=64)
def small_formulas(parameters: tuple[str, ...]) -> tuple[Node, ...]:
    """At most 600, the fewest operations first, no two the same product or sum."""
    return tuple(islice(_formulas(tuple(map(Name, parameters))), _MOST_FORMULAS))


def rank(number: Fraction, parameters: tuple[str, ...]) -> int:
    """Before how many of the small formulas a plain number is the likelier origin."""
    if number in _RANK_OF_NUMBER:
        return _RANK_OF_NUMBER[number]
    names = len(parameters)
    return names if abs(number) == 2 else names + sum(1 for _ in _once(tuple(map(Name, parameters))))


def value(formula: Node, values: Values) -> Fraction | None:
    """The formula's value; None where it has none, or a needlessly large one."""
    match formula:
        case Number(value=number):
            return number
        case Name(name=name):
            return values[name]
        case Negation(operand=operand):
            inside = value(operand, values)
            return None if inside is None else -inside
        case Sum(terms=parts) | Product(factors=parts):
            return _joined(formula, [value(part, values) for part in parts])
        case Quotient(numerator=left, denominator=right) | Power(base=left, exponent=right):
            return _paired(formula, value(left, values), value(right, values))
        case _:
            return None


def _joined(formula: Node, parts: list[Fraction | None]) -> Fraction | None:
    total = Fraction(0) if isinstance(formula, Sum) else Fraction(1)
    for part in parts:
        if part is None:
            return None
        total = total + part if isinstance(formula, Sum) else total * part
    return total


def _paired(formula: Node, left: Fraction | None, right: Fraction | None) -> Fraction | None:
    if left is None or right is None:
        return None
    if isinstance(formula, Quotient):
        return left / right if right else None
    if right.denominator != 1 or not 0 <= right <= _HIGHEST_POWER:
        return None
    return left**right.numerator


def _formulas(names: tuple[Name, ...]) -> Iterator[Node]:
    yield from names
    yield from _once(names)
    yield from _twice(names)


def _once(names: tuple[Name, ...]) -> Iterator[Node]:
    """One operation."""
    yield from _products(names)
    for name in names:
        yield from (_less(name, _ONE), Sum((name, _ONE)), Negation(name), Product((_TWO, name)))
    for one, other in combinations(names, 2):
        yield Sum((one, other))
    for one, other in permutations(names, 2):
        yield from (_less(one, other), Quotient(one, other), Power(one, other))
    for name in names:
        yield from (Power(name, _TWO), Quotient(_ONE, name))


def _twice(names: tuple[Name, ...]) -> Iterator[Node]:
    """Two operations or three: what second derivatives and inner derivatives bring."""
    yield from (Negation(product) for product in _products(names))
    for name in names:
        lowered = _less(name, _ONE)
        yield from (Product((other, lowered)) for other in names)
        yield from (Product((other, Sum((name, _ONE)))) for other in names)
        yield from (Quotient(other, Sum((name, _ONE))) for other in (_ONE, *names) if other != name)
        yield from (_less(name, _TWO), Sum((name, _TWO)), Product((literal(Fraction(3)), name)))
    for one, other in combinations(names, 2):
        product = Product((one, other))
        yield from (Product((_TWO, *product.factors)), _less(product, _ONE), Sum((product, _ONE)))
        yield from (Product((one, Power(other, _TWO))), Product((Power(one, _TWO), other)))
    for one, other, third in combinations(names, 3):
        yield from (Product((one, other, third)), Sum((one, other, third)))
    for name in names:
        others = tuple(other for other in names if other != name)
        pairs = chain(((other,) for other in others), combinations(others, 2))
        yield from (Product((*pair, name, _less(name, _ONE))) for pair in pairs)


def _products(names: tuple[Name, ...]) -> Iterator[Product]:
    return (Product(pair) for pair in combinations(names, 2))


def _less(one: Node, other: Node) -> Node:
    return Sum((one, Negation(other)))
