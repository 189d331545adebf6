"""The domain D of a question: where all its trees are defined and its conditions hold."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from flint import arb
from numpy.typing import NDArray

from grader.algebra import Compiled, Program
from grader.algebra.balls import trace_balls
from grader.algebra.borders import Border, Side, are_kept, borders
from grader.algebra.floats import overflows, trace_floats
from grader.algebra.resolving import resolved_at
from grader.equivalence.candidates import Columns
from grader.syntax import Condition, Name, Negation, Node, Relation, Sum

_SIDES = {
    Relation.LESS: Side.NEGATIVE,
    Relation.LESS_OR_EQUAL: Side.NEGATIVE,
    Relation.GREATER: Side.POSITIVE,
    Relation.GREATER_OR_EQUAL: Side.POSITIVE,
    Relation.NOT_EQUAL: Side.NONZERO,
}


class EmptyDomainError(Exception):
    """No point was found around which everything is defined: an author's mistake."""


class OutsideError(Exception):
    """A point that is not certainly an inner point of the domain."""


@dataclass(frozen=True, slots=True)
class Domain:
    """Trees that must be defined, as one program, and the borders around their common domain.

    The program's outputs are the names, then the difference of the sides of each condition, then
    the trees. ``compiled`` can grow by another tree; its instructions are those of the program, in a domain
    that is not ``joined``.
    """

    nodes: tuple[Node, ...]
    names: tuple[str, ...]
    positive: tuple[str, ...]
    conditions: tuple[Condition, ...]
    program: Program
    borders: tuple[Border, ...]
    compiled: Compiled

    @property
    def tree_slots(self) -> tuple[int, ...]:
        return self.program.outputs[len(self.names) + len(self.conditions) :]


def domain_of(
    nodes: tuple[Node, ...],
    *,
    names: tuple[str, ...],
    positive: tuple[str, ...] = (),
    conditions: tuple[Condition, ...] = (),
) -> Domain:
    if any(condition.relation is Relation.EQUAL for condition in conditions):
        raise EmptyDomainError
    differences = [Sum((condition.left, Negation(condition.right))) for condition in conditions]
    compiled = Compiled.of((*map(Name, names), *differences, *nodes), names=names).compacted()
    return _domain(compiled, nodes, positive, conditions)


def _domain(
    compiled: Compiled, nodes: tuple[Node, ...], positive: tuple[str, ...], conditions: tuple[Condition, ...]
) -> Domain:
    program = compiled.program()
    kept = _all_borders(program, positive, conditions)
    return Domain(nodes, program.names, positive, conditions, program, kept, compiled)


def _all_borders(
    program: Program, positive: tuple[str, ...], conditions: tuple[Condition, ...]
) -> tuple[Border, ...]:
    slots = dict(zip(program.names, program.outputs, strict=False))
    asked = [Border(slots[name], Side.POSITIVE) for name in positive]
    asked += [
        Border(slot, _SIDES[condition.relation])
        for slot, condition in zip(program.outputs[len(program.names) :], conditions, strict=False)
    ]
    return (*asked, *borders(program))


def joined(domain: Domain, node: Node, *, grown: Compiled) -> Domain:
    """The part of a domain where one more tree is defined; ``grown`` is what it compiles to."""
    return _domain(grown, (*domain.nodes, node), domain.positive, domain.conditions)


def resolved(domain: Domain, point: Sequence[arb], *, bits: int) -> Domain | None:
    """The domain all around a point, with absolute values and signs written out; None without any."""
    program = resolved_at(domain.program, point, bits=bits)
    if program is None:
        return None
    kept = _all_borders(program, domain.positive, domain.conditions)
    return replace(domain, program=program, borders=kept)


def values_inside(domain: Domain, point: Sequence[arb], *, bits: int) -> list[arb]:
    """All values at a certified inner point; raises OutsideError, UndefinedError or UnsureError elsewhere."""
    values = trace_balls(domain.program, point, bits=bits)
    if are_kept(domain.borders, values):
        return values
    raise OutsideError


def margins(domain: Domain, columns: Columns) -> tuple[Columns, NDArray[np.bool_]]:
    """For candidates: how far inside each border they are, and which seem to be inside with finite values."""
    count = columns.shape[1]
    values = trace_floats(domain.program, tuple(columns))
    inside = np.ones(count, dtype=bool)
    for value in values:
        inside &= np.isfinite(value)
    rows = np.empty((len(domain.borders), count))
    for row, border in enumerate(domain.borders):
        rows[row] = border.margin(values[border.slot])
        inside &= rows[row] > 0
    return rows, inside


def out_of_reach(domain: Domain, columns: Columns) -> NDArray[np.bool_]:
    """Candidates with values too large for floats, where no border seems to be crossed."""
    values = trace_floats(domain.program, tuple(columns))
    far = np.broadcast_to(overflows(values), columns.shape[1:]).copy()
    for border in domain.borders:
        row = border.margin(values[border.slot])
        far &= ~(np.isfinite(row) & (row <= 0))
    return far
