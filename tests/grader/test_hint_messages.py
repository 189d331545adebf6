"""Every mistake that costs an attempt has its hint, and no hint prints what is missing."""

import pytest

from grader import (
    AGREEING,
    ALTERNATIVE,
    BEGIN_WITH,
    GO_ON_WITH,
    HINTS,
    IN_COMPONENT,
    LOOK_AT_MARKED,
    LOOK_AT_WHOLE,
    SEVERAL,
    SEVERAL_AGREE,
    STEP_KEPT,
    AgreeingKind,
    Mistake,
)

FREE = {Mistake.NOT_SUBSTITUTED, Mistake.READS_OTHERWISE}


def test_every_mistake_has_a_rule_and_a_sentence() -> None:
    assert set(HINTS) == set(Mistake) - FREE


@pytest.mark.parametrize("code", sorted(HINTS))
def test_a_hint_is_short_and_names_nothing_but_the_place(code: Mistake) -> None:
    rule, wrong = HINTS[code]
    assert "{" not in rule.sentence
    assert "{" not in wrong.format(where="x")
    assert all(len(said) < 120 and said.endswith(".") for said in (rule.sentence, wrong))


def test_every_kind_of_agreeing_part_has_a_sentence_for_one_and_for_several() -> None:
    assert set(AGREEING) == set(AgreeingKind)
    assert all("is right" in one and "are right" in several for one, several in AGREEING.values())
    assert all("underlined" in said for pair in AGREEING.values() for said in pair)


def test_every_mistake_belongs_to_the_group_it_is_listed_in() -> None:
    groups = [code.group for code in Mistake]
    assert groups == sorted(groups)
    assert [Mistake.TRIG_SIGN.group, Mistake.WRONG_VARIABLE.group, Mistake.ANSWER_NEGATED.group] == [1, 2, 4]


@pytest.mark.parametrize("said", [LOOK_AT_WHOLE, SEVERAL, SEVERAL_AGREE, STEP_KEPT, BEGIN_WITH, GO_ON_WITH])
def test_what_is_said_beside_the_mistakes_is_short(said: str) -> None:
    assert "{" not in said
    assert len(said) < 120


def test_placeholders_are_those_that_are_filled() -> None:
    assert LOOK_AT_MARKED.format(where="x") == "Look once more at x, marked here."
    assert IN_COMPONENT.format(place="component 2") == "This is about component 2."
    assert ALTERNATIVE.format(hint="Look.") == "Or, if it was not that: Look."
