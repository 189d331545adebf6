"""Functions: powers and bases before the argument, arguments in brackets, roots."""

from fractions import Fraction

from grader import limits
from grader.outcomes import ComplaintCode, ReadingKind
from grader.reading.building import negated, number, product
from grader.reading.complaints import complain
from grader.reading.functions import FUNCTION_NAMES, INVERSES, ROOT_INDICES, SpecialFunction
from grader.reading.runs import Runs
from grader.reading.tokens import Kind, Token
from grader.syntax import Call, FunctionName, Logarithm, Negation, Node, Number, Power, Root, Span

_MINUS_ONE = Negation(Number(Fraction(1)))
# What may stand as a power or a base between a function and its argument.
_ATTACHED = frozenset({Kind.OPEN, Kind.NUMBER, Kind.NAME, Kind.CONSTANT, Kind.VULGAR, Kind.FRACTION})

# Asking an enumeration for a member costs more than the rest of a step.
_OPEN, _CLOSE, _CARET = Kind.OPEN, Kind.CLOSE, Kind.CARET
_LOG, _LG, _LN = SpecialFunction.LOG, SpecialFunction.LG, FunctionName.LN
_WITH_BASE = frozenset({_LOG, _LG})


class Calls(Runs):
    """Reads functions and roots."""

    def call(self) -> Node:
        """call = function ["_" base] ["^" power] (brackets | run)"""
        mark, function = self.mark(), self.advance()
        if function.text in ROOT_INDICES:
            return self._root_call(function, mark)
        if function.text in _WITH_BASE:
            return self._logarithm(function, mark)
        power = self._power_before_argument(function)
        (argument,) = self._arguments(function, most=1)
        node = Call(FUNCTION_NAMES[function.text], argument, span=self.span_from(mark))
        return node if power is None else self._powered(node, power, function)

    def _logarithm(self, function: Token, mark: int) -> Node:
        """A base stands before or after the power, or after a comma; without one it is natural."""
        base, power = self._base(function), self._power_before_argument(function)
        base = base or self._base(function)
        arguments = self._arguments(function, most=2 if function.text == _LOG and not base else 1)
        argument, base = arguments[0], base or (arguments[1] if len(arguments) > 1 else None)
        span = self.span_from(mark)
        node = Call(_LN, argument, span=span) if base is None else Logarithm(argument, base, span=span)
        return node if power is None else Power(node, power, span=span)

    def radical(self) -> Node:
        """radical = "\\sqrt" ["[" index "]"] argument | "√" (brackets | factor)"""
        mark, sign = self.mark(), self.advance()
        is_command = sign.text == SpecialFunction.SQRT
        index = 2 if is_command else int(sign.text)
        if is_command and self.at(Kind.OPEN) and self.token.text == "]":
            index = _root_index(self.bracketed()[0])
        if self.at(Kind.OPEN) and self.token.text != "|":
            radicand = self.bracketed()[0]
        elif is_command:
            radicand = self.longer_radicand(sign, self.command_argument())
        else:
            radicand = self.root_run(sign)
        return Root(radicand, index, span=self.span_from(mark))

    def _root_call(self, function: Token, mark: int) -> Node:
        index = ROOT_INDICES[function.text]
        if not self._at_brackets():
            return Root(self.root_run(function), index, span=self.span_from(mark))
        may_be_index = function.text == SpecialFunction.ROOT or self.token.text == "]"
        parts = self._arguments(function, most=2 if function.text == SpecialFunction.ROOT else 1)
        if len(parts) == 2:
            index = _root_index(parts[1])
        elif may_be_index and self._is_index_before(parts[0], function):
            return Root(self.bracketed()[0], _root_index(parts[0]), span=self.span_from(mark))
        return Root(parts[0], index, span=self.span_from(mark))

    def _is_index_before(self, part: Node, function: Token) -> bool:
        """``sqrt[3](x)`` and ``root(3)(x)`` are products; read otherwise, cube roots."""
        is_index = isinstance(part, Number) and part.value in limits.ROOT_INDEX
        return is_index and self._at_brackets() and self.takes(ReadingKind.INDEX_OF_ROOT, function)

    def _base(self, function: Token) -> Node | None:
        if function.text == _LG:
            return Number(Fraction(10))
        if function.text != _LOG:
            return None
        return self._attached(function) if self.take(Kind.SUBSCRIPT) else self._touching_base(function)

    def _touching_base(self, function: Token) -> Node | None:
        """``log2(x)`` has base 2 and ``log2x`` is log(2x); each may be read as the other."""
        if not self._at_touching_digits(function):
            return None
        is_otherwise = self.takes(ReadingKind.BASE_OF_LOGARITHM, function)
        is_before_bracket = self.peek().kind is Kind.OPEN
        return None if is_before_bracket == is_otherwise else number(self.advance())

    def _at_touching_digits(self, function: Token) -> bool:
        return self.at(Kind.NUMBER) and self.token.start == function.end and self.token.text.isdigit()

    def _power_before_argument(self, function: Token) -> Node | None:
        """``sin^2 x``: the power is one bracket, number or name, so that the argument can follow."""
        if self.token.kind is not _CARET:
            return None
        self.advance()
        signs = self.signs()
        return negated(self._attached(function), signs)

    def _attached(self, function: Token) -> Node:
        if self.token.kind not in _ATTACHED:
            complain(ComplaintCode.FUNCTION_WITHOUT_ARGUMENT, function, function=function.text)
        return self.bracketed()[0] if self.token.kind is _OPEN else self.operand()

    def _arguments(self, function: Token, *, most: int) -> list[Node]:
        if self._at_brackets():
            if self.peek().kind is _CLOSE:
                place = Span(function.start, self.peek().end)
                complain(ComplaintCode.FUNCTION_WITHOUT_ARGUMENT, place, function=function.text)
            return self.bracketed(most=most)
        if function.text == _LOG and self._at_touching_digits(function):
            return [self._digits_and_brackets(function)]
        return [self.run(function)]

    def _digits_and_brackets(self, function: Token) -> Node:
        """``log2(x)`` read as log(2x)."""
        if self.peek().kind is not Kind.OPEN:
            return self.run(function)
        return product([number(self.advance()), *self.bracketed()])

    def _at_brackets(self) -> bool:
        return self.token.kind is _OPEN and self.token.text not in ("|", "end")

    def _powered(self, call: Call, power: Node, function: Token) -> Node:
        """``sin^2 x`` is (sin x)^2; ``sin^-1 x`` is arcsin x, and read otherwise 1/sin x."""
        inverse = INVERSES.get(call.function) if power == _MINUS_ONE else None
        if inverse is None or self.takes(ReadingKind.INVERSE_AS_RECIPROCAL, function):
            return Power(call, power, span=call.span)
        return Call(inverse, call.argument, span=call.span)


def _root_index(node: Node) -> int:
    """The whole number of a root's index; our tree has no others."""
    value = node.value if isinstance(node, Number) else Fraction(0)
    if value.denominator != 1 or int(value) not in limits.ROOT_INDEX:
        most = str(limits.ROOT_INDEX.stop - 1)
        complain(ComplaintCode.ROOT_INDEX, node.span, most=most)
    return int(value)
