"""The worked solution of a question: the rule trees of its derivations written down, step by step."""

from collections.abc import Iterable
from dataclasses import dataclass

from grader.calculus.arithmetic import product, sum_of
from grader.calculus.derivation import Derivation, derivations
from grader.calculus.differentiate import differentiate
from grader.calculus.page import Line, Page, equation
from grader.calculus.point_working import work_at_points, work_quotient
from grader.calculus.rule import RuleTree
from grader.calculus.working import times, work_out
from grader.outcomes import Detail, StepCode
from grader.questions import Question, key_trees
from grader.questions.point_tasks import AtPoints, DifferenceQuotient
from grader.questions.tasks import Multichain
from grader.syntax import Answer, Differentiated, Equation, Name, Node, Product, Sum, substitute


def solution(question: Question, *, detail: Detail = Detail.STANDARD) -> tuple[Line, ...]:
    """The lines in order; the last side of the last one is the key as displayed, or in another order.

    Empty where nothing is differentiated or evaluated. Raises QuestionError and TooLargeError.
    """
    keys = key_trees(question)
    inner = (name for name, _ in question.inner)
    taken = frozenset((*question.names, *inner, question.step_name))
    page = Page(detail, taken, is_partial=len(question.common.variables) > 1)
    match question:
        case AtPoints():
            work_at_points(question, keys[0], page)
        case DifferenceQuotient():
            work_quotient(question, keys[0], page)
        case Multichain():
            _along_paths(question, keys[0], page)
        case _:
            _components(question, keys, page)
    return tuple(page.lines)


def _components(question: Question, keys: tuple[Node, ...], page: Page) -> None:
    written: set[Node] = set()
    for derivation, key in zip(derivations(question), keys, strict=True):
        if not derivation.summands:
            return
        _component(derivation, page)
        result = derivation.result
        if result not in written:
            page.simplify(result, key)
        written.add(result)
    if question.shape:
        page.write(StepCode.GATHER, Equation((Answer(keys, question.shape),)))


def _component(derivation: Derivation, page: Page) -> None:
    for row in derivation.summands:
        for tree in row:
            work_out(tree, page, is_whole=True)
    if len(derivation.summands) > 1:
        open_sum = Sum(tuple(page.of(row[-1]) for row in derivation.summands))
        page.write(StepCode.SUM_UP, equation(open_sum, derivation.result))


def _along_paths(question: Multichain, key: Node, page: Page) -> None:
    """df/dx = df/dg dg/dx + df/dh dh/dx: each factor, all put in, the inner functions put in."""
    whole = Name(page.function_name)
    page.definitions = ((whole.name, question.function), *question.inner)
    paths = tuple(
        _Path(name, differentiate(question.function, name), differentiate(expression, question.wrt))
        for name, expression in question.inner
    )
    left = Differentiated(whole, question.wrt)
    page.write(StepCode.PATHS, equation(left, _open_paths(whole, paths)))
    _work_out_paths(paths, page)
    factors = [(path.outer.result, path.inward.result) for path in paths]
    put_in = sum_of(*(product(*pair) for pair in factors))
    page.write(StepCode.COMBINE, equation(left, _added(times(*pair) for pair in factors), put_in))
    substituted = substitute(put_in, dict(question.inner))
    page.write(StepCode.SUBSTITUTE, equation(put_in, substituted))
    page.simplify(substituted, key)


@dataclass(frozen=True, slots=True)
class _Path:
    """The derivative of the function by one inner function, and that of the inner function."""

    name: str
    outer: RuleTree
    inward: RuleTree

    @property
    def wrt(self) -> str:
        return self.inward.variable


def _open_paths(whole: Name, paths: tuple[_Path, ...]) -> Node:
    is_partial = len(paths) > 1
    return _added(
        Product((Differentiated(whole, path.name, is_partial), Differentiated(Name(path.name), path.wrt)))
        for path in paths
    )


def _added(terms: Iterable[Node]) -> Node:
    parts = tuple(terms)
    return Sum(parts) if len(parts) > 1 else parts[0]


def _work_out_paths(paths: tuple[_Path, ...], page: Page) -> None:
    page.is_partial = len(paths) > 1
    for path in paths:
        work_out(path.outer, page, is_whole=True)
    page.is_partial = False
    for path in paths:
        work_out(path.inward, page, is_whole=True)
