"""The fuzzer reads the same strings for the same seed, and says of each what came of it."""

import random

import pytest

from tools.fuzz import __main__ as fuzz
from tools.fuzz.checking import Tally, check_strings
from tools.fuzz.strings import string


def test_a_seed_makes_the_same_strings() -> None:
    first, second = random.Random("1-0"), random.Random("1-0")
    assert [string(first) for _ in range(50)] == [string(second) for _ in range(50)]


def test_every_string_comes_to_something_and_breaks_no_law() -> None:
    tally = check_strings("1-0", count=300)
    assert sum(tally.outcomes.values()) == 300
    assert tally.outcomes["read"] > 20
    assert [failure for failure in tally.failures if not failure.startswith("takes")] == []


def test_a_failure_is_printed_and_fails_the_run(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(
        fuzz, "read_all", lambda arguments: Tally(failures=["ValueError: broken (vocabulary 0): x☺"])
    )
    monkeypatch.setattr("sys.argv", ["fuzz", "10"])
    with pytest.raises(SystemExit) as ended:
        fuzz.main()
    assert ended.value.code == 1
    assert "FAILED 'ValueError: broken (vocabulary 0): x\\u263a'" in capsys.readouterr().out
