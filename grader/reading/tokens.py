"""What the typed text is made of: numbers, runs of letters and signs, each with its place."""

# ruff: noqa: RUF001
from enum import StrEnum, auto
from types import MappingProxyType

from grader.records import record


class Kind(StrEnum):
    """What a token is. WORD is a run of letters before it is split; the splitter makes the next four."""

    NUMBER = auto()
    WORD = auto()
    NAME = auto()
    CONSTANT = auto()
    FUNCTION = auto()
    BASIS = auto()
    VULGAR = auto()
    SIGN = auto()
    TIMES = auto()
    OVER = auto()
    CARET = auto()
    SUBSCRIPT = auto()
    EQUALS = auto()
    RELATION = auto()
    COMMA = auto()
    ROW = auto()
    OPEN = auto()
    CLOSE = auto()
    BAR = auto()
    PRIME = auto()
    FRACTION = auto()
    RADICAL = auto()
    PLACEHOLDER = auto()
    OPERATOR = auto()
    END = auto()


@record()
class Token:
    """``text`` is what the token means, not always what was typed: ``*`` for a raised dot.

    An opening bracket's text is the bracket that closes it, so that the two need only be compared. A
    WORD that is ``whole`` (a Greek letter, a LaTeX command) is not split.
    """

    kind: Kind
    text: str
    start: int
    end: int
    whole: bool = False


SIGNS = MappingProxyType(
    {
        "+": (Kind.SIGN, "+"),
        "-": (Kind.SIGN, "-"),
        "*": (Kind.TIMES, "*"),
        "/": (Kind.OVER, "/"),
        "⁄": (Kind.OVER, "/"),
        "_": (Kind.SUBSCRIPT, "_"),
        "=": (Kind.EQUALS, "="),
        "<": (Kind.RELATION, "<"),
        ">": (Kind.RELATION, ">"),
        "≤": (Kind.RELATION, "<="),
        "≥": (Kind.RELATION, ">="),
        "≠": (Kind.RELATION, "!="),
        "≈": (Kind.RELATION, "≈"),
        ",": (Kind.COMMA, ","),
        ";": (Kind.ROW, ";"),
        "(": (Kind.OPEN, ")"),
        "[": (Kind.OPEN, "]"),
        "{": (Kind.OPEN, "}"),
        ")": (Kind.CLOSE, ")"),
        "]": (Kind.CLOSE, "]"),
        "}": (Kind.CLOSE, "}"),
        "|": (Kind.BAR, "|"),
        "√": (Kind.RADICAL, "2"),
        "∛": (Kind.RADICAL, "3"),
        "∜": (Kind.RADICAL, "4"),
        "∂": (Kind.OPERATOR, "∂"),
        "∇": (Kind.OPERATOR, "∇"),
        "□": (Kind.PLACEHOLDER, "□"),
        "&": (Kind.COMMA, "&"),
    }
)
