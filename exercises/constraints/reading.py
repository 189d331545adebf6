"""Reading a constraint: recursive descent over its tokens.

Grammar, loosest first; numbers are exact::

    condition  = both ("or" both)*
    both       = comparison ("and" comparison)*
    comparison = sum (relation sum)*          1 < a < b means 1 < a and a < b
    relation   = "=" | "!=" | "<" | "<=" | ">" | ">="
    sum        = product (("+" | "-") product)*
    product    = factor ("*" factor)*
    factor     = "-" factor | digits | name | "gcd" "(" sum "," sum ")" | "(" condition ")"
"""

from fractions import Fraction
from typing import Protocol

from exercises.constraints.tokens import ConstraintError, ConstraintProblem, Token, read_tokens
from exercises.constraints.tree import (
    QUANTITIES,
    RELATIONS,
    AllOf,
    AnyOf,
    Arithmetic,
    Comparison,
    Condition,
    Gcd,
    Literal,
    Parameter,
    Quantity,
)

MOST_DEPTH = 20


def read_constraint(text: str, *, names: frozenset[str]) -> Condition:
    """The condition on the parameters ``names``; raises ``ConstraintError`` with code and place."""
    parser = _Parser(read_tokens(text), names)
    condition = parser.condition(depth=0)
    parser.expect("")
    return parser.as_condition(parser.tokens[0], condition)


class Reader(Protocol):
    """A method of the parser."""

    def __call__(self, *, depth: int) -> Quantity | Condition: ...


class _Parser:
    """Recursive descent; each method opens with its grammar line."""

    def __init__(self, tokens: tuple[Token, ...], names: frozenset[str]) -> None:
        self.tokens = tokens
        self.names = names
        self.position = 0

    @property
    def token(self) -> Token:
        return self.tokens[self.position]

    def accept(self, *texts: str) -> Token | None:
        token = self.token
        if not token.text or token.text not in texts:
            return None
        self.position += 1
        return token

    def expect(self, text: str) -> None:
        """The token ``text``; "" is the end of the constraint."""
        if self.token.text != text:
            raise ConstraintError(ConstraintProblem.UNEXPECTED, self.token)
        if text:
            self.position += 1

    def condition(self, *, depth: int) -> Quantity | Condition:
        """condition = both ("or" both)*"""
        parts = self.separated("or", part=self.both, depth=depth)
        return parts[0][1] if len(parts) == 1 else AnyOf(tuple(self.as_condition(*part) for part in parts))

    def both(self, *, depth: int) -> Quantity | Condition:
        """both = comparison ("and" comparison)*"""
        parts = self.separated("and", part=self.comparison, depth=depth)
        return parts[0][1] if len(parts) == 1 else AllOf(tuple(self.as_condition(*part) for part in parts))

    def separated(self, word: str, *, part: "Reader", depth: int) -> list[tuple[Token, Quantity | Condition]]:
        """part (word part)*, each with the token it begins at."""
        parts = [(self.token, part(depth=depth))]
        while self.accept(word):
            parts.append((self.token, part(depth=depth)))
        return parts

    def comparison(self, *, depth: int) -> Quantity | Condition:
        """comparison = sum (relation sum)*"""
        parts = [(self.token, self.sum(depth=depth))]
        relations = []
        while relation := self.accept(*RELATIONS):
            relations.append(relation.text)
            parts.append((self.token, self.sum(depth=depth)))
        if not relations:
            return parts[0][1]
        return Comparison(tuple(self.as_quantity(*part) for part in parts), tuple(relations))

    def sum(self, *, depth: int) -> Quantity | Condition:
        """sum = product (("+" | "-") product)*"""
        return self.left_to_right("+", "-", part=self.product, depth=depth)

    def product(self, *, depth: int) -> Quantity | Condition:
        """product = factor ("*" factor)*"""
        return self.left_to_right("*", part=self.factor, depth=depth)

    def left_to_right(self, *signs: str, part: "Reader", depth: int) -> Quantity | Condition:
        """part (sign part)*"""
        start = self.token
        result = part(depth=depth)
        while sign := self.accept(*signs):
            left, place = self.as_quantity(start, result), self.token
            result = Arithmetic(sign.text, left, self.as_quantity(place, part(depth=depth)))
        return result

    def factor(self, *, depth: int) -> Quantity | Condition:
        """factor = "-" factor | digits | name | "gcd" "(" sum "," sum ")" | "(" condition ")" """
        if depth > MOST_DEPTH:
            raise ConstraintError(ConstraintProblem.TOO_DEEP, self.token)
        if self.accept("-"):
            return Arithmetic("-", Literal(Fraction(0)), self.quantity(self.factor, depth=depth + 1))
        if self.accept("("):
            inner = self.condition(depth=depth + 1)
            self.expect(")")
            return inner
        if self.token.text == "gcd" and "gcd" not in self.names:
            return self.gcd(depth=depth + 1)
        return self.atom()

    def gcd(self, *, depth: int) -> Gcd:
        """ "gcd" "(" sum "," sum ")" """
        self.expect("gcd")
        self.expect("(")
        left = self.quantity(self.sum, depth=depth)
        self.expect(",")
        right = self.quantity(self.sum, depth=depth)
        self.expect(")")
        return Gcd(left, right)

    def atom(self) -> Quantity:
        """digits | name"""
        token = self.token
        if not (token.text.isdigit() or token.is_word):
            raise ConstraintError(ConstraintProblem.MISSING_OPERAND, token)
        if token.is_word and token.text not in self.names:
            raise ConstraintError(ConstraintProblem.UNKNOWN_NAME, token)
        self.position += 1
        return Parameter(token.text) if token.is_word else Literal(Fraction(int(token.text)))

    def quantity(self, part: "Reader", *, depth: int) -> Quantity:
        place = self.token
        return self.as_quantity(place, part(depth=depth))

    def as_quantity(self, token: Token, part: Quantity | Condition) -> Quantity:
        if not isinstance(part, QUANTITIES):
            raise ConstraintError(ConstraintProblem.NO_NUMBER, token)
        return part

    def as_condition(self, token: Token, part: Quantity | Condition) -> Condition:
        if isinstance(part, QUANTITIES):
            raise ConstraintError(ConstraintProblem.NO_CONDITION, token)
        return part
