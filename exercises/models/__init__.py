"""What is kept: the catalogue of exercises, and what students do with them."""

from exercises.models.catalogue import Form, Narrower, State, Task, Template, Topic, Variant
from exercises.models.practice import CHARGED, STUCK_AFTER, Attempt, Regrade, Serving, SolutionPolicy

__all__ = [
    "CHARGED",
    "STUCK_AFTER",
    "Attempt",
    "Form",
    "Narrower",
    "Regrade",
    "Serving",
    "SolutionPolicy",
    "State",
    "Task",
    "Template",
    "Topic",
    "Variant",
]
