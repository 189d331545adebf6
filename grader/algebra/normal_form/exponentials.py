"""Exponentials: e^(c ln|p| + ...) is |p|^c times generators with arguments on a lattice; general powers."""

from fractions import Fraction

from grader.algebra.normal_form.conditions import rationalized
from grader.algebra.normal_form.generators import Element, Kind
from grader.algebra.normal_form.lattices import vector
from grader.algebra.normal_form.logarithms import logarithm
from grader.algebra.normal_form.roots import absolute_power, exponential_on_lattice
from grader.algebra.normal_form.tower import Tower


def exponential(tower: Tower, element: Element) -> Element:
    """e^u."""
    result = tower.one
    rest: dict[str, Fraction] = {}
    for label, coefficient in vector(tower, rationalized(tower, element)).items():
        base = _logarithm_argument(tower, tower.terms[label])
        if base is None:
            rest[label] = coefficient
        else:
            result = tower.product(result, absolute_power(tower, base, coefficient))
    return tower.product(result, exponential_on_lattice(tower, rest))


def general_power(tower: Tower, base: Element, exponent: Element) -> Element:
    """base^exponent where the base is positive."""
    return exponential(tower, tower.product(exponent, logarithm(tower, base)))


def _logarithm_argument(tower: Tower, term: Element) -> Element | None:
    index = tower.single(term.above) if term.below.is_one() else None
    is_logarithm = index is not None and tower.is_kind(index, Kind.LOGARITHM)
    return tower.generators[index].argument if is_logarithm and index is not None else None
