"""The mistakes in a wrong answer, once it is judged; no other answer costs anything here."""

from dataclasses import replace

from grader.outcomes import Verdict
from grader.pipeline.certifying import Graded
from grader.questions import exclusive
from grader.syntax import Answer


@exclusive
def make_ready(graded: Graded) -> None:
    """Work out what is kept of the question for its wrong answers, if this is the first one."""
    if wrong := _wrong(graded):
        graded.prepared.mistakes.make_ready(wrong)


@exclusive
def diagnosed(graded: Graded) -> Graded:
    """The same, with all mistakes that explain a wrong answer."""
    wrong = _wrong(graded)
    if not wrong:
        return graded
    nodes = tuple(component.node for component in graded.components)
    answer = Answer(nodes, graded.prepared.question.shape)
    mistakes = graded.prepared.mistakes.explaining(answer, wrong=wrong)
    return replace(graded, outcome=replace(graded.outcome, mistakes=mistakes))


def _wrong(graded: Graded) -> tuple[int, ...]:
    """The places of wrong components; none of an answer that was not read as it is asked for."""
    verdicts = enumerate(component.judgement.verdict for component in graded.components)
    return tuple(place for place, verdict in verdicts if verdict is Verdict.INCORRECT)
