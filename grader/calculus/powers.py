"""Powers, roots, exponentials and logarithms, also where base and exponent both vary."""

from fractions import Fraction

from grader.calculus.arithmetic import ONE, difference, product, quotient, raised, sum_of
from grader.calculus.rule import Rule, Step, Varying, chain
from grader.outcomes import RuleName
from grader.questions.tidying import literal, tidy
from grader.syntax import Call, Constant, ConstantName, FunctionName, Logarithm, Node, Power, Root

_E = Constant(ConstantName.E)
_TWO = literal(Fraction(2))


def natural_logarithm(node: Node) -> Node:
    return ONE if node == _E else Call(FunctionName.LN, node)


def _power(node: Node, argument: Node) -> Node:
    """(u^n)' = n u^(n-1)."""
    exponent = tidy(_as_power(node).exponent)
    return product(exponent, raised(argument, difference(exponent, ONE)))


def _root(node: Node, argument: Node) -> Node:
    """The n-th root of u has the derivative 1/(n root^(n-1))."""
    index = node.index if isinstance(node, Root) else 2
    same = Power(Root(argument, index), literal(Fraction(index - 1)))
    below = Root(argument, index) if index == 2 else same
    return quotient(ONE, product(literal(Fraction(index)), below))


def _exponential(node: Node, argument: Node) -> Node:
    """(a^u)' = a^u ln a."""
    base = _as_power(node).base
    return product(raised(base, argument), natural_logarithm(base))


def _logarithm(node: Node, argument: Node) -> Node:
    """(log_a u)' = 1/(u ln a)."""
    base = node.base if isinstance(node, Logarithm) else _E
    return quotient(ONE, product(argument, natural_logarithm(base)))


def _logarithm_by_base(node: Node, argument: Node) -> Node:
    """(log_u c)' = -ln c / (u (ln u)^2)."""
    above = natural_logarithm(node.argument if isinstance(node, Logarithm) else _E)
    below = product(argument, raised(natural_logarithm(argument), _TWO))
    return product(literal(Fraction(-1)), quotient(above, below))


def _logarithmic(step: Step) -> Node:
    """(f^g)' = f^g (g' ln f + g f'/f)."""
    (base, exponent), (base_derivative, exponent_derivative) = step.parts, step.derivatives
    inside = sum_of(
        product(exponent_derivative, natural_logarithm(base)),
        product(exponent, quotient(base_derivative, base)),
    )
    return product(step.node, inside)


def _logarithm_of_both(step: Step) -> Node:
    """(log_f g)' = (ln(f) g'/g - ln(g) f'/f) / (ln f)^2."""
    (argument, base), (argument_derivative, base_derivative) = step.parts, step.derivatives
    above = difference(
        quotient(product(argument_derivative, natural_logarithm(base)), argument),
        quotient(product(natural_logarithm(argument), base_derivative), base),
    )
    return quotient(above, raised(natural_logarithm(base), _TWO))


def _as_power(node: Node) -> Power:
    if isinstance(node, Power):
        return node
    raise TypeError(node)


def _only_first(node: Node, varying: Varying) -> bool:
    return varying == (True, False)


def _only_second(node: Node, varying: Varying) -> bool:
    return varying == (False, True)


def _always(node: Node, varying: Varying) -> bool:
    return True


POWER = Rule(RuleName.POWER, _only_first, chain, _power)
EXPONENTIAL = Rule(RuleName.EXPONENTIAL, _only_second, chain, _exponential, inner=1)
LOGARITHMIC_DIFFERENTIATION = Rule(RuleName.LOGARITHMIC_DIFFERENTIATION, _always, _logarithmic)
ROOT = Rule(RuleName.ROOT, _always, chain, _root)
LOGARITHM = Rule(RuleName.LOGARITHM, _only_first, chain, _logarithm)
LOGARITHM_BY_BASE = Rule(RuleName.LOGARITHM, _only_second, chain, _logarithm_by_base, inner=1)
LOGARITHM_OF_BOTH = Rule(RuleName.QUOTIENT, _always, _logarithm_of_both)
