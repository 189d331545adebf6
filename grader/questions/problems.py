"""How an unsound question is refused."""

from grader.outcomes import Complaint, Problem, ProblemCode


class QuestionError(Exception):
    """A question that cannot be asked: the field of its record, a code, and what fills the sentence."""

    def __init__(self, field: str, code: ProblemCode, **details: str) -> None:
        super().__init__(field, code.value, details)
        self.problem = Problem(field, code, tuple(details.items()))

    @property
    def field(self) -> str:
        return self.problem.field

    @property
    def code(self) -> ProblemCode:
        return self.problem.code

    @property
    def details(self) -> tuple[tuple[str, str], ...]:
        return self.problem.details


def unreadable(field: str, complaint: Complaint) -> QuestionError:
    """The author's text in ``field`` is no expression: why, and where in it."""
    place = {"complaint": complaint.code.value, "start": str(complaint.start), "end": str(complaint.end)}
    return QuestionError(field, ProblemCode.UNREADABLE, **(dict(complaint.details) | place))
