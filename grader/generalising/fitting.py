"""Which formulas in the parameters the most answers can be: proposals to be proved, never verdicts."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from grader.generalising.parameters import rank, small_formulas, value
from grader.generalising.patterns import Pattern, Sample, pattern_of
from grader.printing import to_text
from grader.questions.tidying import literal
from grader.syntax import Node

Environment = tuple[tuple[str, Fraction], ...]


@dataclass(frozen=True, slots=True)
class Generalised:
    """A formula in the parameters, and the samples, by their places, whose numbers it gives."""

    formula: str
    members: tuple[int, ...]


def generalise(samples: Sequence[Sample]) -> tuple[Generalised, ...]:
    """Every sample in one formula, the formulas of most samples first.

    The samples are answers to variants of one exercise. A formula's members have its numbers; that they are
    equal to it is for the caller to prove, and that no member of another formula is, too.
    """
    alike: dict[object, list[tuple[int, Pattern]]] = defaultdict(list)
    found = []
    for place, sample in enumerate(samples):
        pattern = pattern_of(sample)
        if pattern is None:
            found.append(Generalised(sample.text, (place,)))
        else:
            alike[pattern.shape].append((place, pattern))
    origins = _Origins(samples)
    for group in alike.values():
        found += _fitted(group, origins)
    return tuple(sorted(found, key=lambda one: (-len(one.members), one.members)))


def _fitted(group: list[tuple[int, Pattern]], origins: "_Origins") -> list[Generalised]:
    """One formula after the other, each for as many as possible of those that are left."""
    found = []
    left = dict(group)
    while left:
        members, formulas = frozenset(left), []
        some = next(iter(left.values()))
        for index in range(len(some.numbers)):
            numbers = {place: left[place].numbers[index] for place in members}
            formula, members = origins.likeliest(numbers)
            formulas.append(formula)
        found.append(Generalised(to_text(some.filled(formulas)), tuple(sorted(members))))
        left = {place: pattern for place, pattern in left.items() if place not in members}
    return found


class _Origins:
    """From which formula in the parameters a number may have come, for each of the samples."""

    def __init__(self, samples: Sequence[Sample]) -> None:
        self._environments = [tuple(sorted(sample.values.items())) for sample in samples]
        self._parameters = tuple(sorted({name for sample in samples for name in sample.values}))
        self._formulas = small_formulas(self._parameters)
        self._known: dict[Environment, Mapping[Fraction, list[int]]] = {}

    def likeliest(self, numbers: Mapping[int, Fraction]) -> tuple[Node, frozenset[int]]:
        """The formula that gives the most of the samples their number, the simplest of several."""
        fitting: dict[tuple[int, int, Fraction], set[int]] = defaultdict(set)
        for place, number in numbers.items():
            fitting[rank(number, self._parameters), 0, number].add(place)
            for index in self._by_value(self._environments[place]).get(number, ()):
                fitting[index, 1, Fraction(0)].add(place)
        best = min(fitting, key=lambda candidate: (-len(fitting[candidate]), candidate))
        index, is_formula, number = best
        return self._formulas[index] if is_formula else literal(number), frozenset(fitting[best])

    def _by_value(self, environment: Environment) -> Mapping[Fraction, Iterable[int]]:
        if environment not in self._known:
            values, places = dict(environment), defaultdict(list)
            for index, formula in enumerate(self._formulas):
                if (number := value(formula, values)) is not None:
                    places[number].append(index)
            self._known[environment] = places
        return self._known[environment]
