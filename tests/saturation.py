"""All grading processes of the site held up, as by a crowd of answers."""

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

from exercises.workers import workers
from grader import NotGraded, NotGradedReason, Outcome

ANSWER = ({"task": "expression", "expected": "x", "variables": ["x"]}, "x")
SERVER = b"multiprocessing.forkserver"


@contextmanager
def saturated_workers() -> Iterator[None]:
    """Every worker has an answer it does not get on with; at the end they all go on."""
    workers().grade(*ANSWER)
    occupants: list[Thread] = []
    try:
        while not _is_turned_away(occupants):
            continue
        yield
    finally:
        _send(signal.SIGCONT)
        for occupant in occupants:
            occupant.join()


def _is_turned_away(occupants: list[Thread]) -> bool:
    """Whether one more answer finds no worker free; until then it occupies one."""
    _send(signal.SIGSTOP)
    said: list[Outcome | NotGraded] = []
    occupant = Thread(target=lambda: said.append(workers().grade(*ANSWER, patience=0)))
    occupant.start()
    occupants.append(occupant)
    occupant.join(0.2)
    return said == [NotGraded(NotGradedReason.BUSY)]


def _send(sign: signal.Signals) -> None:
    """To the worker processes, which are the children of our fork server."""
    for server in _children(os.getpid()):
        if SERVER in Path(f"/proc/{server}/cmdline").read_bytes():
            for worker in _children(server):
                os.kill(worker, sign)


def _children(parent: int) -> list[int]:
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            status = path.read_text()
        except (FileNotFoundError, ProcessLookupError):
            continue
        if int(status.rpartition(")")[2].split()[1]) == parent:
            found.append(int(path.parent.name))
    return found
