"""Every mistake that costs an attempt has its hint, and no hint prints what is missing."""

import pytest

from grader import HINTS, LOOK_AT, Mistake

FREE = {Mistake.NOT_SUBSTITUTED, Mistake.READS_OTHERWISE}


def test_every_mistake_has_a_rule_and_a_sentence() -> None:
    assert set(HINTS) == set(Mistake) - FREE


@pytest.mark.parametrize("code", sorted(HINTS))
def test_a_hint_is_short_and_names_nothing_but_the_place(code: Mistake) -> None:
    rule, wrong = HINTS[code]
    assert "{" not in rule
    assert "{" not in wrong.format(where="x")
    assert len(wrong) < 120
    assert wrong.endswith(".")
    assert LOOK_AT.format(where="x") == "Look at x once more."
