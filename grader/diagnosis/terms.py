"""Terms, signs and constants lost on the way: the place is the term, the constant or the constant factor."""

from collections.abc import Iterable, Iterator

from grader.calculus import Builder, RuleTree, Step
from grader.calculus.arithmetic import minus, product, quotient, sum_of
from grader.diagnosis.mistake import SpoiledRule, Spoiling
from grader.diagnosis.subject import Subject
from grader.outcomes import Mistake, RuleName
from grader.syntax import Name, Node, Product, Quotient, Sum, names

_ONE_BAR = frozenset({RuleName.CONSTANT_MULTIPLE, RuleName.PRODUCT, RuleName.RECIPROCAL})


def _kept_constants(tree: RuleTree, subject: Subject) -> Iterator[Spoiling]:
    return ((part.node, _kept(place)) for place, part in _terms(tree) if not part.varies)


def _dropped_terms(tree: RuleTree, subject: Subject) -> Iterable[Spoiling]:
    varying = [(place, part) for place, part in _terms(tree) if part.varies]
    return ((part.node, _dropped(place)) for place, part in varying if len(varying) > 1)


def _flipped_terms(tree: RuleTree, subject: Subject) -> Iterable[Spoiling]:
    varying = [(place, part) for place, part in _terms(tree) if part.varies]
    return ((part.node, _flipped(place)) for place, part in varying if len(varying) > 1)


def _terms(tree: RuleTree) -> list[tuple[int, RuleTree]]:
    return list(enumerate(tree.parts)) if isinstance(tree.node, Sum) and tree.varies else []


def _kept(place: int) -> Builder:
    return lambda step: _with_term(step, place, step.parts[place])


def _dropped(place: int) -> Builder:
    return lambda step: sum_of(*step.derivatives[:place], *step.derivatives[place + 1 :])


def _flipped(place: int) -> Builder:
    return lambda step: _with_term(step, place, minus(step.derivatives[place]))


def _with_term(step: Step, place: int, term: Node) -> Node:
    return sum_of(*step.derivatives[:place], term, *step.derivatives[place + 1 :])


def _lost_factors(tree: RuleTree, subject: Subject) -> Iterator[Spoiling]:
    """Constant factors of numbers and letters; a denominator is named with what it divides."""
    for place, part in _constant_factors(tree):
        if not names(part) & subject.variables:
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
