"""Difference quotients by the rules of sums and multiples, which they obey like derivatives."""

from dataclasses import replace

from grader.calculus import Derivation, Rule, RuleTree, Step, differentiate
from grader.outcomes import LINEAR_RULES, RuleName
from grader.questions.point_tasks import DifferenceQuotient
from grader.syntax import Node


def quotient_derivation(question: DifferenceQuotient) -> Derivation:
    """The sum of the quotients of all terms, each with its constant factor in front."""
    tree = _quotient_tree(differentiate(question.function, question.wrt), question)
    return Derivation(question.function, ((tree,),), lambda one: one)


def _quotient_tree(tree: RuleTree, question: DifferenceQuotient) -> RuleTree:
    if tree.rule.name not in LINEAR_RULES:
        return RuleTree(tree.node, _AS_A_WHOLE, tree.variable, (), _quotient(tree.node, question))
    parts = tuple(_quotient_tree(part, question) for part in tree.parts)
    step = Step(tree.node, tree.rule, parts, tuple(part.result for part in parts))
    return replace(tree, parts=parts, result=tree.rule.build(step))


def _quotient(node: Node, question: DifferenceQuotient) -> Node:
    return replace(question, function=node).targets()[0].function


# Like a total derivative it is no node to be spoiled.
_AS_A_WHOLE = Rule(RuleName.TOTAL_DERIVATIVE, lambda node, varying: True, lambda step: step.node)
