"""``python -m tools.bench.memory N``: how much the resident memory grows over N distinct answers."""

import os
import subprocess
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from grader import Question, grade, question

# Answers before the first look, in which tables and caches fill.
FIRST = 3000
_MEGABYTE = 1024**2

_QUESTIONS = (
    {"task": "derivative", "function": "x^2*sin(x)", "variables": ["x"], "wrt": ["x"]},
    {"task": "derivative", "function": "ln(x^2+1)*e^x", "variables": ["x"], "wrt": ["x"]},
    {"task": "partial", "function": "sqrt(x*y)+y^3", "variables": ["x", "y"], "wrt": ["y"]},
    {"task": "gradient", "function": "x^2*y+y", "variables": ["x", "y"]},
)
# Right, wrong in value, narrower, undefined and unreadable ones; {n} makes each of them distinct.
_ANSWERS = (
    "2x sin x + x^2 cos x + {n}x - {n}x",
    "{n}x sin x + x^{n} cos x",
    "2x sin x + x^2 cos({n}x)",
    "e^x(2x/(x^2+1) + ln(x^2+1)) + e^({n}x)",
    "(2x + {n})e^x/(x^2+1) + e^x ln(x^2+1) - {n}e^x/(1+x^2)",
    "ln(x^{n}) + {n}",
    "x/(2sqrt(xy)) + 3y^2 + sin({n}) - sin({n})",
    "sqrt(x)/(2sqrt(y)) + {n}y^2",
    "[2xy, x^2 + {n}/{n}]",
    "[2x*y^{n}, x^2 + 1]",
    "[{n}x, y",
    "{n}q + x_{n}",
)


def growth(count: int) -> float:
    """Megabytes, measured in a process of its own."""
    command = [sys.executable, "-m", "tools.bench.memory", str(count)]
    return float(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


def _measured(count: int) -> float:
    questions = [question(record) for record in _QUESTIONS]
    texts = _texts()
    _grade(questions, islice(texts, FIRST))
    before = _resident()
    _grade(questions, islice(texts, count))
    return _resident() - before


def _texts() -> Iterator[str]:
    number = 1
    while True:
        number += 1
        yield from (pattern.format(n=number) for pattern in _ANSWERS)


def _grade(questions: list[Question], texts: Iterator[str]) -> None:
    for turn, text in enumerate(texts):
        grade(questions[turn % len(_ANSWERS) // 3], text)


def _resident() -> float:
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / _MEGABYTE


if __name__ == "__main__":
    print(_measured(int(sys.argv[1])))
