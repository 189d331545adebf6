"""The measuring of the grader beside others: what it counts and how it holds others to their time."""

import time
from itertools import islice

import pytest

from grader import question, read
from grader.outcomes import Complaint
from grader.syntax import Node
from tests.grader.corpora import Judged
from tools.bench.bars import Bar
from tools.bench.figures import percentile
from tools.bench.float_sampling import agree_in_floats
from tools.bench.grading_run import run
from tools.bench.hostile import worst
from tools.bench.killable import Killable
from tools.bench.memory import _texts
from tools.bench.port_run import port_run
from tools.bench.report import bars_of_corpora
from tools.bench.rivals import Compared, Rival, compared

RECORD: dict[str, object] = {"task": "derivative", "function": "sin(x)^2", "variables": ["x"], "wrt": ["x"]}


def judged(answer: str, verdict: str) -> Judged:
    return Judged(place=answer, record=RECORD, answer=answer, allowed=(verdict,))


def tree(text: str) -> Node:
    reading = read(question({"task": "expression", "expected": "x*y", "variables": ["x", "y"]}), text)
    assert not isinstance(reading, Complaint)
    return reading.answer.components[0]


@pytest.mark.parametrize(
    ("expected", "answer", "agree"),
    [
        ("sin(x)^2", "1 - cos(x)^2", True),
        ("x + y", "x + y + 10^-12", True),
        ("x", "1.000001x", False),
        ("root(x, 3)", "-root(-x, 3)", True),
        ("ln(y)", "y", False),
        ("ln(-1 - x^2)", "x", None),
    ],
)
def test_floats_agree_within_a_tolerance(expected: str, answer: str, agree: bool | None) -> None:
    assert agree_in_floats(tree(expected), tree(answer), positive=frozenset()) is agree


def test_a_positive_name_is_sampled_on_its_side_only() -> None:
    assert agree_in_floats(tree("abs(x)"), tree("x"), positive=frozenset({"x"})) is True
    assert agree_in_floats(tree("abs(x)"), tree("x"), positive=frozenset()) is False


def test_what_takes_too_long_is_given_up_and_the_next_is_answered() -> None:
    with Killable(_slow_if_asked, seconds=1) as killable:
        assert killable.answer(0.0) == "done"
        assert killable.answer(600.0) is None
        assert killable.answer(0.0) == "done"


def _slow_if_asked(seconds: float) -> str:
    time.sleep(seconds)
    return "done"


def test_a_bar_is_a_floor_or_a_ceiling() -> None:
    assert [Bar("", 2, 3).is_met, Bar("", 3, 3).is_met, Bar("", 4, 3).is_met] == [True, True, False]
    assert [Bar("", figure, 3, is_floor=True).is_met for figure in (2, 3, 4)] == [False, True, True]


def test_percentiles() -> None:
    assert [percentile([4.0, 1.0, 3.0, 2.0], part) for part in (0.0, 0.5, 0.99)] == [1.0, 3.0, 4.0]


def test_a_wrong_verdict_and_one_left_open_are_counted() -> None:
    measured = run(
        [judged("sin(2x)", "correct"), judged("cos(x)", "correct"), judged("1/9^9^9^9", "incorrect")]
    )
    figures = {bar.name: bar.figure for bar in bars_of_corpora(measured)}
    assert figures["wrong verdicts"] == 1
    assert figures["undecided of the honest pairs"] == sum(not one.is_decided for one in measured.graded)


def test_others_are_asked_what_does_not_vanish_by_itself() -> None:
    pairs = [judged("2sin(x)cos(x)", "correct"), judged("sin(2x)", "correct"), judged("sin(x)", "incorrect")]
    found = [*compared(run(pairs).graded)]
    assert [one.graded.pair.answer for one in found] == ["sin(2x)", "sin(x)"]
    assert [wrong_rivals(one) for one in found] == [[], []]


def wrong_rivals(one: Compared) -> list[Rival]:
    return [rival for rival in Rival if one.is_wrong(rival)]


def test_distinct_answers_are_distinct() -> None:
    texts = [*islice(_texts(), 5000)]
    assert len(set(texts)) == len(texts)


def test_the_port_answers_as_many_lines_as_asked() -> None:
    ran = port_run([judged("sin(2x)", "correct"), judged("2x +", "unreadable")], lines=5, jobs=1)
    assert len(ran.ms) == 5


def test_the_hostile_set_is_graded() -> None:
    found = worst((), passes=1)
    assert found.count > 200
    assert found.ms > 0
