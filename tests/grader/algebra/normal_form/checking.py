"""Whether a normal form says what the program says: at a point, instruction by instruction."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import chain

from flint import arb

from grader.algebra import UndefinedError, UnsureError, compile_program, compile_together
from grader.algebra.balls import ball, trace_balls
from grader.algebra.borders import are_kept, borders
from grader.algebra.growth import Growth, grown_by
from grader.algebra.normal_form import Asked, Difference, difference, known_form
from grader.algebra.normal_form.conversion import Conversion
from grader.algebra.normal_form.evaluation import Values
from grader.algebra.normal_form.generators import Element, NoNormalFormError
from grader.algebra.normal_form.powers import has_high_powers
from grader.algebra.normal_form.tower import Lattices, RefinedError, Tower
from grader.algebra.program import Program
from grader.fuel import Fuel, OutOfFuelError
from grader.limits import NORMAL_FORM_FUEL, QUESTION_FORM_FUEL
from grader.syntax import Node
from tests.grader.expressions import tree

BITS = 256
NAMES = ("x", "y")
_NO_LATTICES = Lattices()

Converted = tuple[Tower, list[Element]]


def expression(text: str) -> Node:
    return tree(text, letters=NAMES)


def converted(
    program: Program, lattices: Lattices = _NO_LATTICES, *, probe: Sequence[arb] | None = None
) -> Converted | None:
    """The normal forms of all instructions, nothing being known of the domain; None if there are none."""
    while True:
        tower = Tower(Fuel(NORMAL_FORM_FUEL), lattices, probe)
        conversion = Conversion(tower, lambda condition: None)
        values: list[Element] = []
        try:
            for step in program.instructions:
                values.append(conversion.converted(step, [values[i] for i in step.arguments]))
        except RefinedError as refined:
            lattices = refined.lattices
        except (NoNormalFormError, OutOfFuelError):
            return None
        else:
            return tower, values


def breaches(node: Node, *numbers: Fraction, probe: Sequence[Fraction] | None = None) -> list[str] | None:
    """Which normal forms and relations are false at a point; None if it shows nothing.

    As on a border of the domain: a normal form is the value at almost every point, and sgn(0) is no sign.
    With a ``probe`` relations between arctangents are looked for there.
    """
    program = compile_program(node, names=NAMES)
    point = tuple(map(ball, numbers))
    try:
        truth = trace_balls(program, point, bits=BITS)
    except (UndefinedError, UnsureError):
        return None
    if not are_kept(borders(program), truth):
        return None
    place = None if probe is None else tuple(map(ball, probe))
    forms = [form for form in _forms(program, place) if form is not None]
    false = ((*_false_values(form, truth, point), *_false_relations(form[0], point)) for form in forms)
    return list(chain.from_iterable(false)) if forms else None


def _forms(program: Program, probe: Sequence[arb] | None) -> Iterator[Converted | None]:
    """As they are, and with high powers kept where there are any."""
    yield converted(program, probe=probe)
    if has_high_powers(program.instructions):
        yield converted(program, Lattices(keeps_powers=True), probe=probe)


def _false_values(found: Converted, truth: Sequence[arb], point: Sequence[arb]) -> list[str]:
    tower, elements = found
    values = Values(tower, point, bits=BITS)
    return [
        f"instruction {slot} is not {element}"
        for slot, element in enumerate(elements)
        if (value := values.element(element)).is_finite() and not value.overlaps(truth[slot])
    ]


def _false_relations(tower: Tower, point: Sequence[arb]) -> list[str]:
    values = Values(tower, point, bits=BITS)
    return [
        f"{relation.polynomial} is not zero"
        for relation in tower.relations.values()
        if (value := values.polynomial(relation.polynomial)).is_finite() and not value.contains(0)
    ]


def compared(
    expected: Node, answer: Node, *, defined: Sequence[Node] = (), probe: Sequence[Fraction] | None = None
) -> Difference | None:
    """The difference of two trees where the first and all others are defined; nothing that is known of the
    first is used for the second, even where they have parts in common."""
    program = compile_together((expected, *defined), names=NAMES)
    asked = Asked(program, program.outputs[0])
    point = None if probe is None else tuple(map(ball, probe))
    known = known_form(asked, Fuel(QUESTION_FORM_FUEL), probe=point)
    answered = compile_program(answer, names=NAMES)
    growth = _apart(program, answered)
    return None if known is None else difference(asked, known, growth, Fuel(NORMAL_FORM_FUEL))


def _apart(program: Program, answered: Program) -> Growth:
    """One program after the other."""
    known = len(program.instructions)
    moved = tuple(
        replace(step, arguments=tuple(known + i for i in step.arguments)) for step in answered.instructions
    )
    slots = tuple(range(known, known + len(moved)))
    return grown_by((*program.instructions, *moved), slots, known, known + answered.result)


def is_proved(
    expected: str, answer: str, *, defined: Sequence[str] = (), probe: Sequence[Fraction] | None = None
) -> bool:
    """Whether the difference is zero and the answer is proved to be defined wherever it has to be."""
    others = [*map(expression, defined)]
    found = compared(expression(expected), expression(answer), defined=others, probe=probe)
    return found is not None and found.is_zero and not found.unproved


def is_shown_different(expected: str, answer: str) -> bool:
    found = compared(expression(expected), expression(answer))
    return found is not None and not found.is_zero
