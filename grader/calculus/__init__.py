"""Differentiation by named rules: rule trees, and what comes out when a rule is replaced by another.

``differentiate(node, "x")`` is the rule tree of a derivative. Every builder, right or wrong, takes a
``Step`` (the node, its parts, their derivatives) and gives the node's derivative, so that a mistake is
one function::

    def missing_inner(step: Step) -> Node:
        return step.outer_at(step.inner)

    rebuilt(tree, {place: missing_inner}.get)                             # at one node
    rebuilt(tree, lambda one: missing_inner if one.is_chained else None)  # at all such nodes

``derivations(question)`` has a derivation for each component, and ``changed`` does for a derivation what
``rebuilt`` does for a tree. ``solution(question)`` writes the derivations down line by line, and ``steps``
renders the lines; ``one_step`` writes down the rule of a single node.
"""

from grader.calculus.derivation import Change, Derivation, TooLargeError, changed, derivations, successive
from grader.calculus.differentiate import differentiate, total_derivative
from grader.calculus.one_step import one_step, path_step
from grader.calculus.page import Line
from grader.calculus.rule import Builder, Rule, RuleTree, Step, rebuilt
from grader.calculus.steps import solution
from grader.calculus.worked import WorkedStep, steps, written

__all__ = [
    "Builder",
    "Change",
    "Derivation",
    "Line",
    "Rule",
    "RuleTree",
    "Step",
    "TooLargeError",
    "WorkedStep",
    "changed",
    "derivations",
    "differentiate",
    "one_step",
    "path_step",
    "rebuilt",
    "solution",
    "steps",
    "successive",
    "total_derivative",
    "written",
]
