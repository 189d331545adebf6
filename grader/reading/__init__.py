"""Text to syntax trees: what students and authors type, in plain text or LaTeX."""

from grader.reading.authors import read_condition, read_expression
from grader.reading.names import Format, LeftSide, LeftSideKind, Vocabulary
from grader.reading.reader import Alternative, Reading, read
from grader.reading.refused import refused_names

__all__ = [
    "Alternative",
    "Format",
    "LeftSide",
    "LeftSideKind",
    "Reading",
    "Vocabulary",
    "read",
    "read_condition",
    "read_expression",
    "refused_names",
]
