"""Polynomials in a root: a root taken out, and what becomes of a square root when its sign is changed."""

from dataclasses import dataclass

from grader.algebra.normal_form.generators import Kind, Polynomial
from grader.algebra.normal_form.tower import Tower

_LONGEST = 200


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
    newest = tower.generators_in(polynomial)[0]
    relation = tower.relations.get(newest)
    if relation is None or relation.degree != 2 or not tower.is_kind(newest, Kind.ROOT):
        return None
    root = tower.ring.gens[newest]
    factor, rest = divmod(polynomial, root)
    if factor.degrees()[newest] or len(polynomial) ** 2 > _LONGEST:
        return None
    tower.fuel.charge(len(polynomial))
    square = root * root - relation.polynomial
    return RootAndRest(rest, factor, root, tower.reduced(rest * rest - factor * factor * square))


def root_taken_out(tower: Tower, polynomial: Polynomial) -> tuple[Polynomial, Polynomial] | None:
    """R and q for a polynomial that is R q, R being its newest generator and a root: x + sqrt(x) is one."""
    if polynomial.is_constant():
        return None
    newest = tower.generators_in(polynomial)[0]
    relation = tower.relations.get(newest)
    if relation is None or relation.degree < 2 or not tower.is_kind(newest, Kind.ROOT):
        return None
    root = tower.ring.gens[newest]
    others, rest = divmod(polynomial, root)
    power = root**relation.degree - relation.polynomial
    if others.is_zero() or rest.is_zero() or power.is_constant():
        return None
    tower.fuel.charge(len(polynomial))
    whole, left = divmod(rest, power)
    if not left.is_zero():
        return None
    return root, others + whole * root ** (relation.degree - 1)
