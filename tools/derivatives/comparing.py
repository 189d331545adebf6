"""One function: its derivative by the rules against SymPy's and against its power series in balls."""

from collections import Counter
from collections.abc import Iterable
from random import Random

import sympy as sp

from grader.algebra import UndefinedError, UnsureError, compile_program, derivative_ball, evaluate_balls
from grader.calculus import differentiate
from grader.equivalence import Decision, EmptyDomainError, Expected, decide, expect
from grader.meaning import MeaningError, to_expression, to_tree
from grader.outcomes import Verdict
from grader.printing import to_text
from grader.syntax import Node
from tools.derivatives.functions import random_function

NAMES = ("x", "a")
DEEPEST = 4
BITS = 192


def compared(seed: str, *, count: int) -> tuple[Counter[str], list[str]]:
    """How the functions of a seed came out, and those whose derivative is wrong."""
    chance = Random(seed)
    outcomes: Counter[str] = Counter()
    wrong = []
    for _ in range(count):
        node = random_function(chance, depth=chance.randint(1, DEEPEST))
        outcome = _outcome(node)
        outcomes[outcome] += 1
        if outcome.startswith("WRONG"):
            wrong.append(f"{outcome}: {to_text(node)}")
    return outcomes, wrong


def _outcome(node: Node) -> str:
    try:
        derivative = sp.diff(to_expression(node, sign_safe=True), sp.Symbol("x", real=True))
        expected = expect(to_tree(derivative), also_defined=(node,), names=NAMES, question_key="compared")
    except MeaningError:
        return "not compared: SymPy has no answer in our language"
    except EmptyDomainError:
        return "not compared: defined nowhere"
    result = differentiate(node, "x").result
    if not _has_series_values(node, result, expected):
        return "WRONG by power series"
    return _named(decide(expected, result))


def _has_series_values(node: Node, result: Node, expected: Expected) -> bool:
    """Whether the rules' result has the power series' value at every sample point where both can be told."""
    function, derivative = (compile_program(one, names=NAMES) for one in (node, result))
    for spot in expected.spots:
        try:
            truth = derivative_ball(function, spot.coordinates, directions=(0,), bits=BITS)
            if not evaluate_balls(derivative, spot.coordinates, bits=BITS).overlaps(truth):
                return False
        except (UndefinedError, UnsureError):
            continue
    return True


def _named(decision: Decision) -> str:
    proof = f", {decision.proof}" if decision.proof else ""
    told = {Verdict.CORRECT: "equal", Verdict.UNDECIDED: "undecided"}
    return f"{told.get(decision.verdict, f'WRONG by SymPy: {decision.verdict}')}{proof}"


def added(parts: Iterable[tuple[Counter[str], list[str]]]) -> tuple[Counter[str], list[str]]:
    total: Counter[str] = Counter()
    wrong: list[str] = []
    for outcomes, found in parts:
        total.update(outcomes)
        wrong.extend(found)
    return total, wrong
