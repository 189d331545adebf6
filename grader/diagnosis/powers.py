"""Powers, exponentials and logarithms spoiled."""

from collections.abc import Iterator
from fractions import Fraction

from grader.calculus import Builder, RuleTree, Step
from grader.calculus.arithmetic import ONE, difference, minus, product, quotient, raised, sum_of
from grader.diagnosis.mistake import SpoiledRule, Spoiling, at
from grader.diagnosis.subject import Subject
from grader.diagnosis.terms import kept_linear_terms
from grader.outcomes import Mistake, RuleName
from grader.questions.tidying import literal, tidy
from grader.syntax import Call, Constant, ConstantName, Logarithm, Negation, Node, Power, Quotient, Root

_E = Constant(ConstantName.E)


def _as_power(node: Node) -> tuple[Node, Node, Node]:
    """Coefficient, base and exponent: a root has the exponent 1/n, and c/u^n is c u^(-n)."""
    match node:
        case Root(radicand=base, index=index):
            return ONE, base, literal(Fraction(1, index))
        case Quotient(numerator=above, denominator=below):
            _, base, exponent = _as_power(below)
            return above, base, tidy(Negation(exponent))
        case Power(base=base, exponent=exponent):
            return ONE, base, tidy(exponent)
        case _:
            return ONE, node, ONE


def _is_power(tree: RuleTree) -> bool:
    if tree.rule.name is RuleName.RECIPROCAL:
        return tree.parts[1].rule.name in {RuleName.POWER, RuleName.ROOT, RuleName.IDENTITY}
    return tree.rule.name in {RuleName.POWER, RuleName.ROOT}


def _base_derivative(step: Step) -> Node:
    """That of u in u^n; under a bar, u^n is the part below."""
    if step.rule.name is not RuleName.RECIPROCAL:
        return step.derivatives[0]
    below = step.trees[1]
    return below.parts[0].result if below.parts else step.derivatives[1]


def _with_exponent(change: int) -> Builder:
    """n u^(n + change) u'."""

    def build(step: Step) -> Node:
        return _changed_power(step, change, _as_power(step.node)[2])

    return build


def _without_exponent(step: Step) -> Node:
    """u^(n-1) u'."""
    return _changed_power(step, -1, ONE)


def _without_size(step: Step) -> Node:
    """The sign of n is kept."""
    is_negative = isinstance(_as_power(step.node)[2], Negation)
    return _changed_power(step, -1, minus(ONE) if is_negative else ONE)


def _changed_power(step: Step, change: int, factor: Node) -> Node:
    coefficient, base, exponent = _as_power(step.node)
    moved = tidy(sum_of(exponent, literal(Fraction(change))))
    return product(coefficient, factor, raised(base, moved), _base_derivative(step))


def _kept_exponents(tree: RuleTree, subject: Subject) -> Iterator[Spoiling]:
    if _is_power(tree):
        yield tree.node, _with_exponent(0)
    yield from kept_linear_terms(tree, subject)


def _is_exponential(tree: RuleTree) -> bool:
    return tree.rule.name is RuleName.EXPONENTIAL


def _is_of_other_base(tree: RuleTree) -> bool:
    return _is_exponential(tree) and isinstance(tree.node, Power) and tree.node.base != _E


def _is_of_both(tree: RuleTree) -> bool:
    return tree.rule.name is RuleName.LOGARITHMIC_DIFFERENTIATION


def _misses_logarithm(tree: RuleTree) -> bool:
    return _is_of_other_base(tree) or _is_of_both(tree)


def _by_power_rule(step: Step) -> Node:
    """u a^(u-1)."""
    base, exponent = (_E, step.parts[0]) if isinstance(step.node, Call) else step.parts
    return product(exponent, raised(base, difference(exponent, ONE)))


def _by_power_rule_chained(step: Step) -> Node:
    return product(_by_power_rule(step), step.derivatives[-1])


def _by_power_rule_of_base(step: Step) -> Node:
    """n u^(n-1) u', as if the exponent did not vary."""
    return product(_by_power_rule(step), step.derivatives[0])


def _missing_logarithm(step: Step) -> Node:
    return product(step.node, step.derivatives[1])


def _is_logarithm_to_base(tree: RuleTree) -> bool:
    return isinstance(tree.node, Logarithm) and tree.rule.name is RuleName.LOGARITHM and tree.rule.inner == 0


def _as_natural(step: Step) -> Node:
    return quotient(step.derivatives[0], step.parts[0])


POWERS = (
    SpoiledRule(Mistake.POWER_KEPT_EXPONENT, _kept_exponents),
    SpoiledRule(Mistake.POWER_MISSING_COEFFICIENT, at(_is_power, _without_exponent, _without_size)),
    SpoiledRule(Mistake.POWER_RAISED_EXPONENT, at(_is_power, _with_exponent(1))),
    SpoiledRule(Mistake.POWER_ON_EXPONENTIAL, at(_is_exponential, _by_power_rule, _by_power_rule_chained)),
    SpoiledRule(
        Mistake.POWER_ON_EXPONENTIAL,
        at(_is_of_both, _by_power_rule, _by_power_rule_of_base, _by_power_rule_chained),
    ),
    SpoiledRule(Mistake.EXPONENTIAL_MISSING_LOG, at(_misses_logarithm, _missing_logarithm)),
    SpoiledRule(Mistake.LOG_MISSING_BASE, at(_is_logarithm_to_base, _as_natural)),
)
