"""Wrong formulas proposed to an author: the most frequent answers nobody could explain, in the parameters.

Answers to different variants belong together if one formula gives them all. Which formula that may be is
guessed from their numbers; that it is each of them is proved by grading before it is shown.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from accounts.models import User
from exercises.given_answers import GivenAnswer, given_answers
from exercises.models import Attempt, Template
from exercises.trying import formula_mathml, matching
from grader import Generalised, Sample, Workers, generalise

MOST_PROPOSALS = 8
EXAMPLES = 2


@dataclass(frozen=True, slots=True)
class Proposal:
    """A formula with the answers proved to be it, in so many variants; the most frequent are examples.

    ``shown`` is the formula in MathML; "" where only its text can be shown.
    """

    formula: str
    shown: str
    attempts: int
    students: int
    variants: int
    examples: tuple[GivenAnswer, ...]


def proposals(template: Template, *, user: User, pool: Workers) -> tuple[Proposal, ...]:
    """What the user's students answered most often without a known mistake, the most frequent first."""
    attempts = Attempt.objects.visible_to(user).filter(serving__variant__template=template)
    answers = given_answers(attempts.undiagnosed())
    grouping = _Grouping(template, answers, pool=pool)
    samples = [Sample(answer.variant.question, answer.read_as, answer.values) for answer in answers]
    guesses = sorted(generalise(samples), key=grouping.weight, reverse=True)
    for guess in guesses:
        if len(grouping.groups) == MOST_PROPOSALS:
            break
        grouping.add(guess, others=guesses)
    found = [_proposal(template, formula, group) for formula, group in grouping.groups]
    return tuple(sorted(found, key=lambda proposal: -proposal.attempts))


def _proposal(template: Template, formula: str, group: Sequence[GivenAnswer]) -> Proposal:
    ordered = sorted(group, key=lambda answer: -answer.attempts)
    return Proposal(
        formula=formula,
        shown=formula_mathml(template, formula),
        attempts=sum(answer.attempts for answer in group),
        students=len(frozenset().union(*(answer.students for answer in group))),
        variants=len({answer.variant.pk for answer in group}),
        examples=tuple(ordered[:EXAMPLES]),
    )


@dataclass(slots=True)
class _Grouping:
    """The answers proved so far to be one of the formulas, and those that are none yet."""

    template: Template
    answers: Sequence[GivenAnswer]
    pool: Workers = field(kw_only=True)
    groups: list[tuple[str, list[GivenAnswer]]] = field(default_factory=list)
    taken: set[int] = field(default_factory=set)

    def weight(self, guess: Generalised) -> int:
        return sum(self.answers[place].attempts for place in guess.members)

    def add(self, guess: Generalised, *, others: Sequence[Generalised]) -> None:
        """The guess's own answers and all others that are proved to be the same formula."""
        if self.taken.issuperset(guess.members):
            return
        group = self._proved(guess.formula, list(self._comparable(guess)))
        self.taken.update(group)
        if group:
            formula = self._plainest(guess, others, group)
            self.groups.append((formula, [self.answers[place] for place in group]))

    def _plainest(self, guess: Generalised, others: Sequence[Generalised], group: Sequence[int]) -> str:
        """The shortest guess made from answers of the group, if it is proved to be all of them."""
        inside = [one.formula for one in others if set(group).issuperset(one.members)]
        formula = min((guess.formula, *inside), key=len)
        is_plainer = formula != guess.formula and self._proved(formula, group) == list(group)
        return formula if is_plainer else guess.formula

    def _comparable(self, guess: Generalised) -> Iterator[int]:
        """What was answered to one variant only says nothing of the others."""
        met = {self.answers[place].variant.pk for place in guess.members}
        for place, answer in enumerate(self.answers):
            if place not in self.taken and (len(met) > 1 or answer.variant.pk in met):
                yield place

    def _proved(self, formula: str, places: Sequence[int]) -> list[int]:
        confirmed = matching(formula, [self.answers[place] for place in places], pool=self.pool)
        return [place for place, is_it in zip(places, confirmed, strict=True) if is_it]
