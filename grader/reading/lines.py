"""The equation of a line, ``y - 8 = 8(x - 2)``, solved for y as far as writing it down goes."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from grader.outcomes import ComplaintCode
from grader.reading.building import product, total
from grader.reading.complaints import complain
from grader.syntax import Name, Negation, Node, Number, Product, Quotient, Sum, names

_ONE = Number(Fraction(1))
_ZERO = Number(Fraction(0))


@dataclass(frozen=True, slots=True)
class _Linear:
    """``slope * y + rest``; None is zero."""

    slope: Node | None
    rest: Node | None


def solved(left: Node, right: Node, *, name: str, variables: frozenset[str]) -> Node:
    """What ``name`` equals; complains if the equation is not linear in it, or holds on other lines too.

    A factor of ``name`` that may vanish, as in ``x*y = x^2``, makes the equation one of two lines.
    """
    if name in names(right) and name not in names(left):
        left, right = right, left
    here, there = _linear(left, name), _linear(right, name)
    slope = _difference(here.slope, there.slope)
    value = _difference(there.rest, here.rest) or _ZERO
    if slope is None or here.slope == there.slope or variables & names(_above(slope)):
        complain(ComplaintCode.EQUATION, left.span, sign="=")
    return value if slope == _ONE else Quotient(value, slope, span=value.span)


def _above(node: Node) -> Node:
    """Without what stands below a bar over all of it, which never vanishes where it is defined."""
    match node:
        case Negation(operand=inner) | Quotient(numerator=inner):
            return _above(inner)
        case _:
            return node


def _difference(first: Node | None, second: Node | None) -> Node | None:
    terms = [] if first is None else [first]
    if isinstance(second, Negation):
        terms.append(second.operand)
    elif second is not None:
        terms.append(Negation(second, span=second.span))
    return total(terms) if terms else None


def _linear(node: Node, name: str) -> _Linear:
    if name not in names(node):
        return _Linear(None, node)
    match node:
        case Name():
            return _Linear(_ONE, None)
        case Negation(operand=operand):
            part = _linear(operand, name)
            return _Linear(*(None if tree is None else Negation(tree) for tree in (part.slope, part.rest)))
        case Sum(terms=terms):
            parts = [_linear(term, name) for term in terms]
            return _Linear(_added([part.slope for part in parts]), _added([part.rest for part in parts]))
        case Product(factors=factors):
            return _multiplied(factors, name)
        case Quotient(numerator=above, denominator=below) if name not in names(below):
            part = _linear(above, name)
            return _Linear(
                *(None if tree is None else Quotient(tree, below) for tree in (part.slope, part.rest))
            )
        case _:
            return complain(ComplaintCode.EQUATION, node.span, sign="=")


def _added(trees: Sequence[Node | None]) -> Node | None:
    terms = [tree for tree in trees if tree is not None]
    return total(terms) if terms else None


def _multiplied(factors: tuple[Node, ...], name: str) -> _Linear:
    linear = [index for index, factor in enumerate(factors) if name in names(factor)]
    if len(linear) > 1:
        complain(ComplaintCode.EQUATION, factors[linear[1]].span, sign="=")
    before, after = factors[: linear[0]], factors[linear[0] + 1 :]
    part = _linear(factors[linear[0]], name)
    return _Linear(
        *(
            None if tree is None else product([*before, *_unless_one(tree), *after])
            for tree in (part.slope, part.rest)
        )
    )


def _unless_one(tree: Node) -> tuple[Node, ...]:
    return () if tree is _ONE else (tree,)
