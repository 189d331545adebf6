"""Exponents that hold a name and are constant all the same, as in x^(5 + x - x).

Whether x may be negative there is a matter of reading, so the soak asks nothing about them.
"""

from collections.abc import Mapping
from fractions import Fraction

from tools.answers.terms import Kind, Term, subterms
from tools.answers.values import UndefinedError, agree, value


def has_constant_exponent_with_names(term: Term) -> bool:
    exponents = [part.parts[1] for part in subterms(term) if part.kind is Kind.POWER]
    return any(map(_is_constant_with_names, exponents))


def _is_constant_with_names(exponent: Term) -> bool:
    names = {part.name for part in subterms(exponent) if part.kind is Kind.NAME}
    if not names or exponent.kind is Kind.NAME:
        return False
    first, second = ({name: Fraction(n + 5 * i, 7) for i, name in enumerate(sorted(names))} for n in (3, 4))
    return _agree_at(exponent, first, second)


def _agree_at(term: Term, first: Mapping[str, Fraction], second: Mapping[str, Fraction]) -> bool:
    """Also where it cannot be told."""
    try:
        return agree(value(term, first), value(term, second))
    except (UndefinedError, OverflowError):
        return True
