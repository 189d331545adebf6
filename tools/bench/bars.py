"""What the grader has to reach, and whether it does."""

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bar:
    """``is_floor``: the figure may not be under the bar; else it may not be over it."""

    name: str
    figure: float
    bar: float
    unit: str = ""
    is_floor: bool = False

    @property
    def is_met(self) -> bool:
        return self.figure >= self.bar if self.is_floor else self.figure <= self.bar

    def line(self) -> str:
        sign, shown = ("at least" if self.is_floor else "at most"), "met" if self.is_met else "MISSED"
        return f"  {shown:<7}{self.name:<52}{self.figure:10.3f}  {sign} {self.bar:g} {self.unit}".rstrip()


def table(bars: Iterator[Bar]) -> str:
    return "\n".join(["bars", *(bar.line() for bar in bars)])
