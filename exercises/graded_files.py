"""Grading a CSV file of answers into another; the database is read and never written.

Columns: template, seed, answer, optional version and format. What grading says goes into columns of its own,
also where the file has them already from an earlier run; every other column is kept as it is.
"""

import csv
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Protocol, TextIO

from exercises import wording
from exercises.answers import FORMATS, Typed
from exercises.file_questions import FileQuestion, FileQuestions, RowError
from exercises.grading import Work, grade_work, judge_work, work_of
from exercises.own_mistakes import is_confirmed, is_open_to_formulas
from exercises.safe_cells import safe_cell, unguarded
from exercises.wrong_formulas import OWN, wrong_questions
from grader import FoundMistake, Outcome, Workers

Columns = Sequence[str]


class Writable(Protocol):
    """An open file, or the standard output as Django hands it to a command."""

    def write(self, text: str, /) -> object: ...


NEEDED_COLUMNS = ("template", "seed", "answer")
GRADED_COLUMNS = ("verdict", "proof", "credit", "read_as", "complaint", "mistakes")
ERROR = "error"
CHUNK = 512


class FileError(Exception):
    """The file as a whole cannot be graded."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the file: its cells by column, and the answer as work, or why it is none."""

    cells: Mapping[str, str]
    work: Work | None
    problem: str = ""
    asked: FileQuestion | None = None


@dataclass(frozen=True, slots=True)
class Result:
    """What grading says of a row; ``own`` are the author's wrong formulas that the answer is."""

    outcome: Outcome | None = None
    own: tuple[str, ...] = ()


@dataclass(slots=True)
class FileSummary:
    """What a run has done so far."""

    rows: int = 0
    verdicts: Counter[str] = field(default_factory=Counter)
    errors: int = 0
    other_than_given: int = 0
    without_verdict: int = 0


def grade_path(path: Path, *, output: Path, jobs: int) -> Iterator[FileSummary]:
    """As ``grade_file``; the output appears under its name when it is whole."""
    unfinished = output.with_name(f"{output.name}.part")
    try:
        with _opened(path) as source, unfinished.open("w", encoding="utf-8", newline="") as target:
            yield from grade_file(source, target, jobs=jobs)
        unfinished.replace(output)
    except OSError as error:
        raise FileError(str(error)) from error


def grade_to_stream(path: Path, *, target: Writable, jobs: int) -> Iterator[FileSummary]:
    try:
        with _opened(path) as source:
            yield from grade_file(source, target, jobs=jobs)
    except OSError as error:
        raise FileError(str(error)) from error


def _opened(path: Path) -> TextIO:
    return path.open(encoding="utf-8-sig", newline="")


def grade_file(source: TextIO, target: Writable, *, jobs: int) -> Iterator[FileSummary]:
    """Grade every row in order; yields the same growing summary after every chunk. Raises ``FileError``."""
    reader = csv.reader(source)
    columns = _columns(reader)
    written = tuple(dict.fromkeys((*columns, *GRADED_COLUMNS)))
    writer = csv.writer(target, lineterminator="\n")
    writer.writerow([safe_cell(name, record=None) for name in written])
    summary = FileSummary()
    questions = FileQuestions()
    rows = (_row(line, columns=columns, questions=questions) for line in _lines(reader))
    with Workers(jobs=jobs) as pool:
        while chunk := list(islice(rows, CHUNK)):
            for row, result in zip(chunk, _results(chunk, pool=pool), strict=True):
                writer.writerow(_cells(row, columns=written, result=result))
                _sum_up(summary, row, outcome=result.outcome)
            yield summary


def _columns(reader: Iterator[list[str]]) -> list[str]:
    columns = [name.strip() for name in next(_lines(reader), [])]
    missing = [name for name in NEEDED_COLUMNS if name not in columns]
    if missing:
        raise FileError(f"the file has no column {', '.join(missing)}")
    if len(set(columns)) < len(columns):
        raise FileError("the file has two columns of one name")
    return columns


