"""The corpus of mistakes is whole, consistent, and its answers get the verdicts it states."""

from collections import Counter

import pytest

from grader import Mistake, grade, question
from tests.grader.mistakes.corpus import labelled_answers
from tests.grader.mistakes.labelled import Labelled, Truth, in_rank_order, names_of, printed

LEAST = 6
ANSWERS = labelled_answers()
FIRING = Counter(code for one in ANSWERS for code in one.codes)
SILENT = Counter(code for one in ANSWERS for code in one.silent)


@pytest.mark.parametrize("code", Mistake)
def test_every_mistake_fires_and_stays_silent_often_enough(code: Mistake) -> None:
    assert FIRING[code] >= LEAST
    assert SILENT[code] >= LEAST


@pytest.mark.parametrize("case", ANSWERS, ids=lambda case: case.identity)
def test_answer_gets_a_verdict_its_label_allows(case: Labelled) -> None:
    assert grade(question(case.record), case.answer).verdict in case.verdicts


def test_labels_are_consistent() -> None:
    for case in ANSWERS:
        assert in_rank_order(case.codes), case
        assert not case.silent.intersection(case.codes), case
        assert case.codes or case.silent, case
        assert case.first in case.codes or (case.first is None and not case.codes), case
        assert not (case.codes and case.truth is Truth.RIGHT), case


def test_places_are_parts_of_the_function() -> None:
    for case in ANSWERS:
        texts = [case.record["function"], *_inner(case)]
        expressions = [printed(str(text), names_of(case.record)) for text in texts]
        for _, places in case.places:
            assert any(place in text for place in places for text in expressions), case


def _inner(case: Labelled) -> list[object]:
    inner = case.record.get("inner", {})
    return list(inner.values()) if isinstance(inner, dict) else []


def test_no_answer_is_labelled_twice() -> None:
    counted = Counter((str(one.record), one.answer) for one in ANSWERS)
    assert [key for key, times in counted.items() if times > 1] == []
