"""Normal forms of a question and of one answer to it, and their difference."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from flint import arb, ctx

from grader.algebra.growth import Growth
from grader.algebra.normal_form.assumptions import Assumption
from grader.algebra.normal_form.cases import fails, holds_by_cases, learn_by_cases, learn_within_limits
from grader.algebra.normal_form.conditions import Condition, Demand
from grader.algebra.normal_form.conversion import Conversion
from grader.algebra.normal_form.evaluation import Values
from grader.algebra.normal_form.generators import Element, NoNormalFormError, Polynomial
from grader.algebra.normal_form.powers import has_high_powers
from grader.algebra.normal_form.tower import Lattices, RefinedError, Tower
from grader.algebra.normal_form.vanishing import without_zeros
from grader.algebra.program import Operation, Program
from grader.algebra.slicing import ancestors
from grader.fuel import Fuel, OutOfFuelError

Found = TypeVar("Found")

_REFINEMENTS = 12
_KEEPING = Lattices(keeps_powers=True)
_FINER_KEPT = 64
_kept: dict[tuple["Asked", Lattices], tuple["KnownForm", int]] = {}
_VALUE_PRICE, _BITS_FOR_A_UNIT = 20, 2560
_RATIONAL = frozenset(
    (
        Operation.NUMBER,
        Operation.NAME,
        Operation.SUM,
        Operation.PRODUCT,
        Operation.NEGATION,
        Operation.QUOTIENT,
    )
)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question's program: the instruction that holds the expected value, and what authors demand.

    ``given`` has an instruction and what holds of it at each point of the domain, or of its opposite;
    ``assumed`` are signs of polynomials in the names.
    """

    program: Program
    expected: int
    given: tuple[tuple[int, Demand, int], ...] = ()
    assumed: tuple[Assumption, ...] = ()


@dataclass(frozen=True, slots=True)
class KnownForm:
    """The expected value in the generators of the question, which know its domain.

    ``values`` has the form of each instruction of the question's program; None for one without.
    """

    tower: Tower
    expected: Element
    values: tuple[Element | None, ...]

    def is_expected(self, slot: int) -> bool:
        """Whether an instruction is proved to have the expected value."""
        value = self.values[slot]
        try:
            return value is not None and self.tower.difference(self.expected, value).above.is_zero()
        except (NoNormalFormError, OutOfFuelError):
            return False


