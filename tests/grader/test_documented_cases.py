"""The cases that docs/grading.md tells of: each line of its tables gets the verdict it states."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pytest

from grader import Outcome, grade, question
from tests.source import ROOT

DOCUMENT = ROOT / "docs" / "grading.md"
SURPRISING, DIAGNOSED, UNPROVED = "## Surprising cases", "## Diagnosis", "## What is not proved"

_CODE = re.compile(r"`([^`]+)`")
_CELLS = re.compile(r"(?<!\\)\|")
_TOLERANCES = frozenset({"absolute", "relative", "significant"})
_LISTS = frozenset({"variables", "constants", "positive", "conditions"})
_WITHOUT_WRT = frozenset({"expression", "gradient", "hessian", "laplacian"})


@dataclass(frozen=True, slots=True)
class Case:
    """One line: a question's record, the answer with its format, and what the document says of it."""

    line: str
    answer: str
    stated: str
    record: Mapping[str, object]
    format: str


def cases(heading: str) -> list[Case]:
    """The lines of the table under a heading."""
    section = DOCUMENT.read_text(encoding="utf-8").split(f"\n{heading}\n")[1].split("\n## ")[0]
    rows = [line for line in section.splitlines() if line.startswith("|")]
    return [_case(line) for line in rows[2:]]


def _case(line: str) -> Case:
    asked, answer, stated, _ = (cell.strip() for cell in _CELLS.split(line)[1:-1])
    task, settings = asked.split()[0], _codes(asked)
    record: dict[str, object] = {"task": task, "variables": ["x"]}
    record["expected" if task == "expression" else "function"] = settings[0]
    if task not in _WITHOUT_WRT:
        record["wrt"] = ["x"]
    record |= dict(_setting(one) for one in settings[1:])
    format_ = str(record.pop("format", "auto"))
    if task == "multichain":
        del record["variables"]
    return Case(line, _codes(answer)[0], stated, record, format_)


def _codes(cell: str) -> list[str]:
    return [code.replace(r"\|", "|") for code in _CODE.findall(cell)]


def _setting(text: str) -> tuple[str, object]:
    name, _, value = text.partition(" = ")
    if name in _TOLERANCES:
        return "tolerance", {name: value}
    if name in _LISTS:
        return name, value.split(", ")
    if name == "inner":
        return name, dict(pair.split(": ") for pair in value.split(", "))
    return name, value


def _graded(case: Case) -> Outcome:
    return grade(question(case.record), case.answer, format=case.format)


def _with_complaint(outcome: Outcome) -> Iterator[str]:
    yield str(outcome.verdict)
    if outcome.complaint is not None:
        yield str(outcome.complaint.code)


def _with_proof(outcome: Outcome) -> Iterator[str]:
    yield str(outcome.verdict)
    if outcome.proof is not None:
        yield str(outcome.proof)


@pytest.mark.parametrize("case", cases(SURPRISING), ids=lambda case: case.line)
def test_surprising_case_gets_the_verdict_and_complaint_stated(case: Case) -> None:
    assert ": ".join(_with_complaint(_graded(case))) == case.stated


@pytest.mark.parametrize("case", cases(UNPROVED), ids=lambda case: case.line)
def test_what_is_not_proved_is_stated_as_it_is(case: Case) -> None:
    assert ", ".join(_with_proof(_graded(case))) == case.stated


@pytest.mark.parametrize("case", cases(DIAGNOSED), ids=lambda case: case.line)
def test_diagnosed_case_names_the_mistakes_stated(case: Case) -> None:
    codes = [str(found.code) for found in _graded(case).mistakes]
    assert (", ".join(codes) or "none") == case.stated


def test_every_verdict_has_a_documented_case() -> None:
    stated = {
        re.split("[:,]", case.stated)[0] for heading in (SURPRISING, UNPROVED) for case in cases(heading)
    }
    assert stated == {
        "correct", "incorrect", "narrower", "wrong-form", "ambiguous", "unreadable", "undecided",
    }  # fmt: skip


def test_no_case_is_documented_twice() -> None:
    counted = Counter((str(one.record), one.answer, one.format) for one in cases(SURPRISING))
    assert [key for key, times in counted.items() if times > 1] == []
