"""What the parts of the parser ask of each other."""

from abc import ABC, abstractmethod
from collections.abc import Sequence

from grader.reading.cursor import Cursor
from grader.reading.tokens import Token
from grader.syntax import Node


class Grammar(Cursor, ABC):
    """The rules that call one another across modules."""

    @abstractmethod
    def term(self) -> Node:
        """A term of a sum with its signs."""

    @abstractmethod
    def factor(self) -> Node:
        """An operand with its power."""

    @abstractmethod
    def operand(self) -> Node:
        """A number, name, call, fraction, root or group."""

    @abstractmethod
    def raised(self, base: Node) -> Node:
        """The base with the power that follows, if one does."""

    @abstractmethod
    def signs(self) -> Sequence[Token]:
        """The signs that stand here."""

    @abstractmethod
    def bracketed(self, *, most: int = 1) -> list[Node]:
        """The expressions in the brackets that open here, parted by commas, at most so many."""

    @abstractmethod
    def juxtaposed(self) -> Node:
        """A factor that follows another without a sign."""

    @abstractmethod
    def command_argument(self) -> Node:
        """What a LaTeX command takes: braces or a single token."""
