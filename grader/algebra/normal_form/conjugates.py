"""Polynomials in a root: a root taken out, and what becomes of a square root when its sign is changed."""

from dataclasses import dataclass

from grader.algebra.normal_form.generators import Kind, Polynomial
from grader.algebra.normal_form.tower import Tower

_LONGEST = 200
_PRICE, _NORM_PRICE = 1, 4


@dataclass(frozen=True, slots=True)
class RootAndRest:
    """A polynomial as ``rest + factor * root``; ``norm`` is its product with ``conjugate``."""

    rest: Polynomial
    factor: Polynomial
    root: Polynomial
    norm: Polynomial

    @property
    def conjugate(self) -> Polynomial:
        return self.rest - self.factor * self.root


def beside_root(tower: Tower, polynomial: Polynomial) -> RootAndRest | None:
    """For a polynomial of degree one in its newest generator, if that is a square root."""
    if polynomial.is_constant():
        return None
    tower.fuel.charge(_PRICE)
    newest = tower.generators_in(polynomial)[0]
    relation = tower.relations.get(newest)
    if relation is None or relation.degree != 2 or not tower.is_kind(newest, Kind.ROOT):
        return None
    if polynomial.degrees()[newest] > 1 or len(polynomial) ** 2 > _LONGEST:
        return None
    tower.fuel.charge(_NORM_PRICE + 2 * len(polynomial))
    root = tower.ring.gens[newest]
    factor, rest = divmod(polynomial, root)
    square = root * root - relation.polynomial
    return RootAndRest(rest, factor, root, tower.reduced(rest * rest - factor * factor * square))


def root_taken_out(tower: Tower, polynomial: Polynomial) -> tuple[Polynomial, Polynomial] | None:
    """R and q for a polynomial that is R q with a root R in it: x + sqrt(x) is one."""
    if polynomial.is_constant() or len(polynomial) < 2:
        return None
    tower.fuel.charge(_PRICE)
    roots = (index for index in tower.generators_in(polynomial) if tower.is_kind(index, Kind.ROOT))
    found = (_taken_out(tower, polynomial, index) for index in roots)
    return next((parts for parts in found if parts is not None), None)


def _taken_out(tower: Tower, polynomial: Polynomial, index: int) -> tuple[Polynomial, Polynomial] | None:
    relation, root = tower.relations.get(index), tower.ring.gens[index]
    if relation is None:
        return None
    tower.fuel.charge(_PRICE)
    others, rest = divmod(polynomial, root)
    power = root**relation.degree - relation.polynomial
    if rest.is_zero() or power.is_constant():
        return None
    tower.fuel.charge(len(polynomial))
    whole, left = divmod(rest, power)
    return (root, others + whole * root ** (relation.degree - 1)) if left.is_zero() else None
