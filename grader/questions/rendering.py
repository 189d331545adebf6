"""Expressions for people: our language, LaTeX, MathML and spoken English at once."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from grader.marking import marked
from grader.outcomes import Complaint
from grader.printing import to_latex, to_mathml, to_speech, to_text
from grader.questions.keys import key_trees
from grader.questions.problems import unreadable
from grader.questions.question import Question
from grader.reading import Vocabulary, read_expression
from grader.syntax import Answer, Equation, Node


@dataclass(frozen=True, slots=True)
class Rendered:
    text: str
    latex: str
    mathml: str
    speech: str


def render(expression: Answer | Node | Equation) -> Rendered:
    return Rendered(to_text(expression), to_latex(expression), to_mathml(expression), to_speech(expression))


def render_marked(answer: Answer, paths: Iterable[tuple[int, ...]]) -> Rendered:
    """The answer with parts marked; each path begins with the component."""
    components = list(answer.components)
    for component, *path in paths:
        components[component] = marked(components[component], tuple(path))
    return render(replace(answer, components=tuple(components)))


def render_text(text: str, *, names: tuple[str, ...]) -> Rendered:
    """A text of our plain language, rendered. Raises QuestionError where it cannot be read."""
    result = read_expression(text, Vocabulary(variables=names))
    if isinstance(result, Complaint):
        raise unreadable("text", result)
    return render(result)


def render_key(question: Question) -> Rendered:
    """The key, all its components in one."""
    return render(Answer(key_trees(question), question.shape))
