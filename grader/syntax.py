"""The syntax tree: what was typed, form and order kept, with spans into the typed text.

Every stage reads these nodes and none changes them. Spans never take part in comparison, so two
trees are equal exactly when they were written the same way, whatever brackets and blanks were used.

Shape of a tree, as reader and printer keep it:

* a number is non-negative and has a finite decimal expansion (``1/3`` is a quotient of two numbers);
* sums and products are flat as typed: ``a+b+c`` is one sum, ``(a+b)+c`` a sum in a sum;
* ``a - b`` is ``Sum((a, Negation(b)))``; a leading minus takes its whole term: ``-2x`` is
  ``Negation(Product((2, x)))``;
* ``a*b/c*d`` is read left to right: ``Product((Quotient(Product((a, b)), c), d))``.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import field, replace
from enum import StrEnum
from fractions import Fraction
from operator import attrgetter, is_
from typing import Any, cast

from grader.records import record


@record()
class Span:
    """Half-open range of characters of the typed text: ``text[start:end]``."""

    start: int
    end: int


NOWHERE = Span(0, 0)


class ConstantName(StrEnum):
    E = "e"
    PI = "pi"


class FunctionName(StrEnum):
    """The closed table of functions of one argument; each has one name here, whatever was typed."""

    SIN = "sin"
    COS = "cos"
    TAN = "tan"
    SEC = "sec"
    CSC = "csc"
    COT = "cot"
    ASIN = "asin"
    ACOS = "acos"
    ATAN = "atan"
    ASEC = "asec"
    ACSC = "acsc"
    ACOT = "acot"
    SINH = "sinh"
    COSH = "cosh"
    TANH = "tanh"
    SECH = "sech"
    CSCH = "csch"
    COTH = "coth"
    ASINH = "asinh"
    ACOSH = "acosh"
    ATANH = "atanh"
    ASECH = "asech"
    ACSCH = "acsch"
    ACOTH = "acoth"
    EXP = "exp"
    LN = "ln"
    ABS = "abs"
    SGN = "sgn"


@record(kw_only=True)
class Node:
    """A part of an expression."""

    span: Span = field(default=NOWHERE, compare=False, repr=False)


@record()
class Number(Node):
    value: Fraction


@record()
class Name(Node):
    """A variable, a constant letter or an inner function written without its argument."""

    name: str


@record()
class Constant(Node):
    constant: ConstantName


@record()
class Sum(Node):
    terms: tuple[Node, ...]


@record()
class Product(Node):
    factors: tuple[Node, ...]


@record()
class Quotient(Node):
    numerator: Node
    denominator: Node


@record()
class Power(Node):
    base: Node
    exponent: Node


@record()
class Negation(Node):
    operand: Node


@record()
class Call(Node):
    function: FunctionName
    argument: Node


@record()
class Logarithm(Node):
    """The logarithm of ``argument`` to an explicit ``base``; the natural one is ``Call(LN, ...)``."""

    argument: Node
    base: Node


@record()
class Root(Node):
    """The real root of whole ``index`` >= 2: ``sqrt`` has index 2, ``cbrt`` 3."""

    radicand: Node
    index: int


@record()
class Application(Node):
    """An inner function written with its argument, ``g(x)``; it means the same as ``Name("g")``."""

    function: str
    argument: str


@record()
class Differentiated(Node):
    """``d/dx [operand]``, with round d where other names are held fixed: only printed, never typed."""

    operand: Node
    variable: str
    is_partial: bool = False


@record()
class FunctionValue(Node):
    """``f(a)``, or its derivative there ``f'(a)``: only printed, never typed."""

    function: str
    argument: Node
    primes: int = 0


@record()
class Answer:
    """The components of an answer in reading order (rows first) and its shape.

    ``shape`` is ``()`` for one expression, ``(n,)`` for a vector, ``(m, n)`` for a matrix.
    """

    components: tuple[Node, ...]
    shape: tuple[int, ...] = ()


@record()
class Equation:
    """``A = B = C``: sides that are all equal, one below the other where they are drawn."""

    sides: tuple[Node | Answer, ...]


class Relation(StrEnum):
    """How the two sides of a condition compare."""

    LESS = "<"
    LESS_OR_EQUAL = "<="
    GREATER = ">"
    GREATER_OR_EQUAL = ">="
    NOT_EQUAL = "!="
    EQUAL = "="


@record()
class Condition:
    """What an author demands of the variables: ``left relation right``, ``x > 1``."""

    left: Node
    relation: Relation
    right: Node


_PARTS: dict[type[Node], tuple[str, ...]] = {
    Quotient: ("numerator", "denominator"),
    Power: ("base", "exponent"),
    Logarithm: ("argument", "base"),
    Negation: ("operand",),
    Call: ("argument",),
    Root: ("radicand",),
    Differentiated: ("operand",),
    FunctionValue: ("argument",),
}


Parts = tuple[Node, ...]


def _getter(names: tuple[str, ...]) -> Callable[[Node], Parts]:
    get: Callable[[Node], Any] = attrgetter(*names)
    return get if len(names) > 1 else lambda node: (get(node),)


_CHILDREN: dict[type[Node], Callable[[Node], Parts]] = {
    **{kind: _getter(names) for kind, names in _PARTS.items()},
    Sum: attrgetter("terms"),
    Product: attrgetter("factors"),
}
_NO_PARTS: Parts = ()


def children(node: Node) -> Parts:
    """The direct parts of a node, in written order."""
    get = _CHILDREN.get(type(node))
    return get(node) if get else _NO_PARTS


# What holds nothing but its parts.
_PLAIN = frozenset({Quotient, Power, Logarithm, Negation})


def with_children(node: Node, parts: tuple[Node, ...]) -> Node:
    """The same node over other parts, given in the order of ``children``; itself over its own."""
    own, kind = children(node), cast("Any", type(node))
    if len(parts) == len(own) and all(map(is_, parts, own)):
        return node
    if kind in (Sum, Product):
        return cast("Node", kind(parts, span=node.span))
    if kind in _PLAIN:
        return cast("Node", kind(*parts, span=node.span))
    changes: dict[str, Any] = dict(zip(_PARTS[kind], parts, strict=True))
    return replace(node, **changes)


def walk(node: Node) -> Iterator[Node]:
    """Every node of the tree, parents before their parts."""
    waiting = [node]
    while waiting:
        current = waiting.pop()
        yield current
        if parts := children(current):
            waiting.extend(reversed(parts))


def names(node: Node) -> frozenset[str]:
    """The names that occur: variables, constant letters and inner functions."""
    found = set()
    for part in walk(node):
        if isinstance(part, Name):
            found.add(part.name)
        elif isinstance(part, Application):
            found.add(part.function)
    return frozenset(found)


def substitute(node: Node, values: Mapping[str, Node]) -> Node:
    """The tree with every name of ``values`` replaced, all at once; nothing is simplified."""
    match node:
        case Name(name=name) | Application(function=name):
            return values.get(name, node)
        case _:
            parts = children(node)
            return with_children(node, tuple(substitute(part, values) for part in parts))
