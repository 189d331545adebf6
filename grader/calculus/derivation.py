"""The derivation of each component of a question: rule trees one after another, and their sum."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice

from grader.calculus.arithmetic import sum_of
from grader.calculus.differentiate import differentiate, total_derivative
from grader.calculus.rule import Builder, RuleTree, rebuilt
from grader.limits import DERIVATIVE_NODES
from grader.questions import Question
from grader.questions.targets import Asked, SlopeAt, TangentAt, Target, Value
from grader.questions.tasks import Multichain
from grader.questions.tidying import tidy
from grader.syntax import Name, Negation, Node, Product, Sum, substitute, walk

# Another builder for a node of a rule tree, or None to keep the rule's own.
Change = Callable[[RuleTree], Builder | None]


class TooLargeError(Exception):
    """A derivative has more parts than are ever differentiated again."""


@dataclass(frozen=True, slots=True, eq=False)
class Derivation:
    """How one component comes about.

    ``summands`` has a row of rule trees for each mixed partial that is asked, each tree that of the result
    before it; a Laplacian has several rows, an expression that is not differentiated none. ``closing``
    makes the component from their sum: a value at a point, a tangent.
    """

    function: Node
    summands: tuple[tuple[RuleTree, ...], ...]
    closing: Callable[[Node], Node]

    @property
    def result(self) -> Node:
        if not self.summands:
            return self.function
        return self.closing(sum_of(*(row[-1].result for row in self.summands)))


def derivations(question: Question) -> tuple[Derivation, ...]:
    """A derivation a component. Raises TooLargeError."""
    if isinstance(question, Multichain):
        tree = total_derivative(question.function, question.inner, question.wrt)
        return (Derivation(question.function, ((tree,),), _as_it_is),)
    return tuple(map(_derivation, question.targets()))


def successive(node: Node, names: tuple[str, ...]) -> tuple[RuleTree, ...]:
    """The rule trees of a derivative by each name in turn. Raises TooLargeError."""
    trees: list[RuleTree] = []
    for name in names:
        _check_size(node)
        trees.append(differentiate(node, name))
        node = trees[-1].result
    return tuple(trees)


def changed(derivation: Derivation, change: Change) -> Node:
    """The result, had other builders been taken: see ``rebuilt``. What follows a changed result is
    differentiated anew, with the same changes. Raises TooLargeError."""
    if not derivation.summands:
        return derivation.result
    return derivation.closing(sum_of(*(_changed_row(row, change) for row in derivation.summands)))


def _changed_row(row: tuple[RuleTree, ...], change: Change) -> Node:
    result = row[0].node
    for place, tree in enumerate(row):
        same = tree if place == 0 or row[place - 1].result is result else differentiate(result, tree.variable)
        _check_size(result)
        result = rebuilt(same, change)
    return result


def _derivation(target: Asked) -> Derivation:
    match target:
        case Value(function=function):
            return Derivation(function, (), _as_it_is)
        case Target(function=function, directions=directions):
            rows = tuple(successive(function, names) for names in directions)
            return Derivation(function, rows, _as_it_is)
        case SlopeAt(function=function, wrt=wrt, at=at):
            return Derivation(function, (successive(function, (wrt,)),), lambda one: _put_in(one, wrt, at))
        case TangentAt(function=function, wrt=wrt):
            return Derivation(function, (successive(function, (wrt,)),), lambda one: _tangent(target, one))


def _as_it_is(derivative: Node) -> Node:
    return derivative


def _put_in(node: Node, name: str, value: Node) -> Node:
    return tidy(substitute(node, {name: value}))


def _tangent(target: TangentAt, derivative: Node) -> Node:
    """f(a) + f'(a) (x - a)"""
    wrt, at = target.wrt, target.at
    rise = Product((_put_in(derivative, wrt, at), Sum((Name(wrt), Negation(at)))))
    return Sum((_put_in(target.function, wrt, at), rise))


def _check_size(node: Node) -> None:
    if next(islice(walk(node), DERIVATIVE_NODES, None), None) is not None:
        raise TooLargeError
