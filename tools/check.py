"""``make check``: every check that is not a test; all of them run, then the failed ones are named."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent

Check = tuple[str, tuple[str, ...]]


def main() -> None:
    run(checks())


def run(wanted: tuple[Check, ...]) -> None:
    failed = [name for name, command in wanted if not passes(command, name=name)]
    if failed:
        sys.exit(f"check: failed: {', '.join(failed)}")
    print("check: everything passed")


def checks() -> tuple[Check, ...]:
    """Drawing every template of the bank takes a minute or so, which CI spends and an edit does not."""
    manage = (sys.executable, "manage.py")
    quick: tuple[Check, ...] = (
        ("ruff check", (tool("ruff"), "check", ".")),
        ("ruff format", (tool("ruff"), "format", "--check", ".")),
        ("mypy", (tool("mypy"),)),
        # Its cache keeps an import unresolved after the imported module has been added.
        ("lint-imports", (tool("lint-imports"), "--no-cache", "--no-logo")),
        ("migrations", (*manage, "makemigrations", "--check", "--dry-run")),
        ("system checks", (*manage, "check", "--fail-level", "WARNING")),
    )
    if os.environ.get("CI") != "true":
        return quick
    return (*quick, ("templates of the bank", (*manage, "check_templates")))


def tool(name: str) -> str:
    return str(BIN / name)


def passes(command: tuple[str, ...], *, name: str) -> bool:
    print(f"== {name}", flush=True)
    return subprocess.run(command, cwd=ROOT, check=False).returncode == 0


if __name__ == "__main__":
    main()
