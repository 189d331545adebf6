"""Every complaint: its code, its exact place in what was typed, what it tells, and its sentence."""

import pytest

from grader.messages import SENTENCES, sentence
from grader.outcomes import Complaint, ComplaintCode, Remark, RemarkCode
from grader.reading import read
from tests.grader.reading.written import Line, lines, vocabulary, written_format

LINES = lines("complaints.toml")

# Said by later stages, which know values.
ELSEWHERE = {ComplaintCode.DIVISION_BY_ZERO}


def complaint(line: Line) -> Complaint:
    text = line["typed"].replace("«", "").replace("»", "")
    found = read(text, vocabulary(line), format=written_format(line))
    assert isinstance(found, Complaint), found
    return found


@pytest.mark.parametrize("line", LINES, ids=lambda line: f"{line['code']}: {line['typed']}")
def test_the_complaint_names_the_place(line: Line) -> None:
    found = complaint(line)
    start = line["typed"].index("«")
    end = line["typed"].index("»") - 1
    assert (found.code, found.start, found.end) == (line["code"], start, end)


@pytest.mark.parametrize(
    "line", [line for line in LINES if "details" in line], ids=lambda line: line["typed"]
)
def test_the_complaint_tells_what_to_do(line: Line) -> None:
    details = dict(complaint(line).details)
    assert {name: details[name] for name in line["details"]} == line["details"]


@pytest.mark.parametrize("line", LINES, ids=lambda line: f"{line['code']}: {line['typed']}")
def test_the_sentence_lacks_nothing(line: Line) -> None:
    found = complaint(line)
    assert "…" not in sentence(Complaint(found.code, 0, 0, tuple((name, "") for name, _ in found.details)))


def test_every_code_of_the_reader_has_a_line() -> None:
    limited = {ComplaintCode.TOO_LONG, ComplaintCode.TOO_DEEP, ComplaintCode.TOO_LARGE}
    by_other_functions = {ComplaintCode.CONDITION, ComplaintCode.WRONG_LEFT_SIDE}
    assert {line["code"] for line in LINES} == set(ComplaintCode) - limited - by_other_functions - ELSEWHERE


def test_every_code_has_its_sentence() -> None:
    assert set(SENTENCES) == {*ComplaintCode, *RemarkCode}


def test_a_sentence_quotes_the_details() -> None:
    said = Complaint(ComplaintCode.DIGIT_AFTER_NAME, 0, 2, (("name", "x"), ("digits", "2"), ("typed", "x2")))
    assert sentence(said) == "“x2” can mean two things: write x^2 for a power, 2*x for a product."
    assert sentence(Remark(RemarkCode.CAPITAL_READ_AS_SMALL, 0, 1, (("typed", "X"), ("name", "x")))) == (
        "“X” was read as “x”."
    )


def test_a_sentence_without_details_shows_that_something_is_left_out() -> None:
    assert (
        sentence(Complaint(ComplaintCode.DIVISION_BY_ZERO, 0, 3))
        == "“…” divides by zero: change the denominator."
    )
