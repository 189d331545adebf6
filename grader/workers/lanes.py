"""Items of a stream to the queues of several workers: those of a kind to one that has had their kind."""

import queue
from collections.abc import Callable, Hashable, Iterable, Iterator
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import count
from threading import Semaphore
from typing import Generic

from grader.workers.worker import Chunk, Entry, Item, Lost, Result

Queue = queue.Queue[Entry[Item, Result] | None]
Kind = Callable[[Item], Hashable]

_AHEAD, _ROOM = 256, 128
_CHUNK = 16
# An item leaves the queue of its kind for the shortest one where that is shorter by so many.
_MOST_LONGER = 32
_KINDS_KNOWN = 4096


@dataclass(slots=True)
class Lanes(Generic[Item, Result]):
    """Reads the items, a bounded stretch ahead, into the workers' queues and one that keeps their order.

    A slow reader of results so holds up the reading of items. Without a ``kind`` the workers share a queue.
    """

    items: Iterable[Item]
    kind: Kind[Item] | None
    lanes: tuple["Queue[Item, Result]", ...]
    order: "Queue[Item, Result]" = field(default_factory=queue.Queue)
    failure: Exception | None = None
    _homes: dict[Hashable, "Queue[Item, Result]"] = field(default_factory=dict)
    _stopped: bool = False
    _room: Semaphore = field(default_factory=lambda: Semaphore(_AHEAD))

    def feed(self) -> None:
        try:
            for item in self.items:
                self._room.acquire()
                if self._stopped:
                    break
                entry: Entry[Item, Result] = (item, Future())
                self.order.put(entry)
                self._lane(item).put(entry)
        except Exception as failure:  # noqa: BLE001 - handed to the thread that reads the results
            self.failure = failure
        finally:
            for todo in (*self.lanes, self.order):
                todo.put(None)

    def results(self) -> Iterator[tuple[Item, Result | Lost]]:
        """In the order of the items, each as soon as it and those before it are there.

        There is room for many more items at a time: waking the feeding thread costs as much as a result.
        """
        for number in count(1):
            if (entry := self.order.get()) is None:
                break
            item, future = entry
            yield item, future.result()
            if number % _ROOM == 0:
                self._room.release(_ROOM)
        if self.failure is not None:
            raise self.failure

    def stop(self) -> None:
        """Let the feeding thread end although nobody reads the results any more."""
        self._stopped = True
        self._room.release()

    def _lane(self, item: Item) -> "Queue[Item, Result]":
        if self.kind is None:
            return self.lanes[0]
        kind = self.kind(item)
        shortest = min(self.lanes, key=_unfinished)
        home = self._homes.get(kind, shortest)
        if _unfinished(home) > _unfinished(shortest) + _MOST_LONGER:
            home = shortest
        self._remember(kind, home)
        return home

    def _remember(self, kind: Hashable, home: "Queue[Item, Result]") -> None:
        self._homes.pop(kind, None)
        self._homes[kind] = home
        if len(self._homes) > _KINDS_KNOWN:
            del self._homes[next(iter(self._homes))]


def lanes_for(jobs: int, *, are_shared: bool) -> tuple["Queue[Item, Result]", ...]:
    """A queue for each worker, or one for all; without bounds: what may be read ahead bounds them."""
    if are_shared:
        return (queue.Queue(),) * jobs
    return tuple(queue.Queue() for _ in range(jobs))


def chunks(lane: "Queue[Item, Result]") -> Iterator[Chunk[Item, Result]]:
    """What waits, up to a chunk at a time, until the lane ends; waits for the first entry only.

    A chunk counts as done when the next one is asked for.
    """
    while (entry := lane.get()) is not None:
        chunk: Chunk[Item, Result] = []
        with suppress(queue.Empty):
            while entry is not None:
                chunk.append(entry)
                if len(chunk) == _CHUNK:
                    break
                entry = lane.get_nowait()
            else:
                lane.put(None)
        yield chunk
        for _ in chunk:
            lane.task_done()


def _unfinished(lane: "Queue[Item, Result]") -> int:
    return lane.unfinished_tasks
