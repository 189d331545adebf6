"""One answer before the procedures that decide it, and what they say."""

from dataclasses import field
from itertools import islice

from flint import arb, ctx

from grader.algebra import Compiled, Program, UndefinedError, UnsureError, compile_program
from grader.algebra.balls import effort, precise_effort
from grader.algebra.borders import are_kept
from grader.algebra.floats import float_effort
from grader.algebra.growth import Growth, growth
from grader.algebra.normal_form import Asked, Difference, KnownForm, difference
from grader.algebra.tree_balls import Place, value_inside
from grader.equivalence.candidates import Chance, Point
from grader.equivalence.domain import Domain, joined
from grader.equivalence.expected import Expected
from grader.equivalence.looking import Finding, Look, look
from grader.equivalence.sampling import Spot
from grader.equivalence.undefined import has_hole_at
from grader.equivalence.whereabouts import Whereabouts
from grader.fuel import Fuel
from grader.limits import (
    BITS_AGREEMENT,
    BITS_DISPROOF,
    BITS_FAR_DOWN,
    BITS_LAST,
    DECISION_FUEL,
    NORMAL_FORM_FUEL,
    NORMAL_FORM_PRICE,
    SAMPLE_POINTS,
)
from grader.outcomes import VERSION, Counterexample, Proof, Verdict
from grader.printing import to_text
from grader.records import Once, record
from grader.syntax import Node

_PRICES = {
    BITS_DISPROOF: 1,
    BITS_AGREEMENT: 2,
    BITS_LAST: 4,
    **dict(zip(BITS_FAR_DOWN, (10, 70), strict=True)),
}
_LOOK_PRICE, _COORDINATE_PRICE, _VISIBILITY_PRICE = 50, 20, 10
_SCAN_PRICE, _CANDIDATES_FOR_A_UNIT = 800, 200
_DRAWN = 3
_COMPILE_PRICE, _JOIN_PRICE = 25, 15  # for an instruction that is made
_HOLE_PRICE = 12

# At how many points an answer is looked at before it is worth a program.
SEEN_ON_TREES = 2

# Asking an enumeration for a member costs as much as adding two values.
_AGREES, _DIFFERS = Finding.AGREES, Finding.DIFFERS


@record()
class Decision:
    """The verdict on one component with what supports it."""

    verdict: Verdict
    proof: Proof | None = None
    counterexample: Counterexample | None = None


class Budget:
    """What one decision may cost, or several together: in all, and of that by normal forms."""

    __slots__ = ("form_fuel", "fuel")

    def __init__(self, fuel: Fuel | None = None) -> None:
        self.fuel = fuel or Fuel(DECISION_FUEL)
        self.form_fuel = Fuel(NORMAL_FORM_FUEL, purse=self.fuel, price=NORMAL_FORM_PRICE)


