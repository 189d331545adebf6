"""The falsifying fact: a friendly point where a wrong formula and the right one differ for all to see."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import islice, product

from flint import arb

from grader import limits
from grader.algebra import Program, UndefinedError, UnsureError, compile_program, evaluate_balls
from grader.equivalence.domain import Domain, OutsideError, domain_of, values_inside
from grader.outcomes import Complaint, Fact, FactValue
from grader.questions import AtPoints, Question, balls, exclusive, key_trees
from grader.reading import Format, read
from grader.syntax import Node

# Coordinates in the order a teacher would try them.
_COORDINATES = tuple(map(Fraction, ["2", "1", "3", "-1", "-2", "4", "5", "-3", "10", "1/2", "-1/2", "0"]))
_POINTS_TRIED = 200
_POINTS_USED = 24

# Numbers show something if they differ by a tenth and can be taken in at a glance.
_CLEARLY = 0.1
_LARGEST = 10_000
_SMALLEST = 0.001


@dataclass(frozen=True, slots=True)
class _Truth:
    """The expected value at a point of the domain."""

    point: tuple[Fraction, ...]
    ball: arb

    @property
    def value(self) -> float:
        return _midpoint(self.ball)


@exclusive
def falsifying_fact(question: Question, text: str, *, format: str = Format.AUTO) -> Fact | None:  # noqa: A002 - the port's word
    """The fact about the first component it can be shown for; None where numbers would show nothing.

    Nothing is said where the expected answer is constant or a line: the number would be the answer, or
    give it away.
    """
    if isinstance(question, AtPoints):
        return None
    reading = read(text, question.vocabulary(), format=Format(format))
    if isinstance(reading, Complaint):
        return None
    components = zip(key_trees(question), reading.answer.components, strict=True)
    facts = (
        _component_fact(question, index, expected, question.substituted(node))
        for index, (expected, node) in enumerate(components)
    )
    return next((fact for fact in facts if fact), None)


def _component_fact(question: Question, index: int, expected: Node, answer: Node) -> Fact | None:
    truths = tuple(islice(_truths(question, expected), _POINTS_USED))
    if len({_written(truth.ball) for truth in truths}) < 2:
        return None
    program = compile_program(answer, names=question.names)
    values = [(truth, _value(program, truth.point)) for truth in truths]
    shown = next((pair for pair in values if _differ_clearly(*pair)), None)
    shown = shown or next((pair for pair in values if pair[1] is None), None)
    if shown is None:
        return None
    truth, ball = shown
    point = tuple((name, str(at)) for name, at in zip(question.names, truth.point, strict=True))
    return Fact(point, None if ball is None else _written(ball), _written(truth.ball), index)


def _truths(question: Question, expected: Node) -> Iterator[_Truth]:
    """Friendly points inside the domain with expected values of a readable size."""
    nodes = (*question.defining(), expected)
    names, positive = question.names, question.positive
    domain = domain_of(nodes, names=names, positive=positive, conditions=question.conditions)
    for point in _friendly_points(len(names)):
        ball = _inside_value(domain, point)
        if ball is not None and _is_readable(_midpoint(ball)):
            yield _Truth(point, ball)


def _is_readable(value: float) -> bool:
    return value == 0 or _SMALLEST < abs(value) < _LARGEST


def _friendly_points(size: int) -> list[tuple[Fraction, ...]]:
    """Points with the friendliest coordinates first, and different ones before equal ones."""
    choices = max(2, min(len(_COORDINATES), int(_POINTS_TRIED ** (1 / size))))
    picks = product(range(choices), repeat=size)
    ordered = sorted(picks, key=lambda pick: (sum(pick) - 2 * len(set(pick)), pick))
    return [tuple(_COORDINATES[index] for index in pick) for pick in ordered]


def _inside_value(domain: Domain, point: tuple[Fraction, ...]) -> arb | None:
    try:
        values = values_inside(domain, balls(point), bits=limits.BITS_DISPROOF)
    except (OutsideError, UndefinedError, UnsureError):
        return None
    return values[domain.tree_slots[-1]]


def _value(program: Program, point: tuple[Fraction, ...]) -> arb | None:
    """The answer's value; None where it is undefined. What cannot be told is taken for a huge value."""
    try:
        return evaluate_balls(program, balls(point), bits=limits.BITS_DISPROOF)
    except UndefinedError:
        return None
    except UnsureError:
        return arb("inf")


def _midpoint(value: arb) -> float:
    return float(value.mid())


def _differ_clearly(truth: _Truth, ball: arb | None) -> bool:
    if ball is None or abs(value := _midpoint(ball)) >= _LARGEST:
        return False
    return abs(value - truth.value) > max(_SMALLEST, _CLEARLY * max(abs(value), abs(truth.value)))


def _written(ball: arb) -> FactValue:
    """Three digits, as people say numbers; what is next to nothing is zero, but not exactly."""
    value = _midpoint(ball)
    if abs(value) < _SMALLEST:
        return FactValue("0", is_exact=ball == 0)
    text = f"{value:.0f}" if abs(value) >= 1000 else f"{value:.3g}"
    return FactValue(text, is_exact=ball.is_exact() and float(text) == value)
