"""MathML elements: signs with their spaces, letters with their indices, rows made into one element."""

from html import escape
from typing import TypeAlias

from grader.printing.letters import GREEK, spelled, stem_and_index
from grader.syntax import FunctionName

# Elements that stand side by side.
Row: TypeAlias = tuple[str, ...]

PLUS = "<mo>+</mo>"
MINUS = "<mo>\N{MINUS SIGN}</mo>"
BOXED_MINUS = '<mo form="infix">\N{MINUS SIGN}</mo>'
TIGHT_PLUS = '<mo lspace="0.07em" rspace="0.07em">+</mo>'
TIGHT_MINUS = '<mo lspace="0.07em" rspace="0.07em">\N{MINUS SIGN}</mo>'
SIGN = '<mo form="prefix">\N{MINUS SIGN}</mo>'
DOT = "<mo>\N{DOT OPERATOR}</mo>"
TIMES = "<mo>&#x2062;</mo>"
TIMES_WITH_SPACE = '<mo lspace="0.17em">&#x2062;</mo>'
SLASH = '<mo lspace="0" rspace="0">/</mo>'
BRACKETS = ("<mo{}>(</mo>", "<mo{}>)</mo>")
SQUARE = ("<mo{}>[</mo>", "<mo{}>]</mo>")
BARS = ('<mo form="prefix"{}>|</mo>', '<mo form="postfix"{}>|</mo>')
PRIME = '<mo lspace="0.08em" rspace="0">\N{PRIME}</mo>'
EQUALS = "<mo>=</mo>"
APPLY = "<mo>&#x2061;</mo>"
APPLY_WITH_SPACE = '<mo rspace="0.17em">&#x2061;</mo>'


def element(tag: str, *content: str) -> str:
    return f"<{tag}>{''.join(content)}</{tag}>"


def single(row: Row) -> str:
    """The row as one element."""
    return row[0] if len(row) == 1 else element("mrow", *row)


def function_element(function: FunctionName) -> str:
    return element("mi", spelled(function))


def name_element(name: str) -> str:
    stem, index = stem_and_index(name)
    return element("msub", letter(stem), index_element(index)) if index else letter(stem)


def letter(stem: str) -> str:
    return element("mi", escape(GREEK.get(stem, stem)))


def index_element(index: str) -> str:
    return element("mn" if index.isdecimal() else "mi", escape(index))
