"""Is every line of a worked solution proved?"""

from collections.abc import Iterator

from grader.audit.ground import Ground
from grader.calculus import Line, solution
from grader.equivalence import EmptyDomainError
from grader.outcomes import Detail, Problem, ProblemCode
from grader.printing import to_text
from grader.questions import AtPoints, Question
from grader.syntax import Node

Claim = tuple[Node, Node]


def step_problems(question: Question, ground: Ground) -> Iterator[Problem]:
    """The first line of the worked solution, at length or as shown, that is not proved on its ground."""
    try:
        place = _of_the_function(question) if isinstance(question, AtPoints) else ground
    except EmptyDomainError:
        yield Problem("function", ProblemCode.EMPTY_DOMAIN)
        return
    proved: set[Claim] = set()
    for detail in (Detail.FULL, Detail.STANDARD):
        for number, line in enumerate(solution(question, detail=detail), start=1):
            new = [claim for claim in line.claims() if claim not in proved]
            if not all(place.is_proved(*claim) for claim in new):
                yield Problem("function", ProblemCode.STEPS_NOT_PROVED, _placed(number, line))
                return
            proved.update(new)


def _of_the_function(question: AtPoints) -> Ground:
    """Where the function is defined, under all that the author says of its variable."""
    common = question.common
    return Ground.of(
        (question.function,), names=common.names, positive=common.positive, conditions=common.conditions
    )


def _placed(number: int, line: Line) -> tuple[tuple[str, str], ...]:
    return (("number", str(number)), ("step", "; ".join(map(to_text, line.equations))))
