"""What every question has in common, whatever its task."""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from grader.outcomes import Form, Narrower
from grader.printing import to_text
from grader.questions.targets import Asked
from grader.questions.tolerance import Tolerance
from grader.reading import LeftSide, Vocabulary
from grader.syntax import Condition, Node, substitute


class Task(StrEnum):
    EXPRESSION = "expression"
    DERIVATIVE = "derivative"
    PARTIAL = "partial"
    GRADIENT = "gradient"
    HESSIAN = "hessian"
    LAPLACIAN = "laplacian"
    MULTICHAIN = "multichain"
    SLOPE = "slope"
    TANGENT = "tangent"
    SECANT = "secant"
    DIFFERENCE_QUOTIENT = "difference-quotient"
    NUMERICAL_DERIVATIVE = "numerical-derivative"


@dataclass(frozen=True, slots=True, kw_only=True)
class Common:
    """The fields of every question.

    ``given_key`` is a stored key, used instead of making one; ``tolerance`` is for numbers, None if the
    record names none.
    """

    variables: tuple[str, ...]
    constants: tuple[str, ...] = ()
    positive: tuple[str, ...] = ()
    conditions: tuple[Condition, ...] = ()
    form: Form = Form.ANY
    narrower: Narrower = Narrower.REFUSE
    given_key: tuple[str, ...] = ()
    tolerance: Tolerance | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """What an expression of D may depend on."""
        return (*self.variables, *self.constants)


@dataclass(frozen=True, slots=True)
class Question(ABC):
    """What was asked. Frozen and hashable; ``record`` gives back what ``question`` makes it from."""

    common: Common

    task: ClassVar[Task]

    @property
    def names(self) -> tuple[str, ...]:
        return self.common.names

    @property
    def step_name(self) -> str:
        """The constant that is the step of a difference quotient, where one may be typed."""
        return ""

    @property
    def positive(self) -> tuple[str, ...]:
        """The names that are positive on D."""
        return self.common.positive

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """What the author demands of the points of D."""
        return self.common.conditions

    @property
    def is_numeric(self) -> bool:
        """Whether a number is asked, so that 2e-8 is one."""
        return False

    @property
    def tolerance(self) -> Tolerance | None:
        """How far off a decimal may be; None where only what is equal is right."""
        return None

    @property
    def shape(self) -> tuple[int, ...]:
        return ()

    @property
    def inner(self) -> tuple[tuple[str, Node], ...]:
        """Inner functions, which answers may use by name."""
        return ()

    @abstractmethod
    def targets(self) -> tuple[Asked, ...]:
        """What is asked, a target a component."""

    @abstractmethod
    def fields(self) -> Mapping[str, object]:
        """The task's own fields of the record."""

    def defining(self) -> tuple[Node, ...]:
        """The expressions that must be defined at every point of D, beside the expected answer."""
        return tuple(dict.fromkeys(target.function for target in self.targets()))

    def left_sides(self) -> tuple[LeftSide, ...]:
        return ()

    def vocabulary(self) -> Vocabulary:
        """What an answer may contain."""
        return Vocabulary(
            variables=self.common.variables,
            constants=self.common.constants,
            step=self.step_name,
            inner=tuple((name, self.common.variables[0]) for name, _ in self.inner),
            shape=self.shape,
            left_sides=self.left_sides(),
            vector_allowed=self.task in VECTOR_TASKS,
            numeric=self.is_numeric,
        )

    def substituted(self, node: Node) -> Node:
        """The node with every inner function replaced by its expression."""
        return substitute(node, dict(self.inner)) if self.inner else node

    def record(self) -> dict[str, object]:
        """The canonical record, fit for JSON: equal questions have equal records."""
        common = self.common
        record: dict[str, object] = {
            "task": self.task.value,
            **self.fields(),
            "variables": list(common.variables),
            "constants": list(common.constants),
            "positive": list(common.positive),
            "conditions": [condition_text(condition) for condition in common.conditions],
            "form": common.form.value,
            "narrower": common.narrower.value,
        }
        if common.tolerance:
            record["tolerance"] = {common.tolerance.kind.value: str(common.tolerance.amount)}
        return record | ({"key": list(common.given_key)} if common.given_key else {})


VECTOR_TASKS = frozenset({Task.GRADIENT, Task.HESSIAN, Task.LAPLACIAN})


def condition_text(condition: Condition) -> str:
    return f"{to_text(condition.left)} {condition.relation.value} {to_text(condition.right)}"
