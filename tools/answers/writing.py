"""Writes terms the ways students do, always with one common reading only."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from tools.answers.terms import Kind, Term, negative

_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_LATEX_NAMES = {"theta": "\\theta", "pi": "\\pi"}
_LATEX_FUNCTIONS = {
    **{f"a{name}": f"\\arc{name}" for name in ("sin", "cos", "tan")},
    **{name: f"\\operatorname{{{name}}}" for name in ("asinh", "acosh", "atanh")},
}
_AS_SUM, _AS_TERM, _AS_FACTOR, _AS_BASE = range(4)


@dataclass(frozen=True, slots=True)
class Style:
    """``touching`` leaves out the sign between a number and a name, ``airy`` that before a function."""

    is_latex: bool = False
    sign: str = "*"
    hat: str = "^"
    dash: str = "-"
    touching: bool = True
    superscripts: bool = False
    airy: bool = False


STYLES = (
    Style(),
    Style(touching=False),
    Style(hat="**", touching=False),
    Style(sign="·", dash="\u2212", superscripts=True),
    Style(sign=" * "),
    Style(airy=True),
    Style(sign="\u00d7", superscripts=True),
)
LATEX = Style(is_latex=True, sign="\\cdot ")
LATEX_STYLES = (LATEX, Style(is_latex=True, sign="\\times ", airy=True))


def written(term: Term, style: Style) -> str:
    return _written(term, style, _AS_SUM)


def wrapped(components: Sequence[str], *, shape: tuple[int, ...], style: Style, choice: int) -> str:
    """The components as one answer of this shape; ``choice`` picks among the ways to write a vector."""
    if not shape:
        return components[0]
    width = shape[-1]
    rows = [components[start : start + width] for start in range(0, len(components), width)]
    if style.is_latex:
        return _latex_array(rows, is_vector=len(shape) == 1, environment=("bmatrix", "pmatrix")[choice % 2])
    lines = [", ".join(row) for row in rows]
    if len(shape) == 1:
        return ("[{}]", "({})", "<{}>", "{}")[choice % 4].format(lines[0])
    opening, closing = ("[]", "()")[choice % 2]
    return opening + ", ".join(f"{opening}{line}{closing}" for line in lines) + closing


def _latex_array(rows: Sequence[Sequence[str]], *, is_vector: bool, environment: str) -> str:
    lines = rows[0] if is_vector else [" & ".join(row) for row in rows]
    return f"\\begin{{{environment}}}" + " \\\\ ".join(lines) + f"\\end{{{environment}}}"


def _bracketed(text: str, style: Style) -> str:
    return f"\\left({text}\\right)" if style.is_latex else f"({text})"


def _written(term: Term, style: Style, place: int) -> str:
    text, strength = _bare(term, style)
    return text if strength >= place else _bracketed(text, style)


def _bare(term: Term, style: Style) -> tuple[str, int]:
    """The text, and the strongest place where it may stand without brackets."""
    match term.kind:
        case Kind.NUMBER:
            return _number(term.value, style)
        case Kind.NAME | Kind.CONSTANT:
            return _LATEX_NAMES.get(term.name, term.name) if style.is_latex else term.name, _AS_BASE
        case Kind.SUM:
            return _sum(term, style), _AS_SUM
        case Kind.NEGATIVE:
            return style.dash + _written(term.parts[0], style, _AS_TERM), _AS_SUM
        case Kind.PRODUCT:
            return _product(term, style), _AS_TERM
        case Kind.QUOTIENT:
            return _quotient(term, style)
        case Kind.POWER:
            return _power(term, style), _AS_FACTOR
        case _:
            return _call(term, style), _AS_BASE


def _number(value: Fraction, style: Style) -> tuple[str, int]:
    if value < 0:
        return style.dash + _number(-value, style)[0], _AS_SUM
    if value.denominator == 1:
        return str(value), _AS_BASE
    if style.is_latex:
        return f"\\frac{{{value.numerator}}}{{{value.denominator}}}", _AS_FACTOR
    return str(value), _AS_TERM - 1


def _sum(term: Term, style: Style) -> str:
    text = _written(term.parts[0], style, _AS_TERM if term.parts[0].kind is Kind.SUM else _AS_SUM)
    for part in term.parts[1:]:
        shown, sign = part, "+"
        if part.kind is Kind.NEGATIVE or part.value < 0:
            shown, sign = negative(part), style.dash
        text += f" {sign} {_written(shown, style, _AS_TERM)}"
    return text


def _product(term: Term, style: Style) -> str:
    texts = [_written(factor, style, _AS_FACTOR) for factor in term.parts]
    product = texts[0]
    for left, right, text in zip(term.parts, term.parts[1:], texts[1:], strict=False):
        product += _sign(left, right, style, is_first=left is term.parts[0]) + text
    return product


def _sign(left: Term, right: Term, style: Style, *, is_first: bool) -> str:
    if style.touching and is_first and _can_touch(left, right):
        return ""
    return " " if style.airy and right.kind is Kind.CALL else style.sign


def _can_touch(left: Term, right: Term) -> bool:
    base = right.parts[0] if right.kind is Kind.POWER else right
    return (
        left.kind is Kind.NUMBER and left.value.denominator == 1 and left.value > 0 and base.kind is Kind.NAME
    )


def _quotient(term: Term, style: Style) -> tuple[str, int]:
    above, below = term.parts
    if style.is_latex:
        return f"\\frac{{{written(above, style)}}}{{{written(below, style)}}}", _AS_FACTOR
    numerator = _written(above, style, _AS_BASE)
    return f"{numerator}/{_written(below, style, _AS_BASE)}", _AS_TERM


def _power(term: Term, style: Style) -> str:
    base, exponent = term.parts
    below = _written(base, style, _AS_BASE)
    if style.is_latex:
        return f"{below}^{{{written(exponent, style)}}}"
    is_whole = exponent.kind is Kind.NUMBER and exponent.value.denominator == 1 and exponent.value > 0
    if style.superscripts and is_whole:
        return below + str(exponent.value).translate(_SUPERSCRIPTS)
    if is_whole or exponent.kind is Kind.NAME:
        return f"{below}{style.hat}{written(exponent, style)}"
    return f"{below}{style.hat}({written(exponent, style)})"


def _call(term: Term, style: Style) -> str:
    arguments = [written(part, style) for part in term.parts]
    if not style.is_latex:
        return f"{term.name}({', '.join(arguments)})"
    match term.name:
        case "sqrt":
            return f"\\sqrt{{{arguments[0]}}}"
        case "cbrt":
            return f"\\sqrt[3]{{{arguments[0]}}}"
        case "log":
            return f"\\log_{{{arguments[1]}}}\\left({arguments[0]}\\right)"
        case "abs":
            return f"\\left|{arguments[0]}\\right|"
    command = _LATEX_FUNCTIONS.get(term.name, "\\" + term.name)
    return f"{command}\\left({arguments[0]}\\right)"
