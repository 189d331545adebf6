"""No hint about any mistake in any exercise of the bank works out what is proved to be the answer."""

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest

from exercises.bank_files import TopicFile, read_bank
from exercises.generation import draw
from grader import FoundMistake, Question, WorkedStep, first_steps, question, step_at
from grader.calculus.arithmetic import ZERO
from grader.diagnosis.component import Component
from grader.pipeline.preparing import prepare
from grader.questions import key_trees
from grader.reading import Vocabulary, read_expression
from grader.syntax import Node
from grader.syntax import names as names_of

# How sides are written that leave a derivative or a value to be worked out.
OPEN = re.compile(r"\[|'|f\(|d\w*/d")


@pytest.mark.parametrize("topic", read_bank(), ids=lambda topic: topic.topic["slug"])
def test_no_step_of_a_hint_is_the_answer(topic: TopicFile) -> None:
    for template in topic.templates:
        drawn = draw(template.recipe(), statement=template.statement, seed=1)
        asked = question(dict(drawn.question))
        shown = set(results(asked, hinted(asked)))
        assert not any(is_key(asked, node) for node in shown), template.slug


def hinted(asked: Question) -> Iterator[WorkedStep]:
    """The steps shown for every mistake the exercise can be made with, and how its solution begins."""
    yield from first_steps(asked)
    for component in prepare(asked).mistakes.components:
        for mistake in mistakes(component):
            if step := step_at(asked, mistake):
                yield step


def mistakes(component: Component) -> Iterator[FoundMistake]:
    for wrong in component.singles.wrongs:
        yield from (replace(found, component=component.subject.index) for found in wrong.found)


def results(asked: Question, steps: Iterator[WorkedStep]) -> Iterator[Node]:
    """What the formulas say, without what is still to be worked out and the outer functions of u."""
    names = (*asked.names, *(name for name, _ in asked.inner), "u")
    for text in {formula.text for step in steps for formula in step.formulas}:
        for side in text.split(" = "):
            if not OPEN.search(side):
                node = read_expression(side, Vocabulary(variables=names))
                assert isinstance(node, Node), side
                if "u" not in names_of(node):
                    yield asked.substituted(node)


def is_key(asked: Question, node: Node) -> bool:
    """Whether it is a component of the key; that one is zero gives nothing away."""
    components = prepare(asked).mistakes.components
    keys = map(asked.substituted, key_trees(asked))
    pairs = zip(components, keys, strict=True)
    return any(key != ZERO and component.is_proved(node, key) for component, key in pairs)
