"""Arguments of exponentials and angles as whole combinations of the basis of a lattice.

An argument is a vector of rational coefficients over terms. The basis of all arguments met is worked
out by Hermite normal form and lattice reduction; it is the same whichever way the arguments were written.
"""

import hashlib
from dataclasses import replace
from fractions import Fraction
from math import lcm

from flint import fmpq, fmpq_mat, fmpz_mat

from grader.algebra.normal_form.dependence import over_known
from grader.algebra.normal_form.field import as_rational
from grader.algebra.normal_form.generators import (
    ON_LATTICE,
    Element,
    Generator,
    Kind,
    NoNormalFormError,
    Polynomial,
)
from grader.algebra.normal_form.tower import Lattices, RefinedError, Tower, Vector
from grader.limits import LATTICE_BITS, LATTICE_RANK, NORMAL_FORM_DEGREE

_LONGEST_LABEL = 120
_LATTICE_PRICE = 50
_TEXT_PRICE = 2
_TERM_PRICE = 2
_LABEL_PRICE = 5


def vector(tower: Tower, element: Element) -> dict[str, Fraction]:
    """An element as a combination of terms; the terms are kept under their labels."""
    if element.below.is_constant():
        return _over(tower, element.above, element.below)
    if element.above.total_degree() > NORMAL_FORM_DEGREE:
        raise NoNormalFormError
    newest = tower.generators_in(element.below)[0]
    steps = int(element.above.degrees()[newest]) // int(element.below.degrees()[newest])
    tower.charge_steps(steps, len(element.above), element.below)
    whole, rest = divmod(element.above, element.below)
    found = _over(tower, whole, tower.one.below)
    for label, coefficient in _over(tower, rest, element.below).items():
        found[label] = found.get(label, Fraction(0)) + coefficient
    return found


def combined(tower: Tower, parts: Vector) -> Element:
    """The element that a vector stands for."""
    total = tower.zero
    for label, coefficient in parts.items():
        total = tower.sum(total, tower.scaled(_term(tower, label), coefficient))
    return total


def generators_on_lattice(tower: Tower, kind: Kind, parts: Vector) -> list[tuple[int, int]]:
    """Pairs of a generator and a whole number: the argument is the sum of so many times its argument."""
    if not all(_term(tower, label).below.is_one() for label in parts):
        parts = over_known(tower, parts, _in_bases(tower, kind))
    levels: dict[int, dict[str, Fraction]] = {}
    for label, coefficient in parts.items():
        levels.setdefault(tower.depth(_term(tower, label)), {})[label] = coefficient
    return [
        (_generator(tower, kind, level, place), count)
        for level in sorted(levels)
        for place, count in enumerate(_whole(tower, (kind, level), levels[level]))
        if count
    ]


def _in_bases(tower: Tower, kind: Kind) -> list[str]:
    """The labels of the terms in the bases for one kind of generators."""
    bases = (basis for key, basis in tower.lattices.bases.items() if key[0] is kind)
    return sorted({label for basis in bases for each in basis for label in each})


def _term(tower: Tower, label: str) -> Element:
    if label not in tower.terms:
        raise NoNormalFormError
    return tower.terms[label]


def _whole(tower: Tower, level: tuple[Kind, int], parts: Vector) -> list[int]:
    found = _coordinates(tower.lattices.bases.get(level, ()), parts)
    if found is None:
        raise RefinedError(_refined(tower, level, parts))
    return found


def argument(tower: Tower, index: int) -> Element:
    """The argument of a generator on a lattice."""
    return combined(tower, tower.lattices.vector(tower.generators[index]))


def reached(tower: Tower, polynomial: Polynomial) -> set[int]:
    """The generators in a polynomial and, however deep, in their arguments."""
    found = set[int]()
    waiting = set(tower.generators_in(polynomial))
    while waiting:
        index = waiting.pop()
        found.add(index)
        generator = tower.generators[index]
        inside = argument(tower, index) if generator.kind in ON_LATTICE else generator.argument
        parts = () if inside is None else (inside.above, inside.below)
        waiting |= {each for part in parts for each in tower.generators_in(part)} - found
    return found


def _over(tower: Tower, polynomial: Polynomial, below: Polynomial) -> dict[str, Fraction]:
    found: dict[str, Fraction] = {}
    is_whole = below.is_one()
    for exponents, coefficient in polynomial.terms():
        tower.fuel.charge(1)
        monomial = tower.ring.context.from_dict({exponents: 1})
        term = Element(monomial, below) if is_whole else tower.normal(monomial, below)
        unit = term.above.leading_coefficient()
        term = term if unit == 1 else Element(term.above / unit, term.below)
        label = _label(tower, term)
        tower.terms[label] = term
        found[label] = found.get(label, Fraction(0)) + as_rational(coefficient * unit)
    return found


def _label(tower: Tower, term: Element) -> str:
    above = _text(tower, term.above)
    return above if term.below.is_one() else f"{above}/({_text(tower, term.below)})"


