"""An answer put to an expected one, for tests of verdicts."""

from grader.equivalence import Decision, Expected, decide, expect
from tests.grader.expressions import condition, tree


def expected_of(
    text: str, *, names: str = "x", defined: tuple[str, ...] = (), given: str = "", positive: str = ""
) -> Expected:
    """The expected answer, with the functions that must be defined and the author's conditions."""
    letters = tuple(names.split())
    return expect(
        tree(text, letters=letters),
        also_defined=tuple(tree(other, letters=letters) for other in defined),
        names=letters,
        positive=tuple(positive.split()),
        conditions=condition(given, letters=letters) if given else (),
        question_key=f"{text} {names}",
    )


def decided(expected: Expected, answer: str) -> Decision:
    return decide(expected, tree(answer, letters=expected.domain.names))
