"""Small constructors of tidy trees: one sign, one number and one bar a term, no 1*x, no + 0, no x^1."""

from collections.abc import Iterable
from fractions import Fraction

from grader.questions.tidying import Term, power, total, written
from grader.syntax import Name, Negation, Node, Number, Power, Product, Quotient, Sum

ZERO: Node = Number(Fraction(0))
ONE: Node = Number(Fraction(1))
_ONE = Fraction(1)


def sum_of(*terms: Node) -> Node:
    """The sum, flat, its numbers added up."""
    flat = [part for term in terms for part in (term.terms if isinstance(term, Sum) else (term,))]
    kept = tuple(part for part in flat if part != ZERO)
    if len(kept) > 1:
        return total(kept)
    return kept[0] if kept else ZERO


def difference(left: Node, right: Node) -> Node:
    return sum_of(left, minus(right))


def minus(node: Node) -> Node:
    if isinstance(node, Negation):
        return node.operand
    return ZERO if node == ZERO else Negation(node)


def product(*factors: Node) -> Node:
    """The product under one bar, numbers in front, other factors in the order given."""
    return written(_multiplied(map(_term, factors)))


def quotient(above: Node, below: Node) -> Node:
    over, under = _term(above), _term(below)
    if under.coefficient == 0:
        return Quotient(above, below)
    turned = Term(1 / under.coefficient, under.below, under.above)
    return written(_multiplied((over, turned)))


def raised(base: Node, exponent: Node) -> Node:
    """The power; whole powers of whole powers are multiplied out, which changes no domain."""
    if isinstance(base, Power):
        inner, outer = _whole(base.exponent), _whole(exponent)
        if inner and outer:
            return Power(base.base, Number(Fraction(inner * outer)))
    return power(base, exponent)


def _whole(exponent: Node) -> int:
    """A whole number above 0; 0 for anything else."""
    value = exponent.value if isinstance(exponent, Number) else Fraction(0)
    return value.numerator if value.denominator == 1 else 0


def _term(node: Node) -> Term:
    match node:
        case Number(value=value):
            return Term(value)
        case Negation(operand=operand):
            inner = _term(operand)
            return Term(-inner.coefficient, inner.above, inner.below)
        case Product(factors=factors):
            return _multiplied(map(_term, factors))
        case Quotient(numerator=numerator, denominator=denominator):
            over, under = _term(numerator), _term(denominator)
            if under.coefficient:
                return _multiplied((over, Term(1 / under.coefficient, under.below, under.above)))
    return Term(_ONE, (node,))


def _multiplied(terms: Iterable[Term]) -> Term:
    coefficient = _ONE
    above: list[Node] = []
    below: list[Node] = []
    for term in terms:
        coefficient *= term.coefficient
        above.extend(term.above)
        below.extend(term.below)
    return Term(coefficient, _gathered(above), _gathered(below))


def _gathered(factors: Iterable[Node]) -> tuple[Node, ...]:
    """Whole powers of a name as one, where the first of them stands: x times x is x^2."""
    exponents: dict[Node, int] = {}
    kept: list[Node] = []
    for factor in factors:
        base, exponent = _name_and_exponent(factor)
        if base not in exponents or not exponent:
            kept.append(base)
        exponents[base] = exponents.get(base, 0) + exponent
    return tuple(power(base, Number(Fraction(exponents[base] or 1))) for base in kept)


def _name_and_exponent(factor: Node) -> tuple[Node, int]:
    """The exponent is 0 of what is no whole power of a name."""
    match factor:
        case Name():
            return factor, 1
        case Power(base=Name() as base, exponent=exponent) if _whole(exponent):
            return base, _whole(exponent)
        case _:
            return factor, 0
