"""One thread at a time: python-flint's precision and SymPy's caches belong to the whole process."""

from collections.abc import Callable
from functools import wraps
from threading import RLock
from typing import ParamSpec, TypeVar

Parameters = ParamSpec("Parameters")
Result = TypeVar("Result")

_lock = RLock()


def exclusive(function: Callable[Parameters, Result]) -> Callable[Parameters, Result]:
    """The function, never run by two threads at once, nor together with another such function."""

    @wraps(function)
    def locked(*arguments: Parameters.args, **options: Parameters.kwargs) -> Result:
        with _lock:
            return function(*arguments, **options)

    return locked
