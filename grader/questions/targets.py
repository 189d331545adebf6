"""What is asked of a function: one frozen record a kind of target."""

from dataclasses import dataclass
from typing import TypeAlias

from grader.syntax import Node


@dataclass(frozen=True, slots=True)
class Target:
    """The sum of the mixed partials of ``function`` along ``directions``; without any the function itself."""

    function: Node
    directions: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Value:
    """An expression worked out; ``step`` is the name that is to be cancelled, if there is one.

    ``decimal`` wants a number written as a decimal, where that is short.
    """

    function: Node
    step: str = ""
    decimal: bool = False


@dataclass(frozen=True, slots=True)
class SlopeAt:
    """The derivative of ``function`` by ``wrt`` where ``wrt`` is ``at``."""

    function: Node
    wrt: str
    at: Node


@dataclass(frozen=True, slots=True)
class TangentAt:
    """The line that touches the graph of ``function`` where ``wrt`` is ``at``, in ``wrt`` itself."""

    function: Node
    wrt: str
    at: Node


Asked: TypeAlias = Target | Value | SlopeAt | TangentAt
