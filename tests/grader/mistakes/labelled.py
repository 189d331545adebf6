"""An answer with what is true of it: the mistakes that explain it, and where they were made."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from itertools import pairwise

from grader import Mistake, question

_RANK = {mistake: rank for rank, mistake in enumerate(Mistake)}
# The last of its group in the catalogue.
_LAST_OF_GROUP = (
    Mistake.TRIG_WRONG_FUNCTION,
    Mistake.MULTICHAIN_ADDED,
    Mistake.DECIMAL_APPROXIMATION,
    Mistake.ANSWER_INVERTED,
    Mistake.OFF_BY_CONSTANT,
    Mistake.READS_OTHERWISE,
)


class Group(StrEnum):
    """The groups of the catalogue, in its order."""

    RULES = "rules"
    SEVERAL_VARIABLES = "several-variables"
    POINTS = "points"
    WHOLE_ANSWER = "whole-answer"
    TERMS = "terms"
    NO_MISTAKES = "no-mistakes"


class Truth(StrEnum):
    """What an answer is: a slip is a wrong answer that no rule spoiled in a classic way explains."""

    RIGHT = "right"
    MISTAKEN = "mistaken"
    SLIP = "slip"
    UNRELATED = "unrelated"


@dataclass(frozen=True, slots=True)
class Labelled:
    """``codes`` are all that may rightly be reported, in rank order, ``first`` the one to be said first.

    ``places`` gives for a code the sub-expressions any of which is its right place, in our plain
    language; a code without places is not judged on them. ``silent`` are codes never to be reported.
    """

    identity: str
    record: Mapping[str, object]
    answer: str
    truth: Truth
    verdicts: tuple[str, ...]
    codes: tuple[Mistake, ...] = ()
    first: Mistake | None = None
    places: tuple[tuple[Mistake, tuple[str, ...]], ...] = ()
    silent: frozenset[Mistake] = frozenset()

    def places_of(self, code: Mistake) -> tuple[str, ...] | None:
        return dict(self.places).get(code)


def group_of(code: Mistake) -> Group:
    passed = sum(_RANK[code] > _RANK[last] for last in _LAST_OF_GROUP)
    return tuple(Group)[passed]


def in_rank_order(codes: tuple[Mistake, ...]) -> bool:
    return all(_RANK[one] < _RANK[next_] for one, next_ in pairwise(codes))


def names_of(record: Mapping[str, object]) -> tuple[str, ...]:
    """Every name that may stand in the question's function."""
    found: list[str] = []
    for field in ("variables", "wrt", "constants", "inner"):
        value = record.get(field, ())
        found += (
            [value] if isinstance(value, str) else map(str, value if isinstance(value, list | dict) else ())
        )
    return tuple(dict.fromkeys(found))


@cache
def printed(place: str, names: tuple[str, ...]) -> str:
    """A place as our language prints it, so that places can be compared as texts."""
    if not place:
        return ""
    return str(
        question({"task": "expression", "expected": place, "variables": list(names)}).record()["expected"]
    )
