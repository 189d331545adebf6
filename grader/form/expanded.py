"""Expanded: no brackets are left to multiply out."""

from grader.form.polynomials import whole_power
from grader.syntax import Negation, Node, Number, Power, Product, Quotient, Sum, children, names


def is_expanded(node: Node) -> bool:
    """Sums, products, bars and whole powers count; functions and exponents may hold anything."""
    match node:
        case Sum(terms=terms):
            return all(map(is_expanded, terms))
        case Negation(operand=inner):
            return not isinstance(inner, Sum) and is_expanded(inner)
        case Product(factors=factors):
            return not any(map(_is_sum_on_top, factors)) and all(map(is_expanded, factors))
        case Quotient(numerator=above, denominator=below):
            is_parted = isinstance(above, Sum) and not names(below)
            return not is_parted and is_expanded(above) and is_expanded(below)
        case Power(base=base):
            return whole_power(node) in (None, 1) or not _is_composed(base)
        case _:
            return True


def _is_sum_on_top(part: Node) -> bool:
    """Whether multiplying by the part means multiplying out."""
    match part:
        case Sum():
            return True
        case Negation(operand=inner) | Quotient(numerator=inner):
            return _is_sum_on_top(inner)
        case _:
            return False


def _is_composed(base: Node) -> bool:
    """Whether a power of the base goes to its parts."""
    return isinstance(base, Sum | Product | Quotient | Negation) and not _is_number(base)


def _is_number(part: Node) -> bool:
    return isinstance(part, Number) or (
        isinstance(part, Quotient | Negation) and all(map(_is_number, children(part)))
    )
