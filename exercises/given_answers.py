"""The different answers that were given to a template, each once, with how often and by how many."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from exercises.models import Variant
from exercises.models.practice import AttemptQuerySet

# The latest attempts that are looked at, and the most frequent answers among them.
MOST_ATTEMPTS = 2000
MOST_ANSWERS = 120


@dataclass(frozen=True, slots=True)
class GivenAnswer:
    """What attempts at one variant say in the grader's words; ``students`` are keys of users.

    ``codes`` are the mistakes found in it.
    """

    variant: Variant
    read_as: str
    verdict: str
    codes: tuple[str, ...]
    attempts: int
    students: frozenset[int]

    @property
    def values(self) -> Mapping[str, Fraction]:
        return {name: Fraction(value) for name, value in self.variant.parameters.items()}


def given_answers(attempts: AttemptQuerySet) -> list[GivenAnswer]:
    """The most frequent different answers among the latest of these attempts; two queries."""
    rows = attempts.exclude(read_as="").order_by("-pk")
    found: dict[tuple[int, str], list[tuple[int, str, Sequence[Mapping[str, str]]]]] = defaultdict(list)
    wanted = ("serving__variant_id", "read_as", "serving__student_id", "verdict", "mistakes")
    for variant, read_as, student, verdict, mistakes in rows.values_list(*wanted)[:MOST_ATTEMPTS]:
        found[variant, read_as].append((student, verdict, mistakes))
    frequent = sorted(found, key=lambda answer: (-len(found[answer]), answer))[:MOST_ANSWERS]
    variants = Variant.objects.in_bulk({variant for variant, _ in frequent})
    return [
        GivenAnswer(
            variant=variants[variant],
            read_as=read_as,
            verdict=found[variant, read_as][0][1],
            codes=tuple(mistake["code"] for mistake in found[variant, read_as][0][2]),
            attempts=len(found[variant, read_as]),
            students=frozenset(student for student, _, _ in found[variant, read_as]),
        )
        for variant, read_as in frequent
    ]
