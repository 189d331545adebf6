"""Values of functions that are exact rational numbers: what may be folded without rounding."""

from fractions import Fraction

from grader.syntax import FunctionName as F

_HALF = Fraction(1, 2)

_AT_ZERO = {
    **dict.fromkeys((F.SIN, F.TAN, F.ASIN, F.ATAN, F.SINH, F.TANH, F.ASINH, F.ATANH, F.SGN, F.ABS), 0),
    **dict.fromkeys((F.COS, F.SEC, F.COSH, F.SECH, F.EXP), 1),
}
_AT_ONE = dict.fromkeys((F.LN, F.ACOS, F.ASEC, F.ACOSH, F.ASECH), 0)

# Sines of rational multiples of pi are rational at these only (Niven's theorem); keys are multiples of pi.
_SINES = {
    Fraction(0): Fraction(0),
    Fraction(1, 6): _HALF,
    Fraction(1, 2): Fraction(1),
    Fraction(5, 6): _HALF,
    Fraction(1): Fraction(0),
    Fraction(7, 6): -_HALF,
    Fraction(3, 2): Fraction(-1),
    Fraction(11, 6): -_HALF,
}
_TANGENTS = {Fraction(0): Fraction(0), Fraction(1, 4): Fraction(1), Fraction(3, 4): Fraction(-1)}


# outer(inner(u)) is u wherever inner(u) is defined.
UNDONE = frozenset(
    (
        *((F.EXP, F.LN), (F.LN, F.EXP)),
        *(
            (F.SIN, F.ASIN),
            (F.COS, F.ACOS),
            (F.TAN, F.ATAN),
            (F.SEC, F.ASEC),
            (F.CSC, F.ACSC),
            (F.COT, F.ACOT),
        ),
        *((F.SINH, F.ASINH), (F.COSH, F.ACOSH), (F.TANH, F.ATANH)),
        *((F.SECH, F.ASECH), (F.CSCH, F.ACSCH), (F.COTH, F.ACOTH)),
        *((F.ASINH, F.SINH), (F.ATANH, F.TANH), (F.ACSCH, F.CSCH), (F.ACOTH, F.COTH)),
    )
)
# And here it is |u|.
UNDONE_TO_SIZE = frozenset(((F.ACOSH, F.COSH), (F.ASECH, F.SECH)))


def value_at(function: F, argument: Fraction) -> Fraction | None:
    """The function of a rational number, where that is a rational number known at sight."""
    if function is F.ABS:
        return abs(argument)
    if function is F.SGN:
        return Fraction((argument > 0) - (argument < 0))
    table = _AT_ZERO if argument == 0 else _AT_ONE if argument == 1 else {}
    found = table.get(function)
    return None if found is None else Fraction(found)


def value_at_turn(function: F, turn: Fraction) -> Fraction | None:
    """The function of ``turn`` times pi, where that is rational; None at poles and elsewhere."""
    match function:
        case F.SIN:
            return _SINES.get(turn % 2)
        case F.COS:
            return _SINES.get((turn + _HALF) % 2)
        case F.TAN:
            return _TANGENTS.get(turn % 1)
        case F.COT:
            return _TANGENTS.get((_HALF - turn) % 1)
        case F.SEC | F.CSC:
            below = value_at_turn(F.COS if function is F.SEC else F.SIN, turn)
            return 1 / below if below else None
        case _:
            return None


def is_pole(function: F, turn: Fraction) -> bool:
    """Whether a trigonometric function is undefined at ``turn`` times pi."""
    match function:
        case F.TAN | F.SEC:
            return turn % 1 == _HALF
        case F.COT | F.CSC:
            return turn % 1 == 0
        case _:
            return False
