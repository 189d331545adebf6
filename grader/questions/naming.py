"""The names of a question: found where its record leaves them out, refused where they cannot be read."""

import re

from grader.outcomes import Complaint, ComplaintCode, ProblemCode
from grader.questions.problems import QuestionError
from grader.questions.question import VECTOR_TASKS, Task
from grader.reading import Vocabulary, read_expression, refused_names

_NAME = re.compile(r"[^\W\d_][^\W_]{0,19}(_[^\W_]{1,10})?")
_INFERRED = 8


def inferred_variables(
    sources: tuple[str, ...], first: tuple[str, ...], constants: tuple[str, ...]
) -> tuple[str, ...]:
    """The variables of expressions whose record names none: ``first``, then as they turn up; else x."""
    found = dict.fromkeys(first)
    for source in sources:
        for _ in range(_INFERRED):
            name = _unknown_name(source, Vocabulary(variables=tuple(found), constants=constants))
            if name is None or name in found:
                break
            found[name] = None
    return tuple(found) or ("x",)


def _unknown_name(source: str, vocabulary: Vocabulary) -> str | None:
    result = read_expression(source, vocabulary)
    if isinstance(result, Complaint) and result.code is ComplaintCode.UNKNOWN_NAME:
        return dict(result.details).get("name")
    return None


def checked_names(
    variables: tuple[str, ...], constants: tuple[str, ...], inner: tuple[str, ...], *, task: Task
) -> None:
    """Raise QuestionError for a name that is none, stands twice, or cannot be told from something else."""
    fields = {"variables": variables, "constants": constants, "inner": inner}
    seen: set[str] = set()
    for field, names in fields.items():
        for name in names:
            if not _NAME.fullmatch(name):
                raise QuestionError(field, ProblemCode.NAME_REFUSED, name=name[:40])
            if name in seen:
                raise QuestionError(field, ProblemCode.NAME_TWICE, name=name)
            seen.add(name)
    refused = refused_names(
        Vocabulary(
            variables=variables,
            constants=constants,
            inner=tuple((name, variables[0]) for name in inner),
            vector_allowed=task in VECTOR_TASKS,
        )
    )
    for field, names in fields.items():
        for name in names:
            if name in refused:
                raise QuestionError(field, ProblemCode.NAME_REFUSED, name=name)
