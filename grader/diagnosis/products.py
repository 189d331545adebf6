"""The product rule spoiled, for any number of factors; factors that are constant stay where they were.

In (f^g)' = f^g (g ln f)' the product is that of g and ln f, and f^g stays like a constant.
"""

from collections.abc import Callable, Iterator
from itertools import combinations

from grader.calculus import Builder, RuleTree, Step
from grader.calculus.arithmetic import minus, product, quotient, sum_of
from grader.calculus.powers import natural_logarithm
from grader.diagnosis.mistake import SpoiledRule, Spoiling, Spoilings, at
from grader.diagnosis.subject import Subject
from grader.outcomes import Mistake, RuleName
from grader.syntax import Node

# Of more factors than these not every choice of terms is looked at.
_MOST_FACTORS = 4


def _is_product(tree: RuleTree) -> bool:
    return tree.rule.name is RuleName.PRODUCT or _is_logarithmic(tree)


def _is_logarithmic(tree: RuleTree | Step) -> bool:
    return tree.rule.name is RuleName.LOGARITHMIC_DIFFERENTIATION


def _constants(step: Step) -> tuple[Node, ...]:
    if _is_logarithmic(step):
        return (step.node,)
    return tuple(part for part, varies in zip(step.parts, step.varying, strict=True) if not varies)


def _factors(step: Step) -> list[tuple[Node, Node]]:
    """The factors that vary, each with its derivative."""
    if _is_logarithmic(step):
        (base, exponent), (base_derivative, exponent_derivative) = step.parts, step.derivatives
        return [(exponent, exponent_derivative), (natural_logarithm(base), quotient(base_derivative, base))]
    triples = zip(step.parts, step.derivatives, step.varying, strict=True)
    return [(part, derivative) for part, derivative, varies in triples if varies]


def _terms(step: Step) -> list[Node]:
    """The terms of the rule, one for each factor that varies."""
    if _is_logarithmic(step):
        (exponent, exponent_derivative), (logarithm, logarithm_derivative) = _factors(step)
        return [
            product(step.node, exponent_derivative, logarithm),
            product(step.node, exponent, logarithm_derivative),
        ]
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


def _choices(build: Callable[[tuple[int, ...]], Builder], *, of_power: tuple[int, ...]) -> Spoilings:
    """A spoiling for every choice of some of the terms, not of all; of those of f^g for each of some."""

    def spoilings(tree: RuleTree, subject: Subject) -> Iterator[Spoiling]:
        count = sum(part.varies for part in tree.parts)
        if _is_logarithmic(tree):
            yield from ((tree.node, build((place,))) for place in of_power)
        elif _is_product(tree) and count <= _MOST_FACTORS:
            for size in range(count - 1, 0, -1):
                for chosen in combinations(range(count), size):
                    yield tree.node, build(chosen)

    return spoilings


# The second term of f^g alone is the power rule: see there.
PRODUCTS = (
    SpoiledRule(Mistake.PRODUCT_OF_DERIVATIVES, at(_is_product, _of_derivatives)),
    SpoiledRule(Mistake.PRODUCT_MISSING_TERM, _choices(_only, of_power=(0,))),
    SpoiledRule(Mistake.PRODUCT_MINUS, _choices(_turned, of_power=(0, 1))),
    SpoiledRule(Mistake.PRODUCT_AS_SUM, at(_is_product, _as_sum, _as_sum_with_first)),
    SpoiledRule(Mistake.PRODUCT_OWN_DERIVATIVES, at(_is_product, _own, _own_with_first)),
)
