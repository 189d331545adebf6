"""How the components of an answer lie on the page."""

from grader.syntax import Answer, Node


def rows(answer: Answer) -> tuple[tuple[Node, ...], ...]:
    """The components row by row; a vector is one row."""
    width = answer.shape[-1] if answer.shape else 1
    parts = answer.components
    return tuple(parts[start : start + width] for start in range(0, len(parts), width))


def columned(answer: Answer) -> tuple[tuple[Node, ...], ...]:
    """The rows as drawn: a vector stands upright, so that long components fit a narrow screen."""
    if len(answer.shape) == 1:
        return tuple((part,) for part in answer.components)
    return rows(answer)
