"""Derivatives of trigonometric functions misremembered."""

from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction

from grader.calculus import RuleTree, Step
from grader.calculus.arithmetic import minus, product, raised
from grader.calculus.functions import DERIVATIVES
from grader.calculus.rule import chain
from grader.diagnosis.mistake import SpoiledRule, Spoiling, at
from grader.diagnosis.subject import Subject
from grader.outcomes import Mistake, RuleName
from grader.questions.tidying import literal
from grader.syntax import Call, FunctionName, Node

_TWO = literal(Fraction(2))
_F = FunctionName
_SIMILAR = frozenset(
    {
        RuleName.TRIGONOMETRIC,
        RuleName.INVERSE_TRIGONOMETRIC,
        RuleName.HYPERBOLIC,
        RuleName.INVERSE_HYPERBOLIC,
    }
)


_Outers = tuple[Callable[[Node], Node], ...]


def _called(name: FunctionName) -> Callable[[Node], Node]:
    return lambda u: Call(name, u)


def _squared(name: FunctionName) -> Callable[[Node], Node]:
    return lambda u: raised(Call(name, u), _TWO)


def _multiplied(one: FunctionName, other: FunctionName) -> Callable[[Node], Node]:
    return lambda u: product(Call(one, u), Call(other, u))


def _outers(names: tuple[FunctionName, ...], pairs: tuple[tuple[FunctionName, FunctionName], ...]) -> _Outers:
    """The functions, the squares of all but sine and cosine, and products of pairs."""
    multiplied = (_multiplied(*pair) for pair in pairs)
    return (*map(_called, names), *map(_squared, names[2:]), *multiplied)


_TRIGONOMETRIC = _outers(
    (_F.SIN, _F.COS, _F.TAN, _F.SEC, _F.CSC, _F.COT), ((_F.SEC, _F.TAN), (_F.CSC, _F.COT))
)
_HYPERBOLIC = _outers(
    (_F.SINH, _F.COSH, _F.TANH, _F.SECH, _F.CSCH, _F.COTH), ((_F.SECH, _F.TANH), (_F.CSCH, _F.COTH))
)
_SIMPLE = (_F.SIN, _F.COS, _F.SINH, _F.COSH)

# The inverses whose derivatives differ by more than the sign, of both families.
_ARCS = (_F.ASIN, _F.ATAN, _F.ASEC)
_AREAS = (_F.ASINH, _F.ACOSH, _F.ATANH)

# For each inverse: the function itself, the one with which it pairs, the reciprocal that f^(-1) is taken for.
_RELATED: Mapping[FunctionName, tuple[FunctionName, FunctionName, FunctionName]] = {
    _F.ASIN: (_F.SIN, _F.ACOS, _F.CSC),
    _F.ACOS: (_F.COS, _F.ASIN, _F.SEC),
    _F.ATAN: (_F.TAN, _F.ACOT, _F.COT),
    _F.ACOT: (_F.COT, _F.ATAN, _F.TAN),
    _F.ASEC: (_F.SEC, _F.ACSC, _F.COS),
    _F.ACSC: (_F.CSC, _F.ASEC, _F.SIN),
    _F.ASINH: (_F.SINH, _F.ACOSH, _F.CSCH),
    _F.ACOSH: (_F.COSH, _F.ASINH, _F.SECH),
    _F.ATANH: (_F.TANH, _F.ACOTH, _F.COTH),
    _F.ACOTH: (_F.COTH, _F.ATANH, _F.TANH),
    _F.ASECH: (_F.SECH, _F.ACSCH, _F.COSH),
    _F.ACSCH: (_F.CSCH, _F.ASECH, _F.SINH),
}
_INVERSE = {function: inverse for inverse, (function, *_) in _RELATED.items()}


def _is_similar(tree: RuleTree) -> bool:
    return tree.rule.name in _SIMILAR


def _turned(step: Step) -> Node:
    return minus(chain(step))


def _other_functions(tree: RuleTree, subject: Subject) -> Iterator[Spoiling]:
    """With the sign of the right derivative first."""
    if not isinstance(tree.node, Call) or not _is_similar(tree):
        return
    right = _outer(tree)
    for wrong in _instead(tree, tree.node.function):
        if wrong not in (right, minus(right)):
            yield tree.node, _with(wrong)
            yield tree.node, _with(minus(wrong))


def _instead(tree: RuleTree, function: FunctionName) -> Iterator[Node]:
    """What belongs to other functions of the family; to the circular ones, too, for hyperbolic ones."""
    argument = tree.parts[0].node
    is_simple = function in _SIMPLE
    match tree.rule.name:
        case RuleName.TRIGONOMETRIC:
            outers: _Outers = (*_TRIGONOMETRIC[: 6 if is_simple else None], DERIVATIVES[_INVERSE[function]])
        case RuleName.HYPERBOLIC if is_simple:
            outers = (*_HYPERBOLIC[:2], *_TRIGONOMETRIC[:2])
        case RuleName.HYPERBOLIC:
            outers = (*_HYPERBOLIC, *_TRIGONOMETRIC)
        case RuleName.INVERSE_TRIGONOMETRIC:
            outers = (*_derivatives(*_ARCS), *_of_related(function))
        case _:
            outers = (*_derivatives(*_AREAS, *_ARCS[:2]), *_of_related(function))
    return (outer(argument) for outer in outers)


def _derivatives(*functions: FunctionName) -> _Outers:
    return tuple(DERIVATIVES[function] for function in functions)


def _of_related(inverse: FunctionName) -> _Outers:
    """The derivatives of the function that is inverted and of its reciprocal, and another inverse."""
    function, other, reciprocal = _RELATED[inverse]
    return (DERIVATIVES[function], _called(other), DERIVATIVES[reciprocal])


def _outer(tree: RuleTree) -> Node:
    outer = tree.rule.outer
    return tree.node if outer is None else outer(tree.node, tree.parts[0].node)


def _with(outer: Node) -> Callable[[Step], Node]:
    return lambda step: product(step.derivatives[0], outer)


TRIGONOMETRY = (
    SpoiledRule(Mistake.TRIG_SIGN, at(_is_similar, _turned)),
    SpoiledRule(Mistake.TRIG_WRONG_FUNCTION, _other_functions),
)
