"""Cases by the signs of polynomials in the names, in which what depends on the signs can be told."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from flint import arb, ctx

from grader.algebra.balls import ball
from grader.algebra.normal_form.cells import signs_in_cells, univariate
from grader.algebra.normal_form.field import as_rational
from grader.algebra.normal_form.generators import Element, Kind, NoNormalFormError, Polynomial
from grader.algebra.normal_form.lattices import reached
from grader.algebra.normal_form.signs import sign_of
from grader.algebra.normal_form.tower import RefinedError, Tower
from grader.fuel import OutOfFuelError
from grader.limits import BITS_DISPROOF

Term = tuple[Fraction, tuple[tuple[int, int], ...]]  # a coefficient, and columns of names with exponents


@dataclass(frozen=True, slots=True)
class Assumption:
    """That a polynomial in the names, times ``sign``, is positive; it is zero on a null set only."""

    terms: tuple[Term, ...]
    sign: int = 1

    @property
    def opposite(self) -> "Assumption":
        return replace(self, sign=-self.sign)

    def element(self, tower: Tower) -> Element:
        total = tower.zero
        for coefficient, powers in self.terms:
            term = tower.number(coefficient * self.sign)
            for column, exponent in powers:
                term = tower.product(term, tower.power(tower.variable(column), exponent))
            total = tower.sum(total, term)
        return total

    def holds_at(self, point: Sequence[arb]) -> bool:
        """Whether it is certainly true at a point."""
        with ctx.workprec(BITS_DISPROOF):
            total = arb(0)
            for coefficient, powers in self.terms:
                term = ball(coefficient * self.sign)
                for column, exponent in powers:
                    term = term * point[column] ** exponent
                total = total + term
        return bool(total > 0)


def are_impossible(tower: Tower, assumed: Sequence[Assumption]) -> bool:
    """Whether they are known to hold together almost nowhere, for what the tower has learnt with them."""
    try:
        return any(_is_denied(tower, each.element(tower)) for each in assumed)
    except (NoNormalFormError, RefinedError, OutOfFuelError):
        return False


def _is_denied(tower: Tower, element: Element) -> bool:
    """By a sign that is certain, or because what was learnt leaves no interval."""
    if sign_of(tower, element) == -1:
        return True
    indices = {
        index for prime in tower.primes_of(element.above) if (index := univariate(tower, prime)) is not None
    }
    return any(signs_in_cells(tower, index, ()) == set() for index in sorted(indices))


def splits(tower: Tower, polynomial: Polynomial) -> list[Assumption]:
    """The signs of polynomials in the names on which a polynomial depends."""
    signs = [
        tower.generators[index] for index in reached(tower, polynomial) if tower.is_kind(index, Kind.SIGN)
    ]
    arguments = [each.argument.above for each in signs if each.argument is not None]
    return sorted(
        (_assumption(tower, each) for each in arguments if _is_in_names(tower, each)),
        key=lambda assumption: (len(assumption.terms), assumption.terms),
    )


def _is_in_names(tower: Tower, polynomial: Polynomial) -> bool:
    return all(each.kind is Kind.VARIABLE for each in tower.of(polynomial))


def _assumption(tower: Tower, polynomial: Polynomial) -> Assumption:
    return Assumption(
        tuple(
            (
                as_rational(coefficient),
                tuple((tower.generators[i].number, int(e)) for i, e in enumerate(exponents) if e),
            )
            for exponents, coefficient in polynomial.terms()
        )
    )
