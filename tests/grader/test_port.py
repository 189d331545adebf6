"""The command-line port, run as a process on good and hostile lines."""

import json
import subprocess
import sys
from collections.abc import Sequence
from typing import Any

import pytest

from grader.__main__ import main

Output = dict[str, Any]
Run = tuple[int, list[Output]]

GOOD: list[Output] = [
    {"id": 1, "task": "derivative", "function": "x^2 sin x", "wrt": "x", "answer": "x^2 cos x + 2x sin x"},
    {"id": 2, "task": "derivative", "function": "x^2 sin x", "wrt": "x", "answer": "2x cos x"},
    {"id": "three", "expected": "1/(2x)", "variables": ["x"], "answer": "1/2x"},
    {"id": 4, "expected": "2x", "variables": ["x"], "answer": "2x +", "format": "text"},
    {"id": 5, "task": "gradient", "function": "x^2 y + y", "variables": ["x", "y"], "answer": "[2xy, 1]"},
    {"id": 6, "expected": "x/2", "variables": ["x"], "answer": "\\frac{x}{2}", "format": "latex"},
    {"id": 7, "task": "slope", "function": "sqrt(x)", "wrt": "x", "at": 2, "answer": "0.3535534"},
    {"id": 8, "task": "tangent", "function": "2x^2", "wrt": "x", "at": "2", "answer": "y - 8 = 8(x - 2)"},
    {"id": 9, "task": "secant", "function": "2x^2", "wrt": "x", "from": 2, "to": 3, "answer": "8"},
    {"id": 10, "task": "difference-quotient", "function": "x^2", "wrt": "x", "answer": "(2xh + h^2)/h"},
    {
        **{"id": 11, "task": "numerical-derivative", "function": "2x^2", "wrt": "x", "at": 1, "step": 0.0001},
        **{"method": "forward", "tolerance": {"significant": 4}, "answer": "4.0002"},
    },
]
VERDICTS = [
    *("correct", "incorrect", "ambiguous", "unreadable", "incorrect", "correct"),
    *("correct", "correct", "incorrect", "wrong-form", "correct"),
]


BAD: dict[str, bytes] = {
    "no JSON": b"hello",
    "empty": b"",
    "not UTF-8": b'{"expected": "x", "answer": "\xff"}',
    "no object": b"[1, 2]",
    "a bare null": b"null",
    "cut off": b'{"expected": "x", "answer": "x"',
    "answer missing": b'{"expected": "x"}',
    "expected missing": b'{"answer": "x"}',
    "answer a number": b'{"expected": "x", "answer": 3}',
    "expected a list": b'{"expected": ["x"], "answer": "x"}',
    "unknown task": b'{"task": "integral", "expected": "x", "answer": "x"}',
    "task a list": b'{"task": [], "expected": "x", "answer": "x"}',
    "unknown format": b'{"expected": "x", "answer": "x", "format": "word"}',
    "format an object": b'{"expected": "x", "answer": "x", "format": {}}',
    "id an object": b'{"id": {}, "expected": "x", "answer": "x"}',
    "nested brackets": b"[" * 100_000,
    "nested objects": b'{"a":' * 100_000,
    "nested and closed": b'{"answer": "x", "expected": ' + b"[" * 50_000 + b"]" * 50_000 + b"}",
    "nested a little too deep": b'{"answer": "x", "expected": ' + b"[" * 100 + b"]" * 100 + b"}",
    "nested almost too deep for Python": b'{"answer": "x", "expected": ' + b"[" * 980 + b"]" * 980 + b"}",
    "lone surrogate": b'{"expected": "x", "answer": "\\ud800"}',
    "lone surrogate in a name": b'{"\\udfff": 1, "expected": "x", "answer": "x"}',
    "NaN": b'{"id": NaN, "expected": "x", "answer": "x"}',
    "infinite number": b'{"id": 1e999999, "expected": "x", "answer": "x"}',
    "endless number": b'{"id": ' + b"9" * 10_000 + b', "expected": "x", "answer": "x"}',
    "endless line": b'{"expected": "x", "answer": "' + b"x" * 3_000_000 + b'"}',
    "key unreadable": b'{"expected": "x +", "answer": "x"}',
    "tower of powers": b'{"task": "derivative", "function": "9^9^9^9 x", "wrt": "x", "answer": "x"}',
    "order huge": b'{"task": "derivative", "function": "x", "wrt": "x", "order": 999999, "answer": "x"}',
    "empty domain": b'{"task": "derivative", "function": "ln(-x^2)", "wrt": "x", "answer": "x"}',
    "null bytes": b"\x00\x00\x00",
}


