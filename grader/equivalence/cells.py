"""The cells of space in each of which a question and an answer are one formula, where all are known.

Agreement at points of a cell is agreement all over it, since both are analytic there. Where nothing proves
that there are no more cells, something may hide in one that nobody looked at.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise, product
from math import prod

from flint import arb, ctx

from grader.algebra import Program, UndefinedError
from grader.algebra.balls import as_fraction, ball
from grader.algebra.borders import Side
from grader.algebra.boxes import Box, ranges
from grader.algebra.intervals import INFINITY, Interval
from grader.algebra.narrowing import narrowed
from grader.algebra.nonzero import are_zero_nowhere
from grader.algebra.one_name import OneName, in_one_name, real_roots
from grader.algebra.program import Instruction, Operation
from grader.algebra.slicing import sliced
from grader.algebra.turning import walls
from grader.equivalence.candidates import Point
from grader.equivalence.case import Case
from grader.equivalence.looking import Finding, Look, look
from grader.equivalence.sharpening import BITS, SIGNS_PRICE, signs_at
from grader.equivalence.undefined import holds_everywhere
from grader.syntax import FunctionName as F

Cell = tuple[int, ...]

_MOST, _PRICE, _START_PRICE = 64, 6, 350
_SEEN = 48
_ONE_SIDED = (Side.POSITIVE, Side.NEGATIVE)
_ROOTS = 25  # for the roots of a polynomial, by the square of its degree
_PARTS = tuple(map(Fraction, ("1/2", "1/3", "7/9", "1/50", "49/50")))
_STEPS = tuple(map(Fraction, ("1", "1/3", "7", "1/50", "100")))
_PASSING_ON = frozenset((F.ABS, F.SGN, F.SINH, F.TANH, F.ASIN, F.ATAN, F.ASINH, F.ATANH))
_ZERO_ON_BORDER = frozenset((F.ACOS, F.ASEC, F.ACOSH, F.ASECH))
_MULTIPLYING = (Operation.PRODUCT, Operation.QUOTIENT, Operation.NEGATION, Operation.POWER)


@dataclass(frozen=True, slots=True)
class Cells:
    """The boxes between walls: for each name, in order, the places of the walls across its axis.

    ``are_all`` says that the question has no walls but these: its domain holds all of a cell or nothing.
    """

    walls: tuple[tuple[arb, ...], ...]
    are_all: bool

    def cell(self, point: Point) -> Cell | None:
        """The number of walls below each coordinate; None on a wall."""
        with ctx.workprec(BITS):
            places = [(ball(at), here) for at, here in zip(point, self.walls, strict=True)]
            if any(wall.overlaps(at) for at, here in places for wall in here):
                return None
            return tuple(sum(1 for wall in here if wall < at) for at, here in places)

    def with_points(self) -> Iterator[tuple[Cell, Iterator[Point]]]:
        """Every cell, and some points in it."""
        with ctx.workprec(BITS):
            axes = [list(enumerate(_between(here))) for here in self.walls]
        for sides in product(*axes):
            yield tuple(index for index, _ in sides), zip(*(points for _, points in sides), strict=True)

    def box(self, cell: Cell) -> Box:
        """All of a cell, with its walls."""
        ends = [(-INFINITY, *here, INFINITY) for here in self.walls]
        return tuple(
            Interval(each[at].lower(), each[at + 1].upper()) for at, each in zip(cell, ends, strict=True)
        )


def cells_of(case: Case) -> Cells | None:
    """Those of a case; None where the answer may bring others, or there are too many."""
    domain, both = case.expected.domain, case.both
    program, own = walls(both.program, both.borders), walls(domain.program, domain.borders)
    case.fuel.charge(_START_PRICE + _PRICE * (len(program.instructions) + len(own.instructions)))
    known = _zero_alike(program)
    nonzero = are_zero_nowhere(program.instructions)
    factors = [slot for slot in _factors(program) if not nonzero[slot]]
    hidden = [slot for slot in factors if known[slot] is None]
    brought = _brought(program, hidden, own)
    if brought and not _are_zero_nowhere(case, program, brought):
        return None
    found = [value for slot in factors if (value := known[slot]) is not None]
    degrees = [value.polynomial.degree() for value in found]
    if sum(degrees) > _MOST or -1 in degrees:
        return None
    case.fuel.charge(_ROOTS * sum(degrees) ** 2)
    places = [_places(found, axis) for axis in range(len(domain.names))]
    are_all = len(brought) == len(hidden)
    return Cells(tuple(places), are_all) if prod(len(here) + 1 for here in places) <= _MOST else None


def with_other_cells(case: Case, cells: Cells, looks: Sequence[Look]) -> list[Look] | None:
    """The looks, and one in each cell where there was none; None where one cannot be looked into."""
    visited = {cells.cell(each.point) for each in looks if each.finding is not Finding.OUTSIDE}
    found = list(looks)
    for cell, points in cells.with_points():
        if cell in visited:
            continue
        shown = _first_inside(case, points)
        if shown is None and (cells.are_all or _is_outside(case, cells.box(cell))):
            continue
        if shown is None or shown.finding is Finding.UNSURE:
            return None
        found.append(shown)
    return found


def has_unseen_side(case: Case, points: Sequence[Point]) -> bool:
    """Whether these points lie on one side only of some wall that has no place of its own.

    None of a border of the question, which has no other side in the domain, or of what is proved to vanish
    nowhere.
    """
    domain = case.expected.domain
    program = walls(case.both.program, case.both.borders)
    known, nonzero = _zero_alike(program), are_zero_nowhere(program.instructions)
    numbers: dict[Instruction, int] = {}
    of_question = _numbered(domain.program, numbers)
    positive = {of_question[border.slot] for border in domain.borders if border.side in _ONE_SIDED}
    numbered = _numbered(program, numbers)
    hidden = [
        slot
        for slot in _factors(program)
        if known[slot] is None and not nonzero[slot] and numbered[slot] not in positive
    ]
    unseen = _seen_on_one_side(case, sliced(program, hidden), points)
    return bool(unseen.outputs) and not _are_zero_nowhere(case, unseen, unseen.outputs)


def _seen_on_one_side(case: Case, program: Program, points: Sequence[Point]) -> Program:
    """The program for those outputs that are not seen with both signs."""
    seen: list[set[int | None]] = [set() for _ in program.outputs]
    for point in points[:_SEEN]:
        if all(len(signs - {None}) > 1 for signs in seen):
            break
        case.fuel.charge(SIGNS_PRICE * len(program.instructions))
        for signs, sign in zip(seen, signs_at(program, point), strict=True):
            signs.add(sign)
    slots = zip(program.outputs, seen, strict=True)
    return sliced(program, [slot for slot, signs in slots if len(signs - {None}) < 2])


def _is_outside(case: Case, box: Box) -> bool:
    """Whether it is proved that the domain holds next to nothing of a box."""
    domain = case.expected.domain
    case.fuel.charge(_PRICE * len(domain.program.instructions))
    try:
        narrowed(domain.program, domain.borders, box)
    except UndefinedError:
        return True
    return False


def _first_inside(case: Case, points: Iterator[Point]) -> Look | None:
    """At the first of some points that lies in the domain."""
    looks = (look(case.expected.domain, case.program, point, charge=case.charge_look) for point in points)
    return next((each for each in looks if each.finding is not Finding.OUTSIDE), None)


def _places(found: Sequence[OneName], axis: int) -> tuple[arb, ...]:
    return tuple(real_roots([each.polynomial for each in found if each.column == axis]))


def _zero_alike(program: Program) -> list[OneName | None]:
    """For each value a polynomial in one name with the same zeros: of a logarithm, its argument less one."""
    found = in_one_name(program)
    for slot, step in enumerate(program.instructions):
        inside = found[step.arguments[0]] if step.function is F.LN and step.arguments else None
        if inside is not None:
            found[slot] = OneName(inside.column, inside.polynomial - 1)
    return found


def _factors(program: Program) -> list[int]:
    """Values one of which is zero wherever an output is zero or infinite."""
    found: dict[int, None] = {}
    waiting = list(program.outputs)
    while waiting:
        slot = waiting.pop()
        step = program.instructions[slot]
        if step.operation is Operation.GENERAL_POWER:
            waiting.append(step.arguments[0])
        elif step.operation in _MULTIPLYING or (step.function in _PASSING_ON and step.arguments):
            waiting.extend(step.arguments)
        elif step.function not in _ZERO_ON_BORDER or program.instructions[step.arguments[0]].constant:
            found[slot] = None
    return list(found)


def _brought(program: Program, slots: Sequence[int], own: Program) -> list[int]:
    """Those of some values that are not among the factors of the question's own walls."""
    numbers: dict[Instruction, int] = {}
    of_question = _numbered(own, numbers)
    asked = {of_question[slot] for slot in _factors(own)}
    numbered = _numbered(program, numbers)
    return [slot for slot in slots if numbered[slot] not in asked]


