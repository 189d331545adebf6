"""Parameters put into a template's text, and the result written as a teacher would: no 1x, no + -3."""

from collections.abc import Mapping
from fractions import Fraction

from grader.outcomes import Complaint
from grader.printing import to_text
from grader.questions.problems import unreadable
from grader.questions.question import condition_text
from grader.questions.tidying import literal, tidy
from grader.reading import Vocabulary, read_condition, read_expression
from grader.syntax import Condition, Node, Relation, substitute

Values = Mapping[str, Fraction]


def instantiate(text: str, *, names: tuple[str, ...], values: Values) -> str:
    """The text of an expression or a condition with the values put in. Raises QuestionError.

    A text without parameters keeps its form.
    """
    vocabulary = Vocabulary(variables=names, constants=tuple(name for name in values if name not in names))
    if any(relation.value in text for relation in Relation):
        return _condition(text, vocabulary, values)
    result = read_expression(text, vocabulary)
    if isinstance(result, Complaint):
        raise unreadable("function", result)
    return to_text(_put_in(result, values))


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
