"""Expressions written another way: identities of real functions, applied somewhere in a tree."""

from collections.abc import Callable
from fractions import Fraction

from hypothesis import strategies as st

from grader.syntax import (
    Call,
    FunctionName,
    Negation,
    Node,
    Number,
    Power,
    Product,
    Quotient,
    Root,
    Sum,
    children,
    with_children,
)

Rewriting = Callable[[Node], Node | None]


def number(value: int) -> Number:
    return Number(Fraction(value))


def _turned(node: Node) -> Node | None:
    parts = children(node)
    return with_children(node, parts[::-1]) if isinstance(node, Sum | Product) else None


def _multiplied_out(node: Node) -> Node | None:
    match node:
        case Product(factors=(Sum(terms=terms), other)):
            return Sum(tuple(Product((term, other)) for term in terms))
        case _:
            return None


def _power(node: Node) -> Node | None:
    match node:
        case Root(radicand=base, index=index):
            return Power(base, Quotient(number(1), number(index)))
        case Power(base=base, exponent=Number(value=value)) if value == 2:
            return Product((base, base))
        case Quotient(numerator=above, denominator=below):
            return Product((above, Power(below, Negation(number(1)))))
        case _:
            return None


def _of_function(node: Node) -> Node | None:
    if not isinstance(node, Call):
        return None
    make = _FUNCTIONS.get(node.function)
    return None if make is None else make(node.argument)


def _exponential_quotient(argument: Node, *, sign: int) -> Node:
    falling = Call(FunctionName.EXP, Negation(argument))
    second = falling if sign > 0 else Negation(falling)
    return Quotient(Sum((Call(FunctionName.EXP, argument), second)), number(2))


_FUNCTIONS: dict[FunctionName, Callable[[Node], Node]] = {
    FunctionName.TAN: lambda u: Quotient(Call(FunctionName.SIN, u), Call(FunctionName.COS, u)),
    FunctionName.SEC: lambda u: Quotient(number(1), Call(FunctionName.COS, u)),
    FunctionName.SINH: lambda u: _exponential_quotient(u, sign=-1),
    FunctionName.COSH: lambda u: _exponential_quotient(u, sign=1),
    FunctionName.ABS: lambda u: Root(Power(u, number(2)), 2),
    FunctionName.ACSC: lambda u: Call(FunctionName.ASIN, Quotient(number(1), u)),
    FunctionName.ASEC: lambda u: Call(FunctionName.ACOS, Quotient(number(1), u)),
    FunctionName.SIN: lambda u: Negation(Call(FunctionName.SIN, Negation(u))),
    FunctionName.ATAN: lambda u: Negation(Call(FunctionName.ATAN, Negation(u))),
    FunctionName.EXP: lambda u: Quotient(number(1), Call(FunctionName.EXP, Negation(u))),
}

REWRITINGS: tuple[Rewriting, ...] = (
    _turned,
    _multiplied_out,
    _power,
    _of_function,
    lambda node: Sum((node, number(0))),
    lambda node: Negation(Negation(node)),
    lambda node: Quotient(Product((number(2), node)), number(2)),
    lambda node: Product((number(1), node)),
)
MUTATIONS: tuple[Rewriting, ...] = (
    lambda node: Sum((node, number(1))),
    lambda node: Product((number(2), node)),
    Negation,
    lambda node: Call(FunctionName.ABS, node),
    lambda node: Power(node, number(2)),
    lambda node: Call(FunctionName.SIN, node),
)


@st.composite
def changed(draw: st.DrawFn, node: Node, changes: tuple[Rewriting, ...]) -> Node:
    """The tree with one change at one of its parts."""
    parts = children(node)
    inside = draw(st.integers(0, 2)) > 0
    if parts and inside:
        place = draw(st.integers(0, len(parts) - 1))
        inner = draw(changed(parts[place], changes))
        return with_children(node, (*parts[:place], inner, *parts[place + 1 :]))
    found = changes[draw(st.integers(0, len(changes) - 1))](node)
    return node if found is None else found
