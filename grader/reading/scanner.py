"""Characters -> tokens."""

# ruff: noqa: RUF001
import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import NoReturn

from grader import limits
from grader.outcomes import ComplaintCode
from grader.reading.characters import BLANKS, GREEK, SUBSCRIPTS, SUPERSCRIPTS, VULGAR_FRACTIONS, named
from grader.reading.complaints import complain
from grader.reading.latex import command
from grader.reading.tokens import SIGNS, Kind, Token
from grader.syntax import Span

_BLANK = f"[{BLANKS}~]*+"

# What is typed most comes first. A sign that may begin a longer one is itself only where it does not.
_PATTERN = re.compile(
    rf"""{_BLANK}(?:
    (?P<word>[A-Za-z]+)
    |(?P<sign>[{re.escape("".join(sign for sign in SIGNS if sign not in "*<>="))}]|\*(?!\*)|[<>=](?!=))
    |(?P<number>[0-9]+(?:\.[0-9]*)?|\.[0-9]+)
    |(?P<command>\\(?:operatorname\*|[A-Za-z]+|.))
    |(?P<prime>\^\s*(?:\\prime(?![A-Za-z])|\{{\s*(?:(?:\\prime|\\doubleprime|')\s*)+\}})|['"‴⁗]+)
    |(?P<power>\^|\*\*)
    |(?P<relation><=|>=|!=|==)
    |(?P<greek>[{"".join(GREEK)}])
    |(?P<drawn>[⁰¹²³⁴-⁹]+⁄[₀-₉]+)
    |(?P<superscript>[{"".join(SUPERSCRIPTS)}]+)
    |(?P<subscript>[{"".join(SUBSCRIPTS)}]+)
    |(?P<vulgar>[{"".join(VULGAR_FRACTIONS)}])
    |(?P<end>\Z))""",
    re.VERBOSE | re.DOTALL,
)
_BLANKS = re.compile(_BLANK)

_PRIMES = {"\\doubleprime": "''", "\\prime": "'", '"': "''", "‴": "'''", "⁗": "''''"}


def scan(text: str, shift: int = 0) -> list[Token]:
    """The tokens of a normalised text, or a complaint about the first character no table knows.

    ``shift`` is where ``text`` begins in what was typed.
    """
    tokens: list[Token] = []
    match, position = _PATTERN.match, 0
    while found := match(text, position):
        group = found.lastgroup or ""
        start, position = found.span(found.lastindex or 0)
        if group == "sign":
            kind, meaning = SIGNS[text[start]]
            tokens.append(Token(kind, meaning, start + shift, position + shift))
        elif group == "word":
            tokens.append(Token(_WORD, text[start:position], start + shift, position + shift))
        elif group == "end":
            return tokens
        elif group == "command":
            token, position = command(text, Span(start, position))
            tokens += [token] if token else []
        else:
            tokens += _MAKERS[group](text[start:position], start + shift, position + shift)
    return _refuse_character(text, position, shift)


def _refuse_character(text: str, position: int, shift: int) -> NoReturn:
    blanks = _BLANKS.match(text, position)
    place = blanks.end() if blanks else position
    complain(
        ComplaintCode.UNEXPECTED_CHARACTER,
        Span(place + shift, place + shift + 1),
        character=named(text[place]),
    )


# Asking an enumeration for a member costs as much as making a token.
_WORD, _NUMBER = Kind.WORD, Kind.NUMBER

Tokens = tuple[Token, ...]


def _number(text: str, start: int, end: int) -> Tokens:
    if len(text) > limits.DIGITS and sum(map(str.isdigit, text)) > limits.DIGITS:
        complain(ComplaintCode.TOO_LARGE, Span(start, end), most=str(limits.DIGITS))
    return (Token(_NUMBER, text, start, end),)


def _prime(text: str, start: int, end: int) -> Tokens:
    for typed, primes in _PRIMES.items():
        text = text.replace(typed, primes)
    return (Token(Kind.PRIME, "'" * text.count("'"), start, end),)


def _power(_: str, start: int, end: int) -> Tokens:
    return (Token(Kind.CARET, "^", start, end),)


def _relation(text: str, start: int, end: int) -> Tokens:
    return (Token(Kind.EQUALS if text == "==" else Kind.RELATION, text, start, end),)


def _greek(text: str, start: int, end: int) -> Tokens:
    return (Token(Kind.WORD, GREEK[text], start, end, whole=True),)


def _drawn(text: str, start: int, end: int) -> Tokens:
    above, below = (_plain(part) for part in text.split("⁄"))
    return (Token(Kind.VULGAR, f"{above}/{below}", start, end),)


def _superscript(text: str, start: int, end: int) -> Tokens:
    return (Token(Kind.CARET, "^", start, start), *_shifted(text, start, end, table=SUPERSCRIPTS))


def _subscript(text: str, start: int, end: int) -> Tokens:
    return (Token(Kind.SUBSCRIPT, "_", start, start), *_shifted(text, start, end, table=SUBSCRIPTS))


def _shifted(text: str, start: int, end: int, *, table: Mapping[str, str]) -> Tokens:
    """A run of raised or lowered characters is a group, as if in braces."""
    inside = scan("".join(table[character] for character in text), start)
    return (Token(Kind.OPEN, "}", start, start), *inside, Token(Kind.CLOSE, "}", end, end))


def _vulgar(text: str, start: int, end: int) -> Tokens:
    above, below = VULGAR_FRACTIONS[text]
    return (Token(Kind.VULGAR, f"{above}/{below}", start, end),)


def _plain(digits: str) -> str:
    return "".join(SUPERSCRIPTS.get(digit) or SUBSCRIPTS[digit] for digit in digits)


_MAKERS: Mapping[str, Callable[[str, int, int], Tokens]] = MappingProxyType(
    {
        "number": _number,
        "prime": _prime,
        "power": _power,
        "relation": _relation,
        "greek": _greek,
        "drawn": _drawn,
        "superscript": _superscript,
        "subscript": _subscript,
        "vulgar": _vulgar,
    }
)
