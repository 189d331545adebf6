"""A rule tree worked out on a page: one rule a line, parts before what they are put together to."""

from collections.abc import Iterator
from fractions import Fraction

from grader.calculus.arithmetic import ONE, product
from grader.calculus.differentiate import differentiate
from grader.calculus.page import Page, equation
from grader.calculus.rule import RuleTree, Step
from grader.outcomes import RuleName, StepCode
from grader.syntax import (
    Call,
    FunctionName,
    Logarithm,
    Name,
    Negation,
    Node,
    Number,
    Power,
    Product,
    Quotient,
    Sum,
    with_children,
)

_PLAIN = (RuleName.CONSTANT, RuleName.IDENTITY)
_SUMS = (RuleName.SUM, RuleName.DIFFERENCE)
_PASSING = (RuleName.CONSTANT_MULTIPLE, RuleName.NEGATION)


def work_out(tree: RuleTree, page: Page, *, is_whole: bool = False) -> None:
    """Write the lines that lead to the derivative of a tree's expression, unless they stand there already.

    The whole gets a line of its own in any case, and a sum that is the whole is taken apart.
    """
    if (tree.node, tree.variable) in page.shown:
        return
    page.shown.add((tree.node, tree.variable))
    if tree.rule.name in _PLAIN:
        if page.is_full or is_whole:
            _at_once(tree, page)
    elif tree.is_chained:
        _chain(tree, page)
    elif tree.rule.name is RuleName.LOGARITHMIC_DIFFERENTIATION:
        _by_logarithm(tree, page)
    elif isinstance(tree.node, Logarithm) and tree.rule.outer is None:
        _by_change_of_base(tree, page)
    elif tree.rule.outer is not None or (not page.is_full and _is_simple(tree, is_whole=is_whole)):
        _at_once(tree, page)
    else:
        _by_parts(tree, page)


def _is_simple(tree: RuleTree, *, is_whole: bool = False) -> bool:
    """Whether people see the derivative at once: ``3x^2``; within something larger also ``3x + 1``."""
    name = tree.rule.name
    if name in _PLAIN or (tree.rule.outer is not None and not tree.is_chained):
        return True
    if name in _PASSING or (name in _SUMS and not is_whole):
        return all(map(_is_simple, tree.parts))
    return False


def _at_once(tree: RuleTree, page: Page) -> None:
    middle = (power_at_length(tree),) if page.is_full and tree.rule.name is RuleName.POWER else ()
    page.write(StepCode.RULE, equation(page.of(tree), *middle, tree.result), rule=_leading(tree).rule.name)


def _leading(tree: RuleTree) -> RuleTree:
    """Of a multiple of a power, the power: its rule is the one to name."""
    while tree.rule.name in _PASSING:
        (part,) = (part for part in tree.parts if part.varies)
        if part.rule.name is RuleName.IDENTITY:
            return tree
        tree = part
    return tree


def power_at_length(tree: RuleTree) -> Node:
    """n x^(n - 1), nothing worked out."""
    if not isinstance(tree.node, Power):
        return tree.result
    base, exponent = tree.node.base, tree.node.exponent
    one = Number(Fraction(1))
    terms = exponent.terms if isinstance(exponent, Sum) else (exponent,)
    return Product((exponent, Power(base, Sum((*terms, Negation(one))))))


def _by_parts(tree: RuleTree, page: Page) -> None:
    applied = tree.rule.build(Step(tree.node, tree.rule, tree.parts, tuple(_open(tree, page))))
    if applied == tree.result:
        page.write(StepCode.RULE, equation(page.of(tree), tree.result), rule=tree.rule.name)
        return
    page.write(StepCode.RULE, equation(page.of(tree), applied), rule=tree.rule.name)
    for part in _worked_parts(tree):
        work_out(part, page)
    page.write(StepCode.COMBINE, equation(page.of(tree), tree.result))


def _open(tree: RuleTree, page: Page) -> Iterator[Node]:
    """The derivatives of the parts, those left open that get lines of their own."""
    worked = _worked_parts(tree)
    for part in tree.parts:
        is_open = part in worked and (page.is_full or part.rule.name not in _PLAIN)
        yield page.of(part) if is_open else part.result


def _worked_parts(tree: RuleTree) -> tuple[RuleTree, ...]:
    return tuple(part for part in tree.parts if part.varies or tree.rule.name in _SUMS)


def _chain(tree: RuleTree, page: Page) -> None:
    """Name both functions, differentiate each, multiply."""
    place, letter = tree.rule.inner, page.fresh_name()
    inner = tree.parts[place]
    parts = [Name(letter) if at == place else part.node for at, part in enumerate(tree.parts)]
    outer = with_children(tree.node, tuple(parts))
    definitions = ((letter, inner.node),)
    step = Step(tree.node, tree.rule, tree.parts, tuple(part.result for part in tree.parts))
    page.write(
        StepCode.CHAIN_PARTS,
        equation(tree.node, outer),
        equation(Name(letter), inner.node),
        definitions=definitions,
    )
    outer_derivative = equation(page.derivative(outer, letter), step.outer_at(Name(letter)))
    page.write(StepCode.OUTER, outer_derivative, rule=tree.rule.name, definitions=definitions)
    work_out(inner, page)
    multiplied = times(step.outer_at(inner.node), inner.result)
    page.write(StepCode.MULTIPLY, equation(page.of(tree), multiplied, tree.result))


def times(left: Node, right: Node) -> Node:
    """The product as people write it down before they tidy it up."""
    if ONE in (left, right):
        return product(left, right)
    factors = left.factors if isinstance(left, Product) else (left,)
    return Product((*factors, right))


def _by_logarithm(tree: RuleTree, page: Page) -> None:
    """ln(f^g) = g ln f, so that (f^g)' = f^g (g ln f)'."""
    base, exponent = (part.node for part in tree.parts)
    logarithm = Product((exponent, Call(FunctionName.LN, base)))
    inner = differentiate(logarithm, tree.variable)
    page.write(
        StepCode.RULE,
        equation(Call(FunctionName.LN, tree.node), logarithm),
        equation(page.of(tree), Product((tree.node, page.of(inner)))),
        rule=tree.rule.name,
    )
    work_out(inner, page)
    page.write(StepCode.COMBINE, equation(page.of(tree), Product((tree.node, inner.result)), tree.result))


def _by_change_of_base(tree: RuleTree, page: Page) -> None:
    """log_f g = ln g / ln f, a quotient."""
    argument, base = (Call(FunctionName.LN, part.node) for part in tree.parts)
    quotient = differentiate(Quotient(argument, base), tree.variable)
    page.write(StepCode.REWRITE, equation(tree.node, quotient.node))
    work_out(quotient, page)
    page.write(StepCode.COMBINE, equation(page.of(tree), quotient.result, tree.result))
