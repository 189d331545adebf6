"""The project's Python files as syntax trees, for the tests that read code instead of running it."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
APPS = ("accounts", "config", "exercises")
FOLDERS = (*APPS, "grader", "tests", "tools")


@dataclass(frozen=True, slots=True)
class Source:
    """One file, by its path from the root."""

    path: str
    text: str
    tree: ast.Module

    @property
    def parts(self) -> tuple[str, ...]:
        """The dotted name in parts, as in ``("exercises", "models", "practice")``."""
        parts = Path(self.path).with_suffix("").parts
        return parts[:-1] if parts[-1] == "__init__" else parts

    @property
    def is_migration(self) -> bool:
        return "migrations" in self.parts


@dataclass(frozen=True, slots=True)
class Breach:
    """A rule broken at a line."""

    rule: str
    path: str
    line: int


def sources(root: Path, *, folders: tuple[str, ...] = FOLDERS) -> Iterator[Source]:
    for folder in folders:
        for file in sorted((root / folder).rglob("*.py")):
            text = file.read_text()
            yield Source(str(file.relative_to(root)), text, ast.parse(text))
