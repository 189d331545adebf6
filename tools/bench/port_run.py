"""The port on the corpora's lines: its own times, and one job against two."""

import json
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import cycle, islice

from tests.grader.corpora import Judged


@dataclass(frozen=True, slots=True)
class PortRun:
    """``seconds`` of the wall, starting the interpreter included; ``ms`` as the port prints them."""

    seconds: float
    ms: tuple[float, ...]


def port_run(pairs: Sequence[Judged], *, lines: int, jobs: int) -> PortRun:
    """So many lines, the pairs over and over; raises if a line has no verdict or the port fails."""
    written = "".join(_line(pair) for pair in islice(cycle(pairs), lines))
    start = time.perf_counter()
    ran = subprocess.run(
        [sys.executable, "-m", "grader", "batch", "--jobs", str(jobs)],
        input=written,
        capture_output=True,
        text=True,
        check=True,
    )
    seconds = time.perf_counter() - start
    return PortRun(seconds, tuple(json.loads(line)["ms"] for line in ran.stdout.splitlines()))


def _line(pair: Judged) -> str:
    return json.dumps(dict(pair.record) | {"answer": pair.answer, "format": pair.format}) + "\n"
