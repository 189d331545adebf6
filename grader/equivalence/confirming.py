"""What agreement needs beside the points: moderate constants, every part seen in every piece."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from grader.algebra.slopes import largest_size, size
from grader.algebra.turning import turning
from grader.equivalence.candidates import Point
from grader.equivalence.case import Case, Decision
from grader.equivalence.cells import Cell, Cells
from grader.equivalence.differing import incorrect_at
from grader.equivalence.looking import Finding, Look, look, look_with
from grader.equivalence.sharpening import SIGNS_PRICE, Signs, signs_at
from grader.equivalence.spreading import points_like
from grader.equivalence.visibility import Edge, edges, visible_edges
from grader.limits import BITS_LAST, CONSTANT_BITS, SAMPLE_POINTS
from grader.outcomes import Proof, Verdict

Part = tuple[int, Edge]  # 0 for the expected answer or 1 for the answer, and an edge of its program
Piece = tuple[Cell | None, Signs]

_ABOUT = 8  # instructions more take as long as what is done beside them

_CORRECT = Decision(Verdict.CORRECT, Proof.AGREED)


def confirmed(case: Case, cells: Cells, agreeing: Sequence[Look]) -> Decision | None:
    """Correct, if agreement at these points means equality; incorrect if a closer look shows that."""
    if len(agreeing) < (SAMPLE_POINTS if case.names else 1):
        return None
    last = _closest_look(case, agreeing[0])
    if last.finding is Finding.DIFFERS:
        return incorrect_at(case, last.point)
    if last.finding is not Finding.AGREES or not _constants_are_moderate(case, last):
        return None
    watched = turning(case.both.program)

    def piece_at(point: Point) -> Piece:
        case.fuel.charge(SIGNS_PRICE * (_ABOUT + len(watched.instructions)))
        return cells.cell(point), signs_at(watched, point)

    pieces = _by_piece(piece_at, (last, *agreeing))
    if not pieces:
        return None
    for piece, looks in pieces.items():
        more = points_like([found.point for found in looks], case, watched)
        in_piece = (point for point in more if piece_at(point) == piece)
        decision = _seen_in_piece(case, looks, in_piece)
        if decision is not _CORRECT:
            return decision
    return _CORRECT


def _closest_look(case: Case, found: Look) -> Look:
    case.charge_look(BITS_LAST)
    return look_with(case.expected.domain, case.program, found.point, bits=BITS_LAST)


def _by_piece(piece_at: Callable[[Point], Piece], looks: Sequence[Look]) -> dict[Piece, list[Look]]:
    """The looks by cell and by the signs of all that may turn: one formula holds where they are the same.

    Those too close to a turning point to tell are left out.
    """
    pieces: dict[Piece, list[Look]] = {}
    for found in looks:
        pieces.setdefault(piece_at(found.point), []).append(found)
    return {piece: found for piece, found in pieces.items() if piece[0] is not None and None not in piece[1]}


def _seen_in_piece(case: Case, looks: Sequence[Look], more: Iterable[Point]) -> Decision | None:
    """Correct once every part has shown at some point of the piece, for which more points may be needed."""
    hidden = _parts(case)
    for found in _looks_in_piece(case, looks, more):
        if found.finding is Finding.DIFFERS:
            return incorrect_at(case, found.point)
        if found.finding is Finding.AGREES:
            case.charge_visibility()
            hidden -= _shown(case, found)
        if not hidden:
            return _CORRECT
    return None


def _looks_in_piece(case: Case, looks: Sequence[Look], more: Iterable[Point]) -> Iterator[Look]:
    """What was looked at already, one point of it as closely as can be, then more points."""
    yield from looks
    if looks[0].bits != BITS_LAST:
        yield _closest_look(case, looks[0])
    for point in more:
        yield look(case.expected.domain, case.program, point, charge=case.charge_look)


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
