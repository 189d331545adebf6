"""Every check runs, and one that fails is named."""

import sys

import pytest

from tools import check

FAILING = (sys.executable, "-c", "raise SystemExit(1)")
PASSING = (sys.executable, "-c", "")


def test_a_command_passes_by_its_exit_status() -> None:
    assert check.passes(PASSING, name="passing")
    assert not check.passes(FAILING, name="failing")


def test_all_checks_run_and_the_failed_ones_are_named(capfd: pytest.CaptureFixture[str]) -> None:
    wanted = (("first", FAILING), ("second", PASSING), ("third", FAILING))
    with pytest.raises(SystemExit, match="failed: first, third"):
        check.run(wanted)
    assert capfd.readouterr().out.splitlines() == ["== first", "== second", "== third"]


@pytest.mark.parametrize(("value", "expected"), [("true", True), ("", False)])
def test_the_bank_is_drawn_in_ci(monkeypatch: pytest.MonkeyPatch, value: str, expected: bool) -> None:
    monkeypatch.setenv("CI", value)
    assert ("templates of the bank" in dict(check.checks())) is expected
