"""Straight-line programs: what every evaluator runs, made from syntax trees by ``compilation``."""

from dataclasses import dataclass
from enum import IntEnum
from fractions import Fraction

from grader.algebra.exponents import NegativeBase
from grader.records import record
from grader.syntax import FunctionName


class Operation(IntEnum):
    """What an instruction does with its arguments.

    ``POWER`` has an exact rational exponent, ``GENERAL_POWER`` any other; roots are powers, a
    logarithm to a base is a quotient, ``e`` is the exponential of one.
    """

    NUMBER = 0
    PI = 1
    NAME = 2
    SUM = 3
    PRODUCT = 4
    QUOTIENT = 5
    NEGATION = 6
    POWER = 7
    GENERAL_POWER = 8
    CALL = 9


@record()
class Instruction:
    """One step: an operation on the results of earlier steps.

    ``constant`` says that no name takes part. ``number`` is the value of ``NUMBER`` and the exponent of
    ``POWER``, ``column`` the place of ``NAME``, ``function`` what ``CALL`` calls; ``negative_base`` is what
    ``GENERAL_POWER`` is where its base is negative.
    """

    operation: Operation
    arguments: tuple[int, ...] = ()
    constant: bool = False
    number: Fraction = Fraction(0)
    column: int = 0
    function: FunctionName = FunctionName.EXP
    negative_base: NegativeBase = NegativeBase.UNKNOWN

    def over(self, arguments: tuple[int, ...]) -> "Instruction":
        """The same step on other results."""
        return Instruction(
            operation=self.operation,
            arguments=arguments,
            number=self.number,
            column=self.column,
            function=self.function,
            negative_base=self.negative_base,
            constant=self.constant,
        )


@dataclass(frozen=True, slots=True, eq=False)
class Program:
    """Instructions in order, every sub-expression once; compared by identity.

    An instruction that no output uses is still evaluated: it stands for a condition on the domain
    (``0*ln(x)`` is defined for positive x only). ``extent`` is the largest |log2|, to about
    one, among the exact rational constants met on the way, also those that were folded into others.
    """

    instructions: tuple[Instruction, ...]
    names: tuple[str, ...]
    outputs: tuple[int, ...]
    extent: int = 0

    @property
    def result(self) -> int:
        """The instruction that holds the value of the last tree compiled."""
        return self.outputs[-1]
