"""Input that is no mathematics: program code, and the question typed back."""

import re
from collections.abc import Sequence

from grader.outcomes import ComplaintCode
from grader.reading.complaints import complain
from grader.reading.lexicon import spellings
from grader.reading.names import Vocabulary
from grader.reading.sides import compact
from grader.reading.tokens import Token
from grader.syntax import Span

_CODE = re.compile(
    r"""__|=>|:=|&&|\{%|<\s*/?\s*[a-z]+\s*>|</|;
    |(?<![\\A-Za-z])(?:import|eval|exec|print|return|def|class|getattr|subprocess|lambda)(?![A-Za-z])
    |(?<![A-Za-z0-9)\]}|'"])["'][^'"]*["']""",
    re.VERBOSE,
)
# Every piece of code has one of these; looking for them takes a third of the time.
_SIGN_OF_CODE = re.compile(
    r"[_<;'\"]|=>|:=|&&|\{%|import|eval|exec|print|return|def|class|getattr|subprocess|lambda"
)

_RESTATED = re.compile(
    r"(?<![A-Za-z])[d∂](?:\^?[0-9])?[A-Za-z]?(?:\([^()]*\))?/[d∂][A-Za-z]"
    r"|^(?P<command>diff|Diff|derivative|Derivative|deriv|D)[(\[]"
)
# Every way to say it has one of these letters.
_DIFFERENTIALS = frozenset("dD∂")


def refuse_code(text: str, vocabulary: Vocabulary) -> None:
    """Complain about the first piece of program code in a normalised text."""
    if not _SIGN_OF_CODE.search(text):
        return
    for found in _CODE.finditer(text):
        typed = found.group()
        is_separator = typed == ";" and (vocabulary.vector_allowed or text[max(found.start() - 1, 0)] == "\\")
        if not is_separator and not _is_name(typed, vocabulary):
            complain(ComplaintCode.CODE, Span(*found.span()))


def _is_name(typed: str, vocabulary: Vocabulary) -> bool:
    return any(typed in spellings(name) for name in vocabulary.names)


def refuse_restated(tokens: Sequence[Token], vocabulary: Vocabulary) -> None:
    """Complain if the answer is the question again: ``d/dx(x^2)``, ``diff(x^2, x)``."""
    if _DIFFERENTIALS.isdisjoint("".join([token.text for token in tokens])):
        return
    found = _RESTATED.search(compact(tokens))
    if found and found["command"] not in vocabulary.names:
        complain(ComplaintCode.RESTATED_QUESTION, Span(tokens[0].start, tokens[-1].end))
