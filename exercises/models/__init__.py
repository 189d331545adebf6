"""What is kept: the catalogue of exercises, and what students do with them."""

from exercises.models.catalogue import (
    Form,
    Narrower,
    State,
    Task,
    Template,
    ToleranceKind,
    Topic,
    Variant,
)
from exercises.models.practice import (
    CHARGED,
    NOT_GRADED,
    STUCK_AFTER,
    Attempt,
    QueuedAttempt,
    Regrade,
    Serving,
    SolutionPolicy,
)

__all__ = [
    "CHARGED",
    "NOT_GRADED",
    "STUCK_AFTER",
    "Attempt",
    "Form",
    "Narrower",
    "QueuedAttempt",
    "Regrade",
    "Serving",
    "SolutionPolicy",
    "State",
    "Task",
    "Template",
    "ToleranceKind",
    "Topic",
    "Variant",
]
