"""Questions with one derivative as their answer, and all classic wrong answers to them."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from fractions import Fraction
from random import Random

from grader import Mistake
from tests.grader.mistakes.generator import functions
from tests.grader.mistakes.generator.asked import Asked, Wrong, plain
from tests.grader.mistakes.generator.spoiling import Spoiled, derivative, nested, spoiled
from tools.answers.terms import (
    ONE,
    TWO,
    ZERO,
    Kind,
    Term,
    depends,
    negative,
    number,
    over,
    plus,
    power,
    replaced,
    substituted,
    subterms,
    times,
)

_FACTORS = (Fraction(2), Fraction(3), Fraction(1, 2))
_WRONG_BY = (-2, -1, 1, 2, 3)


def first_derivative(chance: Random) -> Asked:
    """The derivative of a function of one variable."""
    f = functions.of_one_variable(chance)
    record = {"task": "derivative", "function": plain(f), "wrt": "x"}
    wrongs = [*_singles(f, "x"), *_of_terms(f, "x", chance), *_of_the_whole(f, derivative(f, "x"), "x")]
    return _asked(record, f, wrongs, ("x",))


def two_mistakes(chance: Random) -> Asked:
    """As many wrong answers with two mistakes: in two terms, nested, or one with a slip of arithmetic."""
    f = functions.sum_of_two(chance)
    record = {"task": "derivative", "function": plain(f), "wrt": "x"}
    wrongs = [_wrong(one) for one in nested(f, "x")]
    for term, others in _each_term(f):
        wrongs += [_wrong(one, outside=others) for one in nested(term, "x")]
    wrongs += _in_two_terms(f, chance)
    simpler = [*_singles(f, "x"), *_of_terms(f, "x", chance), *_of_the_whole(f, derivative(f, "x"), "x")]
    return replace(_asked(record, f, wrongs, ("x",)), simpler=tuple(simpler))


def antiderivative(chance: Random) -> Asked:
    """A function that is easily integrated, and an antiderivative for an answer."""
    primitive = functions.simple(chance)
    f = derivative(primitive, "x")
    record = {"task": "derivative", "function": plain(f), "wrt": "x"}
    made = ((Mistake.INTEGRATED, plain(f)),)
    shifted = plus(primitive, number(chance.randint(1, 9)))
    return _asked(record, f, [Wrong((primitive,), made), Wrong((shifted,), made)], ("x",))


def second_derivative(chance: Random) -> Asked:
    f = functions.simple(chance)
    first = derivative(f, "x")
    second = derivative(first, "x")
    whole = plain(f)
    record = {"task": "derivative", "function": whole, "wrt": "x", "order": 2}
    wrongs = [
        Wrong((first,), ((Mistake.ORDER_TOO_LOW, whole),)),
        Wrong((power(first, TWO),), ((Mistake.FIRST_DERIVATIVE_SQUARED, whole),)),
        *_of_the_whole(f, second, "x"),
        *(Wrong((derivative(one.result, "x"),), _wrong(one).made) for one in spoiled(f, "x")),
    ]
    return Asked(record, (second,), tuple(wrongs), ("x",))


def partial(chance: Random) -> Asked:
    """One partial derivative of a function of two variables."""
    f = functions.of_two_variables(chance)
    wrt, other = chance.choice((("x", "y"), ("y", "x")))
    right, across = derivative(f, wrt), derivative(f, other)
    record = {"task": "partial", "function": plain(f), "variables": ["x", "y"], "wrt": wrt}
    wrongs = [
        *_singles(f, wrt),
        Wrong((across,), ((Mistake.WRONG_VARIABLE, other),)),
        Wrong((plus(right, across),), ((Mistake.OTHER_VARIABLE_NOT_CONSTANT, other),)),
        *(Wrong((derivative(g, wrt),), made) for g, made in without_variable(f, other)),
        *_of_terms(f, wrt, chance),
        *_of_the_whole(f, right, wrt),
    ]
    return _asked(record, f, wrongs, ("x", "y"))


def without_variable(f: Term, other: str) -> Iterator[tuple[Term, tuple[tuple[Mistake, str], ...]]]:
    """The function with the other variable dropped from one of its products."""
    for index, part in enumerate(subterms(f)):
        if part.kind is Kind.PRODUCT:
            kept = [factor for factor in part.parts if not _is_power_of(factor, other)]
            if kept and len(kept) < len(part.parts):
                yield replaced(f, index, times(*kept)), ((Mistake.CONSTANT_VARIABLE_DROPPED, other),)


def _is_power_of(factor: Term, variable: str) -> bool:
    base = factor.parts[0] if factor.kind is Kind.POWER else factor
    return base.kind is Kind.NAME and base.name == variable


def _asked(record: Mapping[str, object], f: Term, wrongs: list[Wrong], names: tuple[str, ...]) -> Asked:
    wrt = str(record["wrt"])
    terms = tuple((term, derivative(term, wrt)) for term in terms_of(f))
    return Asked(record, (derivative(f, wrt),), tuple(wrongs), names, terms=terms)


def terms_of(f: Term) -> tuple[Term, ...]:
    return f.parts if f.kind is Kind.SUM else (f,)


def _each_term(f: Term) -> Iterator[tuple[Term, Term]]:
    """Each term with the right derivative of all the others."""
    terms = terms_of(f)
    for at, term in enumerate(terms):
        yield term, plus(*(derivative(other, "x") for index, other in enumerate(terms) if index != at))


def _wrong(one: Spoiled, *, outside: Term = ZERO) -> Wrong:
    made = tuple((code, plain(place)) for code, place in one.made)
    return Wrong((plus(one.result, outside),), made)


def _singles(f: Term, wrt: str) -> Iterator[Wrong]:
    return (_wrong(one) for one in spoiled(f, wrt))


def _in_two_terms(f: Term, chance: Random) -> Iterator[Wrong]:
    """A mistake in one term, and another or a slip of arithmetic in a second one."""
    terms = [term for term in terms_of(f) if depends(term, "x")]
    first, second, *others = chance.sample(terms, len(terms))
    rest = [derivative(term, "x") for term in others]
    slips = [_slip(second, chance)]
    for one in spoiled(first, "x"):
        for other in (*spoiled(second, "x"), *slips):
            yield _wrong(Spoiled((*one.made, *other.made), plus(one.result, other.result, *rest)))


def _slip(term: Term, chance: Random) -> Spoiled:
    """The number in front of the term's derivative is wrong by a little."""
    right = derivative(term, "x")
    is_counted = right.kind is Kind.PRODUCT and right.parts[0].kind is Kind.NUMBER
    count = right.parts[0].value if is_counted else Fraction(1)
    wrong = times(number(1 + chance.choice((-1, 1)) / (count + 2)), right)
    return Spoiled(((Mistake.COEFFICIENT_WRONG, _unsigned(term)),), wrong)


