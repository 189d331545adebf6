"""What every question has in common, whatever its task."""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from grader.outcomes import Form, Narrower
from grader.printing import to_text
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


@dataclass(frozen=True, slots=True)
class Target:
    """One component of what is asked: the sum of the mixed partials of ``function`` along ``directions``.

    Without directions the function itself is asked. It is in the question's variables only.
    """

    function: Node
    directions: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Common:
    """The fields of every question. ``given_key`` is a stored key, used instead of making one."""

    variables: tuple[str, ...]
    constants: tuple[str, ...] = ()
    positive: tuple[str, ...] = ()
    conditions: tuple[Condition, ...] = ()
    form: Form = Form.ANY
    narrower: Narrower = Narrower.REFUSE
    given_key: tuple[str, ...] = ()

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
    def shape(self) -> tuple[int, ...]:
        return ()

    @property
    def inner(self) -> tuple[tuple[str, Node], ...]:
        """Inner functions, which answers may use by name."""
        return ()

    @abstractmethod
    def targets(self) -> tuple[Target, ...]:
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
            inner=tuple((name, self.common.variables[0]) for name, _ in self.inner),
            shape=self.shape,
            left_sides=self.left_sides(),
            vector_allowed=self.task in VECTOR_TASKS,
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
        return record | ({"key": list(common.given_key)} if common.given_key else {})


VECTOR_TASKS = frozenset({Task.GRADIENT, Task.HESSIAN, Task.LAPLACIAN})


def condition_text(condition: Condition) -> str:
    return f"{to_text(condition.left)} {condition.relation.value} {to_text(condition.right)}"
