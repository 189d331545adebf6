"""Every row of the table of readings: what is read, and what is recorded beside it."""

import pytest

from grader.outcomes import Complaint
from grader.printing import to_text
from grader.reading import Reading, read
from tests.grader.reading.written import Line, lines, others, vocabulary, written_format

LINES = lines("readings.toml")


def reading(line: Line) -> Reading:
    found = read(line["typed"], vocabulary(line), format=written_format(line))
    assert not isinstance(found, Complaint), found
    return found


@pytest.mark.parametrize("line", LINES, ids=lambda line: line["typed"])
def test_what_is_typed_means(line: Line) -> None:
    assert to_text(reading(line).answer) == line["means"]


@pytest.mark.parametrize("line", LINES, ids=lambda line: line["typed"])
def test_every_other_common_reading_is_recorded_and_nothing_else(line: Line) -> None:
    assert sorted(others(reading(line))) == sorted(line.get("others", []))


@pytest.mark.parametrize("line", LINES, ids=lambda line: line["typed"])
def test_remarks_and_earlier_sides_are_kept(line: Line) -> None:
    found = reading(line)
    assert [line["typed"][remark.start : remark.end] for remark in found.remarks] == line.get("remarks", [])
    assert [to_text(side) for side in found.equal_sides] == line.get("equal_sides", [])
