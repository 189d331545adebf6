"""Arguments without brackets: the run of numbers and names after a function, one factor after a root."""

from collections.abc import Sequence

from grader.outcomes import ComplaintCode, ReadingKind
from grader.reading.building import negated, product, quotient, total
from grader.reading.complaints import complain
from grader.reading.grammar import Grammar
from grader.reading.tokens import Kind, Token
from grader.syntax import Constant, Node, Number

_RUN = frozenset({Kind.NUMBER, Kind.NAME, Kind.CONSTANT})
_BEGINS_RUN = _RUN | {Kind.FRACTION, Kind.VULGAR}

# Asking an enumeration for a member costs more than the rest of a step.
_OVER, _TIMES, _CARET = Kind.OVER, Kind.TIMES, Kind.CARET


class Runs(Grammar):
    """Reads arguments that no bracket ends."""

    def run(self, function: Token) -> Node:
        """run = "-"* factor factor*, up to the next function, power of e, bracket or sign"""
        signs = self._signs_before_argument(function)
        begins_run = self.token.kind in _BEGINS_RUN
        factors = [self._run_factor(function)]
        while self._goes_on(function, factors, begins_run=begins_run):
            factors = self._extended(factors, function)
        return negated(product(factors), signs)

    def root_run(self, root: Token) -> Node:
        """root_run = "-"* factor"""
        signs = self._signs_before_argument(root)
        return negated(self.longer_radicand(root, self._run_factor(root)), signs)

    def longer_radicand(self, root: Token, first: Node) -> Node:
        """One factor; where it is read otherwise, the run, or all the terms that follow."""
        factors = [first]
        while (self.starts_more() or self.token.kind is _OVER) and self.takes(ReadingKind.ROOT_OF_RUN, root):
            factors = self._extended(factors, root)
        terms = [product(factors)]
        while self.at(Kind.SIGN) and self.takes(ReadingKind.ROOT_OF_RUN, root):
            terms.append(self.term())
        return total(terms)

    def _signs_before_argument(self, function: Token) -> Sequence[Token]:
        signs = self.signs() if self.token.text == "-" else ()
        if not self.starts_factor():
            name = function.text if function.kind is Kind.FUNCTION else "√"
            complain(ComplaintCode.FUNCTION_WITHOUT_ARGUMENT, function, function=name)
        return signs

    def _run_factor(self, function: Token) -> Node:
        """A factor with its power, which belongs to it and not to the function's value."""
        is_power_of_e = self.is_at_power_of_e()
        operand = self.operand()
        is_forked = self.token.kind is _CARET and not is_power_of_e
        if is_forked and self.takes(ReadingKind.POWER_OF_FUNCTION, function):
            return operand
        return self.raised(operand)

    def _goes_on(self, function: Token, factors: list[Node], *, begins_run: bool) -> bool:
        if begins_run and self.token.kind in _RUN and not self.is_at_power_of_e():
            return not self.takes(
                ReadingKind.ARGUMENT_ONE_FACTOR, function, weak=self._touches_number(factors)
            )
        if self.starts_more() or self.token.kind is _OVER:
            return self.takes(ReadingKind.ARGUMENT_TO_OPERATOR, function)
        if self.token.kind is not _TIMES or not all(isinstance(part, Number | Constant) for part in factors):
            return False
        return self.takes(ReadingKind.ARGUMENT_TO_OPERATOR, function)

    def _touches_number(self, factors: list[Node]) -> bool:
        """``sin 2x``: nobody means sin(2) x, unless there is a blank."""
        is_coefficient = len(factors) == 1 and self.before.kind is Kind.NUMBER
        return is_coefficient and self.before.end == self.token.start

    def _extended(self, factors: list[Node], function: Token) -> list[Node]:
        if self.take(Kind.OVER):
            return [quotient(product(factors), self.factor())]
        if not self.take(Kind.TIMES):
            self.refuse_touching()
        return [*factors, self._run_factor(function)]