NOT_JSON = "This is no JSON: write one object a line, with plain numbers."
NOT_AN_OBJECT = "This is no JSON object: write {...} with the fields of one question."
LONE_SURROGATE = "A text holds half a character (a lone surrogate): write the whole one."
MESSAGES: dict[str, str] = {
    "no JSON": NOT_JSON,
    "empty": NOT_JSON,
    "not UTF-8": NOT_JSON,
    "no object": NOT_AN_OBJECT,
    "a bare null": NOT_AN_OBJECT,
    "cut off": NOT_JSON,
    "answer missing": "answer: This is needed for the task.",
    "expected missing": "expected: This is needed for the task.",
    "answer a number": "answer: This is of the wrong kind.",
    "expected a list": "expected: This is of the wrong kind.",
    "unknown task": "task: There is no such choice.",
    "task a list": "task: This is of the wrong kind.",
    "unknown format": "format: There is no such choice.",
    "format an object": "format: There is no such choice.",
    "id an object": "id: This is of the wrong kind.",
    "nested brackets": NOT_JSON,
    "nested objects": NOT_JSON,
    "nested and closed": NOT_JSON,
    "nested a little too deep": NOT_JSON,
    "nested almost too deep for Python": NOT_JSON,
    "lone surrogate": LONE_SURROGATE,
    "lone surrogate in a name": LONE_SURROGATE,
    "NaN": NOT_JSON,
    "infinite number": NOT_JSON,
    "endless number": NOT_JSON,
    "endless line": "The line is too long: keep to 1048576 bytes.",
    "key unreadable": (
        "expected: This cannot be read. Something is missing at “+”: write the number, name or expression"
        " that belongs there."
    ),
    "tower of powers": "function: This is too large to be graded.",
    "order huge": "order: The order of the derivative is out of range.",
    "empty domain": ("function: There is no stretch of points where function and key are both defined."),
    "null bytes": NOT_JSON,
}


UNUSUAL: dict[str, tuple[bytes, str]] = {
    "duplicate keys": (b'{"expected": "3", "expected": "x", "answer": "x"}', "correct"),
    "extra fields": (b'{"expected": "x", "answer": "x", "comment": [1, {"deep": null}]}', "correct"),
    "nested deep": (
        b'{"expected": "x", "answer": "x", "comment": ' + b"[" * 99 + b"]" * 99 + b"}",
        "correct",
    ),
    "carriage return": (b'{"expected": "x", "answer": "x"}\r', "correct"),
    "byte order mark": (b'\xef\xbb\xbf{"expected": "x", "answer": "x"}', "correct"),
    "answer of control characters": (b'{"expected": "x", "answer": "\\u0000\\u0007"}', "unreadable"),
    "long answer": (b'{"expected": "x", "answer": "' + b"x+" * 100_000 + b'x"}', "unreadable"),
    "deep answer": (b'{"expected": "x", "answer": "' + b"(" * 900 + b'x"}', "unreadable"),
    "answer that looks like code": (b'{"expected": "x", "answer": "__import__(\'os\')"}', "unreadable"),
    "null fields": (b'{"id": null, "expected": "x", "answer": "x", "conditions": null}', "correct"),
}


TIMES = ("ms", "setup_ms", "diagnosis_ms")


LINES = [
    *(json.dumps(line).encode() for line in GOOD),
    *BAD.values(),
    *(line for line, _ in UNUSUAL.values()),
]


