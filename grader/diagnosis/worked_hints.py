"""Hints that work something out: the step at a mistake's place, or how the worked solution begins."""

from collections.abc import Iterator
from functools import lru_cache

from grader.calculus import (
    Derivation,
    Line,
    RuleTree,
    TooLargeError,
    WorkedStep,
    derivations,
    differentiate,
    one_step,
    path_step,
    solution,
    written,
)
from grader.diagnosis.catalogue import CHAIN_MISTAKES, WHOLE_MISTAKES
from grader.diagnosis.places import nodes_of
from grader.diagnosis.revealing import has_one_rule, reveals_key
from grader.outcomes import FoundMistake, Mistake, RuleName
from grader.questions import Question, QuestionError, exclusive
from grader.questions.tasks import Multichain

_KEPT = 256

# So much of the worked solution is shown as a hint.
_FIRST_STEPS = 2

# What keeps constant factors as they are.
_WITH_FACTORS = frozenset({RuleName.CONSTANT_MULTIPLE, RuleName.PRODUCT, RuleName.RECIPROCAL})

# No single step was taken wrongly.
_NOWHERE = WHOLE_MISTAKES | {Mistake.WRONG_VARIABLE, Mistake.OTHER_VARIABLE_NOT_CONSTANT}
_PATHS = frozenset(
    {Mistake.MULTICHAIN_PATH_MISSING, Mistake.MULTICHAIN_FACTOR_MISSING, Mistake.MULTICHAIN_ADDED}
)


@exclusive
def step_at(question: Question, mistake: FoundMistake) -> WorkedStep | None:
    """The step of the worked solution at the place of a mistake; None where no single step is concerned.

    It has no formulas where these would be the answer, or most of it: in an exercise of one rule, and where
    the result is the key or a multiple of it.
    """
    try:
        derivation = derivations(question)[mistake.component]
        line = _line_at(question, mistake, derivation)
    except (QuestionError, TooLargeError):
        return None
    if line is None:
        return None
    is_kept = has_one_rule(derivation) or reveals_key(question, line.results())
    return _without_formulas(line) if is_kept else written(line)


@exclusive
@lru_cache(maxsize=_KEPT)
def first_steps(question: Question) -> tuple[WorkedStep, ...]:
    """How the worked solution begins, up to the first step that would show the key: that has no formulas."""
    try:
        return tuple(_first_steps(question))
    except (QuestionError, TooLargeError):
        return ()


def _first_steps(question: Question) -> Iterator[WorkedStep]:
    is_short = all(map(has_one_rule, derivations(question)))
    for line in solution(question)[:_FIRST_STEPS]:
        if is_short or reveals_key(question, line.results()):
            yield _without_formulas(line)
            return
        yield written(line)


def _without_formulas(line: Line) -> WorkedStep:
    return WorkedStep(line.code, (), line.rule)


def _line_at(question: Question, mistake: FoundMistake, derivation: Derivation) -> Line | None:
    if mistake.code in _PATHS:
        return _path_at(question, mistake)
    if mistake.code in _NOWHERE or (isinstance(question, Multichain) and not mistake.path):
        return None
    nodes = nodes_of(question, mistake)
    pairs = [pair for row in derivation.summands for root in row for pair in _with_parents(root, None)]
    trees = [_concerned(*pair, mistake.code) for node in nodes for pair in pairs if pair[0].node is node]
    found = tuple(dict.fromkeys(tree for tree in trees if tree))
    is_sure = len(found) == 1 or (found and mistake.code is not Mistake.CONSTANT_VARIABLE_DROPPED)
    return one_step(found[0], question) if is_sure else None


def _concerned(tree: RuleTree, parent: RuleTree | None, code: Mistake) -> RuleTree | None:
    """Of an inner function or a constant factor, what it stands in."""
    if code in CHAIN_MISTAKES:
        return parent
    if tree.rule.name is not RuleName.CONSTANT or code is Mistake.CONSTANT_KEPT:
        return tree
    return parent if parent and parent.rule.name in _WITH_FACTORS else None


def _with_parents(tree: RuleTree, parent: RuleTree | None) -> Iterator[tuple[RuleTree, RuleTree | None]]:
    """Every node of a rule tree with the one it is a part of; paths are no nodes of the function."""
    if tree.rule.name is not RuleName.TOTAL_DERIVATIVE:
        yield tree, parent
        parent = tree
    for part in tree.parts:
        yield from _with_parents(part, parent)


def _path_at(question: Question, mistake: FoundMistake) -> Line | None:
    if not isinstance(question, Multichain):
        return None
    inner = dict(question.inner).get(mistake.where)
    if inner is None:
        return None
    outer = differentiate(question.function, mistake.where)
    return path_step(outer, differentiate(inner, question.wrt), question)
