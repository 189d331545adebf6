"""The chain rule spoiled: the place is the inner function."""

from collections.abc import Iterable
from dataclasses import replace
from fractions import Fraction

from grader.calculus import Builder, RuleTree, Step
from grader.calculus.arithmetic import ONE, minus, product, quotient, raised, sum_of
from grader.diagnosis.mistake import SpoiledRule, Spoiling, Spoilings
from grader.diagnosis.subject import Subject
from grader.outcomes import Mistake, RuleName
from grader.questions.tidying import literal
from grader.syntax import Name, Node

_TWO = literal(Fraction(2))


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


def without_inner(builder: Builder) -> Builder:
    """A wrong outer derivative, not multiplied by the inner one."""

    def build(step: Step) -> Node:
        place = step.rule.inner
        derivatives = (*step.derivatives[:place], ONE, *step.derivatives[place + 1 :])
        return builder(replace(step, derivatives=derivatives))

    return build


CHAINS = (
    SpoiledRule(Mistake.CHAIN_MISSING_INNER, _at_inner(_missing_inner)),
    SpoiledRule(Mistake.CHAIN_INNER_IN_ARGUMENT, _at_inner(_inner_in_argument)),
    SpoiledRule(Mistake.CHAIN_OUTER_AT_X, _at_inner(_outer_at_variable)),
    SpoiledRule(Mistake.CHAIN_ADDED, _at_inner(_added)),
)
