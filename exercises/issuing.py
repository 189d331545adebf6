"""Serving variants to students: start or resume, take another, ask for a hint, give up, see the key."""

from dataclasses import dataclass

from accounts.models import User
from exercises.models import Serving, SolutionPolicy, Template, Variant


@dataclass(frozen=True, slots=True)
class Policy:
    """The rules of a serving, copied into it when it starts; later changes do not reach it."""

    attempts_allowed: int | None = None
    hints_allowed: bool = True
    solution_policy: str = SolutionPolicy.FINISHED
    grading_deferred: bool = False


PRACTICE = Policy()


def start(student: User, *, template: Template, policy: Policy = PRACTICE) -> Serving:
    """The student's open serving of this template (any version of it), else a new one.

    Raises ``Template.DoesNotExist`` when the template is not open to the student.
    """
    raise NotImplementedError


def another(serving: Serving) -> Serving:
    """Finish this serving without showing its key, and serve a variant the student has not had."""
    raise NotImplementedError


def give_up(serving: Serving) -> None:
    """Finish the serving; from now on the key may be seen and this variant counts no more. Harmless twice."""
    raise NotImplementedError


def may_see_key(serving: Serving) -> bool:
    """Whether the policy allows key and solution now: the serving is finished and they are not withheld."""
    raise NotImplementedError


def shape(variant: Variant) -> tuple[int, ...]:
    """The shape of the answer: () a scalar, (n,) a vector, (m, n) a matrix; one input a component."""
    raise NotImplementedError


def next_hint(serving: Serving) -> None:
    """Raise the hint level by one, if the policy allows hints and there is one more."""
    raise NotImplementedError


def hints(serving: Serving) -> tuple[str, ...]:
    """The author's hints asked for so far, each as safe HTML."""
    raise NotImplementedError


def has_more_hints(serving: Serving) -> bool:
    raise NotImplementedError
