"""What a question needs before the first answer: its key read, its domain sampled. Kept for the next one."""

import json
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import islice

from grader.algebra import UndefinedError, UnsureError
from grader.calculus import TooLargeError, derivations
from grader.diagnosis import KnownMistakes
from grader.equivalence import EmptyDomainError, Expected, expect
from grader.form import has_form
from grader.limits import NODES
from grader.outcomes import Form, ProblemCode
from grader.questions import Question, QuestionError, key_trees, second_road
from grader.questions.targets import Target
from grader.reading import Vocabulary
from grader.syntax import Node, walk

_KEPT = 256


@dataclass(frozen=True)
class Prepared:
    """A question ready for answers; ``expected`` has what is to be compared with, a component each.

    Without slots, to work out once what only some answers ask for.
    """

    question: Question
    vocabulary: Vocabulary
    expected: tuple[Expected, ...]

    @cached_property
    def mistakes(self) -> KnownMistakes:
        return KnownMistakes(self.question, self.expected)

    @cached_property
    def can_be_cancelled(self) -> bool:
        """Whether anybody can write the answer without the step below a bar: not that of a sine."""
        step = self.question.step_name
        return all(has_form(one.node, Form.CANCELLED, step=step) for one in self.expected)


@lru_cache(maxsize=_KEPT)
def prepare(question: Question) -> Prepared:
    """Raises QuestionError where no answer could be judged."""
    derived = _derived(question)
    if derived is not None:
        with suppress(QuestionError):
            return _prepared(question, derived)
    return _prepared(question, key_trees(question))


def _prepared(question: Question, nodes: tuple[Node, ...]) -> Prepared:
    expected = tuple(comparison(question, node, index) for index, node in enumerate(nodes))
    if not question.common.given_key:
        _check_key(question, expected)
    return Prepared(question, vocabulary_of(question), expected)


@lru_cache(maxsize=_KEPT)
def vocabulary_of(question: Question) -> Vocabulary:
    """What answers may contain, kept."""
    return question.vocabulary()


def _derived(question: Question) -> tuple[Node, ...] | None:
    """What the rules of differentiation give, without SymPy, which takes longer than all the rest.

    None for a stored key, for what is asked at points, and where the rules give far too much to read.
    """
    if question.common.given_key or not all(isinstance(target, Target) for target in question.targets()):
        return None
    try:
        nodes = tuple(one.result for one in derivations(question))
    except TooLargeError:
        return None
    return None if any(_is_long(node) for node in nodes) else nodes


def _is_long(node: Node) -> bool:
    return next(islice(walk(node), NODES, None), None) is not None


def comparison(question: Question, node: Node, index: int) -> Expected:
    """What answers' component ``index`` are compared with: ``node`` over the question's domain."""
    try:
        return expect(
            node,
            also_defined=question.defining(),
            names=question.names,
            positive=question.positive,
            conditions=question.conditions,
            question_key=json.dumps([question.record(), index], sort_keys=True),
        )
    except EmptyDomainError:
        raise QuestionError("function", ProblemCode.EMPTY_DOMAIN) from None


def _check_key(question: Question, expected: tuple[Expected, ...]) -> None:
    """A key nobody has audited has the values of the second road at the points answers are tried at."""
    for target, component in zip(question.targets(), expected, strict=True):
        for spot in component.spots:
            with suppress(UndefinedError, UnsureError):
                if not second_road(target, question.names, spot.point).overlaps(spot.values[0]):
                    raise QuestionError("function", ProblemCode.KEY_DISAGREES)
