"""An answer as an instructor reviews it: the question, the key, what was typed and what was said of it."""

from dataclasses import dataclass

from accounts.models import User
from exercises import settling
from exercises.feedback import Feedback, Formula, feedback, key_formula
from exercises.models import Attempt, Regrade


@dataclass(frozen=True, slots=True)
class Review:
    """``alike`` counts the answers a decision would settle, this one included; 0: nothing to decide."""

    attempt: Attempt
    feedback: Feedback
    key: Formula
    alike: int
    log: tuple[Regrade, ...]


def review(attempt: Attempt, *, user: User) -> Review:
    return Review(
        attempt=attempt,
        feedback=feedback(attempt, with_fact=False),
        key=key_formula(attempt.serving.variant.question),
        alike=settling.settled_along(attempt, by=user).count(),
        log=tuple(attempt.regrades.select_related("decided_by")),
    )
