"""The place of a mistake shown to people: the question's function with one part marked."""

from dataclasses import dataclass

from grader.diagnosis.subject import author_function
from grader.marking import marked, placed
from grader.outcomes import FoundMistake
from grader.printing import to_text
from grader.questions import Question, Rendered, render
from grader.syntax import Equation, FunctionValue, Name, Node


@dataclass(frozen=True, slots=True)
class Place:
    """The function, and under it the inner functions; ``is_part`` where a part of them is marked."""

    formulas: tuple[Rendered, ...]
    is_part: bool


def place_of(question: Question, mistake: FoundMistake) -> Place | None:
    """Where to look for a mistake; None where no place is known."""
    function = author_function(question)
    if function is None or not mistake.where:
        return None
    paths = _paths(question, mistake)
    is_part = any(len(path) > 1 for path in paths) or (bool(paths) and bool(question.inner))
    expressions = [("", function), *question.inner]
    if is_part:
        for path in paths:
            name, expression = expressions[path[0]]
            expressions[path[0]] = (name, marked(expression, path[1:]))
    return Place(tuple(render(_equation(question, *pair)) for pair in expressions), is_part)


def nodes_of(question: Question, mistake: FoundMistake) -> tuple[Node, ...]:
    """The part of the functions that the mistake is about, or all that read like it."""
    expressions = _expressions(question)
    return tuple(_part(expressions, path) for path in _paths(question, mistake))


def _paths(question: Question, mistake: FoundMistake) -> tuple[tuple[int, ...], ...]:
    """The path that was found, else those of all parts that read like the place."""
    if mistake.path:
        return (mistake.path,)
    inner = [name for name, _ in question.inner]
    if mistake.where in inner:
        return ((1 + inner.index(mistake.where),),)
    roots = enumerate(_expressions(question))
    return tuple(
        path for at, root in roots for path, part in placed(root, (at,)) if to_text(part) == mistake.where
    )


def _expressions(question: Question) -> tuple[Node, ...]:
    function = author_function(question)
    return () if function is None else (function, *(expression for _, expression in question.inner))


def _part(expressions: tuple[Node, ...], path: tuple[int, ...]) -> Node:
    wanted, root = path[1:], expressions[path[0]]
    return next(part for at, part in placed(root) if at == wanted)


def _equation(question: Question, name: str, expression: Node) -> Equation:
    """f(x) = ..., or f = ... where it depends on more than one variable."""
    taken = {*question.names, *(inner for inner, _ in question.inner)}
    letter = name or next(letter for letter in ("f", "F", "f_1") if letter not in taken)
    variables = question.common.variables
    is_of_one = len(variables) == 1 and not (question.inner and not name)
    left: Node = FunctionValue(letter, Name(variables[0])) if is_of_one else Name(letter)
    return Equation((left, expression))
