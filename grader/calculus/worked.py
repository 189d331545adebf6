"""The worked solution for people: every line with its code and its formulas in all kinds of output."""

from dataclasses import dataclass

from grader.calculus.page import Line
from grader.calculus.steps import solution
from grader.outcomes import Detail, RuleName, StepCode
from grader.questions import Question, Rendered, exclusive, render


@dataclass(frozen=True, slots=True)
class WorkedStep:
    """One step: what is done, by which rule if it is one, and the equations that say it."""

    code: StepCode
    formulas: tuple[Rendered, ...]
    rule: RuleName | None = None


@exclusive
def steps(question: Question, *, detail: Detail = Detail.STANDARD) -> tuple[WorkedStep, ...]:
    """The steps in order; the last formula ends in the key, or in its terms in another order.

    Empty where there is nothing to work out. Raises QuestionError, and TooLargeError for what nobody reads.
    """
    return tuple(map(written, solution(question, detail=detail)))


def written(line: Line) -> WorkedStep:
    return WorkedStep(line.code, tuple(map(render, line.equations)), line.rule)
