"""One worker: a process with a pipe of its own, under limits the kernel enforces, and its replacement."""

import gc
import logging
import multiprocessing
import os
import resource
import signal
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerProcess
from pathlib import Path
from typing import Generic, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

_log = logging.getLogger(__name__)

# A worker that waits instead of computing is ended after this many times its processor seconds.
_WAITING_FACTOR = 5
_LOGGED_CHARACTERS = 2000
_YOUNG = 1  # generations of objects beyond which those that survive are left alone


class Loss(StrEnum):
    KILLED = "killed"
    TIMED_OUT = "timed-out"
    # No worker was free in time, so the item was not tried at all.
    BUSY = "busy"


@dataclass(frozen=True, slots=True)
class Lost:
    """What comes back for an item without a result: its worker did not survive it, or none was free."""

    loss: Loss


@dataclass(frozen=True, slots=True)
class WorkerLimits:
    """Of one worker: address space beyond its start, processor seconds an item, items in its life."""

    memory: int
    seconds: float
    items: int


@dataclass(frozen=True, slots=True)
class Job(Generic[Item, Result]):
    """What workers run: importable ``function``, after importable ``warm`` once, modules to preload."""

    function: Callable[[Item], Result]
    warm: Callable[[], object]
    preload: tuple[str, ...]


Entry = tuple[Item, Future[Result | Lost]]
Chunk = list[Entry[Item, Result]]


class Worker(Generic[Item, Result]):
    """A place in a pool: holds a running process, started when first needed, replaced when lost or worn."""

    def __init__(self, job: Job[Item, Result], limits: WorkerLimits) -> None:
        self._job = job
        self._limits = limits
        self._running: _Running | None = None
        self._is_closed = False

    def serve(self, chunk: Chunk[Item, Result]) -> None:
        """Give every future of the chunk its result; an item that takes its worker along, a loss."""
        while chunk:
            answered, loss = self._attempt(chunk)
            chunk = chunk[answered:]
            if loss is not None:
                self._settle(chunk[0], loss)
                chunk = chunk[1:]

    def start(self) -> None:
        """Start the process now, so that no item has to wait; if that fails, the first item tries again."""
        with suppress(EOFError, OSError):
            self._ready()

    def close(self) -> None:
        """Kill the process, from any thread; what it is at is lost and no other is started."""
        self._is_closed = True
        if (running := self._running) is not None:
            running.process.kill()

    def stop(self) -> None:
        if self._running is not None:
            self._running.end()
            self._running = None

    def _settle(self, entry: Entry[Item, Result], loss: Loss) -> None:
        item, future = entry
        last: Loss | None = loss
        if loss is Loss.KILLED:
            _, last = self._attempt([entry])
        if last is None:
            return
        if not self._is_closed:
            _log.warning("%s: %.*s", last, _LOGGED_CHARACTERS, repr(item))
        future.set_result(Lost(last))

    def _attempt(self, chunk: Chunk[Item, Result]) -> tuple[int, Loss | None]:
        """How many of the chunk were answered, and what became of the worker at the next one."""
        answered = 0
        try:
            running = self._ready()
            running.pipe.send([item for item, _ in chunk])
            for _, future in chunk:
                if not running.pipe.poll(self._limits.seconds * _WAITING_FACTOR):
                    self.stop()
                    return answered, Loss.TIMED_OUT
                future.set_result(running.pipe.recv())
                answered += 1
        except (EOFError, OSError):
            return answered, self._bury()
        running.answered += answered
        return answered, None

    def _bury(self) -> Loss:
        ran_out = self._running is not None and self._running.exit_code() == -signal.SIGPROF
        self.stop()
        return Loss.TIMED_OUT if ran_out else Loss.KILLED

    def _ready(self) -> "_Running":
        if self._is_closed:
            raise EOFError
        running = self._running
        if running is None or running.answered >= self._limits.items or not running.process.is_alive():
            self.stop()
            running = self._running = _start(self._job, self._limits)
            running.pipe.recv()
        return running


@dataclass(slots=True)
class _Running:
    process: ForkServerProcess
    pipe: Connection
    answered: int = 0

    def exit_code(self) -> int | None:
        self.process.join()
        return self.process.exitcode

    def end(self) -> None:
        self.process.kill()
        self.process.join()
        self.process.close()
        self.pipe.close()


def _start(job: Job[Item, Result], limits: WorkerLimits) -> _Running:
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(list(job.preload))
    ours, theirs = context.Pipe()
    process = context.Process(target=_work, args=(theirs, job, limits), daemon=True)
    process.start()
    theirs.close()
    return _Running(process, ours)


def _work(pipe: Connection, job: Job[Item, Result], limits: WorkerLimits) -> None:
    """A worker's life. The kernel ends it when an item's processor time is up, even inside C code.

    What is there from the start stays until the end: the garbage collector need not go through it again.
    Nor does an item wait for it: it runs when a result is sent, over what has been made since it ran last.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGPROF, signal.SIG_DFL)
    _limit_memory(limits.memory)
    job.warm()
    gc.freeze()
    gc.disable()
    pipe.send(None)
    try:
        while True:
            for item in pipe.recv():
                signal.setitimer(signal.ITIMER_PROF, limits.seconds)
                result = job.function(item)
                signal.setitimer(signal.ITIMER_PROF, 0)
                pipe.send(result)
                gc.collect(_YOUNG)
    except (EOFError, BrokenPipeError):
        return


def _limit_memory(beyond_start: int) -> None:
    pages = int(Path("/proc/self/statm").read_text().split()[0])
    limit = pages * os.sysconf("SC_PAGE_SIZE") + beyond_start
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
