"""Derivatives of trigonometric functions misremembered."""

from collections.abc import Callable, Iterable, Iterator
from fractions import Fraction

from grader.calculus import RuleTree, Step
from grader.calculus.arithmetic import minus, product, raised
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


def _called(name: FunctionName) -> Callable[[Node], Node]:
    return lambda u: Call(name, u)


def _squared(name: FunctionName) -> Callable[[Node], Node]:
    return lambda u: raised(Call(name, u), _TWO)


def _multiplied(one: FunctionName, other: FunctionName) -> Callable[[Node], Node]:
    return lambda u: product(Call(one, u), Call(other, u))


_NAMES = (_F.SIN, _F.COS, _F.TAN, _F.SEC, _F.CSC, _F.COT)
_SIMPLE = tuple(map(_called, _NAMES))
_OTHERS = (
    *_SIMPLE,
    *map(_squared, _NAMES[2:]),
    _multiplied(_F.SEC, _F.TAN),
    _multiplied(_F.CSC, _F.COT),
)


def _is_similar(tree: RuleTree) -> bool:
    return tree.rule.name in _SIMILAR


def _turned(step: Step) -> Node:
    return minus(chain(step))


def _other_functions(tree: RuleTree, subject: Subject) -> Iterable[Spoiling]:
    if tree.rule.name is not RuleName.TRIGONOMETRIC:
        return ()
    return ((tree.node, builder) for builder in _instead(tree))


def _instead(tree: RuleTree) -> Iterator[Callable[[Step], Node]]:
    """With the sign of the right derivative first."""
    right = _outer(tree)
    is_simple = isinstance(tree.node, Call) and tree.node.function in (_F.SIN, _F.COS)
    for other in _SIMPLE if is_simple else _OTHERS:
        wrong = other(tree.parts[0].node)
        if wrong not in (right, minus(right)):
            yield _with(wrong)
            yield _with(minus(wrong))


def _outer(tree: RuleTree) -> Node:
    outer = tree.rule.outer
    return tree.node if outer is None else outer(tree.node, tree.parts[0].node)


def _with(outer: Node) -> Callable[[Step], Node]:
    return lambda step: product(step.derivatives[0], outer)


TRIGONOMETRY = (
    SpoiledRule(Mistake.TRIG_SIGN, at(_is_similar, _turned)),
    SpoiledRule(Mistake.TRIG_WRONG_FUNCTION, _other_functions),
)
