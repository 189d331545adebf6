"""What SymPy says of the same pairs: another derivative, and whether ``simplify`` finds them equal."""

import sympy
from mpmath import mp, mpf

from tools.answers.terms import E, Kind, Term
from tools.soak.questions import Asked

SECONDS = 5.0
_CLEARLY = mpf(10) ** -15
_FUNCTIONS = {"ln": sympy.log, "abs": sympy.Abs, "cbrt": None}


class NotSaidError(Exception):
    """SymPy means another thing: its odd roots of negative numbers are complex."""


def expression(term: Term, positive: frozenset[str]) -> sympy.Expr:
    """Raises ``NotSaidError`` for a root of odd index."""
    parts = [expression(part, positive) for part in term.parts]
    match term.kind:
        case Kind.NUMBER:
            return sympy.Rational(term.value.numerator, term.value.denominator)
        case Kind.NAME:
            return sympy.Symbol(term.name, real=True, positive=True if term.name in positive else None)
        case Kind.CONSTANT:
            return sympy.E if term == E else sympy.pi
        case Kind.SUM:
            return sympy.Add(*parts)
        case Kind.PRODUCT:
            return sympy.Mul(*parts)
        case Kind.NEGATIVE:
            return -parts[0]
        case Kind.QUOTIENT:
            return parts[0] / parts[1]
        case _:
            return _power_or_call(term, parts)


def _power_or_call(term: Term, parts: list[sympy.Expr]) -> sympy.Expr:
    if term.kind is Kind.POWER:
        if parts[1].is_Rational and parts[1].q % 2 and parts[1].q > 1:
            raise NotSaidError
        return sympy.Pow(*parts)
    if term.name in {"cbrt", "root"}:
        raise NotSaidError
    function = _FUNCTIONS.get(term.name) or getattr(sympy, term.name)
    return function(*parts)


def finds_equal(pair: tuple[Term, Term, frozenset[str]]) -> bool | None:
    """Whether ``simplify`` of the difference is 0; None where SymPy means something else or raises."""
    left, right, positive = pair
    try:
        return bool(sympy.simplify(expression(left, positive) - expression(right, positive)) == 0)
    except Exception:  # noqa: BLE001 - of any kind, from deep inside
        return None


def derivative_differs(question: tuple[Asked, frozenset[str]]) -> bool | None:
    """Whether SymPy's derivative has another real value at a point of the domain; None if it has none."""
    asked, positive = question
    try:
        found = expression(asked.function, positive).diff(
            sympy.Symbol(asked.variable, real=True, positive=True if asked.variable in positive else None),
            asked.order,
        )
        return any(_differs(found, asked, index) for index in range(len(asked.points)))
    except Exception:  # noqa: BLE001 - of any kind, from deep inside
        return None


def _differs(found: sympy.Expr, asked: Asked, index: int) -> bool:
    values = {
        symbol: sympy.Rational(*asked.points[index][symbol.name].as_integer_ratio())
        for symbol in found.free_symbols
    }
    number = sympy.N(found.subs(values), 40)
    if not number.is_Float and not number.is_Rational:
        return False
    with mp.workdps(40):
        return bool(abs(mpf(str(number)) - asked.values[index]) > _CLEARLY * abs(asked.values[index]))
