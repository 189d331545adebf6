"""Answers judged by hand, with the verdicts they must get."""

from collections import Counter

import pytest

from grader import grade, question

from .corpora import Judged, corpus_pairs, judged_pairs


@pytest.mark.parametrize(
    "pair", [p for p in judged_pairs() if not p.place.startswith("books-")], ids=lambda p: p.place
)
def test_pair_gets_its_true_verdict(pair: Judged) -> None:
    outcome = grade(question(pair.record), pair.answer, format=pair.format)
    assert outcome.verdict in pair.allowed


@pytest.mark.parametrize("pair", [p for p in corpus_pairs() if p.complaint], ids=lambda p: p.place)
def test_complaint_names_the_trouble(pair: Judged) -> None:
    outcome = grade(question(pair.record), pair.answer, format=pair.format)
    assert outcome.complaint is not None
    assert outcome.complaint.code == pair.complaint


def test_no_answer_is_judged_twice_for_one_question() -> None:
    counted = Counter((str(p.record), p.answer, p.format) for p in judged_pairs())
    assert [key for key, times in counted.items() if times > 1] == []