@record(slots=False)
class Case:
    """What is asked: is ``answer`` equal to what is expected? Without slots, to work out each thing once.

    ``compiled`` is what the answer compiles to beside the question, where that is known.
    """

    expected: Expected
    answer: Node
    typed: Node
    budget: Budget = field(default_factory=Budget)
    compiled: Compiled | None = None
    _found: list[tuple[Finding, arb | None]] = field(default_factory=list)
    _holes: dict[Point, bool] = field(default_factory=dict)

    @property
    def fuel(self) -> Fuel:
        return self.budget.fuel

    @property
    def form_fuel(self) -> Fuel:
        return self.budget.form_fuel

    @property
    def names(self) -> tuple[str, ...]:
        return self.expected.domain.names

    @Once
    def both(self) -> Domain:
        """The part of the question's domain where the answer is defined too."""
        found = joined(self.expected.domain, self.answer, grown=self._grown)
        self.fuel.charge(_JOIN_PRICE * len(found.program.instructions))
        return found

    @Once
    def whereabouts(self) -> Whereabouts:
        """Of that part: where points of it are found."""
        return Whereabouts(self.both, self.chance("defined"), self.fuel)

    @Once
    def seen(self) -> tuple[Look, ...]:
        """What the answer does at the first points drawn for it where it seems to be defined."""
        domain, points = self.expected.domain, self.whereabouts.seen[:_DRAWN]
        return tuple(look(domain, self.program, point, charge=self.charge_look) for point in points)

    @Once
    def program(self) -> Program:
        """The answer's own, without anything of the question."""
        found = compile_program(self.answer, names=self.names)
        self.fuel.charge(_COMPILE_PRICE * len(found.instructions))
        return found

    @Once
    def growth(self) -> Growth:
        """What the answer adds to the question's program."""
        return growth(self.expected.domain.compiled, self._grown)

    @Once
    def _grown(self) -> Compiled:
        if self.compiled is not None:
            return self.compiled
        known = self.expected.domain.compiled
        found = known.grown(self.answer)
        self.fuel.charge(_COMPILE_PRICE * (len(found.builder.instructions) - len(known.builder.instructions)))
        return found

    @Once
    def difference(self) -> Difference | None:
        """By the question's normal form; None where there is none within the limits."""
        return self.difference_from(self.expected.asked, self.expected.form, self.form_fuel)

    def difference_from(self, asked: Asked, form: KnownForm | None, fuel: Fuel) -> Difference | None:
        """By another normal form of what is expected."""
        return None if form is None else difference(asked, form, self.growth, fuel)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What the answer does at each point kept with the question."""
        return tuple(map(self.finding, range(len(self.expected.spots))))

    def finding(self, index: int) -> Finding:
        """What the answer does at a point kept with the question.

        ``OUTSIDE`` is a point where it is defined, on a border of its own.
        """
        if index >= len(self._found):
            with ctx.workprec(BITS_DISPROOF):
                self._look_at(index)
        return self._found[index][0]

    def value(self, index: int) -> arb | None:
        """The answer's value at a point kept with the question where it was found to have one."""
        return self._found[index][1]

    def agreeing(self, most: int) -> int:
        """At how many of the points kept with the question the answer agrees, counted up to ``most``."""
        findings = map(self.finding, range(len(self.expected.spots)))
        agrees = (finding for finding in findings if finding is Finding.AGREES)
        return sum(1 for _ in islice(agrees, most))

    def differing(self) -> int | None:
        """The first point kept with the question at which the answer differs, before it agrees at enough."""
        agreeing = 0
        with ctx.workprec(BITS_DISPROOF):
            for index in range(len(self.expected.spots)):
                finding = self._look_at(index)
                if finding is _DIFFERS:
                    return index
                agreeing += finding is _AGREES
                if agreeing == SAMPLE_POINTS:
                    break
        return None

    def _look_at(self, index: int) -> Finding:
        """With the bits in force, at each point once and at all before it first."""
        for spot in self.expected.spots[len(self._found) : index + 1]:
            is_early = self.compiled is None and len(self._found) < SEEN_ON_TREES
            self._found.append((is_early and self._seen_at(spot)) or self._found_at(spot))
        return self._found[index][0]

    def _seen_at(self, spot: Spot) -> tuple[Finding, arb] | None:
        """What the tree itself shows: most wrong answers are worth no program."""
        place = Place(dict(zip(self.names, spot.coordinates, strict=True)), self.fuel)
        value = value_inside(self.answer, place)
        return None if value is None else (_compared(value, spot), value)

    def _found_at(self, spot: Spot) -> tuple[Finding, arb | None]:
        self.fuel.charge(len(self.growth.instructions))
        try:
            values = self.growth.trace(spot.trace, spot.coordinates)
        except UndefinedError:
            return Finding.UNDEFINED, None
        except UnsureError:
            return Finding.UNSURE, None
        if not are_kept(self.growth.borders, values):
            return Finding.OUTSIDE, None
        value = values[self.growth.result]
        return _compared(value, spot), value

    def has_hole_at(self, point: Point) -> bool:
        """Whether the answer is certainly undefined in some box around a point, worked out once."""
        if point not in self._holes:
            self.fuel.charge(_HOLE_PRICE * len(self.program.instructions))
            self._holes[point] = has_hole_at(self.program, point)
        return self._holes[point]

    def chance(self, purpose: str) -> Chance:
        """Chance that depends on question, answer as printed and version, and on nothing else."""
        text = "".join(to_text(self.typed).split())
        return Chance("\0".join((purpose, self.expected.question_key, text, VERSION)))

    def charge_look(self, bits: int) -> None:
        """For one point at which both programs are run in balls."""
        beside = _LOOK_PRICE + _COORDINATE_PRICE * len(self.names)
        effort = self._effort if bits <= BITS_AGREEMENT else self._precise_effort
        self.fuel.charge(beside + effort * _PRICES[bits])

    def charge_visibility(self) -> None:
        """For finding at one point what shows of all parts of both programs."""
        self.fuel.charge(self._effort * _VISIBILITY_PRICE)

    def charge_scan(self, candidates: int) -> None:
        """For candidates at which both programs are run in floats."""
        effort = float_effort(self.program) + float_effort(self.expected.domain.program)
        self.fuel.charge(_SCAN_PRICE + effort * (1 + candidates // _CANDIDATES_FOR_A_UNIT))

    @Once
    def _effort(self) -> int:
        return effort(self.program) + effort(self.expected.domain.program)

    @Once
    def _precise_effort(self) -> int:
        return precise_effort(self.program) + precise_effort(self.expected.domain.program)


def _compared(value: arb, spot: Spot) -> Finding:
    return _AGREES if value.overlaps(spot.values[0]) else _DIFFERS
