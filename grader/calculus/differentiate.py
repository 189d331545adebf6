"""Syntax tree -> rule tree: the author's expression as written, differentiated by named rules."""

from grader.calculus.arithmetic import product, sum_of
from grader.calculus.rule import Rule, RuleTree, Step
from grader.calculus.rules import rule_for
from grader.outcomes import RuleName
from grader.syntax import Node, children, substitute


def differentiate(node: Node, variable: str) -> RuleTree:
    """The rule tree of the derivative by one name; all other names are held fixed."""
    parts = tuple(differentiate(part, variable) for part in children(node))
    rule = rule_for(node, tuple(part.varies for part in parts), variable)
    return _grown(node, rule, variable, parts)


def total_derivative(function: Node, inner: tuple[tuple[str, Node], ...], variable: str) -> RuleTree:
    """The derivative of f(g(x), h(x)) along its paths; the result is in the variable only.

    The parts of the tree are, for each inner function in turn, the rule tree of f by its name and that
    of the inner function by the variable.
    """
    parts = tuple(
        part
        for name, expression in inner
        for part in (differentiate(function, name), differentiate(expression, variable))
    )
    return _grown(function, TOTAL_DERIVATIVE, variable, parts)


def _total(step: Step) -> Node:
    """The sum over the inner functions g of f_g g', where g is put in at the end."""
    outer, inward = step.derivatives[::2], step.derivatives[1::2]
    names, expressions = step.trees[::2], step.trees[1::2]
    inner = {name.variable: tree.node for name, tree in zip(names, expressions, strict=True)}
    paths = zip(outer, inward, strict=True)
    return sum_of(*(product(substitute(by, inner), derivative) for by, derivative in paths))


TOTAL_DERIVATIVE = Rule(RuleName.TOTAL_DERIVATIVE, lambda node, varying: True, _total)


def _grown(node: Node, rule: Rule, variable: str, parts: tuple[RuleTree, ...]) -> RuleTree:
    step = Step(node, rule, parts, tuple(part.result for part in parts))
    return RuleTree(node, rule, variable, parts, rule.build(step))
