"""What was asked: one frozen record a task, built from plain records, knowing its key."""

from grader.questions.building import question
from grader.questions.exclusive import exclusive
from grader.questions.instantiation import instantiate
from grader.questions.keys import balls, key, key_trees, second_road
from grader.questions.problems import QuestionError
from grader.questions.question import Question, Target, Task
from grader.questions.rendering import Rendered, render, render_key, render_text

__all__ = [
    "Question",
    "QuestionError",
    "Rendered",
    "Target",
    "Task",
    "balls",
    "exclusive",
    "instantiate",
    "key",
    "key_trees",
    "question",
    "render",
    "render_key",
    "render_text",
    "second_road",
]
