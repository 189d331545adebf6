"""LaTeX commands -> tokens: a closed table, with all that the maths field writes."""

import re
from collections.abc import Sequence
from types import MappingProxyType

from grader.outcomes import ComplaintCode
from grader.reading.characters import GREEK, named
from grader.reading.complaints import complain
from grader.reading.functions import FUNCTIONS
from grader.reading.tokens import SIGNS, Kind, Token
from grader.syntax import Span

# Commands that only place or size what follows.
_BLANK = frozenset(
    {" ", "\t", "\n", ",", ";", ":", "!", ">", "(", ")", "[", "]", "quad", "qquad", "enspace", "thinspace"}
    | {"medspace", "thickspace", "negthinspace", "displaystyle", "textstyle", "scriptstyle", "limits"}
    | {"nolimits", "mathstrut", "null", "nobreak", "allowbreak"}
)

# Commands that change the look of the word or group that follows.
_STYLES = frozenset(
    {"mathrm", "mathit", "mathbf", "mathsf", "mathtt", "mathnormal", "boldsymbol", "bm", "operatorname"}
    | {"operatorname*", "text", "textrm", "textit", "textbf", "mathop", "mathbin", "mathord", "hat", "vec"}
    | {"widehat"}
)

_OPENING = frozenset({"left", "mleft", "bigl", "Bigl", "biggl", "Biggl"})
_CLOSING = frozenset({"right", "mright", "bigr", "Bigr", "biggr", "Biggr"})
_SIZING = frozenset({"big", "Big", "bigg", "Bigg"})

_MEANINGS = MappingProxyType(
    {
        **dict.fromkeys(("cdot", "times", "ast", "cdotp", "star"), SIGNS["*"]),
        "div": SIGNS["/"],
        "slash": SIGNS["/"],
        "lt": SIGNS["<"],
        "gt": SIGNS[">"],
        **dict.fromkeys(("le", "leq", "leqslant"), SIGNS["≤"]),
        **dict.fromkeys(("ge", "geq", "geqslant"), SIGNS["≥"]),
        **dict.fromkeys(("ne", "neq"), SIGNS["≠"]),
        "approx": SIGNS["≈"],
        **dict.fromkeys(("{", "lbrace"), SIGNS["{"]),
        **dict.fromkeys(("}", "rbrace"), SIGNS["}"]),
        "lbrack": SIGNS["["],
        "rbrack": SIGNS["]"],
        "lparen": SIGNS["("],
        "rparen": SIGNS[")"],
        "langle": (Kind.OPEN, ">"),
        "rangle": (Kind.CLOSE, ">"),
        "lvert": (Kind.OPEN, "|"),
        "rvert": (Kind.CLOSE, "|"),
        **dict.fromkeys(("vert", "mid"), SIGNS["|"]),
        "partial": SIGNS["∂"],
        "nabla": SIGNS["∇"],
        "prime": (Kind.PRIME, "'"),
        "doubleprime": (Kind.PRIME, "''"),
        **dict.fromkeys(("frac", "dfrac", "tfrac", "cfrac"), (Kind.FRACTION, "frac")),
        "sqrt": (Kind.RADICAL, "sqrt"),
        "\\": (Kind.ROW, "\\\\"),
        "differentialD": (Kind.WORD, "d"),
        **dict.fromkeys(("top", "intercal"), (Kind.WORD, "T")),
        "exponentialE": (Kind.WORD, "e"),
        **dict.fromkeys(("imaginaryI", "imath"), (Kind.WORD, "i")),
        **dict.fromkeys(("imaginaryJ", "jmath"), (Kind.WORD, "j")),
    }
)

_GREEK = MappingProxyType(
    {name: name for name in GREEK.values()}
    | {f"var{name}": name for name in ("theta", "epsilon", "phi", "pi", "rho", "sigma", "kappa")}
)

