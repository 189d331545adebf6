"""The pool: its workers shared by any number of threads, and long streams in order."""

import queue
import threading
from collections.abc import Iterable, Iterator
from concurrent.futures import Future
from types import TracebackType
from typing import Generic, Self

from grader.workers.lanes import Kind, Lanes, Queue, chunks, lanes_for
from grader.workers.worker import Chunk, Item, Job, Loss, Lost, Result, Worker, WorkerLimits


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

    def run_many(
        self, items: Iterable[Item], *, kind: Kind[Item] | None = None
    ) -> Iterator[tuple[Item, Result | Lost]]:
        """Each item with its result, in order, as soon as it and those before it are there.

        ``items`` is read in a thread of its own, a bounded stretch ahead. Items of a ``kind`` go to the same
        worker, as long as that one has not much more to do than the others: it may have kept what they share.
        The workers are taken for the whole stream.
        """
        stream: Lanes[Item, Result] = Lanes(items, kind, lanes_for(self._jobs, are_shared=kind is None))
        threading.Thread(target=stream.feed, daemon=True).start()
        for lane in stream.lanes:
            threading.Thread(target=self._drain, args=(lane,), daemon=True).start()
        try:
            yield from stream.results()
        finally:
            stream.stop()

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

    def _drain(self, lane: Queue[Item, Result]) -> None:
        """Serve a lane to its end with one worker."""
        worker = self._idle.get()
        try:
            for chunk in chunks(lane):
                worker.serve(chunk)
        finally:
            self._idle.put(worker)

    def _serve(self, chunk: Chunk[Item, Result], *, patience: float | None = None) -> None:
        """Raises ``queue.Empty`` if no worker is free in time."""
        worker = self._idle.get(timeout=patience)
        try:
            worker.serve(chunk)
        finally:
            self._idle.put(worker)
