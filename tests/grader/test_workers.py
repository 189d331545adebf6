"""Worker processes that are really killed, really hang and really take too much memory."""

import gc
import multiprocessing
import os
import signal
import time
from collections.abc import Iterator
from itertools import count
from threading import Thread
from typing import ClassVar
from weakref import WeakSet

import pytest

from grader.workers import Job, Loss, Lost, WorkerLimits, WorkerPool

LIMITS = WorkerLimits(memory=256 * 1024**2, seconds=4.0, items=1000)
HASTY = WorkerLimits(memory=256 * 1024**2, seconds=0.5, items=1000)


def double(item: int) -> int:
    """Stands for grading; a few items misbehave as an answer might."""
    match item:
        case -1:
            os.kill(os.getpid(), signal.SIGKILL)
        case -2:
            return len(bytearray(10**9))
        case -3:
            while True:
                pass
        case -4:
            time.sleep(60)
        case -5:
            raise ValueError
    return 2 * item


def process_id(_: int) -> int:
    return os.getpid()


def slow_process_id(_: int) -> int:
    time.sleep(0.002)
    return os.getpid()


class Cycle:
    """Refers to itself, so that only the garbage collector ends it."""

    alive: ClassVar[WeakSet["Cycle"]] = WeakSet()

    def __init__(self) -> None:
        self.itself = self
        self.alive.add(self)


def cycles_of_items_before(_: int) -> int:
    """While an item leaves one more; less one where the collector would run in the middle of an item."""
    before = len(Cycle.alive)
    Cycle()
    return before - gc.isenabled()


def nothing() -> None:
    """Needs no warming."""


def pool_of(jobs: int, *, limits: WorkerLimits = LIMITS) -> WorkerPool[int, int]:
    return WorkerPool(Job(double, nothing, (__name__,)), jobs=jobs, limits=limits)


@pytest.fixture(scope="module")
def pool() -> Iterator[WorkerPool[int, int]]:
    with pool_of(2) as running:
        yield running


def test_results_come_in_the_order_of_the_items(pool: WorkerPool[int, int]) -> None:
    assert list(pool.run_many(range(1000))) == [(item, 2 * item) for item in range(1000)]


@pytest.mark.parametrize(
    ("item", "loss"),
    [
        pytest.param(-1, Loss.KILLED, id="killed"),
        pytest.param(-2, Loss.KILLED, id="out of memory"),
        pytest.param(-3, Loss.TIMED_OUT, id="computes for ever"),
        pytest.param(-4, Loss.TIMED_OUT, id="sleeps"),
        pytest.param(-5, Loss.KILLED, id="raises"),
    ],
)
def test_an_item_that_takes_its_worker_along_is_lost_and_only_that_one(item: int, loss: Loss) -> None:
    with pool_of(2, limits=HASTY) as pool:
        assert list(pool.run_many([1, 2, item, 3])) == [(1, 2), (2, 4), (item, Lost(loss)), (3, 6)]
        assert pool.run(5) == 10


def test_killing_idle_workers_loses_nothing() -> None:
    with WorkerPool(Job(process_id, nothing, (__name__,)), jobs=2, limits=LIMITS) as pool:
        killed = set()
        for item in range(3):
            worker = pool.run(item)
            assert isinstance(worker, int)
            os.kill(worker, signal.SIGKILL)
            killed.add(worker)
        assert len(killed) == 3


def test_killing_a_worker_at_work_loses_nothing() -> None:
    with WorkerPool(Job(process_id, nothing, (__name__,)), jobs=1, limits=LIMITS) as pool:
        answers = pool.run_many(range(3000))
        for _ in range(5):
            _, worker = next(answers)
            assert isinstance(worker, int)
            try:
                os.kill(worker, signal.SIGKILL)
            except ProcessLookupError:
                continue
        assert sum(isinstance(worker, int) for _, worker in answers) == 2995


