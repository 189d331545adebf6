"""What one exercise's answer may contain: its names, its shape, the left sides it accepts."""

from dataclasses import dataclass
from enum import StrEnum


class Format(StrEnum):
    """How an answer was written; ``auto`` takes it for LaTeX if it holds a backslash."""

    AUTO = "auto"
    TEXT = "text"
    LATEX = "latex"


class LeftSideKind(StrEnum):
    """``derivative`` without any ``wrt`` is the function itself, f(x) or y."""

    DERIVATIVE = "derivative"
    GRADIENT = "gradient"
    HESSIAN = "hessian"
    LAPLACIAN = "laplacian"
    SLOPE = "slope"
    LINE = "line"


@dataclass(frozen=True, slots=True)
class LeftSide:
    """What may stand before the equals sign: ``f'(x)``, ``dy/dx``, ``f_x``, ``\\nabla f``, ``m``, ``y``.

    ``wrt`` has one name a differentiation (their order does not matter); ``at`` is the point of a
    derivative at a point, ``("2",)`` for f'(2). A line may have any left side linear in y. One that is
    ``tolerated`` is taken, but no complaint recommends it.
    """

    kind: LeftSideKind
    wrt: tuple[str, ...] = ()
    at: tuple[str, ...] = ()
    tolerated: bool = False


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All the reader has to know of an exercise.

    ``inner`` pairs an inner function with its argument: ``("g", "x")`` may be typed g or g(x).
    ``shape`` is ``()`` for one expression; ``vector_allowed`` lets brackets make vectors and i, j, k
    be basis vectors; ``numeric`` makes ``2e-8`` a number; ``step`` is one of the constants, which may
    also be typed as the Greek Delta before the first variable.
    """

    variables: tuple[str, ...] = ()
    constants: tuple[str, ...] = ()
    inner: tuple[tuple[str, str], ...] = ()
    shape: tuple[int, ...] = ()
    left_sides: tuple[LeftSide, ...] = ()
    vector_allowed: bool = False
    numeric: bool = False
    step: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """Variables, then constants, then inner functions."""
        return (*self.variables, *self.constants, *(function for function, _ in self.inner))
