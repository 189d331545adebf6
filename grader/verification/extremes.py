"""Constants so large or so small that 200 digits may agree where values differ."""

from mpmath import iv

from grader.syntax import Call, FunctionName, Node, Power, children, names, walk
from grader.verification.evaluation import Place, evaluate
from grader.verification.values import UndefinedError, UnsureError, enclosed, working

_PRECISION = 240
_NOWHERE = Place({}, {})
_LARGEST_EXPONENT = 150
_LARGEST, _SMALLEST = iv.mpf(2) ** 300, iv.mpf(2) ** -300
_GROWING = frozenset((FunctionName.EXP, FunctionName.TANH, FunctionName.COTH, FunctionName.SECH))


def has_extremes(node: Node) -> bool:
    """Whether a constant part is out of reach, or moves a value of moderate size by less than can be seen."""
    with working(_PRECISION):
        return any(_is_extreme(part) for part in walk(node) if children(part) and not names(part))


def _is_extreme(part: Node) -> bool:
    match part:
        case Power(exponent=exponent):
            return _is_beyond(part) or _is_large(exponent)
        case Call(function=function, argument=argument) if function in _GROWING:
            return _is_beyond(part) or _is_large(argument)
        case _:
            return _is_beyond(part)


def _is_beyond(part: Node) -> bool:
    try:
        size = abs(enclosed(evaluate(part, _NOWHERE)))
    except UnsureError:
        return True
    except UndefinedError:
        return False
    return not (size == 0 or (size > _SMALLEST and size < _LARGEST))


def _is_large(part: Node) -> bool:
    try:
        return not abs(enclosed(evaluate(part, _NOWHERE))) < _LARGEST_EXPONENT
    except (UndefinedError, UnsureError):
        return True
