"""What the generators of a normal form stand for: each is a real function with a definition of its own."""

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import TypeAlias

from flint import Ordering, fmpq_mpoly, fmpq_mpoly_ctx

from grader.limits import GENERATORS
from grader.records import record

Polynomial: TypeAlias = fmpq_mpoly


class NoNormalFormError(Exception):
    """Too large for a normal form, or outside what the kernels know."""


class Kind(StrEnum):
    """``u`` is the argument, ``n`` the number of a generator; ``sign`` is 1 where ``u`` is zero."""

    VARIABLE = "the variable in column n"
    PI = "pi"
    SIGN = "the sign of u"
    ROOT = "|u|^(1/n)"
    POWER = "u^n"
    LOGARITHM = "ln|u|"
    EXPONENTIAL = "e^u"
    HALF_TANGENT = "tan(u/2)"
    ARCTANGENT = "atan(u)"
    ARCSINE = "asin(u)"


ALGEBRAIC = frozenset((Kind.SIGN, Kind.ROOT))
ON_LATTICE = frozenset((Kind.EXPONENTIAL, Kind.HALF_TANGENT))
INVERSE = frozenset((Kind.ARCTANGENT, Kind.ARCSINE))


@record()
class Element:
    """A quotient of polynomials in the generators; the denominator is zero nowhere the value is defined."""

    above: Polynomial
    below: Polynomial


@dataclass(frozen=True, slots=True, kw_only=True)
class Generator:
    """One generator: what it stands for, and what follows from how it was made.

    ``depth`` counts exponentials and angles inside each other. ``is_free`` says that it satisfies no
    polynomial relation with other free generators but the one it has, on no open set. The argument of a
    generator on a lattice is basis vector number ``number`` of the depth below.
    """

    kind: Kind
    argument: Element | None = None
    number: int = 0
    depth: int = 0
    is_constant: bool = False
    is_free: bool = True


@record()
class Relation:
    """A monic polynomial of some degree in its generator that is zero at every point."""

    degree: int
    polynomial: Polynomial


@dataclass(frozen=True, slots=True)
class Ring:
    """Polynomials in a number of generators, lexicographic, the one made last the most significant."""

    context: fmpq_mpoly_ctx
    gens: tuple[Polynomial, ...]
    zero: Polynomial
    one: Polynomial


@lru_cache(maxsize=GENERATORS)
def ring(generators: int) -> Ring:
    context = fmpq_mpoly_ctx.get([f"g{index}" for index in range(generators)], Ordering.lex)
    return Ring(context, context.gens(), context.constant(0), context.constant(1))
