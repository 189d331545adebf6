"""``sympy.simplify(a - b) == 0`` on pairs of the corpora, each under a time limit in a process of its own."""

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess

import sympy

from grader import question, read
from grader.meaning import MeaningError, to_expression
from grader.outcomes import Complaint
from grader.questions import key_trees
from grader.syntax import Node
from tools.bench.grading_run import Graded

SECONDS = 5.0

Asked = tuple[Node, Node, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Simplified:
    """``is_zero`` is None where SymPy gave no answer in time; ``ms`` is then the limit."""

    graded: Graded
    is_zero: bool | None
    ms: float

    @property
    def is_right(self) -> bool:
        return self.is_zero is (self.graded.pair.verdict == "correct")


def simplified(graded: Sequence[Graded]) -> Iterator[Simplified]:
    """The pairs whose difference does not vanish while it is built, simplified one by one."""
    simplifier = _Simplifier()
    try:
        for one in graded:
            asked = _asked(one)
            answer = simplifier.answer(asked) if asked is not None else None
            if answer is not None and answer[1] is not None:
                yield Simplified(one, answer[0], answer[1])
    finally:
        simplifier.stop()


def _asked(one: Graded) -> Asked | None:
    """The trees to be compared, for single expressions that are right or wrong in value."""
    if one.pair.verdict not in {"correct", "incorrect"}:
        return None
    asked = question(one.pair.record)
    reading = read(asked, one.pair.answer, format=one.pair.format)
    if isinstance(reading, Complaint) or asked.shape:
        return None
    node = asked.substituted(reading.answer.components[0])
    return key_trees(asked)[0], node, frozenset(asked.common.positive)


class _Simplifier:
    """A process that simplifies; replaced when it takes too long."""

    def __init__(self) -> None:
        self._context = get_context("spawn")
        self._process: SpawnProcess | None = None
        self._connection: Connection | None = None

    def answer(self, asked: Asked) -> tuple[bool | None, float | None]:
        """Whether it is zero and the milliseconds; (None, None) for what is no work at all."""
        connection = self._connection or self._start()
        connection.send(asked)
        if connection.poll(SECONDS):
            zero, milliseconds = connection.recv()
            return zero, milliseconds
        self.stop()
        return None, SECONDS * 1000

    def _start(self) -> Connection:
        ours, theirs = self._context.Pipe()
        self._process = self._context.Process(target=_serve, args=(theirs,), daemon=True)
        self._process.start()
        theirs.close()  # so that the end of the process is seen
        self._connection = ours
        ours.recv()
        return ours

    def stop(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.join()
        self._process = self._connection = None


def _serve(connection: Connection) -> None:
    connection.send("ready")
    while True:
        connection.send(_timed(connection.recv()))


def _timed(asked: Asked) -> tuple[bool | None, float | None]:
    expected, answer, positive = asked
    try:
        difference = to_expression(expected, positive=positive) - to_expression(answer, positive=positive)
    except MeaningError:
        return None, None
    if difference == 0:
        return None, None
    start = time.perf_counter()
    is_zero = bool(sympy.simplify(difference) == 0)
    return is_zero, (time.perf_counter() - start) * 1000