_ENVIRONMENTS = "matrix|pmatrix|bmatrix|Bmatrix|smallmatrix|array"
_ENVIRONMENT = re.compile(rf"\s*\{{(?:{_ENVIRONMENTS})\*?\}}(?:\s*(?:\{{[lcr|\s]*\}}|\[[lcr|\s]*\]))?")
_STYLED = re.compile(r"\s*(?:\{\s*(?P<word>[A-Za-z]+)\s*\}|\{\s*\}|(?P<letter>[A-Za-z]))")
_STYLE = rf"\\(?:{'|'.join(map(re.escape, sorted(_STYLES)))})"
_STYLED_TWICE = re.compile(rf"\s*\{{\s*{_STYLE}\s*\{{\s*(?P<word>[A-Za-z]+)\s*\}}\s*\}}(?P<letter>)")
_BAR = re.compile(r"\s*(?:\||\\vert(?![A-Za-z])|\\mid(?![A-Za-z]))")
_ANGLE = re.compile(r"\s*[<>]")
_PLACEHOLDER = re.compile(r"\s*(?:\[[^\[\]{}]*\])?\s*(?:\{[^{}]*\})?")


def command(text: str, place: Span) -> tuple[Token | None, int]:
    """The token of the command at ``place`` (None if it only spaces) and where reading goes on."""
    name = text[place.start + 1 : place.end]
    if name in _BLANK or name in _SIZING:
        return None, place.end
    if name in _MEANINGS:
        return Token(*_MEANINGS[name], place.start, place.end, whole=True), place.end
    if name in _OPENING or name in _CLOSING:
        return _sized(text, place, opens=name in _OPENING)
    if name in _STYLES:
        return _styled(text, place)
    return _structure(text, place, name=name)


def _structure(text: str, place: Span, *, name: str) -> tuple[Token | None, int]:
    if name == "placeholder":
        found = _PLACEHOLDER.match(text, place.end)
        end = found.end() if found else place.end
        return Token(Kind.PLACEHOLDER, "", place.start, end), end
    if name in ("begin", "end"):
        return _environment(text, place, opens=name == "begin")
    word = _GREEK.get(name) or (name if name.lower() in FUNCTIONS else "")
    if not word:
        shown = name if name.isprintable() else named(name)
        complain(ComplaintCode.UNEXPECTED_CHARACTER, place, character=f"\\{shown}")
    return Token(Kind.WORD, word, place.start, place.end, whole=True), place.end


def _sized(text: str, place: Span, *, opens: bool) -> tuple[Token | None, int]:
    """A ``\\left`` or ``\\right`` says which way a bar or an angle turns; other brackets need no help."""
    kind = Kind.OPEN if opens else Kind.CLOSE
    for pattern, closing in ((_BAR, "|"), (_ANGLE, ">")):
        if found := pattern.match(text, place.end):
            return Token(kind, closing, place.start, found.end()), found.end()
    return None, place.end


def _styled(text: str, place: Span) -> tuple[Token | None, int]:
    found = _STYLED.match(text, place.end) or _STYLED_TWICE.match(text, place.end)
    if not found:
        return None, place.end
    word = found["word"] or found["letter"]
    return (Token(Kind.WORD, word, place.start, found.end()) if word else None), found.end()


def _environment(text: str, place: Span, *, opens: bool) -> tuple[Token | None, int]:
    found = _ENVIRONMENT.match(text, place.end)
    if not found:
        complain(ComplaintCode.UNEXPECTED_CHARACTER, place, character=text[place.start : place.end])
    return Token(Kind.OPEN if opens else Kind.CLOSE, "end", place.start, found.end()), found.end()


def refuse_missing_braces(tokens: Sequence[Token]) -> None:
    """``x^10`` in LaTeX is x^1 0: complain of every exponent or index of several digits without braces."""
    for index, token in enumerate(tokens[:-1]):
        if token.kind in (Kind.CARET, Kind.SUBSCRIPT):
            after = tokens[index + 1 : index + 3]
            digits = after[-1] if after[0].kind is Kind.SIGN else after[0]
            if digits.kind is Kind.NUMBER and len(digits.text) > 1:
                complain(ComplaintCode.BRACES_MISSING, digits)
