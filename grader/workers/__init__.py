"""Run a function in warmed worker processes under memory and time limits.

Each worker has a pipe of its own and shares nothing, so killing one, even by ``kill -9`` while it
idles, can harm no other. Workers descend from a fork server, never from the calling process: they
inherit no database connection, lock or thread. A pool starts nothing before it is first used.
"""

from grader.workers.pool import WorkerPool
from grader.workers.worker import Job, Loss, Lost, WorkerLimits

__all__ = ["Job", "Loss", "Lost", "WorkerLimits", "WorkerPool"]
