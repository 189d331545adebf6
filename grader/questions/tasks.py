"""The tasks: one frozen record each, knowing what is asked and how an answer may name it."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations_with_replacement
from typing import ClassVar

from grader.printing import to_text
from grader.questions.question import Question, Task
from grader.questions.targets import Target
from grader.questions.tolerance import Tolerance
from grader.reading import LeftSide, LeftSideKind
from grader.syntax import Node
from grader.syntax import names as names_in

# Of the derivatives that may stand before the answer to an expression.
_ORDERS = range(4)


@dataclass(frozen=True, slots=True)
class Expression(Question):
    """The answer has to equal a given expression."""

    expected: Node

    task: ClassVar[Task] = Task.EXPRESSION

    @property
    def is_numeric(self) -> bool:
        """A number with a tolerance is one to be worked out."""
        return self.tolerance is not None

    @property
    def tolerance(self) -> Tolerance | None:
        return None if names_in(self.expected) else self.common.tolerance

    def targets(self) -> tuple[Target, ...]:
        return (Target(self.expected),)

    def fields(self) -> Mapping[str, object]:
        return {"expected": to_text(self.expected)}

    def left_sides(self) -> tuple[LeftSide, ...]:
        """Any usual one: what the expression stands for is not known, so no left side can be wrong."""
        names = self.common.variables
        wrts = [wrt for order in _ORDERS for wrt in combinations_with_replacement(names, order)]
        derivatives = [LeftSide(LeftSideKind.DERIVATIVE, wrt=wrt) for wrt in wrts]
        return (LeftSide(LeftSideKind.SLOPE), *derivatives)


@dataclass(frozen=True, slots=True)
class Derivative(Question):
    """The derivative of a function, once for each name of ``wrt``.

    ``step`` may be typed too, where the derivative is asked as the limit of a quotient.
    """

    function: Node
    wrt: tuple[str, ...]
    step: str = ""

    task: ClassVar[Task] = Task.DERIVATIVE

    @property
    def step_name(self) -> str:
        return self.step

    def targets(self) -> tuple[Target, ...]:
        return (Target(self.function, (self.wrt,)),)

    def fields(self) -> Mapping[str, object]:
        own = {"function": to_text(self.function), "wrt": list(self.wrt), "order": len(self.wrt)}
        return own | ({"step": self.step} if self.step else {})

    def left_sides(self) -> tuple[LeftSide, ...]:
        return (LeftSide(LeftSideKind.DERIVATIVE, wrt=self.wrt),)


@dataclass(frozen=True, slots=True)
class Partial(Derivative):
    """A partial derivative, pure or mixed."""

    task: ClassVar[Task] = Task.PARTIAL


@dataclass(frozen=True, slots=True)
class Gradient(Question):
    """All first partial derivatives, in the order of the variables."""

    function: Node

    task: ClassVar[Task] = Task.GRADIENT
    left_side: ClassVar[LeftSideKind] = LeftSideKind.GRADIENT

    @property
    def shape(self) -> tuple[int, ...]:
        return (len(self.common.variables),)

    def targets(self) -> tuple[Target, ...]:
        return tuple(Target(self.function, ((name,),)) for name in self.common.variables)

    def fields(self) -> Mapping[str, object]:
        return {"function": to_text(self.function)}

    def left_sides(self) -> tuple[LeftSide, ...]:
        return (LeftSide(self.left_side),)


@dataclass(frozen=True, slots=True)
class Hessian(Gradient):
    """The matrix of second partial derivatives, a row for each variable."""

    task: ClassVar[Task] = Task.HESSIAN
    left_side: ClassVar[LeftSideKind] = LeftSideKind.HESSIAN

    @property
    def shape(self) -> tuple[int, ...]:
        size = len(self.common.variables)
        return (size, size)

    def targets(self) -> tuple[Target, ...]:
        variables = self.common.variables
        return tuple(Target(self.function, ((row, column),)) for row in variables for column in variables)


@dataclass(frozen=True, slots=True)
class Laplacian(Gradient):
    """The sum of the unmixed second partial derivatives."""

    task: ClassVar[Task] = Task.LAPLACIAN
    left_side: ClassVar[LeftSideKind] = LeftSideKind.LAPLACIAN

    @property
    def shape(self) -> tuple[int, ...]:
        return ()

    def targets(self) -> tuple[Target, ...]:
        return (Target(self.function, tuple((name, name) for name in self.common.variables)),)


@dataclass(frozen=True, slots=True)
class Multichain(Question):
    """The derivative of a function of inner functions of one variable."""

    function: Node
    inner_functions: tuple[tuple[str, Node], ...]
    wrt: str

    task: ClassVar[Task] = Task.MULTICHAIN

    @property
    def inner(self) -> tuple[tuple[str, Node], ...]:
        return self.inner_functions

    def targets(self) -> tuple[Target, ...]:
        return (Target(self.substituted(self.function), ((self.wrt,),)),)

    def defining(self) -> tuple[Node, ...]:
        composed = self.targets()[0].function
        return (composed, *(expression for _, expression in self.inner_functions))

    def fields(self) -> Mapping[str, object]:
        inner = {name: to_text(expression) for name, expression in self.inner_functions}
        return {"function": to_text(self.function), "inner": inner, "wrt": [self.wrt]}

    def left_sides(self) -> tuple[LeftSide, ...]:
        return (LeftSide(LeftSideKind.DERIVATIVE, wrt=(self.wrt,)),)
