"""Factored: a product no factor of which can be split further over the rational numbers."""

from collections.abc import Iterator

from grader.form.polynomials import Alike, polynomial, ring_of, whole_power
from grader.syntax import Negation, Node, Power, Product, Quotient, Sum

# Of larger sums nobody finds the factors in the head.
_MOST_TERMS = 40
_HIGHEST_DEGREE = 24


def is_factored(node: Node) -> bool:
    """Every sum among the factors, above and below a bar, is irreducible and has no common number."""
    return all(_is_irreducible(factor) for factor in _sums(node))


def _sums(part: Node) -> Iterator[Sum]:
    """The factors that are sums; what is inside a function or an exponent is no factor."""
    match part:
        case Sum():
            yield part
        case Negation(operand=inner):
            yield from _sums(inner)
        case Product(factors=factors):
            for factor in factors:
                yield from _sums(factor)
        case Quotient(numerator=above, denominator=below):
            yield from _sums(above)
            yield from _sums(below)
        case Power(base=base) if whole_power(part) is not None:
            yield from _sums(base)


def _is_irreducible(part: Sum) -> bool:
    """Whether a sum, as a polynomial in whatever it holds, is no product."""
    alike = Alike(part)
    found = polynomial(part, ring_of((part,), alike))
    if found is None or len(found) > _MOST_TERMS or found.total_degree() > _HIGHEST_DEGREE:
        return True
    content, factors = found.factor()
    return bool(abs(content) == 1 and sum(times for _, times in factors) == 1)
