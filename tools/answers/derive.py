"""Differentiation by the textbook's rules, one of which may be spoiled the way students spoil it."""

from collections.abc import Callable
from fractions import Fraction

from tools.answers.terms import (
    ONE,
    TWO,
    ZERO,
    E,
    Kind,
    Term,
    call,
    depends,
    minus,
    negative,
    number,
    over,
    plus,
    power,
    times,
)


class Deriver:
    """Differentiates; the ``spoiled``-th chance for a slip is taken. ``chances`` counts those met."""

    def __init__(self, spoiled: int | None = None) -> None:
        self.spoiled = spoiled
        self.chances = 0

    def derivative(self, term: Term, variable: str) -> Term:
        if not depends(term, variable):
            return ZERO
        match term.kind:
            case Kind.NAME:
                return ONE
            case Kind.SUM:
                return plus(*(self.derivative(part, variable) for part in term.parts))
            case Kind.NEGATIVE:
                return negative(self.derivative(term.parts[0], variable))
            case Kind.PRODUCT:
                return self._product(term, variable)
            case Kind.QUOTIENT:
                return self._quotient(*term.parts, variable=variable)
            case Kind.POWER:
                return self._power(*term.parts, variable=variable)
            case _:
                return self._call(term, variable)

    def _choice(self, right: Term, *wrong: Term) -> Term:
        """The right result, or the wrong one whose turn it is."""
        first = self.chances
        self.chances += len(wrong)
        if self.spoiled is not None and first <= self.spoiled < self.chances:
            return wrong[self.spoiled - first]
        return right

    def _product(self, term: Term, variable: str) -> Term:
        constants = [part for part in term.parts if not depends(part, variable)]
        moving = [part for part in term.parts if depends(part, variable)]
        return times(*constants, self._moving_product(moving, variable))

    def _moving_product(self, factors: list[Term], variable: str) -> Term:
        if len(factors) == 1:
            return self.derivative(factors[0], variable)
        f, g = factors[0], times(*factors[1:])
        df, dg = self.derivative(f, variable), self._moving_product(factors[1:], variable)
        return self._choice(
            plus(times(df, g), times(f, dg)),
            times(df, dg),
            times(df, g),
            times(f, dg),
            minus(times(df, g), times(f, dg)),
            plus(df, dg),
            plus(times(f, df), times(g, dg)),
        )

    def _quotient(self, f: Term, g: Term, *, variable: str) -> Term:
        df, dg = self.derivative(f, variable), self.derivative(g, variable)
        if dg == ZERO:
            return over(df, g)
        first, second, square = times(df, g), times(f, dg), power(g, TWO)
        return self._choice(
            over(minus(first, second), square),
            over(minus(second, first), square),
            over(plus(first, second), square),
            over(minus(first, second), g),
            over(df, dg),
        )

    def _power(self, base: Term, exponent: Term, *, variable: str) -> Term:
        if not depends(exponent, variable):
            return self._power_rule(base, exponent, variable)
        if not depends(base, variable):
            return self._exponential_rule(base, exponent, variable)
        return times(power(base, exponent), self.derivative(times(exponent, call("ln", base)), variable))

    def _power_rule(self, base: Term, exponent: Term, variable: str) -> Term:
        inner = self.derivative(base, variable)
        lower = power(base, _shifted(exponent, -1))
        wrong = [
            times(exponent, power(base, exponent), inner),
            times(lower, inner),
            times(exponent, power(base, _shifted(exponent, 1)), inner),
        ]
        return self._choice(
            times(exponent, lower, inner), *wrong, *_inner_slips(times(exponent, lower), inner)
        )

    def _exponential_rule(self, base: Term, exponent: Term, variable: str) -> Term:
        inner, whole = self.derivative(exponent, variable), power(base, exponent)
        outer = whole if base == E else times(call("ln", base), whole)
        power_rule = times(exponent, power(base, _shifted(exponent, -1)))
        return self._choice(times(outer, inner), power_rule, times(whole, inner), *_inner_slips(outer, inner))

    def _call(self, term: Term, variable: str) -> Term:
        argument = term.parts[0]
        inner = self.derivative(argument, variable)
        outer = _outer(term)
        wrong = [negative(times(outer, inner))] if term.name in {"sin", "cos"} else []
        if term.name == "log":
            wrong.append(over(inner, argument))
        return self._choice(_chained(outer, inner), *wrong, *_inner_slips(outer, inner))


def _chained(outer: Term, inner: Term) -> Term:
    """One over something takes the inner derivative above its bar."""
    if outer.kind is Kind.QUOTIENT and outer.parts[0] == ONE:
        return over(inner, outer.parts[1])
    return times(outer, inner)


def _inner_slips(outer: Term, inner: Term) -> list[Term]:
    return [] if inner == ONE else [outer, plus(outer, inner)]


def _shifted(exponent: Term, step: int) -> Term:
    if exponent.kind is Kind.NUMBER:
        return number(exponent.value + step)
    exact = _fraction(exponent)
    return number(exact + step) if exact is not None else plus(exponent, number(step))


def _fraction(term: Term) -> Fraction | None:
    """A quotient of two whole numbers, or minus one."""
    if term.kind is Kind.NEGATIVE:
        exact = _fraction(term.parts[0])
        return None if exact is None else -exact
    if term.kind is Kind.QUOTIENT and all(part.kind is Kind.NUMBER for part in term.parts):
        return term.parts[0].value / term.parts[1].value
    return term.value if term.kind is Kind.NUMBER else None


def _outer(term: Term) -> Term:
    """The derivative of a function at its argument."""
    return _OUTER[term.name](term, term.parts[0])


_OUTER: dict[str, Callable[[Term, Term], Term]] = {
    "sin": lambda _, u: call("cos", u),
    "cos": lambda _, u: negative(call("sin", u)),
    "tan": lambda _, u: power(call("sec", u), TWO),
    "sec": lambda whole, u: times(whole, call("tan", u)),
    "csc": lambda whole, u: negative(times(whole, call("cot", u))),
    "cot": lambda _, u: negative(power(call("csc", u), TWO)),
    "exp": lambda whole, _: whole,
    "ln": lambda _, u: over(ONE, u),
    "log": lambda whole, u: over(ONE, times(u, call("ln", whole.parts[1]))),
    "sqrt": lambda whole, _: over(ONE, times(TWO, whole)),
    "cbrt": lambda whole, _: over(ONE, times(number(3), power(whole, TWO))),
    "asin": lambda _, u: over(ONE, call("sqrt", minus(ONE, power(u, TWO)))),
    "acos": lambda _, u: negative(over(ONE, call("sqrt", minus(ONE, power(u, TWO))))),
    "atan": lambda _, u: over(ONE, plus(ONE, power(u, TWO))),
    "sinh": lambda _, u: call("cosh", u),
    "cosh": lambda _, u: call("sinh", u),
    "tanh": lambda whole, _: minus(ONE, power(whole, TWO)),
    "asinh": lambda _, u: over(ONE, call("sqrt", plus(power(u, TWO), ONE))),
    "acosh": lambda _, u: over(ONE, call("sqrt", minus(power(u, TWO), ONE))),
    "atanh": lambda _, u: over(ONE, minus(ONE, power(u, TWO))),
    "abs": lambda whole, u: over(u, whole),
}
