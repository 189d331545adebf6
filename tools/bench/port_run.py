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


def one_job_and_two(pairs: Sequence[Judged], *, lines: int, turns: int) -> tuple[PortRun, PortRun]:
    """The same lines by one job and by two, turn about, all turns of each added up: a machine has moods."""
    ran = [[port_run(pairs, lines=lines, jobs=jobs) for jobs in (1, 2)] for _ in range(turns)]
    one, two = (_added(same) for same in zip(*ran, strict=True))
    return one, two


def _added(runs: Sequence[PortRun]) -> PortRun:
    return PortRun(sum(each.seconds for each in runs), tuple(ms for each in runs for ms in each.ms))


def _line(pair: Judged) -> str:
    return json.dumps(dict(pair.record) | {"answer": pair.answer, "format": pair.format}) + "\n"
