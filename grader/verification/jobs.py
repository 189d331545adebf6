"""What the worker processes of ``verify`` run, and their limits."""

from grader import limits
from grader.verification.lines import verified
from grader.verification.offline import Opinion, opinion
from grader.workers import Job, WorkerLimits

_WITHOUT_CLAIM = b'{"verdict": "unreadable"}'


def _limits(seconds: float) -> WorkerLimits:
    return WorkerLimits(memory=limits.WORKER_MEMORY, seconds=seconds, items=limits.WORKER_ANSWERS)


def warm() -> None:
    """Load what the first line would load."""
    verified(_WITHOUT_CLAIM)


CHECKING: Job[bytes, str] = Job(verified, warm, ("grader.verification",))
ASKING_SYMPY: Job[bytes, Opinion | None] = Job(opinion, warm, ("grader.verification", "grader.meaning"))
CHECK_LIMITS = _limits(limits.CHECK_SECONDS)
SYMPY_LIMITS = _limits(limits.SYMPY_SECONDS)
