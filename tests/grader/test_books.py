"""The textbooks' examples, answered in every form a student may write."""

from collections import Counter

import pytest

from grader import grade, question

from .corpora import Judged, book_forms, examples


@pytest.mark.parametrize("form", book_forms(), ids=lambda form: form.place)
def test_form_gets_its_true_verdict(form: Judged) -> None:
    outcome = grade(question(form.record), form.answer, format=form.format)
    assert outcome.verdict == form.verdict


def test_each_example_has_right_and_wrong_forms() -> None:
    for example in examples():
        assert len(set(example["correct"])) >= 4, example["question"]
        assert len(set(example["incorrect"])) >= 2, example["question"]


def test_every_topic_of_the_bank_has_an_example() -> None:
    counted = Counter(example["topic"] for example in examples())
    assert len(counted) == 25
    assert sum(counted.values()) >= 46
