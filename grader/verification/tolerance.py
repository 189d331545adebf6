"""How far a number may be off the expected one, as a question's record says it."""

from dataclasses import dataclass
from fractions import Fraction

from grader.verification.claims import Fields, MalformedError, fraction, member
from grader.verification.powers import as_fraction
from grader.verification.values import UnsureError, Value, enclosed, is_at_most, multiply, sign

_USUAL = Fraction(1, 10**6)
_MOST_DIGITS = 40


@dataclass(frozen=True, slots=True)
class Tolerance:
    """``kind`` is absolute, relative or significant; without one, of the larger of 1 and the size."""

    amount: Fraction
    kind: str = ""


def tolerance(question: Fields) -> Tolerance | None:
    """None where only what is equal is right."""
    given = question.get("tolerance")
    if given is None:
        return None if question.get("task") == "tangent" else Tolerance(_USUAL)
    if not isinstance(given, dict) or len(given) != 1:
        raise MalformedError
    (kind,) = given
    amount = fraction(member(given, kind, str))
    if kind not in {"absolute", "relative", "significant"} or not amount >= 0:
        raise MalformedError
    if kind == "significant" and not (amount.denominator == 1 and 1 <= amount <= _MOST_DIGITS):
        raise MalformedError
    return Tolerance(amount, kind)


def allowed(tolerance: Tolerance, expected: Value) -> Value:
    """The greatest distance from an expected value. Raises UnsureError."""
    size = abs(expected)
    match tolerance.kind:
        case "absolute":
            return tolerance.amount
        case "relative":
            return multiply(tolerance.amount, size)
        case "significant":
            return _half_unit(size, int(tolerance.amount)) if sign(size) else Fraction(0)
        case _:
            least = Fraction(1)
            return multiply(tolerance.amount, least if is_at_most(size, least) else size)


def _half_unit(size: Value, digits: int) -> Fraction:
    """Half a unit in the last of the digits of a positive number."""
    exponents = {_exponent(end) for end in _ends(size)}
    if len(exponents) > 1:
        raise UnsureError
    return Fraction(10) ** (exponents.pop() + 1 - digits) / 2


def _exponent(size: Fraction) -> int:
    """Of the first digit: 0 from 1 up to 10."""
    exponent = len(str(size.numerator)) - len(str(size.denominator))
    return exponent - (size < Fraction(10) ** exponent)


def _ends(size: Value) -> tuple[Fraction, ...]:
    if isinstance(size, Fraction):
        return (size,)
    ends = tuple(as_fraction(end) for end in (enclosed(size).a, enclosed(size).b))
    if any(max(end.numerator.bit_length(), end.denominator.bit_length()) > 2**13 for end in ends):
        raise UnsureError
    return ends
