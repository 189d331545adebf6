"""Characters -> tokens."""

# ruff: noqa: RUF001
import re
from collections.abc import Iterator, Mapping

from grader import limits
from grader.outcomes import ComplaintCode
from grader.reading.characters import BLANKS, GREEK, SUBSCRIPTS, SUPERSCRIPTS, VULGAR_FRACTIONS, named
from grader.reading.complaints import complain
from grader.reading.latex import command
from grader.reading.tokens import SIGNS, Kind, Token
from grader.syntax import Span

_PATTERN = re.compile(
    rf"""(?P<blank>[{BLANKS}~]+)
    |(?P<number>[0-9]+(?:\.[0-9]*)?|\.[0-9]+)
    |(?P<word>[A-Za-z]+)
    |(?P<greek>[{"".join(GREEK)}])
    |(?P<drawn>[⁰¹²³⁴-⁹]+⁄[₀-₉]+)
    |(?P<superscript>[{"".join(SUPERSCRIPTS)}]+)
    |(?P<subscript>[{"".join(SUBSCRIPTS)}]+)
    |(?P<vulgar>[{"".join(VULGAR_FRACTIONS)}])
    |(?P<prime>\^\s*(?:\\prime(?![A-Za-z])|\{{\s*(?:(?:\\prime|\\doubleprime|')\s*)+\}})|['"‴⁗]+)
    |(?P<power>\^|\*\*)
    |(?P<relation><=|>=|!=|==)
    |(?P<command>\\(?:operatorname\*|[A-Za-z]+|.))
    |(?P<sign>[{re.escape("".join(SIGNS))}])""",
    re.VERBOSE | re.DOTALL,
)

_PRIMES = {"\\doubleprime": "''", "\\prime": "'", '"': "''", "‴": "'''", "⁗": "''''"}


def scan(text: str) -> list[Token]:
    """The tokens of a normalised text, or a complaint about the first character no table knows."""
    return list(_tokens(text, 0))


def _tokens(text: str, shift: int) -> Iterator[Token]:
    """``shift`` is where ``text`` begins in what was typed."""
    position = 0
    while position < len(text):
        found = _PATTERN.match(text, position)
        if not found:
            place = Span(position + shift, position + shift + 1)
            complain(ComplaintCode.UNEXPECTED_CHARACTER, place, character=named(text[position]))
        group, position = found.lastgroup, found.end()
        if group == "sign":
            yield Token(*SIGNS[found.group()], found.start() + shift, position + shift)
        elif group == "command":
            token, position = command(text, Span(*found.span()))
            if token:
                yield token
        elif group != "blank":
            yield from _of_match(found, shift)


def _of_match(found: re.Match[str], shift: int) -> Iterator[Token]:
    text, start, end = found.group(), found.start() + shift, found.end() + shift
    match found.lastgroup:
        case "number":
            yield _number(text, start, end)
        case "word":
            yield Token(Kind.WORD, text, start, end)
        case "greek":
            yield Token(Kind.WORD, GREEK[text], start, end, whole=True)
        case "superscript":
            yield Token(Kind.CARET, "^", start, start)
            yield from _raised(text, start, table=SUPERSCRIPTS)
        case "subscript":
            yield Token(Kind.SUBSCRIPT, "_", start, start)
            yield from _raised(text, start, table=SUBSCRIPTS)
        case _:
            yield _composed(found, start, end)


def _composed(found: re.Match[str], start: int, end: int) -> Token:
    text = found.group()
    match found.lastgroup:
        case "vulgar":
            above, below = VULGAR_FRACTIONS[text]
            return Token(Kind.VULGAR, f"{above}/{below}", start, end)
        case "drawn":
            above_text, below_text = (_plain(part) for part in text.split("⁄"))
            return Token(Kind.VULGAR, f"{above_text}/{below_text}", start, end)
        case "prime":
            return Token(Kind.PRIME, _primes(text), start, end)
        case "power":
            return Token(Kind.CARET, "^", start, end)
        case _:
            return Token(Kind.EQUALS if text == "==" else Kind.RELATION, text, start, end)


def _number(text: str, start: int, end: int) -> Token:
    if sum(map(str.isdigit, text)) > limits.DIGITS:
        complain(ComplaintCode.TOO_LARGE, Span(start, end), most=str(limits.DIGITS))
    return Token(Kind.NUMBER, text, start, end)


def _raised(text: str, start: int, *, table: Mapping[str, str]) -> Iterator[Token]:
    """A run of raised or lowered characters is a group, as if in braces."""
    end = start + len(text)
    yield Token(Kind.OPEN, "}", start, start)
    yield from _tokens("".join(table[character] for character in text), start)
    yield Token(Kind.CLOSE, "}", end, end)


def _plain(digits: str) -> str:
    return "".join(SUPERSCRIPTS.get(digit) or SUBSCRIPTS[digit] for digit in digits)


def _primes(text: str) -> str:
    for typed, primes in _PRIMES.items():
        text = text.replace(typed, primes)
    return "'" * text.count("'")
