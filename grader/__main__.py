"""The command-line port: ``python -m grader check`` for a person, ``batch`` for JSON lines."""

import argparse
import json
import os
import sys
from collections.abc import Iterator, Sequence
from typing import BinaryIO

from grader.pipeline.lines import (
    LONGEST_LINE,
    answered,
    answered_with_certificate,
    is_bad,
    not_graded,
)
from grader.pipeline.remote import PRELOADED, WORKER_LIMITS, warm
from grader.workers import Job, Lost, WorkerPool

_INTERRUPTED = 130
_QUESTION_TEXTS = (
    *("task", "function", "expected", "form", "narrower"),
    *("at", "from", "to", "step", "method"),
)
_QUESTION_LISTS = ("wrt", "variables", "constants", "positive", "conditions")


def main(arguments: Sequence[str] | None = None) -> int:
    """The exit status: 0 if every answer got a verdict, 1 otherwise."""
    options = _parser().parse_args(arguments)
    if options.command == "check":
        return _check(options)
    try:
        return _batch(jobs=options.jobs, certificates=options.certificates)
    except BrokenPipeError:
        # Nobody reads on: leave standard output where the interpreter's last flush does no harm.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except KeyboardInterrupt:
        return _INTERRUPTED


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m grader", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    check = commands.add_parser("check")
    check.add_argument("--answer", required=True)
    check.add_argument("--format", default="auto")
    for field in _QUESTION_TEXTS:
        check.add_argument(f"--{field}")
    for field in _QUESTION_LISTS:
        check.add_argument(f"--{field}", nargs="+")
    check.add_argument("--order", type=int)
    check.add_argument("--inner", nargs="+", metavar="NAME=EXPRESSION")
    check.add_argument("--tolerance", metavar="KIND=NUMBER")
    batch = commands.add_parser("batch")
    batch.add_argument("--jobs", type=int, choices=range(1, 65), default=1, metavar="N")
    batch.add_argument("--certificates", action="store_true")
    return parser


def _check(options: argparse.Namespace) -> int:
    """One answer, graded in this process; a line for each thing there is to say."""
    fields = {name: value for name, value in vars(options).items() if value is not None and name != "command"}
    fields.setdefault("task", "derivative" if "function" in fields else "expression")
    if "tolerance" in fields:
        fields["tolerance"] = dict([fields["tolerance"].partition("=")[::2]])
    if "inner" in fields:
        fields["inner"] = dict(pair.split("=", 1) for pair in fields["inner"])
    output = answered(json.dumps(fields).encode())
    for name, value in json.loads(output).items():
        if value not in (None, [], ""):
            written = value if isinstance(value, str) else json.dumps(value)
            sys.stdout.write(f"{name}: {written}\n")
    return int(is_bad(output))


def _batch(*, jobs: int, certificates: bool) -> int:
    """Every line of standard input to a line of standard output, in order and at once."""
    job = Job(answered_with_certificate if certificates else answered, warm, PRELOADED)
    status = 0
    # A file object of its own: the thread that waits for input may not hold up the interpreter's end.
    source = os.fdopen(os.dup(sys.stdin.fileno()), "rb")
    with WorkerPool(job, jobs=jobs, limits=WORKER_LIMITS) as pool:
        for line, result in pool.run_many(_lines(source)):
            output = not_graded(line) if isinstance(result, Lost) else result
            status |= is_bad(output)
            sys.stdout.write(output + "\n")
            sys.stdout.flush()
    return status


def _lines(source: BinaryIO) -> Iterator[bytes]:
    """The lines; of one beyond the limit only as much as shows that it is too long."""
    while line := source.readline(LONGEST_LINE + 1):
        yield line
        while not line.endswith(b"\n") and (line := source.readline(LONGEST_LINE + 1)):
            pass


if __name__ == "__main__":
    sys.exit(main())
