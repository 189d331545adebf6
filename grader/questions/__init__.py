"""What was asked: one frozen record a task, built from plain records, knowing its key."""

from grader.questions.building import question
from grader.questions.exclusive import exclusive
from grader.questions.instantiation import instantiate, instantiate_answer, instantiated_parts
from grader.questions.keys import key, key_trees
from grader.questions.point_tasks import AtPoints, Slope, Tangent
from grader.questions.problems import QuestionError
from grader.questions.question import Question, Task, condition_text
from grader.questions.rendering import Rendered, render, render_key, render_marked, render_text
from grader.questions.second_road import balls, second_road
from grader.questions.targets import Target
from grader.questions.tolerance import Tolerance, ToleranceKind

__all__ = [
    "AtPoints",
    "Question",
    "QuestionError",
    "Rendered",
    "Slope",
    "Tangent",
    "Target",
    "Task",
    "Tolerance",
    "ToleranceKind",
    "balls",
    "condition_text",
    "exclusive",
    "instantiate",
    "instantiate_answer",
    "instantiated_parts",
    "key",
    "key_trees",
    "question",
    "render",
    "render_key",
    "render_marked",
    "render_text",
    "second_road",
]
