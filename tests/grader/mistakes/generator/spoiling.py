"""Derivatives by the textbook's rules, and all that come of spoiling one of them at one node.

Shares no code with the grader: the terms are those of the generator of answers. A power has a variable
base or a variable exponent, never both.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import combinations

from grader import Mistake
from tools.answers.terms import (
    HALF,
    ONE,
    TWO,
    ZERO,
    E,
    Kind,
    Term,
    call,
    depends,
    minus,
    name,
    negative,
    number,
    over,
    plus,
    power,
    times,
)

Made = tuple[Mistake, Term]


@dataclass(frozen=True, slots=True)
class Spoiled:
    """A wrong derivative, with the mistakes that made it: each a code and the sub-expression concerned."""

    made: tuple[Made, ...]
    result: Term


def derivative(term: Term, variable: str) -> Term:
    if not depends(term, variable):
        return ZERO
    if term == name(variable):
        return ONE
    return combined(term, variable, _derivatives(term, variable))


def spoiled(term: Term, variable: str) -> Iterator[Spoiled]:
    """Every derivative with one mistake at one node of the term."""
    right = _derivatives(term, variable)
    if not depends(term, variable) or term == name(variable):
        return
    yield from _own(term, variable, right)
    for index, part in enumerate(term.parts):
        for wrong in spoiled(part, variable):
            changed = (*right[:index], wrong.result, *right[index + 1 :])
            yield Spoiled(wrong.made, combined(term, variable, changed))


def nested(term: Term, variable: str) -> Iterator[Spoiled]:
    """Every derivative with a mistake at the top and another one inside."""
    right = _derivatives(term, variable)
    for index, part in enumerate(term.parts):
        for wrong in spoiled(part, variable):
            changed = (*right[:index], wrong.result, *right[index + 1 :])
            for own in _own(term, variable, changed):
                yield Spoiled((*own.made, *wrong.made), own.result)


def combined(term: Term, variable: str, parts: tuple[Term, ...]) -> Term:
    """The right rule at the top, given the derivatives of the parts."""
    match term.kind:
        case Kind.SUM:
            return plus(*parts)
        case Kind.NEGATIVE:
            return negative(parts[0])
        case Kind.PRODUCT:
            return plus(*_product_terms(term.parts, parts))
        case Kind.QUOTIENT:
            return _quotient(term, parts)
        case _:
            outer, inner, slope = _composition(term, variable, parts)
            return _chained(outer(inner), slope)


def _derivatives(term: Term, variable: str) -> tuple[Term, ...]:
    return tuple(derivative(part, variable) for part in term.parts)


def _product_terms(factors: tuple[Term, ...], slopes: tuple[Term, ...]) -> list[Term]:
    return [times(*factors[:at], slope, *factors[at + 1 :]) for at, slope in enumerate(slopes)]


def _quotient(term: Term, slopes: tuple[Term, ...]) -> Term:
    above, below = term.parts
    upper, lower = slopes
    if lower == ZERO:
        return over(upper, below)
    return over(minus(times(upper, below), times(above, lower)), power(below, TWO))


def _chained(outer: Term, slope: Term) -> Term:
    """One over something takes the inner derivative above its bar."""
    if outer.kind is Kind.QUOTIENT and outer.parts[0] == ONE:
        return over(slope, outer.parts[1])
    return times(outer, slope)


Outer = Callable[[Term], Term]


def _composition(term: Term, variable: str, slopes: tuple[Term, ...]) -> tuple[Outer, Term, Term]:
    """The outer derivative as a function of its argument, the inner function, the inner derivative."""
    if term.kind is Kind.CALL:
        return (lambda at: OUTER[term.name](at, term)), term.parts[0], slopes[0]
    base, exponent = term.parts
    if depends(exponent, variable):
        return (lambda at: _exponential(base, at)), exponent, slopes[1]
    return (lambda at: times(exponent, power(at, lowered(exponent)))), base, slopes[0]


def _exponential(base: Term, exponent: Term) -> Term:
    raised = power(base, exponent)
    return raised if base == E else times(call("ln", base), raised)


def lowered(exponent: Term, by: int = 1) -> Term:
    return number(exponent.value - by) if exponent.kind is Kind.NUMBER else plus(exponent, number(-by))


OUTER: dict[str, Callable[[Term, Term], Term]] = {
    "sin": lambda u, _: call("cos", u),
    "cos": lambda u, _: negative(call("sin", u)),
    "tan": lambda u, _: power(call("sec", u), TWO),
    "sec": lambda u, _: times(call("sec", u), call("tan", u)),
    "csc": lambda u, _: negative(times(call("csc", u), call("cot", u))),
    "cot": lambda u, _: negative(power(call("csc", u), TWO)),
    "atan": lambda u, _: over(ONE, plus(ONE, power(u, TWO))),
    "exp": lambda u, _: call("exp", u),
    "ln": lambda u, _: over(ONE, u),
    "log": lambda u, whole: over(ONE, times(u, call("ln", whole.parts[1]))),
    "sqrt": lambda u, _: over(ONE, times(TWO, call("sqrt", u))),
}


def _own(term: Term, variable: str, slopes: tuple[Term, ...]) -> Iterator[Spoiled]:
    """The mistakes at the top of the term, given the derivatives of its parts."""
    match term.kind:
        case Kind.PRODUCT:
            found = _spoiled_product(term.parts, slopes)
        case Kind.QUOTIENT:
            found = _spoiled_quotient(term, slopes)
        case Kind.POWER | Kind.CALL:
            yield from _spoiled_chain(term, variable, slopes)
            found = _spoiled_outer(term, variable, slopes)
        case _:
            return
    for code, result in found:
        yield Spoiled(((code, term),), result)


def _spoiled_product(factors: tuple[Term, ...], slopes: tuple[Term, ...]) -> Iterator[tuple[Mistake, Term]]:
    """Constant factors belong to the first that is none, as a student reads 5x^4 cos(x)."""
    constants = [f for f, slope in zip(factors, slopes, strict=True) if slope == ZERO]
    moving = [(f, slope) for f, slope in zip(factors, slopes, strict=True) if slope != ZERO]
    if len(moving) < 2:
        return
    (first, slope), *others = moving
    f = (times(*constants, first), *(g for g, _ in others))
    d = (times(*constants, slope), *(dg for _, dg in others))
    terms = _product_terms(f, d)
    yield Mistake.PRODUCT_OF_DERIVATIVES, times(*d)
    for kept in combinations(terms, len(terms) - 1):
        yield Mistake.PRODUCT_MISSING_TERM, plus(*kept)
    if len(terms) == 2:
        yield Mistake.PRODUCT_MINUS, minus(*terms)
    yield Mistake.PRODUCT_AS_SUM, plus(*d)
    yield Mistake.PRODUCT_OWN_DERIVATIVES, plus(*(times(*pair) for pair in zip(f, d, strict=True)))


def _spoiled_quotient(term: Term, slopes: tuple[Term, ...]) -> Iterator[tuple[Mistake, Term]]:
    above, below = term.parts
    upper, lower = slopes
    if lower == ZERO:
        return
    first, second, square = times(upper, below), times(above, lower), power(below, TWO)
    yield Mistake.QUOTIENT_DENOMINATOR, over(minus(first, second), below)
    if upper == ZERO:
        yield Mistake.RECIPROCAL_SIGN, over(second, square)
        yield Mistake.RECIPROCAL_OF_DERIVATIVE, over(above, lower)
        return
    yield Mistake.QUOTIENT_OF_DERIVATIVES, over(upper, lower)
    yield Mistake.QUOTIENT_REVERSED, over(minus(second, first), square)
    yield Mistake.QUOTIENT_PLUS, over(plus(first, second), square)
    yield Mistake.QUOTIENT_NUMERATOR_SQUARED, over(minus(first, second), power(above, TWO))


def _spoiled_chain(term: Term, variable: str, slopes: tuple[Term, ...]) -> Iterator[Spoiled]:
    outer, inner, slope = _composition(term, variable, slopes)
    if inner == name(variable):
        return
    wrong = (
        (Mistake.CHAIN_MISSING_INNER, outer(inner)),
        (Mistake.CHAIN_INNER_IN_ARGUMENT, outer(slope)),
        (Mistake.CHAIN_OUTER_AT_X, _chained(outer(name(variable)), slope)),
        (Mistake.CHAIN_ADDED, plus(outer(inner), slope)),
    )
    for code, result in wrong:
        yield Spoiled(((code, inner),), result)


def _spoiled_outer(term: Term, variable: str, slopes: tuple[Term, ...]) -> Iterator[tuple[Mistake, Term]]:
    """The outer derivative is wrong, the chain is right."""
    _, inner, slope = _composition(term, variable, slopes)
    if term.kind is Kind.POWER and not depends(term.parts[1], variable):
        yield from _spoiled_power(inner, term.parts[1], slope)
    elif term.kind is Kind.POWER:
        yield from _spoiled_exponential(term.parts[0], inner, slope)
    elif term.name == "sqrt":
        yield from _spoiled_power(inner, HALF, slope)
    elif term.name == "log":
        yield Mistake.LOG_MISSING_BASE, over(slope, inner)
    elif term.name in _OTHER_FUNCTIONS:
        yield Mistake.TRIG_SIGN, negative(times(OUTER[term.name](inner, term), slope))
        for other in _OTHER_FUNCTIONS[term.name](inner):
            yield Mistake.TRIG_WRONG_FUNCTION, times(other, slope)


def _spoiled_power(base: Term, exponent: Term, slope: Term) -> Iterator[tuple[Mistake, Term]]:
    yield Mistake.POWER_KEPT_EXPONENT, times(exponent, power(base, exponent), slope)
    yield Mistake.POWER_MISSING_COEFFICIENT, times(power(base, lowered(exponent)), slope)
    yield Mistake.POWER_RAISED_EXPONENT, times(exponent, power(base, lowered(exponent, -1)), slope)


def _spoiled_exponential(base: Term, exponent: Term, slope: Term) -> Iterator[tuple[Mistake, Term]]:
    as_power = times(exponent, power(base, lowered(exponent)))
    yield Mistake.POWER_ON_EXPONENTIAL, times(as_power, slope)
    yield Mistake.POWER_ON_EXPONENTIAL, as_power
    if base != E:
        yield Mistake.EXPONENTIAL_MISSING_LOG, times(power(base, exponent), slope)


_OTHER_FUNCTIONS: dict[str, Callable[[Term], tuple[Term, ...]]] = {
    "sin": lambda u: (call("sin", u), call("tan", u)),
    "cos": lambda u: (negative(call("cos", u)),),
    "tan": lambda u: (call("sec", u), call("cot", u), times(call("sec", u), call("tan", u))),
    "sec": lambda u: (power(call("tan", u), TWO), power(call("sec", u), TWO)),
    "cot": lambda u: (negative(call("csc", u)), call("tan", u)),
}
