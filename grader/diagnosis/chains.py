"""The chain rule spoiled: the place is the inner function."""

from collections.abc import Iterable
from dataclasses import replace
from fractions import Fraction

from grader.calculus import Builder, RuleTree, Step, rebuilt
from grader.calculus.arithmetic import ONE, minus, product, quotient, raised, sum_of
from grader.diagnosis.mistake import SpoiledRule, Spoiling, Spoilings
from grader.diagnosis.subject import Subject
from grader.outcomes import Mistake, RuleName
from grader.questions.tidying import literal
from grader.syntax import Name, Node

_TWO = literal(Fraction(2))
_MULTIPLES = frozenset({RuleName.CONSTANT_MULTIPLE, RuleName.NEGATION})


def _inner_place(tree: RuleTree | Step) -> int:
    """Which part is the inner function; of a reciprocal c/u it is u."""
    return 1 if tree.rule.name is RuleName.RECIPROCAL else tree.rule.inner


def _outer(step: Step, argument: Node) -> Node:
    if step.rule.name is RuleName.RECIPROCAL:
        return minus(quotient(step.parts[0], raised(argument, _TWO)))
    return step.outer_at(argument)


def _missing_inner(step: Step) -> Node:
    return _outer(step, step.parts[_inner_place(step)])


def _inner_in_argument(step: Step) -> Node:
    return _outer(step, step.derivatives[_inner_place(step)])


def _outer_at_variable(step: Step) -> Node:
    place = _inner_place(step)
    return product(step.derivatives[place], _outer(step, Name(step.trees[place].variable)))


def _added(step: Step) -> Node:
    return sum_of(_missing_inner(step), step.derivatives[_inner_place(step)])


def _at_inner(builder: Builder) -> Spoilings:
    def spoilings(tree: RuleTree, subject: Subject) -> Iterable[Spoiling]:
        if tree.rule.outer is None and tree.rule.name is not RuleName.RECIPROCAL:
            return ()
        inner = tree.parts[_inner_place(tree)]
        return () if inner.rule.name is RuleName.IDENTITY else ((inner.node, builder),)

    return spoilings


def _outer_at_innermost(tree: RuleTree, subject: Subject) -> Iterable[Spoiling]:
    """f'(h) where f'(g(h)) belongs: the argument of the inner function taken for the inner function."""
    inner = _chained_inner(tree)
    if inner is None:
        return ()
    innermost = inner.parts[inner.rule.inner].node
    return ((inner.node, lambda step: product(step.inner_derivative, step.outer_at(innermost))),)


def _missing_middle(tree: RuleTree, subject: Subject) -> Iterable[Spoiling]:
    """f'(g(h)) h': of the inner derivative only the innermost one is there."""
    inner = _chained_inner(tree)
    if inner is None:
        return ()
    innermost = inner.parts[inner.rule.inner].result
    return ((inner.node, lambda step: product(innermost, step.outer_at(step.inner))),)


def _chained_inner(tree: RuleTree) -> RuleTree | None:
    """The inner function of one argument, if that is a function of a function."""
    inner = tree.parts[_inner_place(tree)] if tree.rule.outer is not None else None
    return inner if inner is not None and inner.is_chained else None


def _added_beside_factor(tree: RuleTree, subject: Subject) -> Iterable[Spoiling]:
    """c f'(g) + g' of c f(g): what was added is no multiple."""
    chained = _multiplied_chain(tree)
    if chained is None or chained is tree:
        return ()
    inner = chained.parts[chained.rule.inner]
    multiple = rebuilt(tree, {chained: _missing_inner}.get)
    return ((inner.node, lambda step: sum_of(multiple, inner.result)),)


def _multiplied_chain(tree: RuleTree) -> RuleTree | None:
    """The function of a function that it is a multiple of, if it is one."""
    if tree.rule.name in _MULTIPLES:
        return _multiplied_chain(next(part for part in tree.parts if part.varies))
    return tree if tree.is_chained else None


def _in_variable_power(tree: RuleTree, subject: Subject) -> Iterable[Spoiling]:
    """The derivative of base or exponent forgotten in (f^g)' = f^g (g' ln f + g f'/f)."""
    if tree.rule.name is not RuleName.LOGARITHMIC_DIFFERENTIATION:
        return ()
    chained = (
        (place, part) for place, part in enumerate(tree.parts) if part.rule.name is not RuleName.IDENTITY
    )
    return tuple((part.node, _with_one_for(place)) for place, part in chained)


def _with_one_for(place: int) -> Builder:
    def build(step: Step) -> Node:
        derivatives = (*step.derivatives[:place], ONE, *step.derivatives[place + 1 :])
        return step.rule.build(replace(step, derivatives=derivatives))

    return build


def without_inner(builder: Builder) -> Builder:
    """A wrong outer derivative, not multiplied by the inner one."""

    def build(step: Step) -> Node:
        place = step.rule.inner
        derivatives = (*step.derivatives[:place], ONE, *step.derivatives[place + 1 :])
        return builder(replace(step, derivatives=derivatives))

    return build


CHAINS = (
    SpoiledRule(Mistake.CHAIN_MISSING_INNER, _at_inner(_missing_inner)),
    SpoiledRule(Mistake.CHAIN_MISSING_INNER, _missing_middle),
    SpoiledRule(Mistake.CHAIN_MISSING_INNER, _in_variable_power),
    SpoiledRule(Mistake.CHAIN_INNER_IN_ARGUMENT, _at_inner(_inner_in_argument)),
    SpoiledRule(Mistake.CHAIN_OUTER_AT_X, _at_inner(_outer_at_variable)),
    SpoiledRule(Mistake.CHAIN_OUTER_AT_X, _outer_at_innermost),
    SpoiledRule(Mistake.CHAIN_ADDED, _at_inner(_added)),
    SpoiledRule(Mistake.CHAIN_ADDED, _added_beside_factor),
)
