"""Several variables confused: the place is the variable, or the whole function."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations, combinations_with_replacement

from grader.calculus import Builder, RuleTree, Step, differentiate, successive
from grader.calculus.arithmetic import ZERO, product, raised, sum_of
from grader.diagnosis.mistake import SpoiledResult, SpoiledRule, Spoiling
from grader.diagnosis.subject import Subject
from grader.diagnosis.terms import lost_variables
from grader.outcomes import Mistake, RuleName
from grader.questions import Task
from grader.questions.tidying import literal
from grader.syntax import Name, Node, Product, Sum, names

_TWO = literal(Fraction(2))

# Of more differentiations than these not every other choice of variables is tried.
_MOST_DIFFERENTIATIONS = 2


def _by_others(subject: Subject) -> Iterator[tuple[str, Node]]:
    wrt = subject.wrt
    if subject.question.task not in (Task.PARTIAL, Task.GRADIENT) or len(wrt) > _MOST_DIFFERENTIATIONS:
        return
    variables = subject.question.common.variables
    for chosen in combinations_with_replacement(variables, len(wrt)):
        extra = next((name for name in chosen if chosen.count(name) > wrt.count(name)), None)
        if extra is not None:
            yield extra, derivative(subject.function, chosen)


def derivative(function: Node, wrt: tuple[str, ...]) -> Node:
    """Raises TooLargeError."""
    return successive(function, wrt)[-1].result if wrt else function


def _not_held(tree: RuleTree, subject: Subject) -> Iterator[Spoiling]:
    """The derivative by another variable added, here alone or in the whole."""
    if subject.question.task is not Task.LAPLACIAN:
        for name in sorted((names(tree.node) & subject.variables) - {tree.variable}):
            yield Name(name), _with_derivatives((name,))


def _with_derivatives(added: tuple[str, ...]) -> Builder:
    return lambda step: sum_of(
        step.rule.build(step), *(differentiate(step.node, name).result for name in added)
    )


def _factors_not_held(tree: RuleTree, subject: Subject) -> Iterator[Spoiling]:
    """Each factor differentiated by the variable in it, as x^3 y^2 -> 3x^2 2y."""
    if tree.rule.name is not RuleName.CONSTANT_MULTIPLE or not isinstance(tree.node, Product):
        return
    for name in sorted((names(tree.node) & subject.variables) - {tree.variable}):
        yield Name(name), _with_factors_differentiated(name)


def _with_factors_differentiated(name: str) -> Builder:
    def build(step: Step) -> Node:
        pairs = zip(step.parts, step.derivatives, step.varying, strict=True)
        return product(*(_factor(part, name, found if varies else None) for part, found, varies in pairs))

    return build


def _factor(part: Node, name: str, derivative_: Node | None) -> Node:
    if derivative_ is not None:
        return derivative_
    return differentiate(part, name).result if name in names(part) else part


def _all_not_held(subject: Subject) -> Iterator[tuple[str, Node]]:
    others = tuple(name for name in subject.question.common.variables if name not in subject.wrt)
    if subject.question.task in (Task.PARTIAL, Task.GRADIENT) and len(subject.wrt) == 1 and len(others) > 1:
        total = sum_of(*(derivative(subject.function, (name,)) for name in (*subject.wrt, *others)))
        yield from ((name, total) for name in others)


def _of_laplacian(subject: Subject) -> tuple[str, ...]:
    """The variables of a Laplacian; none for another task."""
    return subject.question.common.variables if subject.question.task is Task.LAPLACIAN else ()


def _first_order(subject: Subject) -> Iterator[tuple[str, Node]]:
    if variables := _of_laplacian(subject):
        yield subject.whole, sum_of(*(derivative(subject.function, (name,)) for name in variables))


def _mixed_included(subject: Subject) -> Iterator[tuple[str, Node]]:
    """Both mixed partials of each pair, or one of them."""
    variables = _of_laplacian(subject)
    mixed = sum_of(*(derivative(subject.function, pair) for pair in combinations(variables, 2)))
    if variables:
        yield subject.whole, sum_of(_laplacian(subject), product(_TWO, mixed))
        yield subject.whole, sum_of(_laplacian(subject), mixed)


def _laplacian(subject: Subject) -> Node:
    return subject.spoiled(lambda tree: None)


def _partial_missing(subject: Subject) -> Iterator[tuple[str, Node]]:
    """One second partial left out: the place is the only term that it comes from, if there is only one."""
    variables = _of_laplacian(subject)
    seconds = {name: derivative(subject.function, (name, name)) for name in variables}
    terms = subject.function.terms if isinstance(subject.function, Sum) else (subject.function,)
    for name in variables:
        sources = [term for term in terms if derivative(term, (name, name)) != ZERO]
        if sources and len(variables) > 1:
            kept = (second for other, second in seconds.items() if other != name)
            yield subject.place(sources[0]) if len(sources) == 1 else subject.whole, sum_of(*kept)


def _gradient_squared(subject: Subject) -> Iterator[tuple[str, Node]]:
    if variables := _of_laplacian(subject):
        squares = (raised(derivative(subject.function, (name,)), _TWO) for name in variables)
        yield subject.whole, sum_of(*squares)


WRONG_VARIABLE = SpoiledResult(Mistake.WRONG_VARIABLE, _by_others)
NOT_HELD = SpoiledRule(Mistake.OTHER_VARIABLE_NOT_CONSTANT, _not_held)
FACTORS_NOT_HELD = SpoiledRule(Mistake.OTHER_VARIABLE_NOT_CONSTANT, _factors_not_held)
ALL_NOT_HELD = SpoiledResult(Mistake.OTHER_VARIABLE_NOT_CONSTANT, _all_not_held)
LOST_VARIABLE = SpoiledRule(Mistake.CONSTANT_VARIABLE_DROPPED, lost_variables)

SEVERAL_VARIABLES = (WRONG_VARIABLE, NOT_HELD, FACTORS_NOT_HELD, ALL_NOT_HELD, LOST_VARIABLE)
LAPLACIANS = (
    SpoiledResult(Mistake.LAPLACIAN_FIRST_ORDER, _first_order),
    SpoiledResult(Mistake.LAPLACIAN_MIXED_INCLUDED, _mixed_included),
    SpoiledResult(Mistake.LAPLACIAN_GRADIENT_SQUARED, _gradient_squared),
)
PARTIAL_MISSING = SpoiledResult(Mistake.TERM_DROPPED, _partial_missing)
