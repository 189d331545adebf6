"""What is right in a wrong answer."""

from dataclasses import dataclass
from enum import StrEnum


class AgreeingKind(StrEnum):
    """The kinds of parts of an answer that can be right by themselves."""

    COMPONENT = "component"
    TERM = "term"
    NUMERATOR = "numerator"
    DENOMINATOR = "denominator"
    FACTOR = "factor"


@dataclass(frozen=True, slots=True)
class Agreeing:
    """A part of the answer proved equal to the same part of the right one.

    ``component`` counts from 0; ``path`` leads from the component as typed to the part, () is all of it.
    """

    kind: AgreeingKind
    component: int = 0
    path: tuple[int, ...] = ()