def _of_terms(f: Term, wrt: str, chance: Random) -> Iterator[Wrong]:
    """A term, a sign, a constant or a number of the answer is wrong."""
    right = derivative(f, wrt)
    for term in terms_of(f):
        slope, place = derivative(term, wrt), plain(_unsigned(term))
        if slope == ZERO:
            yield Wrong((plus(right, term),), ((Mistake.CONSTANT_KEPT, place),))
            continue
        if f.kind is Kind.SUM:
            yield Wrong((plus(right, negative(slope)),), ((Mistake.TERM_DROPPED, place),))
            yield Wrong((plus(right, times(number(-2), slope)),), ((Mistake.SIGN_FLIPPED, place),))
        yield from _of_numbers(right, term, slope, chance)
    whole = plain(f)
    factor = number(chance.choice(_FACTORS))
    yield Wrong((times(factor, right),), ((Mistake.OFF_BY_FACTOR, whole),))
    yield Wrong((plus(right, number(chance.randint(1, 9))),), ((Mistake.OFF_BY_CONSTANT, whole),))


def _of_numbers(right: Term, term: Term, slope: Term, chance: Random) -> Iterator[Wrong]:
    """The term's constant factor lost, or the number in front of its derivative changed."""
    place, bare = plain(_unsigned(term)), _unsigned(term)
    constant = bare.parts[0] if bare.kind is Kind.PRODUCT else ONE
    if constant.kind is Kind.NUMBER and constant != ONE:
        lost = times(number(1 / constant.value - 1), slope)
        made = (
            (Mistake.CONSTANT_FACTOR_DROPPED, place),
            (Mistake.CONSTANT_FACTOR_DROPPED, plain(constant)),
        )
        yield Wrong((plus(right, lost),), made)
    if slope.kind is Kind.PRODUCT and slope.parts[0].kind is Kind.NUMBER:
        by = Fraction(chance.choice(_WRONG_BY)) / slope.parts[0].value
        yield Wrong((plus(right, times(number(by), slope)),), ((Mistake.COEFFICIENT_WRONG, place),))


def _unsigned(term: Term) -> Term:
    """The term of a difference as it stands after its sign."""
    return term.parts[0] if term.kind is Kind.NEGATIVE else term


def _of_the_whole(f: Term, right: Term, wrt: str) -> Iterator[Wrong]:
    whole = plain(f)
    yield Wrong((f,), ((Mistake.NOT_DIFFERENTIATED, whole),))
    yield Wrong((derivative(right, wrt),), ((Mistake.ORDER_TOO_HIGH, whole),))
    yield Wrong((negative(right),), ((Mistake.ANSWER_NEGATED, whole),))
    yield Wrong((over(ONE, right),), ((Mistake.ANSWER_INVERTED, whole),))


def at_point(f: Term, point: Fraction) -> Term:
    return substituted(f, {"x": number(point)})
