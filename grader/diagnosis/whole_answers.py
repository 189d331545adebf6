"""Which mistakes explain a whole wrong answer: those of its components, and those of the whole."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from grader.calculus import TooLargeError
from grader.calculus.arithmetic import ZERO, sum_of
from grader.diagnosis.agreeing import agreeing_parts
from grader.diagnosis.catalogue import RULE_MISTAKES, WHOLE_MISTAKES
from grader.diagnosis.component import Component
from grader.diagnosis.fingerprints import constant_ratios, matches
from grader.diagnosis.lookup import explained, in_rank_order
from grader.diagnosis.subject import subjects
from grader.diagnosis.variables import derivative
from grader.equivalence import Expected
from grader.outcomes import Agreeing, FoundMistake, Mistake
from grader.questions import Question, Task
from grader.syntax import Answer, Node

_EXPLAINING = RULE_MISTAKES | WHOLE_MISTAKES


@dataclass(frozen=True, eq=False)
class KnownMistakes:
    """What is kept of a question for its wrong answers; without slots, to build it when the first comes."""

    question: Question
    expected: tuple[Expected, ...]

    @cached_property
    def components(self) -> tuple[Component, ...]:
        """None at all for a question whose derivatives are too large."""
        try:
            return tuple(map(Component, subjects(self.question, self.expected)))
        except TooLargeError:
            return ()

    @property
    def coinciding(self) -> tuple[FoundMistake, ...]:
        """Mistakes whose result is the right answer here, in rank order."""
        return in_rank_order(found for component in self.components for found in component.coinciding)

    def make_ready(self, wrong: tuple[int, ...]) -> None:
        """Build what is looked at for every answer that is wrong in these components."""
        for place in wrong if self.components else ():
            self.components[place].make_ready()

    def explaining(self, answer: Answer, *, wrong: tuple[int, ...]) -> tuple[FoundMistake, ...]:
        """All mistakes that fit an answer, in rank order; ``wrong`` are the places of wrong components."""
        if not self.components:
            return ()
        nodes = tuple(map(self.question.substituted, answer.components))
        whole = next(filter(None, (way(self, nodes, wrong) for way in _OF_THE_WHOLE)), None)
        if whole:
            return (whole,)
        found = {place: explained(self.components[place], nodes[place]) for place in wrong}
        said = in_rank_order(self._said(found))
        if any(mistake.code in _EXPLAINING for mistake in said):
            return said
        multiplied = _all_multiplied(self, nodes, wrong)
        return (multiplied,) if multiplied else said

    def agreeing(self, place: int, typed: Node) -> tuple[Agreeing, ...]:
        """What is right in a wrong component."""
        return agreeing_parts(self.components[place], typed) if self.components else ()

    def explaining_other_shape(self, answer: Answer) -> tuple[FoundMistake, ...]:
        """The mistake that gives an answer of another shape than was asked: see ``other_shape``."""
        if not self.components:
            return ()
        first = self.components[0]
        wanted = _of_other_shape(self)
        pairs = zip(answer.components, wanted, strict=True)
        if len(wanted) != len(answer.components) or not all(first.is_proved(*pair) for pair in pairs):
            return ()
        summed = self.question.task is Task.GRADIENT
        code = Mistake.GRADIENT_SUMMED if summed else Mistake.LAPLACIAN_NOT_SUMMED
        return (FoundMistake(code, first.subject.whole),)

    def _said(self, found: dict[int, tuple[FoundMistake, ...]]) -> Iterator[FoundMistake]:
        """What is said of the whole answer has to be true of every component that is not zero."""
        needed = [place for place, one in enumerate(self.components) if one.subject.key != ZERO]
        shared = _shared(found)
        for component, mistake in ((place, one) for place, mistakes in found.items() for one in mistakes):
            is_whole = mistake.code in WHOLE_MISTAKES
            if is_whole and not all(mistake in found.get(place, ()) for place in needed):
                continue
            if not shared or mistake.code in shared:
                yield replace(mistake, component=component)


def _shared(found: dict[int, tuple[FoundMistake, ...]]) -> set[Mistake]:
    """What alone explains every wrong component, where there are several."""
    alone = [{one.code for one in mistakes if not one.is_joint} for mistakes in found.values()]
    return set.intersection(*alone) if len(alone) > 1 else set()


def other_shape(question: Question) -> tuple[int, ...] | None:
    """The shape of answers that say which mistake was made, beside the one that is asked."""
    match question.task:
        case Task.GRADIENT:
            return ()
        case Task.LAPLACIAN:
            return (len(question.common.variables),)
        case _:
            return None


def _of_other_shape(known: KnownMistakes) -> tuple[Node, ...]:
    """The components of a gradient added up; the second partials of a Laplacian one by one."""
    if known.question.task is Task.GRADIENT:
        return (sum_of(*(component.subject.key for component in known.components)),)
    function = known.components[0].subject.function
    return tuple(derivative(function, (name, name)) for name in known.question.common.variables)


def _swapped(known: KnownMistakes, nodes: tuple[Node, ...], wrong: tuple[int, ...]) -> FoundMistake | None:
    """The right components of a gradient in another order."""
    if known.question.task is not Task.GRADIENT:
        return None
    places = _places_of(known, nodes)
    if sorted(places) != list(range(len(nodes))) or not _are_proved(known, nodes, places):
        return None
    return FoundMistake(Mistake.GRADIENT_ORDER, known.components[0].subject.whole)


def _places_of(known: KnownMistakes, nodes: tuple[Node, ...]) -> list[int]:
    """Which component each answer is, each taken once; shorter where one is none of them."""
    places: list[int] = []
    for node in nodes:
        fits = (
            place for place, one in enumerate(known.components) if place not in places and _matches(one, node)
        )
        places += [place for place in [next(fits, None)] if place is not None]
    return places


def _matches(component: Component, node: Node) -> bool:
    (row,) = component.points.values((node,))
    return bool(matches(component.points, row, component.points.expected))


def _are_proved(known: KnownMistakes, nodes: tuple[Node, ...], places: list[int]) -> bool:
    components = known.components
    return all(
        components[place].is_proved(node, components[place].subject.key)
        for node, place in zip(nodes, places, strict=True)
    )


def _mixed_missing(
    known: KnownMistakes, nodes: tuple[Node, ...], wrong: tuple[int, ...]
) -> FoundMistake | None:
    """A Hessian wrong only where mixed partials were put to zero."""
    if known.question.task is not Task.HESSIAN:
        return None
    columns = known.question.shape[-1]
    zeros = (
        place // columns != place % columns and known.components[place].is_proved(nodes[place], ZERO)
        for place in wrong
    )
    whole = known.components[0].subject.whole
    return FoundMistake(Mistake.HESSIAN_MIXED_MISSING, whole) if all(zeros) else None


def _all_multiplied(
    known: KnownMistakes, nodes: tuple[Node, ...], wrong: tuple[int, ...]
) -> FoundMistake | None:
    """Every component that is not zero off by the same factor."""
    needed = [place for place, one in enumerate(known.components) if one.subject.key != ZERO]
    if len(needed) < 2 or list(wrong) != needed:
        return None
    factors = [_factor(known.components[place], nodes[place]) for place in needed]
    if not np.allclose(factors, factors[0], rtol=1e-9) or np.isclose(factors[0], -1, rtol=1e-9):
        return None
    return FoundMistake(Mistake.OFF_BY_FACTOR, known.components[0].subject.whole)


def _factor(component: Component, node: Node) -> float:
    """NaN where there is no constant one."""
    values, expected = component.points.values((node,))[0], component.points.expected
    return float(constant_ratios(values, np.zeros((1, len(values))), expected[None, :])[0, 0])


_OF_THE_WHOLE = (_swapped, _mixed_missing)
