"""Random functions of x with every kind of node the language has."""

from collections.abc import Callable
from fractions import Fraction
from random import Random

from grader.syntax import (
    Call,
    Constant,
    ConstantName,
    FunctionName,
    Logarithm,
    Name,
    Negation,
    Node,
    Number,
    Power,
    Product,
    Quotient,
    Root,
    Sum,
    children,
)

X = Name("x")
_EXPONENTS = tuple(map(Fraction, ["2", "3", "4", "5", "0.5", "1.5", "2.5"]))


def random_function(chance: Random, *, depth: int) -> Node:
    """A function of x (sometimes of the letter a, too) whose parts are nested up to ``depth``."""
    if depth == 0:
        return _leaf(chance)
    return chance.choice(_KINDS)(chance, lambda: random_function(chance, depth=chance.randrange(depth)))


_Part = Callable[[], Node]


def _leaf(chance: Random) -> Node:
    kind = chance.randrange(10)
    if kind < 6:
        return X
    if kind < 8:
        return Number(Fraction(chance.randint(1, 9)))
    return Name("a") if kind == 8 else Constant(chance.choice(list(ConstantName)))


def _sum(chance: Random, part: _Part) -> Node:
    terms = [part() for _ in range(chance.randint(2, 3))]
    return Sum(tuple(Negation(term) if chance.random() < 0.3 else term for term in terms))


def _product(chance: Random, part: _Part) -> Node:
    return Product(tuple(part() for _ in range(chance.randint(2, 3))))


def _power(chance: Random, part: _Part) -> Node:
    exponent: Node = Number(chance.choice(_EXPONENTS))
    if chance.random() < 0.3:
        exponent = Quotient(Number(Fraction(chance.randint(1, 4))), Number(Fraction(3)))
    return Power(part(), Negation(exponent) if chance.random() < 0.3 else exponent)


def _exponential(chance: Random, part: _Part) -> Node:
    base = chance.choice((Constant(ConstantName.E), Number(Fraction(2)), Number(Fraction(1, 2)), Name("a")))
    return Power(base, part())


def _unless_equal(node: Node) -> Node:
    """The node, or a part of it where both are equal: SymPy takes x/x for 1, also where it is undefined."""
    first, second = children(node)
    return first if first == second else node


_KINDS: tuple[Callable[[Random, _Part], Node], ...] = (
    _sum,
    _sum,
    _product,
    _product,
    _power,
    _power,
    _exponential,
    lambda chance, part: Quotient(part(), Sum((part(), X))),
    lambda chance, part: _unless_equal(Quotient(part(), part())),
    lambda chance, part: Negation(part()),
    lambda chance, part: Root(part(), chance.choice((2, 2, 3, 5))),
    lambda chance, part: _unless_equal(Logarithm(part(), chance.choice((Number(Fraction(2)), part())))),
    lambda chance, part: Power(part(), part()),
    lambda chance, part: Call(chance.choice(list(FunctionName)), part()),
    lambda chance, part: Call(chance.choice(list(FunctionName)), part()),
    lambda chance, part: Call(chance.choice((FunctionName.LN, FunctionName.SIN, FunctionName.EXP)), part()),
)
