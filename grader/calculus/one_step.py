"""One step of a worked solution by itself: a rule applied to one part of the function, and what comes out."""

from grader.calculus.page import Line, Page, equation
from grader.calculus.rule import RuleTree, Step
from grader.calculus.working import power_at_length, times
from grader.outcomes import Detail, RuleName, StepCode
from grader.questions import Question
from grader.syntax import Differentiated, Name, Node, Product

_AT_ONCE = (RuleName.CONSTANT, RuleName.IDENTITY)


def one_step(tree: RuleTree, question: Question) -> Line:
    """The derivative of the tree's expression: the rule with the parts' derivatives open, then worked out."""
    page = _page(question, tree.variable)
    middle: tuple[Node, ...]
    if tree.is_chained:
        inner = tree.parts[tree.rule.inner]
        outer = _step(tree).outer_at(inner.node)
        middle = (times(outer, page.of(inner)), times(outer, inner.result))
        page.write(StepCode.MULTIPLY, equation(page.of(tree), *middle, tree.result))
        return page.lines[-1]
    if tree.rule.outer is not None:
        middle = (power_at_length(tree),) if tree.rule.name is RuleName.POWER else ()
    else:
        middle = (tree.rule.build(_step(tree, page)),)
    page.write(StepCode.RULE, equation(page.of(tree), *middle, tree.result), rule=tree.rule.name)
    return page.lines[-1]


def path_step(outer: RuleTree, inward: RuleTree, question: Question) -> Line:
    """The product for one inner function: the derivative by it, times its own."""
    page = _page(question, outer.variable)
    by = page.derivative(Name(page.function_name), outer.variable)
    open_product = Product((by, Differentiated(Name(outer.variable), inward.variable)))
    definitions = ((page.function_name, outer.node), *question.inner)
    worked = equation(open_product, times(outer.result, inward.result))
    page.write(StepCode.PATHS, worked, definitions=definitions)
    return page.lines[-1]


def _step(tree: RuleTree, page: Page | None = None) -> Step:
    """What the rule sees; with a page the derivatives of the parts stay open, but for those seen at once."""
    derivatives = tuple(
        part.result if page is None or part.rule.name in _AT_ONCE else page.of(part) for part in tree.parts
    )
    return Step(tree.node, tree.rule, tree.parts, derivatives)


def _page(question: Question, variable: str) -> Page:
    """Others are held fixed beside the variable: other variables, or beside an inner function the others."""
    inner = [name for name, _ in question.inner]
    beside = inner if variable in inner else question.common.variables
    taken = frozenset((*question.names, *inner, question.step_name))
    return Page(Detail.STANDARD, taken, is_partial=len(beside) > 1)
