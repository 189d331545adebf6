"""The scorer's own arithmetic, on a handful of reports whose score is counted by hand."""

import pytest

from grader import FoundMistake, Mistake
from tests.grader.mistakes.labelled import Group, Labelled, Truth, group_of, in_rank_order, names_of, printed
from tests.grader.mistakes.scoring import Diagnosed, Share, recall_by_code, score

CHAIN, TRIG = Mistake.CHAIN_MISSING_INNER, Mistake.TRIG_SIGN
NEGATED, FACTOR = Mistake.ANSWER_NEGATED, Mistake.OFF_BY_FACTOR


def label(truth: Truth, *codes: Mistake, silent: frozenset[Mistake] = frozenset()) -> Labelled:
    return Labelled(
        identity="planted",
        record={"task": "derivative", "function": "sin(2x)", "wrt": "x"},
        answer="cos(2x)",
        truth=truth,
        verdicts=("incorrect",),
        codes=codes,
        first=codes[0] if codes else None,
        places=tuple((code, ("2x",)) for code in codes if code is not NEGATED),
        silent=silent,
    )


def diagnosed(labelled: Labelled, *reported: tuple[Mistake, str]) -> Diagnosed:
    return Diagnosed(labelled, tuple(FoundMistake(code, where) for code, where in reported))


MISTAKEN = label(Truth.MISTAKEN, CHAIN, NEGATED)


def test_a_perfect_report() -> None:
    found = score([diagnosed(MISTAKEN, (CHAIN, "2x"), (NEGATED, "sin(2x)"))])
    assert found.recall == found.first == found.place == Share(1, 1)
    assert found.precision == Share(2, 2)


def test_a_right_code_behind_a_wrong_one_is_recalled_but_not_first() -> None:
    found = score([diagnosed(MISTAKEN, (TRIG, "sin(2x)"), (CHAIN, "2x"))])
    assert (found.recall, found.first, found.place) == (Share(1, 1), Share(0, 1), Share(1, 1))
    assert found.precision == Share(1, 2)


def test_the_right_code_at_the_wrong_place() -> None:
    found = score([diagnosed(MISTAKEN, (CHAIN, "sin(2x)"))])
    assert (found.recall, found.first, found.place) == (Share(1, 1), Share(1, 1), Share(0, 1))


def test_nothing_reported_misses_everything_and_claims_nothing() -> None:
    found = score([diagnosed(MISTAKEN)])
    assert found.recall == found.first == found.place == Share(0, 1)
    assert found.precision == Share(0, 0)


def test_a_label_that_states_no_place_is_not_judged_on_it() -> None:
    found = score([diagnosed(label(Truth.MISTAKEN, NEGATED), (NEGATED, "anything"))])
    assert (found.recall, found.place) == (Share(1, 1), Share(0, 0))


def test_any_mistake_on_a_right_answer_counts() -> None:
    right = label(Truth.RIGHT)
    found = score([diagnosed(right, (FACTOR, "")), diagnosed(right)])
    assert found.on_right == Share(1, 2)
    assert found.recall == found.precision == Share(0, 0)


def test_only_a_rule_counts_on_an_unrelated_answer() -> None:
    unrelated = label(Truth.UNRELATED)
    found = score([diagnosed(unrelated, (FACTOR, "")), diagnosed(unrelated, (TRIG, "sin(2x)"))])
    assert found.on_unrelated == Share(1, 2)


def test_a_code_that_had_to_stay_silent_is_counted_on_any_answer() -> None:
    slip = label(Truth.SLIP, silent=frozenset({CHAIN}))
    found = score([diagnosed(slip, (CHAIN, "2x")), diagnosed(slip, (FACTOR, "")), diagnosed(MISTAKEN)])
    assert found.silence == Share(1, 2)


def test_recall_by_code_goes_by_what_should_be_said_first() -> None:
    cases = [diagnosed(MISTAKEN, (NEGATED, "")), diagnosed(MISTAKEN), diagnosed(label(Truth.MISTAKEN, TRIG))]
    assert recall_by_code(cases) == {CHAIN: Share(1, 2), TRIG: Share(0, 1)}


def test_a_share_of_nothing() -> None:
    assert Share(1, 4).part(of_nothing=1) == 0.25
    assert Share(0, 0).part(of_nothing=1) == 1


@pytest.mark.parametrize(
    ("code", "group"),
    [
        (Mistake.CHAIN_MISSING_INNER, Group.RULES),
        (Mistake.TRIG_WRONG_FUNCTION, Group.RULES),
        (Mistake.WRONG_VARIABLE, Group.SEVERAL_VARIABLES),
        (Mistake.SLOPE_INVERTED, Group.POINTS),
        (Mistake.INTEGRATED, Group.WHOLE_ANSWER),
        (Mistake.CONSTANT_KEPT, Group.TERMS),
        (Mistake.OFF_BY_CONSTANT, Group.TERMS),
        (Mistake.READS_OTHERWISE, Group.NO_MISTAKES),
    ],
)
def test_the_group_of_a_code(code: Mistake, group: Group) -> None:
    assert group_of(code) is group


def test_rank_order_is_that_of_the_catalogue() -> None:
    assert in_rank_order((CHAIN, TRIG, NEGATED, FACTOR))
    assert not in_rank_order((NEGATED, CHAIN))


def test_places_are_compared_as_our_language_prints_them() -> None:
    assert printed("3 x²+1", ("x",)) == "3x^2 + 1"
    assert names_of({"variables": ["x", "y"], "wrt": "x", "inner": {"g": "x"}}) == ("x", "y", "g")
