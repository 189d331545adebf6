"""Values and lines by SymPy: slopes at a point, tangents, quotients of differences; several forms each.

As with derivatives, whoever takes a form checks it against another road.
"""

from collections.abc import Callable, Iterable, Iterator
from fractions import Fraction

import sympy as sp

from grader.meaning.derivative import is_tame, size
from grader.meaning.expression import Expression, MeaningError, symbol, to_expression
from grader.meaning.tree import to_tree
from grader.syntax import Name, Negation, Node, Number, Power, Product, Sum, children, with_children

# A decimal of more digits is no shorter than the quotient.
_LARGEST: int = 10**15

_Form = Callable[[Expression], Expression]


def value_candidates(
    node: Node, *, positive: frozenset[str], step: str = "", decimal: bool = False
) -> tuple[Node, ...]:
    """The expression worked out, best form first. Raises MeaningError.

    With a ``step`` the forms that are defined for a step of zero come first; with ``decimal`` a number
    with a short decimal expansion is written so, and any other value as the numbers were put in.
    """
    found = []
    for sign_safe in (False, True):
        expression = to_expression(node, positive=positive, sign_safe=sign_safe)
        found += _quotient_trees(expression, step) if step else _trees(_value_forms(expression))
    if decimal:
        found[:0] = list(_decimals(found)) or [node]
    return _given([_by_degree(tree, step) for tree in found] if step else found)


def slope_candidates(node: Node, *, wrt: str, at: Node, positive: frozenset[str]) -> tuple[Node, ...]:
    """The derivative where ``wrt`` is ``at``, best form first. Raises MeaningError."""
    found = []
    for function, place in _both_ways(node, at, positive):
        found += _trees(_value_forms(_slope(function, wrt, place)))
    return _given(found)


def tangent_candidates(node: Node, *, wrt: str, at: Node, positive: frozenset[str]) -> tuple[Node, ...]:
    """The tangent as slope times ``wrt`` plus intercept, best form first. Raises MeaningError."""
    found = []
    for function, place in _both_ways(node, at, positive):
        slope, value = _slope(function, wrt, place), function.subs(symbol(wrt, frozenset()), place)
        intercepts = _value_forms(value - slope * place)
        lines = (
            sp.Add(sp.Mul(steep, symbol(wrt, frozenset())), start)
            for steep in _value_forms(slope)
            for start in intercepts
        )
        found += _trees(lines)
    return _given([_by_degree(tree, wrt, turned=True) for tree in found])


def _both_ways(node: Node, at: Node, positive: frozenset[str]) -> Iterator[tuple[Expression, Expression]]:
    """Function and place by SymPy's rules of powers, then with care for real odd roots."""
    for sign_safe in (False, True):
        yield (
            to_expression(node, positive=positive, sign_safe=sign_safe),
            to_expression(at, positive=positive, sign_safe=sign_safe),
        )


def _slope(function: Expression, wrt: str, place: Expression) -> Expression:
    variable = symbol(wrt, frozenset())
    return sp.diff(function, variable).subs(variable, place)


def _value_forms(expression: Expression) -> list[Expression]:
    """A number or an expression of constants, in the ways people write one."""
    if not is_tame(expression):
        return [expression]
    forms: tuple[_Form, ...] = (sp.expand, sp.radsimp, sp.cancel, sp.factor)
    return list(dict.fromkeys([expression, *(form(expression) for form in forms)]))


def _quotient_trees(expression: Expression, step: str) -> list[Node]:
    """Forms of a difference quotient, those defined for a step of zero first."""
    forms = dict.fromkeys(_quotient_forms(expression))
    cancelled = [form for form in forms if not _vanishes(form, step)]
    return _trees(cancelled) + _trees(form for form in forms if form not in cancelled)


def _quotient_forms(expression: Expression) -> Iterator[Expression]:
    yield expression
    if is_tame(expression) and expression != 0:
        joined = sp.cancel(expression)
        yield from (joined, sp.expand(joined), sp.factor(joined))
        yield sp.cancel(1 / sp.radsimp(1 / expression))


def _vanishes(expression: Expression, step: str) -> bool:
    """Whether the denominator is zero for a step of zero."""
    below = sp.denom(sp.together(expression))
    without = [below.subs(name, 0) for name in below.free_symbols if name.name == step]
    return any(bool(sp.expand(value) == 0) for value in without)


def _trees(forms: Iterable[Expression]) -> list[Node]:
    """Those our language can say, shortest first; ties keep their order."""
    found = []
    for form in forms:
        if form.has(sp.zoo, sp.nan, sp.oo, sp.I, sp.DiracDelta):
            continue
        try:
            found.append(to_tree(form))
        except MeaningError:
            continue
    return sorted(found, key=size)


def _by_degree(tree: Node, name: str, *, turned: bool = False) -> Node:
    """Products with the name last, sums with its powers rising, or falling if ``turned``."""
    parts = tuple(_by_degree(part, name, turned=turned) for part in children(tree))
    if not isinstance(tree, Product | Sum):
        return with_children(tree, parts)
    sign = -1 if turned and isinstance(tree, Sum) else 1
    return with_children(tree, tuple(sorted(parts, key=lambda part: sign * _degree(part, name))))


def _degree(node: Node, name: str) -> Fraction:
    """The highest power of a name in a tree, as far as its exponents are plain numbers."""
    match node:
        case Name(name=other):
            return Fraction(other == name)
        case Power(base=base, exponent=Number(value=value)):
            return _degree(base, name) * value
        case Product():
            return sum((_degree(part, name) for part in children(node)), Fraction(0))
        case _:
            return max((_degree(part, name) for part in children(node)), default=Fraction(0))


def _given(found: list[Node]) -> tuple[Node, ...]:
    if not found:
        raise MeaningError
    return tuple(dict.fromkeys(found))


def _decimals(trees: Iterable[Node]) -> Iterator[Node]:
    """Decimal numbers for quotients of numbers that have a short expansion."""
    for tree in trees:
        expression = to_expression(tree)
        value = Fraction(expression.p, expression.q) if expression.is_Rational else None
        if value is not None and _is_short(value):
            yield Negation(Number(-value)) if value < 0 else Number(value)


def _is_short(value: Fraction) -> bool:
    return _LARGEST % value.denominator == 0 and abs(value) < _LARGEST
