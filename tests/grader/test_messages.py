"""One English sentence a code, filled from the details."""

import pytest

from grader import Problem, ProblemCode, QuestionError, question
from grader.messages import (
    CHECK_SENTENCES,
    LINE_SENTENCES,
    PROBLEM_SENTENCES,
    RULE_NAMES,
    SENTENCES,
    STEP_SENTENCES,
    problem_sentence,
)
from grader.outcomes import CheckReason, ComplaintCode, LineCode, RemarkCode, RuleName, StepCode


def test_every_code_has_a_sentence() -> None:
    assert set(SENTENCES) == {*ComplaintCode, *RemarkCode}
    assert set(PROBLEM_SENTENCES) == set(ProblemCode)
    assert set(LINE_SENTENCES) == set(LineCode)
    assert set(RULE_NAMES) == set(RuleName)
    assert set(STEP_SENTENCES) == set(StepCode)
    assert set(CHECK_SENTENCES) == set(CheckReason)


@pytest.mark.parametrize(
    ("record", "said"),
    [
        ({"task": "gradient", "function": "x"}, "This is needed for the task."),
        (
            {"expected": "x", "variables": ["sin"]},
            "“sin” cannot be used as a name: choose another.",
        ),
        (
            {"expected": "2(x", "variables": ["x"]},
            "This cannot be read. The bracket “(” is never closed: write “)” where it ends.",
        ),
    ],
)
def test_a_problem_is_said_in_a_sentence(record: dict[str, object], said: str) -> None:
    with pytest.raises(QuestionError) as refused:
        question(record)
    assert problem_sentence(refused.value.problem) == said


def test_a_detail_nobody_gave_is_an_ellipsis() -> None:
    assert problem_sentence(Problem("inner", ProblemCode.NAME_TWICE)) == "“…” is declared twice."
