"""Exponents that are numbers in disguise, as in x^(5 + x - x) and x^(pi/pi).

Whether x may be negative there is a matter of reading, so the soak asks nothing about them.
"""

from collections.abc import Mapping, Set
from fractions import Fraction

from mpmath import mp, mpf

from tools.answers.terms import Kind, Term, subterms
from tools.answers.values import DIGITS, UndefinedError, agree, rational, value

_LARGEST_DENOMINATOR = 1000
_DIGITS_READ = 50


def has_number_in_disguise_as_exponent(term: Term) -> bool:
    exponents = [part.parts[1] for part in subterms(term) if part.kind is Kind.POWER]
    return any(map(_is_number_in_disguise, exponents))


def _is_number_in_disguise(exponent: Term) -> bool:
    if exponent.kind is Kind.NAME or rational(exponent) is not None:
        return False
    names = {part.name for part in subterms(exponent) if part.kind is Kind.NAME}
    return _is_constant(exponent, names) if names else _is_rational(exponent)


def _is_rational(exponent: Term) -> bool:
    """As far as its digits show; also where it cannot be told."""
    try:
        found = value(exponent, {})
    except (UndefinedError, OverflowError):
        return True
    with mp.workdps(DIGITS):
        nearest = Fraction(int(found * 10**_DIGITS_READ), 10**_DIGITS_READ).limit_denominator(
            _LARGEST_DENOMINATOR
        )
        return agree(found, mpf(nearest.numerator) / nearest.denominator)


def _is_constant(exponent: Term, names: Set[str]) -> bool:
    first, second = ({name: Fraction(n + 5 * i, 7) for i, name in enumerate(sorted(names))} for n in (3, 4))
    return _agree_at(exponent, first, second)


def _agree_at(term: Term, first: Mapping[str, Fraction], second: Mapping[str, Fraction]) -> bool:
    """Also where it cannot be told."""
    try:
        return agree(value(term, first), value(term, second))
    except (UndefinedError, OverflowError):
        return True