def test_a_worker_is_replaced_after_its_share_of_items() -> None:
    with WorkerPool(
        Job(process_id, nothing, (__name__,)), jobs=1, limits=WorkerLimits(memory=2**28, seconds=1.0, items=2)
    ) as pool:
        assert len({pool.run(item) for item in range(4)}) == 2


def test_garbage_is_collected_between_items_and_never_in_the_middle_of_one() -> None:
    with WorkerPool(Job(cycles_of_items_before, nothing, (__name__,)), jobs=1, limits=LIMITS) as pool:
        assert [found for _, found in pool.run_many(range(5))] == [0] * 5


def test_whoever_does_not_want_to_wait_is_told_that_all_workers_are_busy() -> None:
    with pool_of(1, limits=HASTY) as pool:
        assert pool.run(1) == 2
        waits = Thread(target=pool.run, args=(-4,))
        waits.start()
        while pool.run(1, patience=0) != Lost(Loss.BUSY):
            continue
        assert pool.run(1, patience=0.01) == Lost(Loss.BUSY)
        waits.join()
        assert pool.run(5, patience=0) == 10


def test_threads_share_a_pool(pool: WorkerPool[int, int]) -> None:
    found: list[object] = []

    def ask(start: int) -> None:
        found.extend(pool.run(start + step) for step in range(50))

    threads = [Thread(target=ask, args=(100 * number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert set(found) == {2 * (100 * number + step) for number in range(8) for step in range(50)}


def test_items_of_a_kind_go_to_the_same_worker() -> None:
    with WorkerPool(Job(process_id, nothing, (__name__,)), jobs=2, limits=LIMITS) as pool:
        found = {(item % 2, worker) for item, worker in pool.run_many(range(60), kind=lambda item: item % 2)}
    assert sorted(kind for kind, _ in found) == [0, 1]
    assert len({worker for _, worker in found}) == 2


def test_many_items_of_one_kind_are_shared_out() -> None:
    with WorkerPool(Job(slow_process_id, nothing, (__name__,)), jobs=2, limits=LIMITS) as pool:
        assert len({worker for _, worker in pool.run_many(range(300), kind=lambda _: "one")}) == 2


def test_an_answer_comes_before_the_next_item_is_asked_for(pool: WorkerPool[int, int]) -> None:
    answers: list[object] = []

    def talk() -> Iterator[int]:
        yield 1
        while not answers:
            time.sleep(0.001)
        yield 2

    for _, answer in pool.run_many(talk()):
        answers.append(answer)
    assert answers == [2, 4]


def test_an_endless_stream_can_be_left(pool: WorkerPool[int, int]) -> None:
    answers = pool.run_many(count())
    assert [next(answers) for _ in range(3)] == [(0, 0), (1, 2), (2, 4)]
    answers.close()  # type: ignore[attr-defined]
    assert pool.run(7) == 14


def test_a_failing_source_of_items_fails_the_reader(pool: WorkerPool[int, int]) -> None:
    def broken() -> Iterator[int]:
        yield 1
        raise OSError

    with pytest.raises(OSError, match=r"^$"):
        list(pool.run_many(broken()))


def test_a_lost_item_is_logged(pool: WorkerPool[int, int], caplog: pytest.LogCaptureFixture) -> None:
    pool.run(-1)
    assert [record.getMessage() for record in caplog.records] == ["killed: -1"]


def test_no_worker_outlives_its_pool() -> None:
    with WorkerPool(Job(process_id, nothing, (__name__,)), jobs=1, limits=LIMITS) as pool:
        worker = pool.run(1)
    assert isinstance(worker, int)
    with pytest.raises(ProcessLookupError):
        os.kill(worker, 0)


def test_a_started_pool_need_not_start_with_its_first_item() -> None:
    others = {process.pid for process in multiprocessing.active_children()}
    with WorkerPool(Job(process_id, nothing, (__name__,)), jobs=1, limits=LIMITS) as started:
        started.start()
        deadline = time.monotonic() + 60
        while not (new := {process.pid for process in multiprocessing.active_children()} - others):
            assert time.monotonic() < deadline, "no worker was started"
            time.sleep(0.01)
        assert new == {started.run(0)}
