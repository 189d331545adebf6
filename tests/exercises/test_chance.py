"""The counted chance: stable for ever, and fair."""

from collections import Counter

import pytest

from exercises.chance import BLOCK, Chance


def test_the_numbers_of_a_stream_never_change() -> None:
    chance = Chance("power/1", seed=7)
    assert [chance.below(1000) for _ in range(8)] == [34, 653, 119, 994, 887, 838, 298, 847]


def test_a_number_is_below_its_limit_whatever_the_limit() -> None:
    chance = Chance("limits", seed=1)
    assert [chance.below(1) for _ in range(5)] == [0] * 5
    assert all(chance.below(limit) < limit for limit in (2, 3, 10, 2**63 + 1, BLOCK))


@pytest.mark.parametrize("limit", [0, -1, BLOCK + 1])
def test_an_impossible_limit_is_refused(limit: int) -> None:
    with pytest.raises(ValueError, match="limit must be"):
        Chance("limits", seed=1).below(limit)


def test_streams_and_seeds_differ() -> None:
    first = Chance("power/1", seed=1).below(BLOCK)
    assert first != Chance("power/2", seed=1).below(BLOCK)
    assert first != Chance("power/1", seed=2).below(BLOCK)


def test_a_stream_named_like_another_with_its_seed_is_another_stream() -> None:
    assert Chance("a\n1", seed=2).below(BLOCK) != Chance("a", seed=12).below(BLOCK)


def test_every_item_is_picked_about_equally_often() -> None:
    chance = Chance("fair", seed=3)
    counts = Counter(chance.pick("abcdef") for _ in range(6000))
    assert set(counts) == set("abcdef")
    assert all(880 < count < 1120 for count in counts.values())


def test_blocks_beyond_the_last_whole_multiple_are_drawn_again() -> None:
    """With a limit just over half the range, almost every second block would be counted twice."""
    limit = BLOCK // 2 + 1
    chance = Chance("rejection", seed=1)
    drawn = [chance.below(limit) for _ in range(400)]
    low = sum(number < limit // 2 for number in drawn)
    assert 160 < low < 240
