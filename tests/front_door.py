"""Import rules that need the imported names, which import-linter does not see."""

import ast
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.source import APPS, ROOT, Breach, Source, sources

PAGES = frozenset({"urls", "views", "forms", "admin", "management", "templatetags"})
ENUMS_FOR_MODELS = frozenset({"Proof", "Verdict"})
LIBRARIES_OF_GRADER = frozenset({"sympy", "flint", "numpy", "mpmath", "grader"})
BANNED_NAMES = frozenset({"eval", "exec", "__import__", "sympify", "parse_expr", "lambdify", "import_module"})
SYMPY_NAMES = frozenset({"sympy", "sp"})

VERDICTS = frozenset({"grade", "grade_many", "judge", "judge_many"})

Line = tuple[int, str]


def breaches(root: Path) -> list[Breach]:
    """Every breach of every rule below, in the tree at ``root``."""
    names = front_door_names(root)
    return [
        Breach(rule, source.path, line)
        for source in sources(root, folders=(*APPS, "grader", "tools"))
        for rule, find in RULES
        for line in find(source, names)
    ]


def front_door_names(root: Path) -> frozenset[str]:
    """``grader.__all__``, read and not run."""
    tree = ast.parse((root / "grader" / "__init__.py").read_text())
    for node in tree.body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__":
            return frozenset(ast.literal_eval(node.value))
    return frozenset()


def past_the_front_door(source: Source, names: frozenset[str]) -> Iterator[int]:
    """Apps write ``from grader import name``, with names of its ``__all__``."""
    if source.parts[0] not in APPS:
        return
    for line, module, name in _imports(source):
        if module.startswith("grader.") or (module == "grader" and name not in names):
            yield line


def grader_in_pages(source: Source, _names: frozenset[str]) -> Iterator[int]:
    """Pages, forms, commands and template tags call use cases, which call the grader."""
    if source.parts[0] in APPS and PAGES.intersection(source.parts[1:]):
        yield from _lines_importing(source, "grader")


def verdicts_outside_grading(source: Source, _names: frozenset[str]) -> Iterator[int]:
    """Verdicts are asked for in one place, so that nothing is graded and not recorded."""
    if source.parts[0] not in APPS or source.parts[1:2] == ("grading",):
        return
    yield from (line for line, module, name in _imports(source) if (module, name) == ("grader", "grade"))
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Attribute) and node.attr in VERDICTS:
            yield node.lineno


def more_than_enums_in_models(source: Source, _names: frozenset[str]) -> Iterator[int]:
    if source.parts[0] in APPS and "models" in source.parts:
        for line, module, name in _imports(source):
            if module == "grader" and name not in ENUMS_FOR_MODELS:
                yield line


def foreign_library_in_grader(source: Source, _names: frozenset[str]) -> Iterator[int]:
    """The standard library and three of mathematics; anything else is somebody else's business."""
    if source.parts[0] == "grader":
        for line, module, _ in _imports(source):
            if module.split(".")[0] not in sys.stdlib_module_names | LIBRARIES_OF_GRADER:
                yield line


def front_door_from_inside(source: Source, names: frozenset[str]) -> Iterator[int]:
    """Inside, a stage imports stages; only the command-line port goes through the front door."""
    if source.parts[0] == "grader" and source.parts[1:] != ("__main__",):
        for line, module, name in _imports(source):
            if module == "grader" and name in names - _stages():
                yield line


def banned_name(source: Source, _names: frozenset[str]) -> Iterator[int]:
    """No text becomes code: held here by name, whatever a comment tells the linter to ignore."""
    for node in ast.walk(source.tree):
        match node:
            case ast.Name(id=name) | ast.Attribute(attr=name) | ast.alias(name=name) if name in BANNED_NAMES:
                yield node.lineno
            case ast.Attribute(value=ast.Name(id=module), attr="S") if module in SYMPY_NAMES:
                yield node.lineno
            case ast.ImportFrom(module="sympy", names=names) if any(one.name in {"S", "*"} for one in names):
                yield node.lineno


def relative_import(source: Source, _names: frozenset[str]) -> Iterator[int]:
    """Absolute names only: the rules above read them."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.ImportFrom) and node.level:
            yield node.lineno


RULES: tuple[tuple[str, Callable[[Source, frozenset[str]], Iterator[int]]], ...] = tuple(
    (rule.__name__, rule)
    for rule in (
        past_the_front_door,
        grader_in_pages,
        verdicts_outside_grading,
        more_than_enums_in_models,
        foreign_library_in_grader,
        front_door_from_inside,
        banned_name,
        relative_import,
    )
)


def _imports(source: Source) -> Iterator[tuple[int, str, str]]:
    """(line, module, name) of every import anywhere in the file; no name for ``import module``."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, one.name, "") for one in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from ((node.lineno, node.module or "", one.name) for one in node.names)


def _lines_importing(source: Source, package: str) -> Iterator[int]:
    yield from (line for line, module, _ in _imports(source) if module.split(".")[0] == package)


def _stages() -> frozenset[str]:
    """A name that a stage shares with a function of the front door, such as ``audit``, means the stage."""
    return frozenset(path.stem for path in (ROOT / "grader").iterdir())
