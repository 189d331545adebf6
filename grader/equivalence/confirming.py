"""What agreement needs beside the points: moderate constants, every part seen, a last close look."""

from collections.abc import Iterator, Sequence

import numpy as np

from grader.algebra.slopes import largest_size, size
from grader.equivalence.candidates import Point, nudged
from grader.equivalence.case import Case, Decision
from grader.equivalence.differing import incorrect_at
from grader.equivalence.lines import grid
from grader.equivalence.looking import Finding, Look, look, look_with
from grader.equivalence.sampling import inside
from grader.equivalence.visibility import Edge, edges, visible_edges
from grader.limits import BITS_AGREEMENT, BITS_LAST, CONSTANT_BITS, SAMPLE_POINTS
from grader.outcomes import Proof, Verdict

_MORE_LOOKS = 40

Part = tuple[int, Edge]  # 0 for the expected answer or 1 for the answer, and an edge of its program


def confirmed(case: Case, agreeing: Sequence[Look]) -> Decision | None:
    """Correct, if agreement at these points means equality; incorrect if a last look shows that."""
    if len(agreeing) < (SAMPLE_POINTS if case.names else 1):
        return None
    case.charge_look(BITS_LAST)
    last = look_with(case.expected.domain, case.program, agreeing[0].point, bits=BITS_LAST)
    if last.finding is Finding.DIFFERS:
        return incorrect_at(case, last.point)
    if last.finding is not Finding.AGREES or not _constants_are_moderate(case, last):
        return None
    hidden = _parts(case)
    for found in (last, *agreeing):
        hidden -= _shown(case, found) if hidden else hidden
    return _searched(case, hidden) if hidden else Decision(Verdict.CORRECT, Proof.AGREED)


def _searched(case: Case, hidden: frozenset[Part]) -> Decision | None:
    """Looks for points of other magnitudes at which the hidden parts show."""
    for point in _points_of_all_sizes(case):
        case.charge_look(BITS_AGREEMENT)
        found = look(case.expected.domain, case.program, point)
        if found.finding is Finding.DIFFERS:
            return incorrect_at(case, point)
        if found.finding is Finding.AGREES:
            hidden -= _shown(case, found)
        if not hidden:
            return Decision(Verdict.CORRECT, Proof.AGREED)
    return None


def _points_of_all_sizes(case: Case) -> Iterator[Point]:
    if not case.names:
        return
    chance = case.chance("sizes")
    through = np.array([[float(value) for value in spot.point] for spot in case.expected.spots]).T
    columns = inside(case.both, grid(len(case.names), through, chance).columns())
    order = np.argsort(chance.uniform(columns.shape[1]), kind="stable")
    yield from (nudged(columns[:, index], chance) for index in order[:_MORE_LOOKS])


def _constants_are_moderate(case: Case, last: Look) -> bool:
    """Whether every constant of both sides is 0 or has an absolute value between 2^-300 and 2^300."""
    if max(case.program.extent, case.expected.domain.program.extent) >= CONSTANT_BITS:
        return False
    constants = [
        value
        for program, trace in zip(last.programs, last.traces, strict=True)
        for step, value in zip(program.instructions, trace, strict=True)
        if step.constant and not value.is_zero()
    ]
    return all(-CONSTANT_BITS < size(value) <= largest_size(value) < CONSTANT_BITS for value in constants)


def _parts(case: Case) -> frozenset[Part]:
    domain = case.expected.domain
    outputs = ((domain.program, domain.tree_slots[0]), (case.program, case.program.result))
    return frozenset(
        (side, edge) for side, (program, output) in enumerate(outputs) for edge in edges(program, output)
    )


def _shown(case: Case, found: Look) -> frozenset[Part]:
    """The parts that show at a point; none where absolute values were written out first."""
    domain = case.expected.domain
    if found.programs != (domain.program, case.program):
        return frozenset()
    outputs = (domain.tree_slots[0], case.program.result)
    sides = enumerate(zip(found.programs, outputs, found.traces, strict=True))
    exact = found.bits == BITS_LAST
    return frozenset(
        (side, edge)
        for side, (program, output, trace) in sides
        for edge in visible_edges(program, output, trace, trusting_zeros=exact)
    )
