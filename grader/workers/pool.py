"""The pool: its workers shared by any number of threads, and long streams in order."""

import queue
import threading
from collections.abc import Iterable, Iterator
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass
from types import TracebackType
from typing import Generic, Self

from grader.workers.worker import Chunk, Entry, Item, Job, Loss, Lost, Result, Worker, WorkerLimits

_CHUNK = 16
_AHEAD = 256

_Queue = queue.Queue[Entry[Item, Result] | None]


class WorkerPool(Generic[Item, Result]):
    """``jobs`` workers, for any number of threads. A call waits until a worker is free.

    An item whose worker was killed is tried once more in a fresh one, since the cause may have been
    another process; one that ran out of time is not.
    """

    def __init__(self, job: Job[Item, Result], *, jobs: int, limits: WorkerLimits) -> None:
        self._jobs = jobs
        self._idle: queue.LifoQueue[Worker[Item, Result]] = queue.LifoQueue()
        self._workers = [Worker(job, limits) for _ in range(jobs)]
        for worker in self._workers:
            self._idle.put(worker)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def start(self) -> None:
        """Start all workers in the background; without it each starts with its first item."""
        for _ in self._workers:
            threading.Thread(target=self._start_one, daemon=True).start()

    def run(self, item: Item, *, patience: float | None = None) -> Result | Lost:
        """The result; with ``patience`` the loss "busy" if no worker is free within so many seconds."""
        future: Future[Result | Lost] = Future()
        try:
            self._serve([(item, future)], patience=patience)
        except queue.Empty:
            return Lost(Loss.BUSY)
        return future.result()

    def run_many(self, items: Iterable[Item]) -> Iterator[tuple[Item, Result | Lost]]:
        """Each item with its result, in order, as soon as it and those before it are there.

        ``items`` is read in a thread of its own, a bounded stretch ahead.
        """
        todo: _Queue[Item, Result] = queue.Queue(_AHEAD)
        order: _Queue[Item, Result] = queue.Queue(_AHEAD)
        feeder = _Feeder(items, todo, order)
        for target in (feeder.feed, *[lambda: self._drain(todo)] * self._jobs):
            threading.Thread(target=target, daemon=True).start()
        try:
            while (entry := order.get()) is not None:
                item, future = entry
                yield item, future.result()
        finally:
            feeder.stop()
        if feeder.failure is not None:
            raise feeder.failure

    def close(self) -> None:
        """End all workers; items under way are lost. Nothing may be run afterwards."""
        for worker in self._workers:
            worker.close()
        for _ in self._workers:
            self._idle.get().stop()

    def _start_one(self) -> None:
        worker = self._idle.get()
        try:
            worker.start()
        finally:
            self._idle.put(worker)

    def _drain(self, todo: _Queue[Item, Result]) -> None:
        while chunk := _take(todo):
            self._serve(chunk)

    def _serve(self, chunk: Chunk[Item, Result], *, patience: float | None = None) -> None:
        """Raises ``queue.Empty`` if no worker is free in time."""
        worker = self._idle.get(timeout=patience)
        try:
            worker.serve(chunk)
        finally:
            self._idle.put(worker)


@dataclass(slots=True)
class _Feeder(Generic[Item, Result]):
    """Reads the items into both queues, so that a slow reader of results holds up the reading too."""

    items: Iterable[Item]
    todo: _Queue[Item, Result]
    order: _Queue[Item, Result]
    failure: Exception | None = None
    stopped: bool = False

    def feed(self) -> None:
        try:
            for item in self.items:
                if self.stopped:
                    break
                entry: Entry[Item, Result] = (item, Future())
                self.order.put(entry)
                self.todo.put(entry)
        except Exception as failure:  # noqa: BLE001 - handed to the thread that reads the results
            self.failure = failure
        finally:
            self.todo.put(None)
            self.order.put(None)

    def stop(self) -> None:
        """Let the feeding thread end although nobody reads the results any more."""
        self.stopped = True
        with suppress(queue.Empty):
            while True:
                self.order.get_nowait()


def _take(todo: _Queue[Item, Result]) -> Chunk[Item, Result]:
    """What waits, up to a chunk; waits for the first entry only. Empty at the end, also for others."""
    chunk: Chunk[Item, Result] = []
    entry = todo.get()
    with suppress(queue.Empty):
        while entry is not None:
            chunk.append(entry)
            if len(chunk) == _CHUNK:
                return chunk
            entry = todo.get_nowait()
        todo.put(None)
    return chunk
