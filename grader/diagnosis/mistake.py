"""What a mistake is: a rule spoiled at a node, or the wrong result of a whole component."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from grader.calculus import Builder, RuleTree
from grader.diagnosis.subject import Subject
from grader.outcomes import Mistake
from grader.syntax import Node

# The part of the author's function that is concerned, and what builds the wrong derivative of the node.
Spoiling = tuple[Node, Builder]
Spoilings = Callable[[RuleTree, Subject], Iterable[Spoiling]]


@dataclass(frozen=True, slots=True)
class SpoiledRule:
    """``spoilings`` gives every wrong way of this kind at one node of a rule tree, the commonest first."""

    code: Mistake
    spoilings: Spoilings


@dataclass(frozen=True, slots=True)
class SpoiledResult:
    """``results`` gives pairs of a place, as text, and the wrong result of a whole component."""

    code: Mistake
    results: Callable[[Subject], Iterable[tuple[str, Node]]]


MistakeRule = SpoiledRule | SpoiledResult


def at(applies: Callable[[RuleTree], bool], *builders: Builder) -> Spoilings:
    """Spoilings wherever a rule is taken; the place is the node itself."""

    def spoilings(tree: RuleTree, subject: Subject) -> Iterable[Spoiling]:
        return tuple((tree.node, builder) for builder in builders) if applies(tree) else ()

    return spoilings
