"""What is right in an incorrect answer, once it is judged: whole components, and parts of the others."""

from collections.abc import Iterator
from dataclasses import replace

from grader.outcomes import Agreeing, AgreeingKind, Verdict
from grader.pipeline.certifying import Graded
from grader.questions import exclusive


@exclusive
def credited(graded: Graded) -> Graded:
    """The same, with all parts of an incorrect answer that are right."""
    if graded.outcome.verdict is not Verdict.INCORRECT:
        return graded
    return replace(graded, outcome=replace(graded.outcome, agreeing=tuple(_agreeing(graded))))


def _agreeing(graded: Graded) -> Iterator[Agreeing]:
    for place, component in enumerate(graded.components):
        match component.judgement.verdict:
            case Verdict.CORRECT:
                yield Agreeing(AgreeingKind.COMPONENT, place)
            case Verdict.INCORRECT:
                yield from graded.prepared.mistakes.agreeing(place, component.node)
