"""The page a worked solution is written on: its lines, what they mean, and what stands on it already."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import count, pairwise

from grader.calculus.differentiate import differentiate
from grader.calculus.ordering import is_reordered
from grader.calculus.rule import RuleTree
from grader.outcomes import Detail, RuleName, StepCode
from grader.syntax import (
    Answer,
    Differentiated,
    Equation,
    FunctionValue,
    Name,
    Node,
    children,
    names,
    substitute,
    walk,
    with_children,
)

Definitions = tuple[tuple[str, Node], ...]

_LETTERS = "uvwszpqr"
_DERIVATIVES_KEPT = 64
_NEVER = frozenset({"e", "f", "i", "j", "k"})


@dataclass(frozen=True, slots=True)
class Line:
    """One step: what is done, and the equations that say it.

    ``definitions`` are the names that do not belong to the question: u of the chain rule, f and its inner
    functions.
    """

    code: StepCode
    equations: tuple[Equation, ...]
    rule: RuleName | None = None
    definitions: Definitions = ()

    def claims(self) -> tuple[tuple[Node, Node], ...]:
        """Pairs of expressions of the question's names that the line says are equal."""
        meant = (
            [self._meant(side) for side in equation.sides if not isinstance(side, Answer)]
            for equation in self.equations
        )
        return tuple(pair for sides in meant for pair in pairwise(sides))

    def results(self) -> tuple[Node, ...]:
        """What the line says without any derivative or value left to work out, in the question's names."""
        sides = (side for equation in self.equations for side in equation.sides)
        parts = (side.components if isinstance(side, Answer) else (side,) for side in sides)
        closed = (node for nodes in parts for node in nodes if not _is_open(node))
        return tuple(_put_in(node, dict(self.definitions)) for node in closed)

    def _meant(self, node: Node) -> Node:
        definitions = dict(self.definitions)
        return _put_in(_worked_out(node, definitions), definitions)


def _is_open(node: Node) -> bool:
    return any(isinstance(part, Differentiated | FunctionValue) for part in walk(node))


def _put_in(node: Node, definitions: dict[str, Node]) -> Node:
    while definitions and (known := substitute(node, definitions)) != node:
        node = known
    return node


def _worked_out(node: Node, definitions: dict[str, Node]) -> Node:
    """The expression with derivatives and values of functions worked out by the rules."""
    match node:
        case Differentiated(operand=operand, variable=variable):
            return _derivative(_named(operand, definitions, variable), variable)
        case FunctionValue(function=function, argument=argument, primes=primes):
            return _value(definitions[function], definitions[_VARIABLE], argument, primes)
        case _:
            parts = children(node)
            return with_children(node, tuple(_worked_out(part, definitions) for part in parts))


@lru_cache(maxsize=_DERIVATIVES_KEPT)
def _derivative(node: Node, variable: str) -> Node:
    """Kept, as several lines of a page have the same."""
    return differentiate(node, variable).result


def _named(operand: Node, definitions: dict[str, Node], variable: str) -> Node:
    """What is differentiated: df/dg takes f as written, df/dx takes it with g and h put in."""
    if variable not in definitions:
        return _put_in(_worked_out(operand, definitions), definitions)
    if isinstance(operand, Name) and operand.name != variable:
        return definitions.get(operand.name, operand)
    return _worked_out(operand, definitions)


# Under this name the definitions of a line hold the variable of the functions whose values it uses.
_VARIABLE = ""


def _value(function: Node, variable: Node, argument: Node, primes: int) -> Node:
    (name,) = names(variable)
    for _ in range(primes):
        function = _derivative(function, name)
    return substitute(function, {name: argument})


@dataclass(slots=True)
class Page:
    """Lines in the making; ``is_partial`` where other variables are held fixed.

    ``taken`` are the names of the question; ``definitions`` hold for all lines.
    """

    detail: Detail
    taken: frozenset[str]
    is_partial: bool = False
    definitions: Definitions = ()
    lines: list[Line] = field(default_factory=list)
    shown: set[tuple[Node, str]] = field(default_factory=set)

    @property
    def is_full(self) -> bool:
        return self.detail is Detail.FULL

    def write(
        self,
        code: StepCode,
        *equations: Equation,
        rule: RuleName | None = None,
        definitions: Definitions = (),
    ) -> None:
        self.lines.append(Line(code, equations, rule, (*definitions, *self.definitions)))

    def simplify(self, result: Node, key: Node) -> None:
        """The key, unless only its terms and factors stand in another order than the result's."""
        if not is_reordered(result, key):
            self.write(StepCode.SIMPLIFY, equation(result, key))

    @property
    def function_name(self) -> str:
        """What the function is called: f, unless something else is."""
        return next(name for name in ("f", "F", "f_1") if name not in self.taken)

    def define_function(self, variable: str, function: Node) -> None:
        """Let lines use f(a)."""
        self.definitions = ((_VARIABLE, Name(variable)), (self.function_name, function))

    def value(self, argument: Node, *, primes: int = 0) -> FunctionValue:
        return FunctionValue(self.function_name, argument, primes)

    def derivative(self, node: Node, variable: str) -> Differentiated:
        return Differentiated(node, variable, self.is_partial)

    def of(self, tree: RuleTree) -> Differentiated:
        """The derivative of a rule tree's expression, not yet worked out."""
        return self.derivative(tree.node, tree.variable)

    def fresh_name(self) -> str:
        """A letter that nothing else has, for an inner function."""
        used = self.taken | _NEVER | {name for line in self.lines for name, _ in line.definitions}
        return next(name for name in _candidates() if name not in used)


def _candidates() -> Iterator[str]:
    yield from _LETTERS
    yield from (f"u_{index}" for index in count(1))


def equation(*sides: Node) -> Equation:
    """The sides, but for one that repeats the side before it."""
    return Equation(tuple(side for at, side in enumerate(sides) if at == 0 or side != sides[at - 1]))
