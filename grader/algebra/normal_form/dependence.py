"""Terms that are combinations of others, over the rational numbers: 1/(x^2+x) is 1/x - 1/(x+1).

Over a common denominator the numerators are vectors of coefficients, so elimination finds every such
relation. It holds wherever all the terms are defined, as it is one of polynomials.
"""

from collections.abc import Sequence
from fractions import Fraction

from flint import fmpq, fmpq_mat

from grader.algebra.normal_form.field import as_rational
from grader.algebra.normal_form.generators import Element, Polynomial
from grader.algebra.normal_form.tower import Tower, Vector
from grader.limits import FACTORED_DEGREE, LATTICE_RANK

_MOST_TERMS = 2 * LATTICE_RANK
_ENTRIES_FOR_A_UNIT = 16


def over_known(tower: Tower, parts: Vector, known: Sequence[str]) -> Vector:
    """The same sum with fewer terms beyond the known ones: none that is a combination of others."""
    old = [label for label in known if label in tower.terms]
    new = [label for label in parts if label in tower.terms and label not in known]
    labels = [*old, *new]
    terms = [tower.terms[label] for label in labels]
    if not old or not new:
        return parts
    if len(terms) > _MOST_TERMS or sum(_degree(each) for each in terms) > FACTORED_DEGREE:
        return parts
    found = dict(parts)
    for place, combination in _dependent(tower, terms).items():
        if place >= len(old):
            factor = found.pop(labels[place])
            for other, coefficient in combination.items():
                found[labels[other]] = found.get(labels[other], Fraction(0)) + factor * coefficient
    return {label: coefficient for label, coefficient in found.items() if coefficient}


def _degree(term: Element) -> int:
    return int(term.above.total_degree() + term.below.total_degree())


def _dependent(tower: Tower, terms: Sequence[Element]) -> dict[int, dict[int, Fraction]]:
    """Places of terms that are combinations of earlier ones, with the coefficients of those."""
    numerators = [each.to_dict() for each in _over_common_denominator(tower, terms)]
    monomials = sorted({powers for each in numerators for powers in each})
    tower.fuel.charge(1 + len(monomials) * len(terms) ** 2 // _ENTRIES_FOR_A_UNIT)
    rows = [[each.get(powers, fmpq(0)) for each in numerators] for powers in monomials]
    table, rank = fmpq_mat(rows).rref()
    leading = [next(place for place, entry in enumerate(row) if entry != 0) for row in table.tolist()[:rank]]
    return {
        place: {leading[row]: as_rational(table[row, place]) for row in range(rank) if table[row, place] != 0}
        for place in range(len(terms))
        if place not in leading
    }


def _over_common_denominator(tower: Tower, terms: Sequence[Element]) -> list[Polynomial]:
    common = tower.one.below
    for each in terms:
        common = tower.common_multiple(common, each.below)
    return [tower.reduced(tower.times(each.above, common // each.below)) for each in terms]
