"""Reads the functions of drawn questions: the plain, fully bracketed language that exercises are kept in."""

import re
from fractions import Fraction

from tools.answers.terms import PI, E, Kind, Term, call, name, negative, number

_TOKEN = re.compile(r"\s*(?:(\d+(?:\.\d+)?)|(log_\d+)|([A-Za-z]+(?:_\d+)?)|(.))")
_CONSTANTS = {"e": E, "pi": PI}
_FUNCTIONS = frozenset(
    {
        "sin",
        "cos",
        "tan",
        "sec",
        "csc",
        "cot",
        "asin",
        "acos",
        "atan",
        "sinh",
        "cosh",
        "tanh",
        "asinh",
        "acosh",
        "atanh",
        "abs",
        "exp",
        "ln",
        "sqrt",
        "cbrt",
        "log",
        "root",
    }
)


def read_formula(text: str) -> Term:
    """The term of a printed function; raises ``ValueError`` for anything beyond the printed language."""
    reader = _Reader(text)
    term = reader.sum()
    if reader.next():
        raise ValueError(f"cannot read {text!r}")
    return term


class _Reader:
    def __init__(self, text: str) -> None:
        self.tokens = [found.group().strip() for found in _TOKEN.finditer(text) if found.group().strip()]
        self.position = 0

    def next(self) -> str:
        return self.tokens[self.position] if self.position < len(self.tokens) else ""

    def take(self, expected: str = "") -> str:
        token = self.next()
        if not token or (expected and token != expected):
            raise ValueError(f"expected {expected or 'more'}, got {token!r} in {self.tokens}")
        self.position += 1
        return token

    def sum(self) -> Term:
        """sum = product (("+" | "-") product)*"""
        terms = [self.product()]
        while self.next() in {"+", "-"}:
            is_minus = self.take() == "-"
            term = self.product()
            terms.append(negative(term) if is_minus else term)
        return terms[0] if len(terms) == 1 else Term(Kind.SUM, tuple(terms))

    def product(self) -> Term:
        """product = "-" product | power (("*" | "/")? power)*, from left to right"""
        if self.next() == "-":
            self.take()
            return negative(self.product())
        factors = [self.power()]
        while self.next() == "*" or self.next() == "/" or self._starts_factor():
            sign = self.take() if self.next() in {"*", "/"} else "*"
            factor = self.power()
            factors = [_quotient(factors, factor)] if sign == "/" else [*factors, factor]
        return _product(factors)

    def _starts_factor(self) -> bool:
        return self.next() == "(" or self.next()[:1].isalpha()

    def power(self) -> Term:
        """power = atom ("^" "-"? power)?"""
        base = self.atom()
        if self.next() != "^":
            return base
        self.take()
        if self.next() == "-":
            self.take()
            return Term(Kind.POWER, (base, negative(self.power())))
        return Term(Kind.POWER, (base, self.power()))

    def atom(self) -> Term:
        token = self.take()
        if token == "(":
            inside = self.sum()
            self.take(")")
            return inside
        if token[0].isdigit():
            return number(Fraction(token))
        if token.startswith("log_"):
            return call("log", self.arguments()[0], number(int(token.removeprefix("log_"))))
        if token in _FUNCTIONS and self.next() == "(":
            return call(token, *self.arguments())
        return _CONSTANTS.get(token) or name(token)

    def arguments(self) -> list[Term]:
        self.take("(")
        found = [self.sum()]
        while self.next() == ",":
            self.take()
            found.append(self.sum())
        self.take(")")
        return found


def _product(factors: list[Term]) -> Term:
    return factors[0] if len(factors) == 1 else Term(Kind.PRODUCT, tuple(factors))


def _quotient(above: list[Term], below: Term) -> Term:
    return Term(Kind.QUOTIENT, (_product(above), below))
