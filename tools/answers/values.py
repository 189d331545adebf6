"""Values at 60 digits by mpmath, with the real domains that grading promises."""

from collections.abc import Mapping
from fractions import Fraction
from math import prod

from mpmath import mp, mpf

from tools.answers.terms import E, Kind, Term

DIGITS = 60
CLEARLY = mpf(10) ** -15
NOT_AT_ALL = mpf(10) ** -40

# Beyond it a power would take more digits than there are.
_LARGEST_EXPONENT = 10**6

Point = Mapping[str, Fraction]


class UndefinedError(Exception):
    """No real value at this point."""


def value(term: Term, point: Point, *, digits: int = DIGITS) -> mpf:
    """The real value; ``UndefinedError`` where a part has none, ``OverflowError`` where one is huge."""
    with mp.workdps(digits):
        return _value(term, point)


def clearly_differ(left: mpf, right: mpf) -> bool:
    return bool(abs(left - right) > CLEARLY * (abs(left) + abs(right)) and abs(left - right) > mpf(10) ** -30)


def agree(left: mpf, right: mpf) -> bool:
    return bool(abs(left - right) <= NOT_AT_ALL * (1 + abs(left) + abs(right)))


def rational(term: Term) -> Fraction | None:
    """The exact value of a constant made of numbers, None for anything else."""
    if term.kind is Kind.NUMBER:
        return term.value
    parts = [rational(part) for part in term.parts]
    exact = [part for part in parts if part is not None]
    if not parts or len(exact) < len(parts):
        return None
    return _folded(term.kind, exact)


def _folded(kind: Kind, parts: list[Fraction]) -> Fraction | None:
    match kind:
        case Kind.NEGATIVE:
            return -parts[0]
        case Kind.SUM:
            return sum(parts, Fraction(0))
        case Kind.PRODUCT:
            return prod(parts, start=Fraction(1))
        case Kind.QUOTIENT if parts[1]:
            return parts[0] / parts[1]
        case Kind.POWER if parts[0] and parts[1].denominator == 1:
            return parts[0] ** int(parts[1])
    return None


def _value(term: Term, point: Point) -> mpf:
    match term.kind:
        case Kind.NUMBER:
            return _real(term.value)
        case Kind.NAME:
            return _real(point[term.name])
        case Kind.CONSTANT:
            return +mp.e if term == E else +mp.pi
        case Kind.POWER:
            return _power(term, point)
        case _:
            return _compound(term, [_value(part, point) for part in term.parts])


def _compound(term: Term, parts: list[mpf]) -> mpf:
    match term.kind:
        case Kind.SUM:
            return mp.fsum(parts)
        case Kind.PRODUCT:
            return mp.fprod(parts)
        case Kind.NEGATIVE:
            return -parts[0]
        case Kind.QUOTIENT:
            return _quotient(*parts)
        case _:
            return _call(term.name, parts)


def _real(exact: Fraction) -> mpf:
    return mpf(exact.numerator) / exact.denominator


def _quotient(above: mpf, below: mpf) -> mpf:
    if _is_nothing(below):
        raise UndefinedError
    return above / below


def _is_nothing(number: mpf) -> bool:
    """As good as zero, for the digits at work: what is left of it may be rounding."""
    return bool(abs(number) < mpf(10) ** (-2 * mp.dps // 3))


def _power(term: Term, point: Point) -> mpf:
    base, exponent = _value(term.parts[0], point), rational(term.parts[1])
    if exponent is None:
        if base <= 0:
            raise UndefinedError
        return _real_power(base, _value(term.parts[1], point))
    if abs(exponent) > _LARGEST_EXPONENT:
        raise OverflowError
    if _is_nothing(base):
        return _power_of_zero(exponent)
    if base < 0:
        return _power_of_negative(base, exponent)
    return mp.power(base, _real(exponent))


def _real_power(base: mpf, exponent: mpf) -> mpf:
    if abs(exponent) > _LARGEST_EXPONENT:
        raise OverflowError
    return mp.power(base, exponent)


def _power_of_zero(exponent: Fraction) -> mpf:
    if exponent <= 0:
        raise UndefinedError
    return mpf(0)


def _power_of_negative(base: mpf, exponent: Fraction) -> mpf:
    """Odd roots of negative numbers are real, even ones are not."""
    if exponent.denominator % 2 == 0:
        raise UndefinedError
    size = mp.power(-base, _real(exponent))
    return -size if exponent.numerator % 2 else size


def _call(function: str, parts: list[mpf]) -> mpf:
    argument = parts[0]
    match function:
        case "ln" | "log":
            return _logarithm(*parts)
        case "sqrt":
            return _root(argument, 2)
        case "cbrt":
            return _root(argument, 3)
        case "root":
            return _root(argument, int(parts[1]))
        case "sec" | "csc" | "cot" | "tan":
            return _circular(function, argument)
        case "abs":
            return abs(argument)
    if _is_outside(function, argument):
        raise UndefinedError
    return getattr(mp, function)(argument)


def _is_outside(function: str, argument: mpf) -> bool:
    """Whether a real argument has no real value."""
    match function:
        case "asin" | "acos":
            return bool(abs(argument) > 1)
        case "acosh":
            return bool(argument < 1)
        case "atanh":
            return bool(abs(argument) >= 1)
        case "exp" | "sinh" | "cosh" if abs(argument) > _LARGEST_EXPONENT:
            raise OverflowError
    return False


def _logarithm(argument: mpf, base: mpf | None = None) -> mpf:
    if argument <= 0 or (base is not None and (base <= 0 or base == 1)):
        raise UndefinedError
    return mp.log(argument) if base is None else mp.log(argument) / mp.log(base)


def _root(radicand: mpf, index: int) -> mpf:
    if radicand < 0 and index % 2 == 0:
        raise UndefinedError
    return mp.sign(radicand) * mp.root(abs(radicand), index)


def _circular(function: str, argument: mpf) -> mpf:
    sine, cosine = mp.sin(argument), mp.cos(argument)
    above, below = {"sec": (1, cosine), "csc": (1, sine), "cot": (cosine, sine), "tan": (sine, cosine)}[
        function
    ]
    return _quotient(mpf(above), below)
