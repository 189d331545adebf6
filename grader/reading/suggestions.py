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

_USUAL = "sin, cos, tan, exp, ln, sqrt"

# What other languages and programs call functions of the table.
_OTHER_SPELLINGS = {
    "tg": "tan", "ctg": "cot", "cotg": "cot", "sen": "sin", "arctg": "arctan", "arcctg": "arccot",
    "sh": "sinh", "ch": "cosh", "th": "tanh", "sqr": "sqrt", "lb": "log2", "ld": "log2", "nlog": "ln",
}  # fmt: skip


def complain_unknown(run: Token, after: Token, vocabulary: Vocabulary) -> NoReturn:
    """About the part of the run that is no word; a word before a bracket is taken for a function."""
    start, end = untiled(run.text, vocabulary)
    is_function = after.kind is Kind.OPEN and after.text == ")" and end == len(run.text)
    if is_function:
        start = _length_of_names(run.text, vocabulary)
    name = run.text[start:end]
    if run.end - run.start != len(run.text):
        name, place = run.text, Span(run.start, run.end)
    else:
        place = Span(run.start + start, run.start + end)
    if is_function and len(name) > 1:
        complain(ComplaintCode.UNKNOWN_FUNCTION, place, name=name, use=_nearest(name, FUNCTIONS) or _USUAL)
    complain_name(name, place, vocabulary)


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
