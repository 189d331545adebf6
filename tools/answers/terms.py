"""Expressions of the generator, and arithmetic on them that drops what would look silly."""

from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction


class Kind(StrEnum):
    NUMBER = "number"
    NAME = "name"
    CONSTANT = "constant"
    SUM = "sum"
    PRODUCT = "product"
    QUOTIENT = "quotient"
    POWER = "power"
    NEGATIVE = "negative"
    CALL = "call"


@dataclass(frozen=True, slots=True)
class Term:
    """``name`` is that of a name, constant or function; ``log`` has two parts, argument and base."""

    kind: Kind
    parts: tuple["Term", ...] = ()
    value: Fraction = Fraction(0)
    name: str = ""


def number(value: int | Fraction) -> Term:
    return Term(Kind.NUMBER, value=Fraction(value))


def name(text: str) -> Term:
    return Term(Kind.NAME, name=text)


def call(function: str, *parts: Term) -> Term:
    return Term(Kind.CALL, parts, name=function)


ZERO, ONE, TWO, HALF = number(0), number(1), number(2), number(Fraction(1, 2))
E, PI = Term(Kind.CONSTANT, name="e"), Term(Kind.CONSTANT, name="pi")


def plus(*terms: Term) -> Term:
    kept = [term for term in terms if term != ZERO]
    if not kept:
        return ZERO
    return kept[0] if len(kept) == 1 else Term(Kind.SUM, tuple(kept))


def minus(left: Term, right: Term) -> Term:
    return plus(left, negative(right))


def negative(term: Term) -> Term:
    if term.kind is Kind.NUMBER:
        return number(-term.value)
    return term.parts[0] if term.kind is Kind.NEGATIVE else Term(Kind.NEGATIVE, (term,))


def times(*factors: Term) -> Term:
    """The product with its numbers gathered in front."""
    if ZERO in factors:
        return ZERO
    value = Fraction(1)
    kept: list[Term] = []
    for factor in factors:
        is_negative = factor.kind is Kind.NEGATIVE
        bare = factor.parts[0] if is_negative else factor
        value *= (-1 if is_negative else 1) * (bare.value if bare.kind is Kind.NUMBER else 1)
        kept += _factors(bare)
    return _signed_product(value, kept)


def _factors(term: Term) -> tuple[Term, ...]:
    if term.kind is Kind.NUMBER:
        return ()
    return term.parts if term.kind is Kind.PRODUCT else (term,)


def _signed_product(value: Fraction, factors: list[Term]) -> Term:
    size = abs(value)
    shown = factors if size == 1 and factors else [number(size), *factors]
    product = shown[0] if len(shown) == 1 else Term(Kind.PRODUCT, tuple(shown))
    return product if value > 0 else negative(product)


def over(above: Term, below: Term) -> Term:
    if above == ZERO or below == ONE:
        return above
    return Term(Kind.QUOTIENT, (above, below))


def power(base: Term, exponent: Term) -> Term:
    if exponent == ONE:
        return base
    return ONE if exponent == ZERO else Term(Kind.POWER, (base, exponent))


def depends(term: Term, variable: str) -> bool:
    return term == name(variable) or any(depends(part, variable) for part in term.parts)


def size(term: Term) -> int:
    return 1 + sum(map(size, term.parts))


def subterms(term: Term) -> list[Term]:
    """All parts in a fixed order, the whole first."""
    return [term, *(found for part in term.parts for found in subterms(part))]


def are_in_exponents(term: Term, *, is_inside: bool = False) -> list[bool]:
    """For each of ``subterms`` whether it stands in an exponent."""
    found = [is_inside]
    for index, part in enumerate(term.parts):
        is_exponent = term.kind is Kind.POWER and index == 1
        found += are_in_exponents(part, is_inside=is_inside or is_exponent)
    return found


def replaced(term: Term, index: int, new: Term) -> Term:
    """The term with its ``index``-th subterm exchanged."""
    if index == 0:
        return new
    parts, left = [], index - 1
    for part in term.parts:
        count = size(part)
        parts.append(replaced(part, left, new) if 0 <= left < count else part)
        left -= count
    return replace(term, parts=tuple(parts))


def substituted(term: Term, values: dict[str, Term]) -> Term:
    if term.kind is Kind.NAME:
        return values.get(term.name, term)
    return replace(term, parts=tuple(substituted(part, values) for part in term.parts))
