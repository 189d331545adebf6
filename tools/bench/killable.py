"""A process that answers questions one by one, and is killed and replaced when one takes too long."""

from collections.abc import Callable
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from types import TracebackType
from typing import Generic, Self, TypeVar

Asked = TypeVar("Asked")
Found = TypeVar("Found")


class Killable(Generic[Asked, Found]):
    """Runs importable ``function``; None is what comes back after ``seconds`` or from a process that died."""

    def __init__(self, function: Callable[[Asked], Found], *, seconds: float) -> None:
        self._function = function
        self._seconds = seconds
        self._context = get_context("spawn")
        self._process: SpawnProcess | None = None
        self._connection: Connection | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def answer(self, asked: Asked) -> Found | None:
        connection = self._connection or self._start()
        connection.send(asked)
        try:
            if connection.poll(self._seconds):
                found: Found = connection.recv()
                return found
        except EOFError:
            pass
        self.stop()
        return None

    def stop(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.join()
        self._process = self._connection = None

    def _start(self) -> Connection:
        ours, theirs = self._context.Pipe()
        self._process = self._context.Process(target=_serve, args=(theirs, self._function), daemon=True)
        self._process.start()
        theirs.close()  # so that the end of the process is seen
        self._connection = ours
        ours.recv()
        return ours


def _serve(connection: Connection, function: Callable[[Asked], Found]) -> None:
    connection.send("ready")
    while True:
        connection.send(function(connection.recv()))
