"""What mistakes are looked for in: one component of a question, with the way its right answer comes about."""

from dataclasses import dataclass
from functools import cached_property, lru_cache

from grader.calculus import Change, Derivation, RuleTree, changed, derivations
from grader.diagnosis.quotient_tree import quotient_derivation
from grader.equivalence import Expected
from grader.marking import placed
from grader.outcomes import RuleName
from grader.printing import to_text
from grader.questions import AtPoints, Question, Task
from grader.questions.point_tasks import DifferenceQuotient
from grader.questions.tasks import Derivative, Expression, Gradient, Multichain
from grader.syntax import Negation, Node, Number, Sum, walk

_KEPT = 16
_OF_SEVERAL = frozenset({Task.PARTIAL, Task.GRADIENT, Task.HESSIAN, Task.LAPLACIAN})


@dataclass(frozen=True, eq=False)
class Subject:
    """One component; without slots, to work out its parts once.

    ``function`` is the author's, ``wrt`` the names it is differentiated by in turn (none where there are
    several ways).
    """

    question: Question
    index: int
    function: Node
    wrt: tuple[str, ...]
    expected: Expected
    derivation: Derivation

    @property
    def key(self) -> Node:
        return self.expected.node

    @cached_property
    def whole(self) -> str:
        """The author's function as text; nothing where that would be the key."""
        return "" if isinstance(self.question, Expression) else to_text(self.function)

    @property
    def is_differentiated(self) -> bool:
        return bool(self.derivation.summands) and not isinstance(self.question, DifferenceQuotient)

    @property
    def is_repeated(self) -> bool:
        """Whether it is one derivative of a derivative."""
        return len(self.derivation.summands) == 1 and len(self.derivation.summands[0]) > 1

    @property
    def variables(self) -> frozenset[str]:
        """The variables among the names, where one may be held fixed beside others."""
        is_one_of_several = self.question.task in _OF_SEVERAL
        return frozenset(self.question.common.variables if is_one_of_several else ())

    @property
    def inner_names(self) -> frozenset[str]:
        return frozenset(name for name, _ in self.question.inner)

    @cached_property
    def trees(self) -> tuple[RuleTree, ...]:
        """Every node of every rule tree, parents before their parts; paths are no nodes of the function."""
        found = (part for row in self.derivation.summands for tree in row for part in tree.walk())
        return tuple(tree for tree in found if tree.rule.name is not RuleName.TOTAL_DERIVATIVE)

    def is_last(self, tree: RuleTree) -> bool:
        """Whether it is a node of what is differentiated last."""
        return tree in self._last

    @cached_property
    def _last(self) -> frozenset[RuleTree]:
        return frozenset(part for row in self.derivation.summands for part in row[-1].walk())

    @property
    def paths(self) -> tuple[tuple[str, Node, Node], ...]:
        """Of a function of inner functions: the name of each, the function's derivative by it with all
        formulas put in, and its own derivative."""
        if not isinstance(self.question, Multichain):
            return ()
        parts = self.derivation.summands[0][0].parts
        pairs = zip(parts[::2], parts[1::2], strict=True)
        return tuple((one.variable, self.question.substituted(one.result), by.result) for one, by in pairs)

    def spoiled(self, change: Change) -> Node:
        """The component, had other builders been taken. Raises TooLargeError."""
        return changed(self.derivation, change)

    def place(self, node: Node) -> str:
        """A part of the author's function as text; the whole for what comes up in later results only."""
        bare = node.operand if isinstance(node, Negation) and node not in self._signed else node
        return to_text(bare) if bare in self._parts else self.whole

    def origin(self, node: Node, tree: RuleTree) -> Node:
        """What a part of a tree's node came from in the author's function.

        A part of a later derivative came from the least expression whose derivative it stands in; the
        whole function where there is none.
        """
        for earlier in self._earlier.get(tree, ()):
            node = _sources(earlier).get(node, earlier.node)
        return node

    @cached_property
    def _earlier(self) -> dict[RuleTree, tuple[RuleTree, ...]]:
        """For every node of a later derivative the rule trees before it, the last one first."""
        rows = (
            (row[:level][::-1], row[level])
            for row in self.derivation.summands
            for level in range(1, len(row))
        )
        return {part: before for before, tree in rows for part in tree.walk()}

    def path(self, node: Node) -> tuple[int, ...]:
        """Where a part stands: see ``FoundMistake``; () for what is no part of the functions."""
        bare = node.operand if isinstance(node, Negation) and node not in self._signed else node
        return self._paths.get(id(bare), ())

    @cached_property
    def _paths(self) -> dict[int, tuple[int, ...]]:
        """By the very node: an equal one may stand elsewhere."""
        whole = enumerate((self.function, *(expression for _, expression in self.question.inner)))
        return {id(part): path for place, tree in whole for path, part in placed(tree, (place,))}

    @cached_property
    def _parts(self) -> frozenset[Node]:
        expressions = (self.function, *(expression for _, expression in self.question.inner))
        return frozenset(part for expression in expressions for part in walk(expression))

    @cached_property
    def texts(self) -> frozenset[str]:
        """All places that can be named."""
        return frozenset(map(to_text, self._parts))

    @cached_property
    def _signed(self) -> frozenset[Node]:
        """Parts whose minus belongs to them, as in the exponent -x^2, and not to a sum."""
        in_sums = {term for part in self._parts if isinstance(part, Sum) for term in part.terms}
        return self._parts - in_sums - {self.function}


def subjects(question: Question, expected: tuple[Expected, ...]) -> tuple[Subject, ...]:
    """A subject for each component. Raises TooLargeError."""
    function, pairs = _function(question), zip(expected, _derivations(question), strict=True)
    return tuple(
        Subject(question, index, function, _wrt(question, index), one, derivation)
        for index, (one, derivation) in enumerate(pairs)
    )


def _derivations(question: Question) -> tuple[Derivation, ...]:
    if isinstance(question, DifferenceQuotient):
        return (quotient_derivation(question),)
    return derivations(question)


def author_function(question: Question) -> Node | None:
    """What was asked to be differentiated; None where nothing is."""
    match question:
        case (
            Derivative(function=function)
            | Gradient(function=function)
            | Multichain(function=function)
            | DifferenceQuotient(function=function)
            | AtPoints(function=function)
        ):
            return function
    return None


def _function(question: Question) -> Node:
    function = question.expected if isinstance(question, Expression) else author_function(question)
    if function is None:
        raise TypeError(question)
    return function


def _wrt(question: Question, index: int) -> tuple[str, ...]:
    match question:
        case Derivative(wrt=names):
            return names
        case Multichain(wrt=name) | AtPoints(wrt=name) | DifferenceQuotient(wrt=name):
            return (name,)
        case Gradient() if question.task is not Task.LAPLACIAN:
            return question.targets()[index].directions[0]
        case _:
            return ()


@lru_cache(maxsize=_KEPT)
def _sources(tree: RuleTree) -> dict[Node, Node]:
    """For every part of a derivative the expression it came from: itself, if it was there before."""
    parts = sorted(tree.walk(), key=lambda part: -sum(1 for _ in walk(part.node)))
    found = {node: part.node for part in parts for node in walk(part.result)}
    return found | {part.node: part.node for part in parts if not isinstance(part.node, Number)}
