"""What a rule of differentiation is, what its builders see, and the rule tree."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from grader.calculus.arithmetic import product
from grader.outcomes import RuleName
from grader.syntax import Node, children

# Which parts of a node depend on the variable, in the order of ``children``.
Varying = tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule by name: where it applies, and how it builds the derivative of a node.

    The rules of functions of one argument hold, in ``outer``, the derivative of the function at any
    argument: ``outer(node, u)`` takes base, exponent or kind of function from the node. ``inner`` is
    the place of the argument among the node's parts. Their builder is the chain rule.
    """

    name: RuleName
    applies: Callable[[Node, Varying], bool]
    build: "Builder"
    outer: Callable[[Node, Node], Node] | None = None
    inner: int = 0


@dataclass(frozen=True, slots=True)
class Step:
    """One node before its rule: what any builder, right or wrong, makes a derivative from.

    ``derivatives`` are those of the parts: right ones, or what mistakes made of them. ``trees`` are the
    parts' own rule trees.
    """

    node: Node
    rule: Rule
    trees: tuple["RuleTree", ...]
    derivatives: tuple[Node, ...]

    @property
    def parts(self) -> tuple[Node, ...]:
        return children(self.node)

    @property
    def varying(self) -> Varying:
        return tuple(tree.varies for tree in self.trees)

    @property
    def inner(self) -> Node:
        """The argument of a function of one argument: u in f(u)."""
        return self.parts[self.rule.inner]

    @property
    def inner_derivative(self) -> Node:
        """u' in f(u)."""
        return self.derivatives[self.rule.inner]

    def outer_at(self, argument: Node) -> Node:
        """f' at any argument, for a function of one argument."""
        outer = self.rule.outer
        if outer is None:
            message = f"no function of one argument: {self.rule.name}"
            raise TypeError(message)
        return outer(self.node, argument)


Builder = Callable[[Step], Node]


@dataclass(frozen=True, slots=True, eq=False)
class RuleTree:
    """A sub-expression as written, the rule its derivative takes, and the result.

    ``parts`` are the rule trees of ``children(node)``, in order (but see ``total_derivative``). Trees
    are compared and hashed by identity, so that one node can be named among equal ones.
    """

    node: Node
    rule: Rule
    variable: str
    parts: tuple["RuleTree", ...]
    result: Node

    @property
    def varies(self) -> bool:
        """Whether it depends on the variable."""
        return self.rule.name is not RuleName.CONSTANT

    @property
    def is_chained(self) -> bool:
        """Whether it is a function of more than the variable itself, so that the chain rule shows."""
        return self.rule.outer is not None and self.parts[self.rule.inner].rule.name is not RuleName.IDENTITY

    def walk(self) -> Iterator["RuleTree"]:
        """Every tree in it, parents before their parts."""
        yield self
        for part in self.parts:
            yield from part.walk()


def chain(step: Step) -> Node:
    """f(u)' = u' f'(u)."""
    return product(step.inner_derivative, step.outer_at(step.inner))


def rebuilt(tree: RuleTree, change: Callable[[RuleTree], Builder | None]) -> Node:
    """The result, had another builder been taken wherever ``change`` gives one.

    Only nodes on the way from a change to the root are built again.
    """
    derivatives = tuple(rebuilt(part, change) for part in tree.parts)
    builder = change(tree)
    if builder is None:
        if _are_kept(tree.parts, derivatives):
            return tree.result
        builder = tree.rule.build
    return builder(Step(tree.node, tree.rule, tree.parts, derivatives))


def _are_kept(parts: Sequence[RuleTree], derivatives: Sequence[Node]) -> bool:
    return all(part.result is kept for part, kept in zip(parts, derivatives, strict=True))
