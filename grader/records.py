"""Values that never change, made by the hundred for one answer: cheaper to make than frozen dataclasses."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Generic, TypeVar, dataclass_transform

Record = TypeVar("Record")
Owner = TypeVar("Owner")
Value = TypeVar("Value")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def record(*, kw_only: bool = False, slots: bool = True) -> Callable[[type[Record]], type[Record]]:
    """A frozen, hashable dataclass; without ``slots`` where something is worked out once.

    The type checker refuses assignments; at run time none is refused, which makes an instance in a third
    of the time.
    """

    def made(kind: type[Record]) -> type[Record]:
        return dataclass(slots=slots, unsafe_hash=True, kw_only=kw_only)(kind)

    return made


class Once(Generic[Owner, Value]):
    """A property worked out when it is first asked for, and kept.

    As ``functools.cached_property``, without the lock that takes longer than all the rest.
    """

    def __init__(self, work: Callable[[Owner], Value]) -> None:
        self._work = work
        self.__doc__ = work.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    def __get__(self, owner: Owner, kind: type | None = None) -> Value:
        value = self._work(owner)
        vars(owner)[self._name] = value
        return value
