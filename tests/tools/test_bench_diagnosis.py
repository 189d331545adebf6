"""The section on diagnosis: what it runs, what it calls a miss, and the bars it holds."""

from collections.abc import Iterator

import pytest

from grader import FoundMistake, Mistake
from tests.grader.mistakes.labelled import Labelled, Truth
from tests.grader.mistakes.scoring import Diagnosed, Score, Share
from tools.bench.bars import Bar
from tools.bench.diagnosis import bars_of_score, bars_of_times, is_missed, run

RECORD = {
    "task": "multichain",
    "function": "g^2*h + h",
    "inner": {"g": "3x", "h": "x^2"},
    "wrt": "x",
}
CODE = Mistake.NOT_SUBSTITUTED
ALL, NONE = Share(4, 4), Share(0, 4)


def label(answer: str, truth: Truth) -> Labelled:
    codes = (CODE,) if truth is Truth.MISTAKEN else ()
    first = CODE if codes else None
    return Labelled(answer, RECORD, answer, truth, ("wrong-form",), codes=codes, first=first)


def test_what_the_grader_reports_is_kept_with_its_times() -> None:
    measured = run((label("6gh + 2x(g^2+1)", Truth.MISTAKEN), label("36x^3 + 2x", Truth.RIGHT)))
    left, right = measured.timed
    assert left.diagnosed.reported == (FoundMistake(CODE),)
    assert right.diagnosed.reported == ()
    assert len(measured.setup_ms) == len(measured.nested_ms) == 1


def test_the_bars_of_times() -> None:
    assert unmet(bars_of_times("corpus", [0.4, 0.4, 4.9])) == []
    assert [bar.figure for bar in unmet(bars_of_times("corpus", [0.6, 0.6, 5.1]))] == [0.6, 5.1]


def test_a_miss_is_the_wrong_code_said_first_or_a_broken_silence() -> None:
    mistaken = label("6gh + 2x(g^2+1)", Truth.MISTAKEN)
    assert is_missed(Diagnosed(mistaken))
    assert is_missed(Diagnosed(mistaken, (FoundMistake(Mistake.INTEGRATED), FoundMistake(CODE))))
    assert not is_missed(Diagnosed(mistaken, (FoundMistake(CODE),)))
    assert not is_missed(Diagnosed(label("36x^3", Truth.SLIP), (FoundMistake(CODE),)))


@pytest.mark.parametrize(
    ("scored", "missed"),
    [
        (Score(ALL, ALL, ALL, ALL, NONE, NONE, NONE), []),
        (Score(Share(94, 100), ALL, ALL, ALL, NONE, NONE, NONE), ["a right code among those reported"]),
        (Score(ALL, Share(84, 100), Share(89, 100), ALL, NONE, NONE, NONE), ["said first", "right place"]),
        (Score(ALL, ALL, ALL, ALL, Share(1, 999), NONE, Share(1, 999)), ["right answers", "stay silent"]),
        (Score(ALL, ALL, ALL, ALL, NONE, Share(3, 100), NONE), ["unrelated"]),
        (Score(ALL, ALL, ALL, Share(1, 9), NONE, Share(2, 100), NONE), []),
    ],
)
def test_the_bars(scored: Score, missed: list[str]) -> None:
    found = [bar.name for bar in unmet(bars_of_score("corpus", scored))]
    assert len(found) == len(missed)
    assert all(words in name for words, name in zip(missed, found, strict=True))


def unmet(bars: Iterator[Bar]) -> list[Bar]:
    return [bar for bar in bars if not bar.is_met]
