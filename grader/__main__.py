"""The command-line port: ``python -m grader check`` for a person, ``batch`` for JSON lines,
``verify`` for what ``batch --certificates`` wrote.
"""

import argparse
import json
import os
import sys
from collections.abc import Iterator, Sequence

from grader.pipeline.lines import (
    LONGEST_LINE,
    answered,
    answered_with_certificate,
    asked,
    is_bad,
    not_graded,
)
from grader.pipeline.remote import PRELOADED, WORKER_LIMITS, warm
from grader.verification import (
    ASKING_SYMPY,
    CHECK_LIMITS,
    CHECKING,
    LONGEST_CERTIFICATE,
    SYMPY_LIMITS,
    is_refuted,
    out_of_time,
    with_sympy,
)
from grader.workers import Job, Lost, WorkerPool

_INTERRUPTED = 130
_QUESTION_TEXTS = (
    *("task", "function", "expected", "form", "narrower"),
    *("at", "from", "to", "step", "method"),
)
_QUESTION_LISTS = ("wrt", "variables", "constants", "positive", "conditions")


def main(arguments: Sequence[str] | None = None) -> int:
    """The exit status: 1 if an answer got no verdict or a certificate is refuted, else 0."""
    options = _parser().parse_args(arguments)
    try:
        if options.command == "check":
            return _check(options)
        if options.command == "verify":
            return _verify(jobs=options.jobs, offline=options.offline)
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
    verify = commands.add_parser("verify")
    verify.add_argument("--jobs", type=int, choices=range(1, 65), default=1, metavar="N")
    verify.add_argument("--offline", action="store_true")
    return parser


def _check(options: argparse.Namespace) -> int:
    """One answer, graded in this process; a line for each thing there is to say."""
    fields = {name: value for name, value in vars(options).items() if value is not None and name != "command"}
    fields.setdefault("task", "derivative" if "function" in fields else "expression")
    if "tolerance" in fields:
        fields["tolerance"] = dict([fields["tolerance"].partition("=")[::2]])
    if "inner" in fields:
        fields["inner"] = dict(pair.partition("=")[::2] for pair in fields["inner"])
    output = answered(json.dumps(fields).encode())
    for name, value in json.loads(output).items():
        if value not in (None, [], ""):
            written = value if isinstance(value, str) else json.dumps(value)
            _write(f"{name}: {written}")
    return int(is_bad(output))


def _batch(*, jobs: int, certificates: bool) -> int:
    """Every line of standard input to a line of standard output, in order and at once."""
    job = Job(answered_with_certificate if certificates else answered, warm, PRELOADED)
    status = 0
    with WorkerPool(job, jobs=jobs, limits=WORKER_LIMITS) as pool:
        for line, result in pool.run_many(_lines(longest=LONGEST_LINE), kind=asked):
            output = not_graded(line) if isinstance(result, Lost) else result
            status |= is_bad(output)
            _write(output)
    return status


def _verify(*, jobs: int, offline: bool) -> int:
    """Every line of standard input checked; SymPy, if it is asked, may only confirm or doubt."""
    status = 0
    with (
        WorkerPool(CHECKING, jobs=jobs, limits=CHECK_LIMITS) as pool,
        WorkerPool(ASKING_SYMPY, jobs=1, limits=SYMPY_LIMITS) as sympy,
    ):
        for line, result in pool.run_many(_lines(longest=LONGEST_CERTIFICATE)):
            output = out_of_time(line) if isinstance(result, Lost) else result
            if offline:
                said = sympy.run(line)
                output = with_sympy(output, None if isinstance(said, Lost) else said)
            status |= is_refuted(output)
            _write(output)
    return status


def _write(output: str) -> None:
    sys.stdout.write(output + "\n")
    sys.stdout.flush()


def _lines(*, longest: int) -> Iterator[bytes]:
    """The lines of standard input; of one beyond the limit only as much as shows that it is too long."""
    # A file object of its own: the thread that waits for input may not hold up the interpreter's end.
    source = os.fdopen(os.dup(sys.stdin.fileno()), "rb")
    while line := source.readline(longest + 1):
        yield line
        while not line.endswith(b"\n") and (line := source.readline(longest + 1)):
            pass


if __name__ == "__main__":
    sys.exit(main())