def run(lines: Sequence[bytes], *options: str) -> Run:
    finished = subprocess.run(
        [sys.executable, "-m", "grader", "batch", *options],
        input=b"\n".join(lines) + b"\n",
        capture_output=True,
        check=False,
        timeout=120,
    )
    return finished.returncode, [json.loads(line) for line in finished.stdout.splitlines()]


@pytest.fixture(scope="module")
def one_job() -> Run:
    return run(LINES, "--jobs", "1", "--certificates")


@pytest.fixture(scope="module")
def two_jobs() -> Run:
    return run(LINES, "--jobs", "2")


def of_good_lines(outputs: list[Output]) -> list[Output]:
    return outputs[: len(GOOD)]


def test_lines_are_answered_in_order(two_jobs: Run) -> None:
    _, outputs = two_jobs
    assert len(outputs) == len(LINES)
    assert [output["id"] for output in of_good_lines(outputs)] == [line["id"] for line in GOOD]
    assert [output["verdict"] for output in of_good_lines(outputs)] == VERDICTS


def test_the_number_of_jobs_changes_nothing_but_times(one_job: Run, two_jobs: Run) -> None:
    varying = {*TIMES, "certificate"}
    one, two = (
        [{name: output[name] for name in output if name not in varying} for output in outputs]
        for _, outputs in (one_job, two_jobs)
    )
    assert one == two


def test_the_fields_of_an_output(two_jobs: Run) -> None:
    output, wrong, _, complaint, vector, *_ = of_good_lines(two_jobs[1])
    assert output["proof"] in {"proved", "agreed"}
    assert output["credit"] == 1.0
    assert output["read_as"] == "x^2*cos(x) + 2x*sin(x)"
    assert min(wrong[time] for time in TIMES) > 0
    assert set(wrong["counterexample"]) == {"point", "answer", "expected"}
    assert set(complaint["complaint"]) == {"code", "start", "end", "message"}
    assert vector["components"] == [
        {"verdict": "correct", "credit": 1.0},
        {"verdict": "incorrect", "credit": 0.0},
    ]


def test_mistakes_are_looked_for_in_wrong_answers_only(two_jobs: Run) -> None:
    outputs = [output for output in of_good_lines(two_jobs[1]) if output["mistakes"]]
    assert {output["id"]: output["mistakes"][0]["code"] for output in outputs} == {
        2: "product-of-derivatives",
        "three": "reads-otherwise",
        5: "term-dropped",
    }


def test_certificates_say_what_was_asked(one_job: Run) -> None:
    certificate = of_good_lines(one_job[1])[0]["certificate"]
    assert certificate["question"]["function"] == "x^2*sin(x)"
    assert certificate["key"] == ["2x*sin(x) + x^2*cos(x)"]


def test_bad_lines_are_errors_and_the_run_goes_on(two_jobs: Run) -> None:
    status, outputs = two_jobs
    bad = outputs[len(GOOD) :][: len(BAD)]
    assert status == 1
    assert {name: output["verdict"] for name, output in zip(BAD, bad, strict=True)} == dict.fromkeys(
        BAD, "error"
    )
    assert {name: output["message"] for name, output in zip(BAD, bad, strict=True)} == MESSAGES


def test_unusual_lines_are_graded(two_jobs: Run) -> None:
    unusual = two_jobs[1][len(GOOD) + len(BAD) :]
    found = {name: output["verdict"] for name, output in zip(UNUSUAL, unusual, strict=True)}
    assert found == {name: verdict for name, (_, verdict) in UNUSUAL.items()}


