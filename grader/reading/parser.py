"""Tokens of one component -> its tree: precedence climbing over terms, factors, powers and operands."""

from collections.abc import Callable, Sequence
from fractions import Fraction
from types import MappingProxyType

from grader import limits
from grader.outcomes import ComplaintCode, ReadingKind
from grader.reading.ambiguity import Forks
from grader.reading.building import constant, covering, negated, number, product, quotient, span_of, total
from grader.reading.calls import Calls
from grader.reading.complaints import complain
from grader.reading.cursor import STARTS_FACTOR
from grader.reading.names import Vocabulary
from grader.reading.tokens import Kind, Token
from grader.syntax import Application, Call, FunctionName, Name, Node, Number, Power, Quotient, Span

# Asking an enumeration for a member costs more than the rest of a step.
_SIGN, _TIMES, _OVER, _CARET, _PRIME = Kind.SIGN, Kind.TIMES, Kind.OVER, Kind.CARET, Kind.PRIME
_OPEN, _CLOSE = Kind.OPEN, Kind.CLOSE


class Parser(Calls):
    """One method a rule of the grammar; its docstring is the rule."""

    def __init__(self, tokens: Sequence[Token], vocabulary: Vocabulary, forks: Forks) -> None:
        super().__init__(tokens, vocabulary, forks)
        self._exponents = 0

    def whole(self) -> Node:
        """whole = expression END"""
        node = self.expression()
        if not self.at(Kind.END):
            self.refuse()
        return node

    def expression(self) -> Node:
        """expression = term (sign term)*"""
        terms = [self.term()]
        while self.token.kind is _SIGN:
            terms.append(self.term())
        return total(terms)

    def term(self) -> Node:
        """term = sign* factor ("*" sign* factor | "/" denominator | factor)*"""
        signs = self.signs() if self.token.kind is _SIGN else ()
        factors = [self.factor()]
        while True:
            kind = self.token.kind
            if kind in STARTS_FACTOR:
                factors.append(self.juxtaposed())
            elif kind is _TIMES:
                self.advance()
                factors.append(self._signed_factor())
            elif kind is _OVER:
                slash = self.advance()
                factors = [quotient(product(factors), self._denominator(slash))]
            else:
                node = factors[0] if len(factors) == 1 else product(factors)
                return negated(node, signs) if signs else node

    def signs(self) -> Sequence[Token]:
        """The signs that stand here."""
        signs: list[Token] = []
        while self.token.kind is _SIGN:
            signs.append(self.advance())
        if len(signs) > limits.DEPTH:
            complain(ComplaintCode.TOO_DEEP, signs[-1], most=str(limits.DEPTH))
        return signs

    def _signed_factor(self) -> Node:
        signs = self.signs()
        return negated(self.factor(), signs)

    def juxtaposed(self) -> Node:
        """A factor that follows another without a sign."""
        self.refuse_touching()
        return self.factor()

    def _denominator(self, slash: Token) -> Node:
        """denominator = sign* factor; read otherwise, all that follows without a sign"""
        mark = self.mark()
        signs = self.signs()
        factors = [self.factor()]
        is_open = not self.is_exact_from(mark) and self.starts_more()
        if is_open and self.takes(ReadingKind.WHOLE_DENOMINATOR, slash):
            factors += self._more_factors()
        return negated(product(factors), signs)

    def _more_factors(self) -> list[Node]:
        factors = []
        while self.starts_more():
            factors.append(self.juxtaposed())
        return factors

    def factor(self) -> Node:
        """factor = operand ["^" exponent]"""
        base = self.operand()
        return self.raised(base) if self.token.kind is _CARET else base

    def raised(self, base: Node) -> Node:
        """The base with the power that follows, if one does."""
        if self.token.kind is not _CARET:
            return base
        exponent = self._exponent(self.advance())
        return Power(base, exponent, span=covering(base, exponent))

    def _exponent(self, caret: Token) -> Node:
        """exponent = sign* factor, so that powers group to the right and signs stay above"""
        self.enter()
        self._exponents += 1
        mark = self.mark()
        signs = self.signs()
        exponent = self.factor()
        if not self.is_exact_from(mark):
            exponent = self._longer_exponent(exponent, caret)
        self._exponents -= 1
        self.leave()
        return negated(exponent, signs)

    def _longer_exponent(self, exponent: Node, caret: Token) -> Node:
        """One factor; read otherwise, the run to the next function or sign, or a fraction."""
        factors = [exponent]
        if self.starts_more():
            if self._exponent_takes(ReadingKind.EXPONENT_TO_OPERATOR, caret):
                factors += self._more_factors()
            elif not self._begins_new_factor() and self._exponent_takes(
                ReadingKind.EXPONENT_TO_FUNCTION, caret
            ):
                factors += self._factors_to_function()
        if self.token.kind is _OVER and self._exponent_takes(ReadingKind.FRACTION_EXPONENT, caret):
            self.advance()
            return quotient(product(factors), self.factor())
        return product(factors)

    def _exponent_takes(self, kind: ReadingKind, caret: Token) -> bool:
        """In an exponent's exponent what follows belongs to the outer one, for most readers."""
        return self.takes(kind, caret, weak=self._exponents > 1)

    def _factors_to_function(self) -> list[Node]:
        factors = []
        while self.starts_more() and not self._begins_new_factor():
            factors.append(self.juxtaposed())
        return factors

    def _begins_new_factor(self) -> bool:
        return self.at(Kind.FUNCTION, Kind.RADICAL) or self.is_at_power_of_e()

    def operand(self) -> Node:
        """operand = number | name | constant | vulgar | group | call | radical | fraction"""
        kind = self.token.kind
        rule = _OPERANDS.get(kind)
        if rule is None:
            self.refuse()
        if kind in _LEVELS:
            self.enter()
            node = rule(self)
            self.leave()
        else:
            node = rule(self)
        if self.token.kind is _PRIME:
            self.refuse()
        return node

    def number(self) -> Node:
        """number = digits"""
        return number(self.advance())

    def constant(self) -> Node:
        """constant = "e" | "pi" """
        return constant(self.advance())

    def bracketed(self, *, most: int = 1) -> list[Node]:
        """brackets = open expression ("," expression)* close"""
        self.advance()
        outer, self._exponents = self._exponents, 0
        self.enter_bracket()
        parts = [self.expression()]
        while len(parts) < most and self.take(Kind.COMMA):
            parts.append(self.expression())
        self.leave_bracket()
        self._exponents = outer
        if self.token.kind is not _CLOSE:
            self.refuse()
        self.advance()
        return parts

    def command_argument(self) -> Node:
        """command_argument = braces | digit | operand"""
        if self.at(Kind.OPEN) and self.token.text != "|":
            return self.bracketed()[0]
        if self.at(Kind.NUMBER):
            return number(self.take_digit())
        return self.operand()

    def group(self) -> Node:
        """group = brackets | "|" expression "|" """
        mark, closing = self.mark(), self.token.text
        if closing == "end":
            self.refuse_matrix()
        node = self.bracketed()[0]
        if closing == "|":
            return Call(FunctionName.ABS, node, span=self.span_from(mark))
        self.set_exact(mark)
        return node

    def fraction(self) -> Node:
        """fraction = "\\frac" command_argument command_argument"""
        mark, command = self.mark(), self.advance()
        numerator = self.command_argument()
        if not self.starts_factor():
            complain(ComplaintCode.MISSING_OPERAND, command)
        denominator = self.command_argument()
        if self.at(Kind.NUMBER):
            self.refuse_touching()
        self.set_exact(mark)
        return Quotient(numerator, denominator, span=self.span_from(mark))

    def vulgar(self) -> Node:
        """A fraction of one character is drawn with its bar: it ends where it ends."""
        mark, token = self.mark(), self.advance()
        above, below = (Number(Fraction(part), span=span_of(token)) for part in token.text.split("/"))
        self.set_exact(mark)
        return Quotient(above, below, span=span_of(token))

    def name(self) -> Node:
        """name = letter | function "(" its argument ")" """
        token = self.advance()
        argument = self.inner.get(token.text)
        if argument is None:
            return Name(token.text, span=Span(token.start, token.end))
        opening, inside, closing = self.token, self.peek(1), self.peek(2)
        if (opening.kind, inside.text, closing.kind) != (_OPEN, argument, _CLOSE):
            return Name(token.text, span=Span(token.start, token.end))
        for _ in range(3):
            self.advance()
        return Application(token.text, argument, span=Span(token.start, closing.end))


# Operands that make a level of the tree over what they hold.
_LEVELS = frozenset({Kind.FUNCTION, Kind.RADICAL, Kind.FRACTION})

_OPERANDS: MappingProxyType[Kind, Callable[[Parser], Node]] = MappingProxyType(
    {
        Kind.NUMBER: Parser.number,
        Kind.CONSTANT: Parser.constant,
        Kind.BASIS: Parser.name,
        Kind.NAME: Parser.name,
        Kind.VULGAR: Parser.vulgar,
        Kind.OPEN: Parser.group,
        Kind.FUNCTION: Parser.call,
        Kind.RADICAL: Parser.radical,
        Kind.FRACTION: Parser.fraction,
    }
)