def _lines(reader: Iterator[list[str]]) -> Iterator[list[str]]:
    try:
        yield from reader
    except (csv.Error, UnicodeDecodeError) as error:
        raise FileError(str(error)) from error


def _row(line: list[str], *, columns: Columns, questions: FileQuestions) -> Row:
    cells = dict(zip(columns, [*line, *[""] * len(columns)], strict=False))
    try:
        if len(line) > len(columns):
            raise RowError("the row has more cells than there are columns")
        asked = questions.asked(
            template=cells["template"], version=cells.get("version", ""), seed=cells["seed"]
        )
        typed = Typed((unguarded(cells["answer"]),), _format(cells))
        return Row(cells, work_of(asked.record, typed), asked=asked)
    except RowError as error:
        return Row(cells, None, str(error))


def _format(cells: Mapping[str, str]) -> str:
    chosen = cells.get("format", "").strip() or "auto"
    if chosen not in FORMATS:
        raise RowError("the format is not auto, text or latex")
    return chosen


def _results(chunk: Sequence[Row], *, pool: Workers) -> list[Result]:
    """A result for each row in order; without an outcome for rows that are no work or got no verdict."""
    answered = iter(grade_work([row.work for row in chunk if row.work is not None], pool=pool))
    outcomes = [None if row.work is None else next(answered) for row in chunk]
    suspected = [one for pair in enumerate(zip(chunk, outcomes, strict=True)) for one in _suspected(*pair)]
    judged = judge_work([work for _, _, work in suspected], pool=pool)
    found: dict[int, tuple[str, ...]] = {}
    for (place, formula, _), outcome in zip(suspected, judged, strict=True):
        if is_confirmed(outcome):
            found[place] = (*found.get(place, ()), formula)
    return [Result(outcome, found.get(place, ())) for place, outcome in enumerate(outcomes)]


def _suspected(place: int, graded: tuple[Row, Outcome | None]) -> Iterator[tuple[int, str, Work]]:
    """The formulas that the incorrect answer of a row is to be compared with, and how."""
    row, outcome = graded
    if row.asked is None or outcome is None or not is_open_to_formulas(outcome):
        return
    asked = row.asked
    for wrong, question in wrong_questions(asked.formulas, record=asked.record, values=asked.values):
        yield place, wrong.formula, Work(question, Typed((outcome.read_as or "",), "text"))


def _cells(row: Row, *, columns: Columns, result: Result) -> list[str]:
    """The row as it is written: what was there, and what grading says."""
    record = row.work.record if row.work else None
    cells = {**row.cells, **_graded_cells(row, result)}
    return [safe_cell(cells[name], record=record) for name in columns]


def _graded_cells(row: Row, result: Result) -> dict[str, str]:
    return dict(zip(GRADED_COLUMNS, _said(row, result), strict=True))


def _said(row: Row, result: Result) -> tuple[str, ...]:
    """In the order of ``GRADED_COLUMNS``."""
    outcome = result.outcome
    if row.work is None:
        return (ERROR, "", "", "", row.problem, "")
    if outcome is None:
        return ("", "", "", "", "", "")
    complaint = outcome.complaint
    said = wording.complaint_sentence(complaint.code, dict(complaint.details)) if complaint else ""
    mistakes = (*(f"{OWN}: {formula}" for formula in result.own), *map(_placed, outcome.mistakes))
    credit, read_as = f"{outcome.credit:g}", outcome.read_as or ""
    return (outcome.verdict, outcome.proof or "", credit, read_as, said, "; ".join(mistakes))


def _placed(mistake: FoundMistake) -> str:
    """ "chain-missing-inner at 3x^2" """
    return f"{mistake.code} at {mistake.where}" if mistake.where else mistake.code


def _sum_up(summary: FileSummary, row: Row, *, outcome: Outcome | None) -> None:
    summary.rows += 1
    if row.work is None:
        summary.errors += 1
    elif outcome is None:
        summary.without_verdict += 1
    else:
        summary.verdicts[outcome.verdict] += 1
        summary.other_than_given += row.cells.get("verdict", "") not in {"", outcome.verdict}
