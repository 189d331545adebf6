"""Audits and previews in processes of their own, under limits.

What an author writes may take SymPy for ever or FLINT to its last byte; that costs a worker, not the site.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from exercises import soundness
from exercises.previews import Preview, draw_previews
from exercises.problems import Problem
from exercises.soundness import Draft, SoundnessProblem
from grader import Job, Lost, WorkerLimits, WorkerPool

# Memory beyond a worker's start, processor seconds for one template, templates before it is replaced.
SITE_LIMITS = WorkerLimits(memory=2 * 1024**3, seconds=60.0, items=100)
CHECK_LIMITS = WorkerLimits(memory=2 * 1024**3, seconds=1200.0, items=20)

NO_SEEDS = range(0)


@dataclass(frozen=True, slots=True)
class Request:
    """A draft with the seeds whose variants are to be audited, and those to be shown."""

    draft: Draft
    audited: range = NO_SEEDS
    previewed: range = NO_SEEDS


@dataclass(frozen=True, slots=True)
class Audited:
    problems: tuple[Problem, ...] = ()
    previews: tuple[Preview, ...] = ()


TOO_HARD = Audited(problems=(Problem("function", SoundnessProblem.TOO_HARD),))


def audited(request: Request) -> Audited:
    """For a page: at most a minute of one processor."""
    return _unless_lost(_site_pool().run(request))


def all_audited(requests: Iterable[Request], *, jobs: int) -> Iterator[Audited]:
    """For a command: in the order of the requests, each as soon as it is there."""
    with _pool(jobs=jobs, limits=CHECK_LIMITS) as pool:
        yield from (_unless_lost(result) for _, result in pool.run_many(requests))


@lru_cache(maxsize=1)
def _site_pool() -> WorkerPool[Request, Audited]:
    return _pool(jobs=1, limits=SITE_LIMITS)


def _pool(*, jobs: int, limits: WorkerLimits) -> WorkerPool[Request, Audited]:
    return WorkerPool(Job(_done, _warm, (__name__,)), jobs=jobs, limits=limits)


def _done(request: Request) -> Audited:
    draft = request.draft
    found = soundness.problems(draft, seeds=request.audited) if request.audited else ()
    return Audited(found, draw_previews(draft, seeds=request.previewed))


def _warm() -> None:
    """Everything is imported with this module."""


def _unless_lost(result: Audited | Lost) -> Audited:
    return TOO_HARD if isinstance(result, Lost) else result
