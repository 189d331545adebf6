"""Derivatives by SymPy, in several forms, the one a teacher would write first.

SymPy's own simplification reads powers as complex ones, so a form may be wrong for real odd roots or
on a part of the domain: whoever takes a form checks it against another road.
"""

from collections.abc import Callable, Iterator, Mapping
from functools import reduce
from itertools import islice

import sympy as sp

from grader.meaning.expression import Expression, MeaningError, TooLargeError, symbol, to_expression
from grader.meaning.tree import to_tree
from grader.outcomes import Form
from grader.syntax import Node, Quotient, walk

Directions = tuple[tuple[str, ...], ...]

# Nodes of what is differentiated, and of a derivative: beyond the second no form of it could be read.
_DIFFERENTIATED = 1000
_DERIVATIVE = 2500

# In larger functions no name is assumed positive: SymPy looks for the signs of long sums for many seconds.
_NODES_ASSUMED = 100

# Beyond these SymPy's algebra takes seconds: operations, exponents, a number.
_OPERATIONS = 120
_EXPONENT = 40
_NUMBER = 2**64


def derivative_candidates(
    node: Node,
    *,
    directions: Directions,
    positive: frozenset[str] = frozenset(),
    form: Form = Form.ANY,
) -> tuple[Node, ...]:
    """The sum of the mixed partial derivatives along ``directions``, in different forms, best first.

    The form asked for, where SymPy has it, comes before all others; those made with care for real odd
    roots come after those of SymPy's own powers.
    Raises MeaningError when SymPy cannot say the derivative in our language.
    """
    found: list[Node] = []
    assumed = positive if size(node) <= _NODES_ASSUMED else frozenset()
    for sign_safe in (False, True):
        expression = to_expression(node, positive=assumed, sign_safe=sign_safe)
        derivative = _derivative(expression, directions, assumed)
        found.extend(tree for tree in _trees(derivative, form) if tree not in found)
    if not found:
        raise MeaningError
    return tuple(found)


def _derivative(expression: Expression, directions: Directions, positive: frozenset[str]) -> Expression:
    derivative = sp.Add(*(_partial(expression, names, positive) for names in directions))
    _check_size(derivative, _DERIVATIVE)
    return derivative


def _partial(expression: Expression, names: tuple[str, ...], positive: frozenset[str]) -> Expression:
    def step(current: Expression, name: str) -> Expression:
        _check_size(current, _DIFFERENTIATED)
        return _without_deltas(sp.diff(current, symbol(name, positive)))

    return reduce(step, names, expression)


def _check_size(expression: Expression, most: int) -> None:
    nodes = sp.preorder_traversal(expression)
    if next(islice(nodes, most, None), None) is not None:
        raise TooLargeError


def _without_deltas(expression: Expression) -> Expression:
    """A derivative of SymPy's sign is a delta; almost everywhere that is 0."""
    return expression.replace(sp.DiracDelta, lambda *_: sp.Integer(0))


def _trees(derivative: Expression, form: Form) -> list[Node]:
    """The forms that our language can say, cheapest first; ties keep the order of the table."""
    priced: list[tuple[float, Node]] = []
    asked = ((_ASKED[form](derivative), 0.0),) if form in _ASKED and is_tame(derivative) else ()
    for expression, weight in (*asked, *_forms(_school(derivative))):
        try:
            tree = to_tree(expression)
        except MeaningError:
            continue
        priced.append((weight * size(tree), tree))
    return [tree for _, tree in sorted(priced, key=lambda pair: pair[0])]


def size(tree: Node) -> int:
    """Nodes, where a fraction bar weighs as much as four: several bars read badly."""
    return sum(4 if isinstance(part, Quotient) else 1 for part in walk(tree))


# A teacher leaves a derivative as the rules give it unless another form is clearly shorter.
_Weighted = tuple[tuple[Callable[[Expression], Expression], float], ...]
_POLYNOMIAL_FORMS: _Weighted = ((sp.expand, 0.9), (sp.factor, 1.25))
_OTHER_FORMS: _Weighted = ((sp.together, 1.1), (sp.factor, 1.2))


_ASKED: Mapping[Form, Callable[[Expression], Expression]] = {
    Form.FACTORED: sp.factor,
    Form.EXPANDED: sp.expand,
    Form.SINGLE_FRACTION: sp.together,
}


def _forms(derivative: Expression) -> Iterator[tuple[Expression, float]]:
    yield derivative, 1.0
    if not is_tame(derivative):
        return
    joined = sp.powsimp(derivative, combine="exp")
    if joined != derivative:
        yield _school(joined), 0.85
    is_polynomial = derivative.is_polynomial(*derivative.free_symbols)
    for form, weight in _POLYNOMIAL_FORMS if is_polynomial else _OTHER_FORMS:
        yield _school(form(derivative)), weight


def is_tame(expression: Expression) -> bool:
    return bool(
        expression.count_ops() <= _OPERATIONS
        and all(_is_tame_exponent(power.as_base_exp()[1]) for power in expression.atoms(sp.Pow, sp.exp))
        and all(max(abs(number.p), number.q) < _NUMBER for number in expression.atoms(sp.Rational))
    )


def _is_tame_exponent(exponent: Expression) -> bool:
    """SymPy's polynomials take e^(50x) for the 50th power of e^x, and expand (x+1)^9 there first."""
    powers = (power.as_base_exp() for power in exponent.atoms(sp.Pow))
    return all(
        max(abs(number.p), number.q) <= _EXPONENT for number in exponent.atoms(sp.Rational)
    ) and not any(base.is_Add and above.is_Integer and above > 1 for base, above in powers)


def _school(expression: Expression) -> Expression:
    """Sums that have a name at school get it: 1 + tan^2 is sec^2, sin^2 + cos^2 is 1."""
    return expression.replace(lambda part: part.is_Add, _school_sum)


# Of each row: function(u)^2 + partner(u) = result(u).
_Of = Callable[[Expression], Expression]
_IDENTITIES: tuple[tuple[Expression, _Of, _Of], ...] = (
    (sp.tan, lambda u: sp.Integer(1), lambda u: sp.sec(u) ** 2),
    (sp.cot, lambda u: sp.Integer(1), lambda u: sp.csc(u) ** 2),
    (sp.tanh, lambda u: sp.Integer(-1), lambda u: -(sp.sech(u) ** 2)),
    (sp.coth, lambda u: sp.Integer(-1), lambda u: sp.csch(u) ** 2),
    (sp.sin, lambda u: sp.cos(u) ** 2, lambda u: sp.Integer(1)),
    (sp.sinh, lambda u: -(sp.cosh(u) ** 2), lambda u: sp.Integer(-1)),
)


def _school_sum(total: Expression) -> Expression:
    for function, partner, result in _IDENTITIES:
        for call in sorted(total.atoms(function), key=sp.default_sort_key):
            argument = call.args[0]
            total = _collapsed(total, call, (partner(argument), result(argument)))
    return total


def _collapsed(total: Expression, call: Expression, pair: tuple[Expression, Expression]) -> Expression:
    """``total`` with c*call^2 + c*partner, where both are terms of it, written as c*result."""
    partner, result = pair
    terms = sp.Add.make_args(total)
    for term in terms:
        coefficient = term / call**2
        if not coefficient.has(call) and coefficient * partner in terms:
            return total - term - coefficient * partner + coefficient * result
    return total
