"""Parameters put into a template's text, and the result written as a teacher would: no 1x, no + -3."""

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

from grader.outcomes import Complaint
from grader.printing import to_text
from grader.questions.problems import unreadable
from grader.questions.question import Question, condition_text
from grader.questions.tidying import literal, tidy
from grader.reading import Format, Vocabulary, read, read_condition, read_expression
from grader.syntax import Condition, Node, Relation, substitute, walk

Values = Mapping[str, Fraction]


def instantiate(text: str, *, names: tuple[str, ...], values: Values) -> str:
    """The text of an expression or a condition with the values put in. Raises QuestionError.

    A text without parameters keeps its form.
    """
    if any(relation.value in text for relation in Relation):
        return _condition(text, _vocabulary(names, values), values)
    return to_text(_put_in(_expression(text, names, values), values))


def instantiated_parts(text: str, *, names: tuple[str, ...], values: Values) -> dict[str, str]:
    """The parts of an expression by what they are with the values put in: ``{"3x": "a x"}``.

    Raises QuestionError.
    """
    parts: dict[str, str] = {}
    for part in walk(_expression(text, names, values)):
        parts.setdefault(to_text(_put_in(part, values)), to_text(part))
    return parts


def instantiate_answer(text: str, *, asked: Question, values: Values) -> tuple[str, ...]:
    """An answer in the parameters' names, with the values put in: a text a component, like a key.

    Inner functions are put in, too. Raises QuestionError.
    """
    known = asked.vocabulary()
    reading = read(text, replace(known, constants=(*known.constants, *values)), format=Format.TEXT)
    if isinstance(reading, Complaint):
        raise unreadable("text", reading)
    return tuple(to_text(asked.substituted(_put_in(node, values))) for node in reading.answer.components)


def _expression(text: str, names: tuple[str, ...], values: Values) -> Node:
    result = read_expression(text, _vocabulary(names, values))
    if isinstance(result, Complaint):
        raise unreadable("function", result)
    return result


def _vocabulary(names: tuple[str, ...], values: Values) -> Vocabulary:
    return Vocabulary(variables=names, constants=tuple(name for name in values if name not in names))


def _condition(text: str, vocabulary: Vocabulary, values: Values) -> str:
    result = read_condition(text, vocabulary)
    if isinstance(result, Complaint):
        raise unreadable("conditions", result)
    parts = (
        condition_text(Condition(_put_in(one.left, values), one.relation, _put_in(one.right, values)))
        for one in result
    )
    return ", ".join(parts)


def _put_in(node: Node, values: Values) -> Node:
    instance = substitute(node, {name: literal(value) for name, value in values.items()})
    return tidy(instance) if instance != node else node
