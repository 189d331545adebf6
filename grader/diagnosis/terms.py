"""Terms, signs and constants lost on the way: the place is the term, the constant or the constant factor."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from grader.calculus import Builder, RuleTree, Step
from grader.calculus.arithmetic import ZERO, minus, product, quotient, sum_of
from grader.diagnosis.mistake import SpoiledRule, Spoiling
from grader.diagnosis.subject import Subject
from grader.outcomes import Mistake, RuleName
from grader.questions import AtPoints
from grader.syntax import Name, Node, Product, Quotient, names

_SUMS = frozenset({RuleName.SUM, RuleName.DIFFERENCE})
_ONE_BAR = frozenset({RuleName.CONSTANT_MULTIPLE, RuleName.PRODUCT, RuleName.RECIPROCAL})


# A term of a sum and its derivative: what stands for the derivative instead.
_Instead = Callable[[Node, Node], Node]


@dataclass(frozen=True, slots=True)
class ChangedTerms:
    """A builder of a sum's derivative with something else in some places."""

    instead: Mapping[int, _Instead]

    def __call__(self, step: Step) -> Node:
        return sum_of(
            *(self._term(*each) for each in enumerate(zip(step.parts, step.derivatives, strict=True)))
        )

    def _term(self, place: int, pair: tuple[Node, Node]) -> Node:
        return self.instead[place](*pair) if place in self.instead else pair[1]


def jointly(tree: RuleTree, one: Builder, other: Builder) -> Builder | None:
    """Both of what was done to different terms of one sum; None if they exclude each other, or if no
    derivative of a term is left as it was."""
    if not isinstance(one, ChangedTerms) or not isinstance(other, ChangedTerms):
        return None
    both = {**one.instead, **other.instead}
    is_whole = len(both) == len(one.instead) + len(other.instead)
    is_kept = any(part.varies and place not in both for place, part in _terms(tree))
    return ChangedTerms(both) if is_whole and is_kept else None


def _kept_constants(tree: RuleTree, subject: Subject) -> Iterator[Spoiling]:
    """Each one, and all of them."""
    kept = [(place, part.node) for place, part in _terms(tree) if not part.varies]
    for place, node in kept:
        yield node, ChangedTerms({place: _as_it_is})
    if len(kept) > 1:
        yield kept[0][1], ChangedTerms({place: _as_it_is for place, _ in kept})


def kept_linear_terms(tree: RuleTree, subject: Subject) -> Iterator[Spoiling]:
    """Each, and all: x is the power x^1, which keeps its exponent in 1 x^1.

    What is kept before the last differentiation is a constant then, and that was kept as well. At a point
    the number may come from anything.
    """
    shows = subject.is_last(tree) and not isinstance(subject.question, AtPoints)
    terms = _terms(tree) if shows else ()
    linear = [(place, part.node) for place, part in terms if _is_linear(part)]
    for place, node in linear:
        yield node, ChangedTerms({place: _as_it_is})
    if len(linear) > 1:
        yield linear[0][1], ChangedTerms({place: _as_it_is for place, _ in linear})


def _is_linear(tree: RuleTree) -> bool:
    """Whether it is the variable with a constant factor, if any."""
    if tree.rule.name in {RuleName.NEGATION, RuleName.CONSTANT_MULTIPLE}:
        return all(map(_is_linear, (part for part in tree.parts if part.varies)))
    return tree.rule.name is RuleName.IDENTITY


def _dropped_terms(tree: RuleTree, subject: Subject) -> Iterator[Spoiling]:
    return _at_each_varying_term(tree, _left_out)


def _flipped_terms(tree: RuleTree, subject: Subject) -> Iterator[Spoiling]:
    return _at_each_varying_term(tree, _turned)


def _at_each_varying_term(tree: RuleTree, instead: _Instead) -> Iterator[Spoiling]:
    varying = [(place, part) for place, part in _terms(tree) if part.varies]
    for place, part in varying if len(varying) > 1 else ():
        yield part.node, ChangedTerms({place: instead})


def _terms(tree: RuleTree) -> list[tuple[int, RuleTree]]:
    return list(enumerate(tree.parts)) if tree.rule.name in _SUMS else []


def _as_it_is(term: Node, derivative: Node) -> Node:
    return term


def _left_out(term: Node, derivative: Node) -> Node:
    return ZERO


def _turned(term: Node, derivative: Node) -> Node:
    return minus(derivative)


def _lost_factors(tree: RuleTree, subject: Subject) -> Iterator[Spoiling]:
    """Constant factors of numbers and letters; a denominator is named with what it divides."""
    held = subject.variables | subject.inner_names
    for place, part in _constant_factors(tree):
        if not names(part) & held:
            shown = tree.node if isinstance(tree.node, Quotient) and place == 1 else part
            yield shown, _without(place)


def lost_variables(tree: RuleTree, subject: Subject) -> Iterator[Spoiling]:
    """Constant factors that are variables held fixed, one or all; the place is the variable."""
    factors = _constant_factors(tree)
    held = [(place, names(part) & subject.variables) for place, part in factors]
    for place, found in held:
        for name in sorted(found):
            yield Name(name), _without(place)
    places = tuple(place for place, found in held if found)
    every = tuple(place for place, _ in factors)
    for lost in dict.fromkeys((places, every)) if places else ():
        if len(lost) > 1:
            yield Name(min(name for _, found in held for name in found)), _without(*lost)


def _constant_factors(tree: RuleTree) -> list[tuple[int, Node]]:
    if tree.rule.name not in _ONE_BAR or not isinstance(tree.node, Product | Quotient):
        return []
    return [(place, part.node) for place, part in enumerate(tree.parts) if not part.varies]


def _without(*places: int) -> Builder:
    def build(step: Step) -> Node:
        result = step.rule.build(step)
        for place in places:
            is_below = isinstance(step.node, Quotient) and place == 1
            result = (product if is_below else quotient)(result, step.parts[place])
        return result

    return build


KEPT_CONSTANT = SpoiledRule(Mistake.CONSTANT_KEPT, _kept_constants)
LOST_FACTOR = SpoiledRule(Mistake.CONSTANT_FACTOR_DROPPED, _lost_factors)
DROPPED_TERM = SpoiledRule(Mistake.TERM_DROPPED, _dropped_terms)
FLIPPED_SIGN = SpoiledRule(Mistake.SIGN_FLIPPED, _flipped_terms)
