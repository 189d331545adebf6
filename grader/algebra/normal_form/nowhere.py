"""Answers proved to be undefined at almost every point of a question's domain."""

from collections.abc import Sequence

from grader.algebra.normal_form.cases import fails
from grader.algebra.normal_form.conditions import Condition, Demand, holds, learn
from grader.algebra.normal_form.conversion import Conversion
from grader.algebra.normal_form.forms import Asked, KnownForm, over_lattices
from grader.algebra.normal_form.generators import Element, NoNormalFormError
from grader.algebra.normal_form.tower import Tower
from grader.algebra.program import Program
from grader.fuel import Fuel


class _NowhereError(Exception):
    """Something that must hold fails at almost every point."""


def is_defined_nowhere(asked: Asked, known: KnownForm, program: Program, fuel: Fuel) -> bool:
    """Whether some instruction asks for what fails at almost every point where all before are defined.

    False where that cannot be told.
    """
    return bool(over_lattices(asked, known, fuel, lambda form: _is_defined_nowhere(form, program, fuel)))


def _is_defined_nowhere(known: KnownForm, program: Program, fuel: Fuel) -> bool:
    tower = known.tower.extended(fuel)
    conversion = Conversion(tower, lambda condition: _check(tower, condition))
    values: list[Element | None] = []
    try:
        for step in program.instructions:
            parts = [part for i in step.arguments if (part := values[i]) is not None]
            is_whole = len(parts) == len(step.arguments)
            values.append(_converted(conversion, program, len(values), parts) if is_whole else None)
    except _NowhereError:
        return True
    return False


def _converted(
    conversion: Conversion, program: Program, slot: int, parts: Sequence[Element]
) -> Element | None:
    try:
        return conversion.converted(program.instructions[slot], parts)
    except NoNormalFormError:
        return None


def _check(tower: Tower, condition: Condition) -> None:
    """Takes for true what the instructions so far have asked for, if no zero is among it."""
    if fails(tower, condition):
        raise _NowhereError
    if holds(tower, Condition(Demand.NONZERO, condition.element)):
        learn(tower, condition)