def test_an_answer_comes_before_the_next_line_is_sent() -> None:
    line = json.dumps(GOOD[0]).encode() + b"\n"
    with subprocess.Popen(
        [sys.executable, "-m", "grader", "batch"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        for _ in range(3):
            process.stdin.write(line)
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["verdict"] == "correct"
        process.stdin.close()
        assert process.wait(timeout=60) == 0


def test_a_reader_that_goes_away_ends_a_check_without_a_traceback() -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "grader", "check", "--expected", "x", "--variables", "x", "--answer=x"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.wait(timeout=60) == 1
        assert process.stderr.read() == b""


def test_a_reader_that_goes_away_ends_the_batch_without_a_traceback() -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "grader", "batch"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdin.write((json.dumps(GOOD[0]).encode() + b"\n") * 2)
        process.stdin.flush()
        process.stdout.readline()
        process.stdout.close()
        process.stdin.write((json.dumps(GOOD[0]).encode() + b"\n") * 20)
        process.stdin.close()
        assert process.wait(timeout=60) == 1
        assert process.stderr.read() == b""


@pytest.mark.parametrize(
    ("options", "status", "expected"),
    [
        (["--function", "x^2 sin x", "--wrt", "x", "--answer=2x sin x + x^2 cos x"], 0, "verdict: correct"),
        (["--expected", "x/2", "--variables", "x", "--answer=x/3"], 0, "verdict: incorrect"),
        (
            [
                "--task",
                "multichain",
                "--function",
                "g h",
                "--inner",
                "g=x",
                "h=x",
                "--wrt",
                "x",
                "--answer=2x",
            ],
            0,
            "verdict: correct",
        ),
        (["--function", "x +", "--wrt", "x", "--answer=1"], 1, "verdict: error"),
        (
            ["--task", "multichain", "--function=g", "--inner", "g", "--wrt", "x", "--answer=1"],
            1,
            "verdict: error",
        ),
        (["--task", "slope", "--function=2x^2", "--at=-2", "--answer=-8"], 0, "proof: identical"),
        (["--task", "tangent", "--function=2x^2", "--at", "2", "--answer=y = 8x - 8"], 0, "read_as: 8x - 8"),
        (
            [
                *("--task", "secant", "--function=sqrt(x)", "--from", "1", "--to", "2"),
                *("--tolerance", "absolute=0.01", "--answer=0.41"),
            ],
            0,
            "proof: proved",
        ),
        (
            [
                *("--task", "numerical-derivative", "--function=2x^2", "--at", "1", "--step", "1e-4"),
                *("--method", "central", "--answer=4.0002"),
            ],
            0,
            "verdict: incorrect",
        ),
        (["--task", "difference-quotient", "--function=x^2", "--answer=2x+h"], 0, "verdict: correct"),
        (
            ["--task", "slope", "--function=x", "--at", "1", "--tolerance", "percent=1", "--answer=1"],
            1,
            "verdict: error",
        ),
    ],
)
def test_check_prints_a_verdict_for_a_person(
    options: list[str], status: int, expected: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", *options]) == status
    assert expected in capsys.readouterr().out.splitlines()


def verify(lines: Sequence[str], *options: str) -> Run:
    finished = subprocess.run(
        [sys.executable, "-m", "grader", "verify", *options],
        input="\n".join(lines) + "\n",
        capture_output=True,
        check=False,
        timeout=120,
        text=True,
    )
    return finished.returncode, [json.loads(line) for line in finished.stdout.splitlines()]


def test_certificates_of_a_batch_are_verified(one_job: Run) -> None:
    status, results = verify([json.dumps(output) for output in one_job[1]], "--jobs", "2")
    assert status == 0
    assert len(results) == len(LINES)
    assert [result["id"] for result in of_good_lines(results)] == [line["id"] for line in GOOD]
    readable = [None if verdict == "unreadable" else True for verdict in VERDICTS]
    assert [result["verified"] for result in of_good_lines(results)] == readable
    assert {result["reason"] for result in results[len(GOOD) :]} == {"nothing-claimed", "same-tree"}


def test_a_refuted_certificate_is_told_by_the_status_and_the_run_goes_on(one_job: Run) -> None:
    wrong = {**one_job[1][1], "credit": 1.0}
    status, results = verify([json.dumps(wrong), json.dumps(one_job[1][0])], "--offline")
    assert status == 1
    assert [(result["verified"], result["sympy"]) for result in results] == [(False, None), (True, "agrees")]
