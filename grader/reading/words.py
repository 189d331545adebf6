"""Runs of letters -> names, functions and constants, with what digits and subscripts add to them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from grader import limits
from grader.outcomes import ComplaintCode, ReadingKind
from grader.reading.ambiguity import Fork, Forks
from grader.reading.complaints import complain
from grader.reading.functions import SpecialFunction
from grader.reading.lexicon import Piece, Word, lexicon, tile
from grader.reading.names import Vocabulary
from grader.reading.suggestions import complain_unknown, complain_unknown_subscript
from grader.reading.tokens import Kind, Token
from grader.records import record
from grader.syntax import Span

# A subscript without braces may run on into the next name: this much of it is tried.
_SUBSCRIPT_LETTERS = 12

# Before a variable, the step in it.
_DELTA = "Delta"


def with_words(tokens: Sequence[Token], vocabulary: Vocabulary, forks: Forks) -> list[Token]:
    """The tokens with every run of letters split."""
    return _Splitter(tokens, vocabulary, forks).split()


@record()
class _Tail:
    """What follows a run and may belong to its last name: ``text`` as in a spelling, ``_1`` or ``1``.

    ``used`` is how many tokens it takes; ``left`` is what it leaves of the last of them.
    """

    text: str = ""
    end: int = 0
    used: int = 0
    left: Token | None = None


# Asking an enumeration for a member costs as much as making a token.
_WORD, _NUMBER, _SUBSCRIPT, _SIGN = Kind.WORD, Kind.NUMBER, Kind.SUBSCRIPT, Kind.SIGN
_MAY_BELONG = frozenset({_NUMBER, _SUBSCRIPT})
_LOG = SpecialFunction.LOG

_NO_TAIL = _Tail()
_END = Token(Kind.END, "", 0, 0)


class _Splitter:
    """Walks over the tokens once."""

    def __init__(self, tokens: Sequence[Token], vocabulary: Vocabulary, forks: Forks) -> None:
        self._tokens = list(tokens)
        self._vocabulary = vocabulary
        self._lexicon = lexicon(vocabulary)
        self._forks = forks
        self._index = 0

    def split(self) -> list[Token]:
        made: list[Token] = []
        has_step = bool(self._vocabulary.step)
        while self._index < len(self._tokens):
            token = self._tokens[self._index]
            if token.kind is _WORD:
                made += (has_step and self._step(token)) or self._run(token)
            else:
                made.append((token.kind is _NUMBER and self._scientific(token)) or token)
                self._index += 1
        return made

    def _step(self, token: Token) -> tuple[Token, ...]:
        """The step typed as Delta x, in one word or two."""
        step = self._vocabulary.step
        variable = next(iter(self._vocabulary.variables), "")
        if token.text.capitalize() not in (_DELTA, _DELTA + variable):
            return ()
        if token.text.capitalize() != _DELTA:
            self._index += 1
            return (Token(Kind.NAME, step, token.start, token.end),)
        run = self._peek(1)
        if run.kind is not _WORD or not run.text.startswith(variable):
            return ()
        end = run.start + len(variable) if run.end - run.start == len(run.text) else run.end
        self._index += 1
        self._tokens[self._index] = replace(run, text=run.text.removeprefix(variable), start=end)
        if not self._tokens[self._index].text:
            self._index += 1
        return (Token(Kind.NAME, step, token.start, end),)

    def _run(self, token: Token) -> Sequence[Token]:
        if word := self._word(token):
            self._index += 1
            made = Token(word.kind, word.text, token.start, token.end)
            return (made,) if token.whole else self._split_again(made, token.text)
        tail, pieces = self._tiled(token)
        self._index += 1 + tail.used
        if tail.left:
            self._index -= 1
            self._tokens[self._index] = tail.left
        self._refuse_subscript(token, pieces[-1])
        return self._tokens_of(pieces, token, end=tail.end or token.end)

    def _word(self, token: Token) -> Word | None:
        """What the run is as a whole, if nothing follows that may belong to it: most runs are such."""
        return None if self._peek(1).kind in _MAY_BELONG else self._lexicon.words.get(token.text)

    def _tiled(self, token: Token) -> tuple[_Tail, tuple[Piece, ...]]:
        """The pieces of the run with the longest tail that is in the last of them."""
        for tail in (*self._tails(), _NO_TAIL):
            pieces = tile(token.text + tail.text, self._lexicon)
            if pieces and not (token.whole and len(pieces) > 1):
                return tail, pieces
        return complain_unknown(token, self._peek(1), self._vocabulary)

    def _peek(self, ahead: int) -> Token:
        index = self._index + ahead
        return self._tokens[index] if index < len(self._tokens) else _END

    def _tails(self) -> Sequence[_Tail]:
        after = self._peek(1)
        if after.kind is _SUBSCRIPT:
            return tuple(self._subscripts())
        is_touching = after.kind is _NUMBER and after.start == self._peek(0).end and after.text.isdigit()
        return (_Tail(after.text, after.end, 1),) if is_touching else ()

    def _subscripts(self) -> Iterator[_Tail]:
        below = self._peek(2)
        if below.kind is Kind.OPEN:
            inner, closing = self._peek(3), self._peek(4)
            if inner.kind in (_NUMBER, _WORD) and closing.kind is Kind.CLOSE:
                yield _Tail(f"_{inner.text}", closing.end, 4)
        elif below.kind in (_NUMBER, _WORD):
            yield _Tail(f"_{below.text}", below.end, 2)
            yield from self._shorter_subscripts(below)

    def _shorter_subscripts(self, below: Token) -> Iterator[_Tail]:
        if below.kind is not _WORD or below.whole:
            return
        for length in range(min(len(below.text) - 1, _SUBSCRIPT_LETTERS), 0, -1):
            middle = below.start + length
            left = replace(below, text=below.text[length:], start=middle)
            yield _Tail(f"_{below.text[:length]}", middle, 2, left)

    def _refuse_subscript(self, token: Token, last: Piece) -> None:
        if self._peek(0).kind is _SUBSCRIPT and last.word.text != _LOG:
            below = self._tokens[self._index + 1 : self._index + 4]
            complain_unknown_subscript(token, last, below, self._vocabulary)

    def _tokens_of(self, pieces: tuple[Piece, ...], token: Token, *, end: int) -> list[Token]:
        is_plain = token.end - token.start == len(token.text)
        made: list[Token] = []
        for piece in pieces:
            start = token.start + piece.start if is_plain else token.start
            stop = end if piece is pieces[-1] or not is_plain else token.start + piece.end
            one = Token(piece.word.kind, piece.word.text, start, stop)
            if piece.end - piece.start > 1 and not token.whole:
                made += self._split_again(one, token.text[piece.start : piece.end])
            else:
                made.append(one)
        return made

    def _split_again(self, made: Token, typed: str) -> tuple[Token, ...]:
        """A word of several letters that the exercise's names spell too is a fork: ``asin``, a sin."""
        others = tile(typed, self._lexicon, excluded=typed) if len(typed) > 1 else ()
        if not others or not self._forks.takes(Fork(ReadingKind.NAME_SPLIT, made.start, made.start)):
            return (made,)
        return tuple(
            Token(other.word.kind, other.word.text, made.start + other.start, made.start + other.end)
            for other in others
        )

    def _scientific(self, number: Token) -> Token | None:
        """``2e-8``: a number in numeric tasks, elsewhere two e minus eight; the other is a fork."""
        mark = self._peek(1)
        if mark.text not in ("e", "E"):
            return None
        sign, digits = self._peek(2), self._peek(3)
        if sign.kind is not _SIGN:
            sign, digits = Token(_SIGN, "+", mark.end, mark.end), sign
        if not _touch(number, mark, sign, digits) or not digits.text.isdigit():
            return None
        fork = Fork(ReadingKind.SCIENTIFIC_NUMBER, number.start, mark.start)
        is_signed = sign.end > sign.start
        is_read_otherwise = is_signed and self._forks.takes(fork)
        if self._vocabulary.numeric is is_read_otherwise:
            return None
        self._index += 3 if is_signed else 2
        return _written_out(number.text, f"{sign.text}{digits.text}", place=Span(number.start, digits.end))


def _touch(*tokens: Token) -> bool:
    return all(first.end == second.start for first, second in pairwise(tokens))


def _written_out(mantissa: str, exponent: str, *, place: Span) -> Token:
    if len(exponent) > 4 or abs(int(exponent)) > limits.DIGITS:
        complain(ComplaintCode.TOO_LARGE, place, most=str(limits.DIGITS))
    text = format(Decimal(f"{mantissa}e{exponent}"), "f")
    if len(text) > limits.DIGITS:
        complain(ComplaintCode.TOO_LARGE, place, most=str(limits.DIGITS))
    return Token(Kind.NUMBER, text, place.start, place.end)