def _text(tower: Tower, polynomial: Polynomial) -> str:
    """The same text for the same polynomial, whatever order its generators were made in."""
    tower.fuel.charge(_TEXT_PRICE + _TERM_PRICE * len(polynomial))
    labels = {index: generator_label(tower, index) for index in tower.generators_in(polynomial)}
    terms = []
    for exponents, coefficient in polynomial.terms():
        names = sorted(f"{label}^{exponents[index]}" for index, label in labels.items() if exponents[index])
        terms.append("*".join([str(coefficient), *names]))
    text = "+".join(sorted(terms))
    return text if len(text) <= _LONGEST_LABEL else hashlib.sha256(text.encode()).hexdigest()


def generator_label(tower: Tower, index: int) -> str:
    if index not in tower.labels:
        tower.fuel.charge(_LABEL_PRICE)
        generator = tower.generators[index]
        inside = f"{generator.number}" if generator.argument is None else ""
        if generator.kind in (Kind.EXPONENTIAL, Kind.HALF_TANGENT):
            basis = tower.lattices.vector(generator)
            inside = ",".join(f"{part}:{basis[part]}" for part in sorted(basis))
        elif generator.argument is not None:
            inside = f"{_label(tower, generator.argument)};{generator.number}"
        text = f"{generator.kind.name}[{inside}]"
        short = text if len(text) <= _LONGEST_LABEL else hashlib.sha256(text.encode()).hexdigest()
        tower.labels[index] = short
    return tower.labels[index]


def _generator(tower: Tower, kind: Kind, level: int, place: int) -> int:
    basis = tower.lattices.bases[kind, level][place]
    terms = [tower.terms.get(label) for label in basis]
    inside = [each for term in terms if term is not None for each in tower.of(term.above, term.below)]
    is_known = None not in terms
    is_whole = all(term is not None and term.below.is_one() for term in terms)
    is_constant = is_known and all(each.is_constant for each in inside)
    is_algebraic = is_constant and kind is Kind.HALF_TANGENT  # or may be: tan(pi/16)
    is_free = is_whole and all(each.is_free and each.kind is not Kind.SIGN for each in inside)
    return tower.shared(
        Generator(
            kind=kind,
            number=place,
            depth=1 + level,
            is_constant=is_constant,
            is_free=is_free and not is_algebraic,
        )
    )


def _coordinates(basis: tuple[Vector, ...], parts: Vector) -> list[int] | None:
    """The whole numbers that combine the basis to a vector, if there are any."""
    if len(basis) == 1:
        return _multiple(basis[0], parts)
    labels = sorted({label for each in basis for label in each})
    if not parts.keys() <= set(labels):
        return None
    rows = [[_rational(each.get(label)) for each in (*basis, parts)] for label in labels]
    reduced, rank = fmpq_mat(rows).rref()
    columns = len(basis)
    table = reduced.tolist()
    if rank > columns or any(row[columns] != 0 for row in table[columns:]):
        return None
    found = [as_rational(table[place][columns]) for place in range(columns)]
    return [int(each) for each in found] if all(each.denominator == 1 for each in found) else None


def _multiple(basis: Vector, parts: Vector) -> list[int] | None:
    if basis.keys() != parts.keys():
        return None
    label = next(iter(basis))
    ratio = parts[label] / basis[label]
    is_whole = ratio.denominator == 1 and all(parts[each] == ratio * basis[each] for each in basis)
    return [ratio.numerator] if is_whole else None


def _rational(value: Fraction | None) -> fmpq:
    return fmpq(0) if value is None else fmpq(value.numerator, value.denominator)


def _refined(tower: Tower, level: tuple[Kind, int], parts: Vector) -> Lattices:
    """The lattices with one more vector; what lies deeper is forgotten, as its generators change."""
    tower.fuel.charge(_LATTICE_PRICE)
    kept = {key: basis for key, basis in tower.lattices.bases.items() if key[1] <= level[1]}
    finer = _basis((*kept.get(level, ()), dict(parts)))
    return replace(tower.lattices, bases={**kept, level: finer})


def _basis(vectors: tuple[Vector, ...]) -> tuple[Vector, ...]:
    """A short basis of the lattice that some vectors span."""
    labels = sorted({label for each in vectors for label in each})
    common = lcm(*(value.denominator for each in vectors for value in each.values()))
    longest = max(abs(value * common) for each in vectors for value in each.values())
    if int(longest).bit_length() > LATTICE_BITS or len(labels) > LATTICE_RANK * 4:
        raise NoNormalFormError
    rows = [[int(each.get(label, 0) * common) for label in labels] for each in vectors]
    spanning = [row for row in fmpz_mat(rows).hnf().tolist() if any(row)]
    if len(spanning) > LATTICE_RANK:
        raise NoNormalFormError
    short = fmpz_mat(spanning).lll().tolist()
    return tuple(
        {label: Fraction(int(value), common) for label, value in zip(labels, row, strict=True) if value}
        for row in short
    )
