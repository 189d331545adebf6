"""Names nobody knows here: which part of a run it is, and the nearest known one."""

import difflib
from collections.abc import Iterable, Sequence
from typing import NoReturn

from grader.outcomes import ComplaintCode
from grader.reading.complaints import complain
from grader.reading.functions import CONSTANTS, FUNCTIONS
from grader.reading.lexicon import Piece, untiled
from grader.reading.names import Vocabulary
from grader.reading.tokens import Kind, Token
from grader.syntax import Span

_CUTOFF = 0.6
_COMPARED_LETTERS = 20

# From so many letters on a word before a bracket is a function, whatever its last letters are.
_FUNCTION_LETTERS = 3

_USUAL = "sin, cos, tan, exp, ln, sqrt"

# What other languages and programs call functions of the table.
_OTHER_SPELLINGS = {
    "tg": "tan", "ctg": "cot", "cotg": "cot", "sen": "sin", "arctg": "arctan", "arcctg": "arccot",
    "sh": "sinh", "ch": "cosh", "th": "tanh", "sqr": "sqrt", "lb": "log2", "ld": "log2", "nlog": "ln",
}  # fmt: skip


def complain_unknown(run: Token, after: Token, vocabulary: Vocabulary) -> NoReturn:
    """About the part of the run that is no word; before a bracket it is taken for a function."""
    start, end = untiled(run.text, vocabulary)
    own = _length_of_names(run.text, vocabulary)
    is_before_bracket = after.kind is Kind.OPEN and after.text == ")"
    if is_before_bracket and _may_be_function(run.text[own:], is_whole=end == len(run.text)):
        use = _nearest(run.text[own:], FUNCTIONS) or _USUAL
        place = _part(run, own, len(run.text))
        complain(ComplaintCode.UNKNOWN_FUNCTION, place, name=run.text[own:], use=use)
    complain_name(run.text[start:end], _part(run, start, end), vocabulary)


def _may_be_function(name: str, *, is_whole: bool) -> bool:
    """``qx(x + 1)`` has an unknown q, but ``max(x)`` is meant as one word although x is known."""
    return len(name) >= _FUNCTION_LETTERS or (len(name) > 1 and is_whole)


def _part(run: Token, start: int, end: int) -> Span:
    """The place of a part of a run; all of it where the letters are not as typed."""
    is_as_typed = run.end - run.start == len(run.text)
    return Span(run.start + start, run.start + end) if is_as_typed else Span(run.start, run.end)


def complain_unknown_subscript(
    run: Token, last: Piece, below: Sequence[Token], vocabulary: Vocabulary
) -> NoReturn:
    inner = "".join(token.text for token in below if token.kind in (Kind.NUMBER, Kind.WORD))
    start = run.start + last.start if run.end - run.start == len(run.text) else run.start
    end = below[-1].end if below else run.end
    complain_name(f"{last.word.text}_{inner}", Span(start, end), vocabulary)


def complain_name(name: str, place: Span, vocabulary: Vocabulary) -> NoReturn:
    known = (*vocabulary.names, *CONSTANTS)
    use = _nearest(name, (*known, *FUNCTIONS)) or ", ".join(known)
    complain(ComplaintCode.UNKNOWN_NAME, place, name=name, use=use)


def _nearest(name: str, known: Iterable[str]) -> str:
    if name.lower() in _OTHER_SPELLINGS:
        return _OTHER_SPELLINGS[name.lower()]
    same = [word for word in known if word.lower() == name.lower()]
    found = same or difflib.get_close_matches(name[:_COMPARED_LETTERS], list(known), n=1, cutoff=_CUTOFF)
    return found[0] if found else ""


def _length_of_names(run: str, vocabulary: Vocabulary) -> int:
    """How far the exercise's own names of one letter reach from the start of the run."""
    letters = {name for name in vocabulary.names if len(name) == 1}
    return next((place for place, letter in enumerate(run) if letter not in letters), 0)
