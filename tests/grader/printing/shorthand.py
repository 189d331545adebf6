"""Trees written briefly, for tests that must not depend on the reader."""

from fractions import Fraction

from grader.syntax import (
    Call,
    Constant,
    ConstantName,
    FunctionName,
    Name,
    Node,
    Number,
    Product,
    Root,
    Sum,
)

X, Y, A, B, G, H = (Name(letter) for letter in "xyabgh")
E, PI = Constant(ConstantName.E), Constant(ConstantName.PI)


def num(value: int | str) -> Number:
    return Number(Fraction(value))


ONE, TWO, THREE = num(1), num(2), num(3)


def plus(*terms: Node) -> Sum:
    return Sum(terms)


def times(*factors: Node) -> Product:
    return Product(factors)


def call(name: str, argument: Node) -> Call:
    return Call(FunctionName(name), argument)


def sqrt(radicand: Node) -> Root:
    return Root(radicand, 2)
