"""A generated question: its record, its true answer, and wrong answers with the mistakes that make them."""

from collections.abc import Mapping
from dataclasses import dataclass

from grader import Mistake
from tools.answers.terms import Term
from tools.answers.writing import STYLES, written

Components = tuple[Term, ...]
Explained = tuple[tuple[Mistake, str], ...]


@dataclass(frozen=True, slots=True)
class Wrong:
    """``shape`` may be another than the question's; ``made`` has the codes with their places as text."""

    components: Components
    made: Explained
    shape: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """``terms`` are the function's terms with their derivatives, where the answer is one derivative.

    ``simpler`` are wrong answers not to be picked, but better explanations of those that are.
    """

    record: Mapping[str, object]
    truth: Components
    wrongs: tuple[Wrong, ...]
    names: tuple[str, ...]
    shape: tuple[int, ...] = ()
    terms: tuple[tuple[Term, Term], ...] = ()
    simpler: tuple[Wrong, ...] = ()


def plain(term: Term) -> str:
    """The term as records and places are written."""
    return written(term, STYLES[0])
