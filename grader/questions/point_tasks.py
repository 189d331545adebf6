"""Tasks about a function at points: slopes, lines and difference quotients, one frozen record each."""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import ClassVar

from grader.printing import to_text
from grader.questions.question import Question, Task
from grader.questions.targets import Asked, SlopeAt, TangentAt, Value
from grader.questions.tolerance import DEFAULT, Tolerance
from grader.reading import LeftSide, LeftSideKind
from grader.syntax import Condition, Name, Negation, Node, Number, Product, Quotient, Sum, names, substitute

_TWO = Number(Fraction(2))


class Method(StrEnum):
    """How a derivative is approximated by a difference quotient."""

    FORWARD = "forward"
    BACKWARD = "backward"
    CENTRAL = "central"


@dataclass(frozen=True, slots=True)
class AtPoints(Question, ABC):
    """What depends on no variable any more, but on constants, or is a line in the variable.

    What the record says of the variable is about the function, and narrows no answer.
    """

    function: Node
    wrt: str

    @property
    def positive(self) -> tuple[str, ...]:
        return tuple(name for name in self.common.positive if name not in self.common.variables)

    @property
    def conditions(self) -> tuple[Condition, ...]:
        variables = frozenset(self.common.variables)
        return tuple(
            condition
            for condition in self.common.conditions
            if not variables & (names(condition.left) | names(condition.right))
        )

    @property
    def is_numeric(self) -> bool:
        return True

    @property
    def tolerance(self) -> Tolerance | None:
        return self.common.tolerance or DEFAULT

    @abstractmethod
    def places(self) -> tuple[Node, ...]:
        """Where the function is looked at."""

    def defining(self) -> tuple[Node, ...]:
        """The values of the function there, as far as they depend on constants."""
        values = map(self.value, self.places())
        return tuple(value for value in values if names(value))

    def left_sides(self) -> tuple[LeftSide, ...]:
        return (LeftSide(LeftSideKind.SLOPE),)

    def value(self, place: Node) -> Node:
        """The function where its variable is ``place``."""
        return substitute(self.function, {self.wrt: place})


@dataclass(frozen=True, slots=True)
class Slope(AtPoints):
    """The derivative of a function at a point."""

    at: Node

    task: ClassVar[Task] = Task.SLOPE

    def places(self) -> tuple[Node, ...]:
        return (self.at,)

    def targets(self) -> tuple[Asked, ...]:
        return (SlopeAt(self.function, self.wrt, self.at),)

    def fields(self) -> Mapping[str, object]:
        return {"function": to_text(self.function), "wrt": [self.wrt], "at": to_text(self.at)}

    def left_sides(self) -> tuple[LeftSide, ...]:
        derivative = LeftSideKind.DERIVATIVE
        at_point = LeftSide(derivative, wrt=(self.wrt,), at=(to_text(self.at),))
        anywhere = LeftSide(derivative, wrt=(self.wrt,), tolerated=True)
        return (LeftSide(LeftSideKind.SLOPE), at_point, anywhere)


@dataclass(frozen=True, slots=True)
class Tangent(Slope):
    """The line that touches a function's graph at a point."""

    task: ClassVar[Task] = Task.TANGENT

    @property
    def is_numeric(self) -> bool:
        return False

    @property
    def tolerance(self) -> Tolerance | None:
        return self.common.tolerance

    def targets(self) -> tuple[Asked, ...]:
        return (TangentAt(self.function, self.wrt, self.at),)

    def left_sides(self) -> tuple[LeftSide, ...]:
        return (LeftSide(LeftSideKind.LINE),)


@dataclass(frozen=True, slots=True)
class Secant(AtPoints):
    """The slope of the line through two points of a function's graph."""

    start: Node
    end: Node

    task: ClassVar[Task] = Task.SECANT

    def places(self) -> tuple[Node, ...]:
        return (self.start, self.end)

    def targets(self) -> tuple[Asked, ...]:
        rise = _difference(self.value(self.end), self.value(self.start))
        return (Value(Quotient(rise, _difference(self.end, self.start))),)

    def fields(self) -> Mapping[str, object]:
        points = {"from": to_text(self.start), "to": to_text(self.end)}
        return {"function": to_text(self.function), "wrt": [self.wrt]} | points


@dataclass(frozen=True, slots=True)
class NumericalDerivative(Slope):
    """The difference quotient of a function at a point, with a given step, to one side or to both."""

    step: Node
    method: Method

    task: ClassVar[Task] = Task.NUMERICAL_DERIVATIVE

    def places(self) -> tuple[Node, ...]:
        before = self.at if self.method is Method.FORWARD else _difference(self.at, self.step)
        after = self.at if self.method is Method.BACKWARD else Sum((self.at, self.step))
        return (before, after)

    def targets(self) -> tuple[Asked, ...]:
        before, after = self.places()
        width = Product((_TWO, self.step)) if self.method is Method.CENTRAL else self.step
        rise = _difference(self.value(after), self.value(before))
        return (Value(Quotient(rise, width), decimal=True),)

    def fields(self) -> Mapping[str, object]:
        # Without the short super(), which frozen classes with slots do not know.
        own = {"step": to_text(self.step), "method": self.method.value}
        return {**Slope.fields(self), **own}


@dataclass(frozen=True, slots=True)
class DifferenceQuotient(Question):
    """(f(x + h) - f(x)) / h with the step h."""

    function: Node
    wrt: str
    step: str

    task: ClassVar[Task] = Task.DIFFERENCE_QUOTIENT

    @property
    def step_name(self) -> str:
        return self.step

    def targets(self) -> tuple[Asked, ...]:
        moved = substitute(self.function, {self.wrt: Sum((Name(self.wrt), Name(self.step)))})
        return (Value(Quotient(_difference(moved, self.function), Name(self.step)), step=self.step),)

    def fields(self) -> Mapping[str, object]:
        return {"function": to_text(self.function), "wrt": [self.wrt], "step": self.step}

    def left_sides(self) -> tuple[LeftSide, ...]:
        return (LeftSide(LeftSideKind.SLOPE),)


def _difference(first: Node, second: Node) -> Node:
    return Sum((first, Negation(second)))
