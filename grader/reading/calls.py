"""Functions: powers and bases before the argument, arguments in brackets, roots."""

from fractions import Fraction

from grader import limits
from grader.outcomes import ComplaintCode, ReadingKind
from grader.reading.building import negated, number, product
from grader.reading.complaints import complain
from grader.reading.functions import INVERSES, ROOT_INDICES, SpecialFunction
from grader.reading.runs import Runs
from grader.reading.tokens import Kind, Token
from grader.syntax import Call, FunctionName, Logarithm, Negation, Node, Number, Power, Root, Span

_MINUS_ONE = Negation(Number(Fraction(1)))
# What may stand as a power or a base between a function and its argument.
_ATTACHED = (Kind.OPEN, Kind.NUMBER, Kind.NAME, Kind.CONSTANT, Kind.VULGAR, Kind.FRACTION)


class Calls(Runs):
    """Reads functions and roots."""

    def call(self) -> Node:
        """call = function ["_" base] ["^" power] (brackets | run)"""
        mark, function = self.mark(), self.advance()
        if function.text in ROOT_INDICES:
            return self._root_call(function, mark)
        base, power = self._base(function), self._power_before_argument(function)
        base = base or self._base(function)
        arguments = self._arguments(
            function, most=2 if function.text == SpecialFunction.LOG and not base else 1
        )
        node = self._applied(function, arguments if base is None else [arguments[0], base], mark=mark)
        return node if power is None else self._powered(node, power, function)

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
        index = ROOT_INDICES[SpecialFunction(function.text)]
        if not self._at_brackets():
            return Root(self.root_run(function), index, span=self.span_from(mark))
        parts = self._arguments(function, most=2 if function.text == SpecialFunction.ROOT else 1)
        if len(parts) == 2:
            index = _root_index(parts[1])
        return Root(parts[0], index, span=self.span_from(mark))

    def _base(self, function: Token) -> Node | None:
        if function.text == SpecialFunction.LG:
            return Number(Fraction(10))
        if function.text != SpecialFunction.LOG:
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
        if not self.take(Kind.CARET):
            return None
        signs = self.signs()
        return negated(self._attached(function), signs)

    def _attached(self, function: Token) -> Node:
        if not self.at(*_ATTACHED):
            complain(ComplaintCode.FUNCTION_WITHOUT_ARGUMENT, function, function=function.text)
        return self.bracketed()[0] if self.at(Kind.OPEN) else self.operand()

    def _arguments(self, function: Token, *, most: int) -> list[Node]:
        if self._at_brackets():
            if self.peek().kind is Kind.CLOSE:
                place = Span(function.start, self.peek().end)
                complain(ComplaintCode.FUNCTION_WITHOUT_ARGUMENT, place, function=function.text)
            return self.bracketed(most=most)
        if function.text == SpecialFunction.LOG and self._at_touching_digits(function):
            return [self._digits_and_brackets(function)]
        return [self.run(function)]

    def _digits_and_brackets(self, function: Token) -> Node:
        """``log2(x)`` read as log(2x)."""
        if self.peek().kind is not Kind.OPEN:
            return self.run(function)
        return product([number(self.advance()), *self.bracketed()])

    def _at_brackets(self) -> bool:
        return self.at(Kind.OPEN) and self.token.text not in ("|", "end")

    def _applied(self, function: Token, arguments: list[Node], *, mark: int) -> Node:
        span = self.span_from(mark)
        if len(arguments) == 2:
            return Logarithm(arguments[0], arguments[1], span=span)
        name = FunctionName.LN if function.text == SpecialFunction.LOG else FunctionName(function.text)
        return Call(name, arguments[0], span=span)

    def _powered(self, call: Node, power: Node, function: Token) -> Node:
        """``sin^2 x`` is (sin x)^2; ``sin^-1 x`` is arcsin x, and read otherwise 1/sin x."""
        inverse = INVERSES.get(call.function) if isinstance(call, Call) and power == _MINUS_ONE else None
        if inverse is None or self.takes(ReadingKind.INVERSE_AS_RECIPROCAL, function):
            return Power(call, power, span=call.span)
        return Call(inverse, call.argument, span=call.span) if isinstance(call, Call) else call


def _root_index(node: Node) -> int:
    """The whole number of a root's index; our tree has no others."""
    value = node.value if isinstance(node, Number) else Fraction(0)
    if value.denominator != 1 or int(value) not in limits.ROOT_INDEX:
        most = str(limits.ROOT_INDEX.stop - 1)
        complain(ComplaintCode.ROOT_INDEX, node.span, most=most)
    return int(value)