def _numbered(program: Program, numbers: dict[Instruction, int]) -> list[int]:
    """The same number for the same value, in all programs that share the ``numbers``."""
    found: list[int] = []
    for step in program.instructions:
        same = step.over(tuple([found[slot] for slot in step.arguments]))
        found.append(numbers.setdefault(same, len(numbers)))
    return found


def _are_zero_nowhere(case: Case, program: Program, slots: Sequence[int]) -> bool:
    """Whether the ranges of values over boxes that cover the domain leave zero out."""

    def is_clear(box: Box) -> bool:
        case.fuel.charge(_PRICE * len(program.instructions))
        try:
            values = ranges(program, box)
        except UndefinedError:
            return False
        return not any(values[slot].holds_zero for slot in slots)

    return holds_everywhere(case.expected.domain, is_clear, case.fuel)


def _between(places: Sequence[arb]) -> Iterator[list[Fraction]]:
    """Numbers below the first place, between each and the next, and above the last."""
    walls = list(map(as_fraction, places))
    if not walls:
        yield list(_STEPS)
        return
    yield [walls[0] - step * max(abs(walls[0]), Fraction(1)) for step in _STEPS]
    for low, high in pairwise(walls):
        yield [low + part * (high - low) for part in _PARTS]
    yield [walls[-1] + step * max(abs(walls[-1]), Fraction(1)) for step in _STEPS]
