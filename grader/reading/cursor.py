"""Where the parser stands: the tokens, how deep it is, which forks it takes; and what it refuses there."""

from collections.abc import Sequence
from typing import NoReturn

from grader import limits
from grader.outcomes import ComplaintCode, ReadingKind
from grader.reading.ambiguity import Fork, Forks
from grader.reading.complaints import complain
from grader.reading.names import Vocabulary
from grader.reading.tokens import Kind, Token
from grader.syntax import Span

STARTS_FACTOR = frozenset(
    {Kind.NUMBER, Kind.NAME, Kind.CONSTANT, Kind.BASIS, Kind.FUNCTION, Kind.VULGAR, Kind.OPEN, Kind.FRACTION}
    | {Kind.RADICAL, Kind.PLACEHOLDER}
)
_STARTS_MORE = STARTS_FACTOR - {Kind.BASIS}

# Asking an enumeration for a member costs more than the rest of a step.
_END, _CONSTANT, _CARET, _NUMBER, _VULGAR = Kind.END, Kind.CONSTANT, Kind.CARET, Kind.NUMBER, Kind.VULGAR
_NUMERIC = frozenset({_NUMBER, _VULGAR})


class Cursor:
    """Moves over the tokens of one component, the last of which has the kind END; ``token`` is the next."""

    def __init__(self, tokens: Sequence[Token], vocabulary: Vocabulary, forks: Forks) -> None:
        self._tokens = list(tokens)
        self._index = 0
        self.token = self._tokens[0]
        self._levels = 0
        self._brackets = 0
        self._exact = (-1, -1)
        self._forks = forks
        self.inner = dict(vocabulary.inner)

    @property
    def before(self) -> Token:
        return self._tokens[max(self._index - 1, 0)]

    def peek(self, ahead: int = 1) -> Token:
        return self._tokens[min(self._index + ahead, len(self._tokens) - 1)]

    def at(self, *kinds: Kind) -> bool:
        return self.token.kind in kinds

    def advance(self) -> Token:
        token = self.token
        if token.kind is not _END:
            self._index += 1
            self.token = self._tokens[self._index]
        return token

    def take(self, kind: Kind) -> Token | None:
        """The next token if it is of this kind."""
        return self.advance() if self.token.kind is kind else None

    def take_digit(self) -> Token:
        """The first digit of the number here; the rest of it is left to read."""
        number = self.token
        if len(number.text) == 1:
            return self.advance()
        if not number.text.isdigit():
            complain(ComplaintCode.BRACES_MISSING, number)
        middle = number.start + 1
        digit = Token(Kind.NUMBER, number.text[0], number.start, middle)
        rest = Token(Kind.NUMBER, number.text[1:], middle, number.end)
        self._tokens[self._index : self._index + 1] = [digit, rest]
        self._index += 1
        self.token = rest
        return digit

    def enter(self) -> None:
        """Go one level of the tree inwards, into an exponent or an argument; ``leave`` comes back."""
        self._levels += 1
        if self._levels > limits.DEPTH:
            complain(ComplaintCode.TOO_DEEP, self.token, most=str(limits.DEPTH))

    def leave(self) -> None:
        self._levels -= 1

    def enter_bracket(self) -> None:
        """Go into a bracket, which may add no level: what is printed has no more brackets than levels."""
        self._brackets += 1
        if self._brackets > limits.DEPTH:
            complain(ComplaintCode.TOO_DEEP, self.token, most=str(limits.DEPTH))

    def leave_bracket(self) -> None:
        self._brackets -= 1

    def mark(self) -> int:
        """A place to come back to: what is read next begins here."""
        return self._index

    def set_exact(self, mark: int) -> None:
        """What was read from the mark to here shows its own end: a bracket or a drawn bar."""
        self._exact = (mark, self._index)

    def is_exact_from(self, mark: int) -> bool:
        return self._exact == (mark, self._index)

    def span_from(self, mark: int) -> Span:
        return Span(self._tokens[mark].start, self.before.end)

    def starts_factor(self) -> bool:
        """Whether a factor follows without a sign of multiplication."""
        return self.token.kind in STARTS_FACTOR

    def starts_more(self) -> bool:
        """The same, if it can still belong to an argument, an exponent or a denominator."""
        return self.token.kind in _STARTS_MORE

    def is_at_power_of_e(self) -> bool:
        token = self.token
        return token.kind is _CONSTANT and token.text == "e" and self.peek().kind is _CARET

    def takes(self, kind: ReadingKind, owner: Token, *, weak: bool = False) -> bool:
        """Whether to read otherwise here; asking is what records the fork."""
        return self._forks.takes(Fork(kind, owner.start, self.token.start, weak))

    def refuse_touching(self) -> None:
        """Two numbers side by side, or a number touching the name before it, are no product to be sure of."""
        after = self.token
        if after.kind not in _NUMERIC:
            return
        before = self.before
        if after.kind is _VULGAR and before.kind is _NUMBER:
            complain(
                ComplaintCode.TWO_NUMBERS, Span(before.start, after.end), first=before.text, second=after.text
            )
        if after.kind is not _NUMBER:
            return
        place = Span(before.start, after.end)
        is_touching = before.end == after.start
        if before.kind in (Kind.NAME, Kind.CONSTANT) and is_touching:
            complain(ComplaintCode.DIGIT_AFTER_NAME, place, name=before.text, digits=after.text)
        if before.kind is Kind.NUMBER and is_touching and after.text.isdigit():
            complain(ComplaintCode.BRACES_MISSING, place)
        if before.kind in (Kind.NUMBER, Kind.VULGAR):
            complain(ComplaintCode.TWO_NUMBERS, place, first=before.text, second=after.text)

    def refuse(self) -> NoReturn:
        """Complain about the token here, which can neither go on nor begin an operand."""
        token = self.token
        match token.kind:
            case Kind.COMMA:
                self._refuse_comma()
            case Kind.EQUALS | Kind.RELATION:
                complain(ComplaintCode.EQUATION, token, sign=token.text)
            case Kind.PRIME | Kind.OPERATOR:
                complain(ComplaintCode.RESTATED_QUESTION, token)
            case Kind.SUBSCRIPT | Kind.ROW:
                complain(ComplaintCode.UNEXPECTED_CHARACTER, token, character=token.text)
            case _:
                self.refuse_missing()

    def refuse_missing(self) -> NoReturn:
        """An operand is missing here: the complaint is about the sign or the brackets that lack it."""
        token, before = self.token, self.before
        if token.kind is Kind.CLOSE and before.kind is Kind.OPEN:
            complain(ComplaintCode.MISSING_OPERAND, Span(before.start, token.end))
        at_an_end = token.kind in (Kind.END, Kind.CLOSE, Kind.COMMA, Kind.EQUALS, Kind.RELATION)
        complain(ComplaintCode.MISSING_OPERAND, before if at_an_end and self._index else token)

    def refuse_matrix(self) -> NoReturn:
        """A matrix stands where one expression is wanted."""
        complain(ComplaintCode.WRONG_SHAPE, self.token)

    def _refuse_comma(self) -> NoReturn:
        comma, before, after = self.token, self.before, self.peek()
        touch = before.end == comma.start and comma.end == after.start
        if before.kind is Kind.NUMBER and after.kind is Kind.NUMBER and touch:
            decimal = f"{before.text}.{after.text}"
            complain(ComplaintCode.COMMA, Span(before.start, after.end), decimal=decimal)
        complain(ComplaintCode.COMMA, comma, decimal="0.5")
