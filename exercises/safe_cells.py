"""Cells that a spreadsheet shows and does not run."""

from collections.abc import Mapping

from exercises.answers import scalar_record
from grader import Complaint, question, read

# A spreadsheet takes a cell that begins so, or with a wide character or a blank before it, for a formula.
ALWAYS_FORMULA = ("=", "@", "\t", "\r", "\n", "\N{FULLWIDTH EQUALS SIGN}", "\N{FULLWIDTH COMMERCIAL AT}")
SIGNS = ("+", "-", "\N{FULLWIDTH PLUS SIGN}", "\N{FULLWIDTH HYPHEN-MINUS}")
GUARDED = tuple(f"'{first}" for first in (*ALWAYS_FORMULA, *SIGNS))


def safe_cell(value: str, *, record: Mapping[str, object] | None) -> str:
    """The value, behind an apostrophe if a spreadsheet might run it.

    A leading sign is harmless before mathematics in the names of the row's question, such as ``-sin x``.
    """
    if value.startswith(ALWAYS_FORMULA) or (value.startswith(SIGNS) and not _is_mathematics(value, record)):
        return f"'{value}"
    return value


def unguarded(value: str) -> str:
    """A cell of an earlier run as it was before an apostrophe made it safe."""
    return value[1:] if value.startswith(GUARDED) else value


def _is_mathematics(value: str, record: Mapping[str, object] | None) -> bool:
    if record is None:
        return False
    asked = (question(record), question(scalar_record(record)))
    return any(not isinstance(read(one, value), Complaint) for one in asked)
