"""Join codes."""

import pytest

from accounts.codes import ALPHABET, LENGTH, new_join_code, tidy_join_code


def test_a_code_has_eight_characters_of_the_alphabet() -> None:
    code = new_join_code()
    assert len(code) == LENGTH == 8
    assert set(code) <= set(ALPHABET)


def test_codes_differ() -> None:
    assert len({new_join_code() for _ in range(1000)}) == 1000


@pytest.mark.parametrize("ambiguous", "01OIL")
def test_the_alphabet_has_nothing_to_mistake(ambiguous: str) -> None:
    assert ambiguous not in ALPHABET


@pytest.mark.parametrize("typed", ["abcd2345", " ABCD 2345\n", "abcd-2345", "ABCD\u00a02345"])
def test_a_code_is_known_however_it_is_typed(typed: str) -> None:
    assert tidy_join_code(typed) == "ABCD2345"
