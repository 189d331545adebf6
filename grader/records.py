"""Values that never change, made by the hundred for one answer: cheaper to make than frozen dataclasses."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar, dataclass_transform

Record = TypeVar("Record")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def record(*, kw_only: bool = False, slots: bool = True) -> Callable[[type[Record]], type[Record]]:
    """A frozen, hashable dataclass; without ``slots`` where something is worked out once.

    The type checker refuses assignments; at run time none is refused, which makes an instance in a third
    of the time.
    """

    def made(kind: type[Record]) -> type[Record]:
        return dataclass(slots=slots, unsafe_hash=True, kw_only=kw_only)(kind)

    return made
