"""The product rule spoiled, for any number of factors; factors that are constant stay where they were."""

from collections.abc import Callable, Iterator
from itertools import combinations

from grader.calculus import Builder, RuleTree, Step
from grader.calculus.arithmetic import minus, product, sum_of
from grader.diagnosis.mistake import SpoiledRule, Spoiling, Spoilings, at
from grader.diagnosis.subject import Subject
from grader.outcomes import Mistake, RuleName
from grader.syntax import Node

# Of more factors than these not every choice of terms is looked at.
_MOST_FACTORS = 4


def _is_product(tree: RuleTree) -> bool:
    return tree.rule.name is RuleName.PRODUCT


def _constants(step: Step) -> tuple[Node, ...]:
    return tuple(part for part, varies in zip(step.parts, step.varying, strict=True) if not varies)


def _factors(step: Step) -> list[tuple[Node, Node]]:
    """The factors that vary, each with its derivative."""
    triples = zip(step.parts, step.derivatives, step.varying, strict=True)
    return [(part, derivative) for part, derivative, varies in triples if varies]


def _terms(step: Step) -> list[Node]:
    """The terms of the rule, one for each factor that varies."""
    parts, derivatives = step.parts, step.derivatives
    return [
        product(*parts[:place], derivatives[place], *parts[place + 1 :])
        for place, varies in enumerate(step.varying)
        if varies
    ]


def _of_derivatives(step: Step) -> Node:
    return product(*_constants(step), *(derivative for _, derivative in _factors(step)))


def _as_sum(step: Step) -> Node:
    return product(*_constants(step), sum_of(*(derivative for _, derivative in _factors(step))))


def _as_sum_with_first(step: Step) -> Node:
    """The constant factors counted to the first factor."""
    (_, first), *others = _factors(step)
    return sum_of(product(*_constants(step), first), *(derivative for _, derivative in others))


def _own(step: Step) -> Node:
    pairs = (product(*pair) for pair in _factors(step))
    return product(*_constants(step), sum_of(*pairs))


def _own_with_first(step: Step) -> Node:
    (part, derivative), *others = _factors(step)
    constants = _constants(step)
    first = product(*constants, part, *constants, derivative)
    return sum_of(first, *(product(*pair) for pair in others))


def _only(kept: tuple[int, ...]) -> Builder:
    def build(step: Step) -> Node:
        terms = _terms(step)
        return sum_of(*(terms[place] for place in kept))

    return build


def _turned(turned: tuple[int, ...]) -> Builder:
    def build(step: Step) -> Node:
        terms = _terms(step)
        return sum_of(*(minus(term) if place in turned else term for place, term in enumerate(terms)))

    return build


def _choices(build: Callable[[tuple[int, ...]], Builder]) -> Spoilings:
    """A spoiling for every choice of some of the terms, not of all."""

    def spoilings(tree: RuleTree, subject: Subject) -> Iterator[Spoiling]:
        count = sum(part.varies for part in tree.parts)
        if _is_product(tree) and count <= _MOST_FACTORS:
            for size in range(count - 1, 0, -1):
                for chosen in combinations(range(count), size):
                    yield tree.node, build(chosen)

    return spoilings


PRODUCTS = (
    SpoiledRule(Mistake.PRODUCT_OF_DERIVATIVES, at(_is_product, _of_derivatives)),
    SpoiledRule(Mistake.PRODUCT_MISSING_TERM, _choices(_only)),
    SpoiledRule(Mistake.PRODUCT_MINUS, _choices(_turned)),
    SpoiledRule(Mistake.PRODUCT_AS_SUM, at(_is_product, _as_sum, _as_sum_with_first)),
    SpoiledRule(Mistake.PRODUCT_OWN_DERIVATIVES, at(_is_product, _own, _own_with_first)),
)