@dataclass(frozen=True, slots=True)
class Difference:
    """The expected value less the answer is ``above`` divided by something that is zero almost nowhere,
    wherever the answer is defined.

    ``unproved`` are the conditions under which the answer is defined and that were not proved to hold at
    almost every point of the domain; ``sides`` are the expected value and the answer.
    """

    tower: Tower
    above: Polynomial
    unproved: tuple[Condition, ...]
    sides: tuple[Element, Element]

    @property
    def is_zero(self) -> bool:
        return bool(self.above.is_zero())

    @property
    def is_of_nothing(self) -> bool:
        """Whether the answer is proved to be undefined at almost every point of the domain."""
        try:
            return any(fails(self.tower, condition) for condition in self.unproved)
        except (NoNormalFormError, RefinedError, OutOfFuelError):
            return False

    def at(self, point: Sequence[arb], *, bits: int) -> arb | None:
        """The value at a point, computed from ``above``, in which nothing common to both sides takes part any
        more; None where it cannot be told from zero.
        """
        values = Values(self.tower, point, bits=bits)
        terms = len(self.above) + sum(len(side.below) for side in self.sides)
        try:
            self.tower.fuel.charge(_VALUE_PRICE + terms * bits // _BITS_FOR_A_UNIT)
            above = values.polynomial(self.above)
            if not above.is_finite() or above.contains(0):
                return None
            below = [values.polynomial(side.below) for side in self.sides]
        except (NoNormalFormError, OutOfFuelError):
            return None
        with ctx.workprec(bits):
            value = above / below[0] / below[1]
        return value if value.is_finite() else None


def known_form(asked: Asked, fuel: Fuel, *, probe: Sequence[arb] | None = None) -> KnownForm | None:
    """What is worked out once a question; None where it has no normal form within the limits.

    With a point of the domain to ``probe``, arctangents are written by others as far as that can be seen.
    """
    if not has_high_powers(asked.program.instructions):
        return _refined(asked, Tower(fuel, Lattices(), probe))
    half = fuel.half()
    found = _refined(asked, Tower(half, Lattices(), probe))
    fuel.take_back(half)
    if found is None:
        return _refined(asked, Tower(fuel, _KEEPING, probe))
    found.tower.fuel = fuel
    return found


def difference(asked: Asked, known: KnownForm, growth: Growth, fuel: Fuel) -> Difference | None:
    """Of the expected value and what the question's program has grown by.

    None where there is no normal form within the limits.
    """
    if known.tower.lattices.keeps_powers or not has_high_powers(growth.instructions):
        return over_lattices(asked, known, fuel, lambda form: _difference(form, growth, fuel))
    half = fuel.half()
    found = over_lattices(asked, known, half, lambda form: _difference(form, growth, half))
    fuel.take_back(half)
    if found is not None:
        found.tower.fuel = fuel
        return found
    kept = _finer(asked, Tower(fuel, _KEEPING, known.tower.probe))
    return None if kept is None else difference(asked, kept, growth, fuel)


def over_lattices(
    asked: Asked, known: KnownForm, fuel: Fuel, work: Callable[[KnownForm], Found]
) -> Found | None:
    """What comes of work on a question's form, done again with a finer form for each lattice it asks for."""
    for _ in range(_REFINEMENTS):
        try:
            return work(known)
        except RefinedError as refined:
            finer = _finer(asked, Tower(fuel, refined.lattices, known.tower.probe))
        except (NoNormalFormError, OutOfFuelError):
            return None
        if finer is None:
            return None
        known = finer
    return None


def _finer(asked: Asked, tower: Tower) -> KnownForm | None:
    """The question's form in another tower, charged as if it were made anew; one without a point to probe
    is kept for the next answer that asks for it."""
    if tower.probe is not None:
        return _refined(asked, tower)
    key, left = (asked, tower.lattices), tower.fuel.left
    if key not in _kept:
        found = _refined(asked, tower)
        if found is not None:
            _kept[key] = found, left - tower.fuel.left
            if len(_kept) > _FINER_KEPT:
                del _kept[next(iter(_kept))]
        return found
    found, price = _kept[key]
    if price > left:
        return None
    tower.fuel.charge(price)
    return found


def _refined(asked: Asked, tower: Tower) -> KnownForm | None:
    for _ in range(_REFINEMENTS):
        try:
            return _Question(asked, tower).known_form()
        except RefinedError as refined:
            tower = Tower(tower.fuel, refined.lattices, tower.probe)
        except (NoNormalFormError, OutOfFuelError):
            return None
    return None


class _Question:
    """Converts a question's program, learning its domain before what the domain simplifies."""

    def __init__(self, asked: Asked, tower: Tower) -> None:
        self._asked, self._tower = asked, tower
        self._conversion = Conversion(tower, partial(learn_within_limits, tower))
        self._values: dict[int, Element | None] = {}

    def known_form(self) -> KnownForm:
        for assumption in self._asked.assumed:
            learn_within_limits(self._tower, Condition(Demand.POSITIVE, assumption.element(self._tower)))
        for slot, demand, sign in self._asked.given:
            value = self._value(slot)
            if value is not None:
                learn_within_limits(
                    self._tower, Condition(demand, value if sign > 0 else self._tower.negated(value))
                )
        self._convert_what_is_plain()
        self._convert_all()
        expected = self._value(self._asked.expected)
        if expected is None:
            raise NoNormalFormError
        expected = self._tower.normal(expected.above, expected.below)
        self._tower.forget_inside()
        slots = range(len(self._asked.program.instructions))
        return KnownForm(self._tower, expected, tuple(map(self._values.get, slots)))

    def _convert_what_is_plain(self) -> None:
        """Names, for roots to be newer than all of them, and functions of what is rational in them."""
        steps = self._asked.program.instructions
        names = [slot for slot, step in enumerate(steps) if step.operation is Operation.NAME]
        functions = [slot for slot, step in enumerate(steps) if step.operation not in _RATIONAL]
        for slot in (*names, *(slot for slot in functions if self._is_rational(steps[slot].arguments))):
            self._value(slot)

    def _convert_all(self) -> None:
        """Once more where more of the signs was known at the end than at the beginning."""
        known = -1
        while known < self._tower.known_signs():
            known = self._tower.known_signs()
            self._values.clear()
            for slot in range(len(self._asked.program.instructions)):
                self._value(slot)

    def _is_rational(self, slots: Sequence[int]) -> bool:
        steps = self._asked.program.instructions
        return all(steps[slot].operation in _RATIONAL for slot in ancestors(steps, slots))

    def _value(self, slot: int) -> Element | None:
        for needed in ancestors(self._asked.program.instructions, [slot]):
            if needed not in self._values:
                self._values[needed] = self._converted(needed)
        return self._values[slot]

    def _converted(self, slot: int) -> Element | None:
        step = self._asked.program.instructions[slot]
        parts = [part for i in step.arguments if (part := self._values[i]) is not None]
        if len(parts) < len(step.arguments):
            return None
        try:
            return self._conversion.converted(step, parts)
        except NoNormalFormError:
            return None


def _difference(known: KnownForm, growth: Growth, fuel: Fuel) -> Difference:
    tower = known.tower.extended(fuel)
    unproved: list[Condition] = []

    def note(condition: Condition) -> None:
        if not holds_by_cases(tower, condition):
            unproved.append(condition)

    answer, expected = _grown(known, growth, Conversion(tower, note)), known.expected
    if answer == expected:
        return Difference(tower, tower.zero.above, tuple(unproved), (expected, answer))
    left, right = tower.times(expected.above, answer.below), tower.times(answer.above, expected.below)
    above = tower.reduced(left - right)
    if not above.is_zero():
        for condition in unproved:
            learn_by_cases(tower, condition)
    return Difference(tower, without_zeros(tower, tower.reduced(above)), tuple(unproved), (expected, answer))


def _grown(known: KnownForm, growth: Growth, conversion: Conversion) -> Element:
    """The form of the result, from those that are known."""
    values = [*known.values, *[None] * (len(growth.instructions) - growth.known)]
    for slot in growth.new:
        step = growth.instructions[slot]
        values[slot] = conversion.converted(step, [_existing(values[i]) for i in step.arguments])
    return _existing(values[growth.result])


def _existing(value: Element | None) -> Element:
    if value is None:
        raise NoNormalFormError
    return value
