"""How well a diagnosis explains labelled answers. Pure: what was reported comes in, shares come out."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from grader import FoundMistake, Mistake
from tests.grader.mistakes.labelled import Group, Labelled, Truth, group_of


@dataclass(frozen=True, slots=True)
class Diagnosed:
    """A labelled answer with the mistakes reported for it, the first to be said first."""

    label: Labelled
    reported: tuple[FoundMistake, ...] = ()

    @property
    def is_recalled(self) -> bool:
        """A right code is among those reported."""
        return any(found.code in self.label.codes for found in self.reported)

    @property
    def is_first(self) -> bool:
        """What is said first is what should be."""
        return bool(self.reported) and self.reported[0].code is self.label.first

    @property
    def is_judged_on_place(self) -> bool:
        """The label states where the mistake to be said first was made."""
        return self.label.first is not None and self.label.places_of(self.label.first) is not None

    @property
    def has_right_place(self) -> bool:
        """The foremost right code whose place the label states is reported there."""
        for found in self.reported:
            places = self.label.places_of(found.code)
            if places is not None:
                return found.where in places
        return False

    @property
    def broken_silence(self) -> tuple[Mistake, ...]:
        return tuple(found.code for found in self.reported if found.code in self.label.silent)

    @property
    def false_codes(self) -> tuple[Mistake, ...]:
        """Reported though they explain nothing."""
        return tuple(found.code for found in self.reported if found.code not in self.label.codes)

    @property
    def claims_a_rule(self) -> bool:
        return any(group_of(found.code) is Group.RULES for found in self.reported)


@dataclass(frozen=True, slots=True)
class Share:
    """``hits`` of ``cases``; what the part is where there are no cases is for the reader to say."""

    hits: int
    cases: int

    def part(self, *, of_nothing: float) -> float:
        return self.hits / self.cases if self.cases else of_nothing


@dataclass(frozen=True, slots=True)
class Score:
    """``recall``, ``first`` and ``place`` over mistaken answers, ``precision`` over the codes said of them.

    ``on_right`` counts right answers for which any mistake is reported, ``on_unrelated`` unrelated ones for
    which a spoiled rule is, ``silence`` answers for which a code is reported that had to stay silent.
    """

    recall: Share
    first: Share
    place: Share
    precision: Share
    on_right: Share
    on_unrelated: Share
    silence: Share


def score(diagnosed: Sequence[Diagnosed]) -> Score:
    mistaken = _of(diagnosed, Truth.MISTAKEN)
    placed = [one for one in mistaken if one.is_judged_on_place]
    right, unrelated = _of(diagnosed, Truth.RIGHT), _of(diagnosed, Truth.UNRELATED)
    watched = [one for one in diagnosed if one.label.silent]
    reported = sum(len(one.reported) for one in mistaken)
    false = sum(len(one.false_codes) for one in mistaken)
    return Score(
        recall=_share(one.is_recalled for one in mistaken),
        first=_share(one.is_first for one in mistaken),
        place=_share(one.has_right_place for one in placed),
        precision=Share(reported - false, reported),
        on_right=_share(bool(one.reported) for one in right),
        on_unrelated=_share(one.claims_a_rule for one in unrelated),
        silence=_share(bool(one.broken_silence) for one in watched),
    )


def recall_by_code(diagnosed: Sequence[Diagnosed]) -> dict[Mistake, Share]:
    """Recall over the answers for which each code should be said first, in rank order."""
    return {
        code: share
        for code in Mistake
        if (share := _share(one.is_recalled for one in diagnosed if one.label.first is code)).cases
    }


def _of(diagnosed: Sequence[Diagnosed], truth: Truth) -> list[Diagnosed]:
    return [one for one in diagnosed if one.label.truth is truth]


def _share(outcomes: Iterable[bool]) -> Share:
    known = list(outcomes)
    return Share(sum(known), len(known))
