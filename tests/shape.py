"""The house's budgets, measured: sizes, names, docstrings, and what an HTML template may hold."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tests.source import Breach, Source, sources

FUNCTION_LINES = 40
MODULE_LINES = 300
TEMPLATE_LINES = 150
PARAMETERS = 5
VAGUE_NAMES = frozenset(
    {"utils", "util", "helpers", "helper", "manager", "managers", "data", "process", "misc"}
)

# Methods whose parameters the framework chose.
FRAMEWORK_OVERRIDES = frozenset(
    {
        "formfield_for_choice_field",
        "formfield_for_dbfield",
        "formfield_for_foreignkey",
        "formfield_for_manytomany",
        "response_action",
        "save_form",
        "save_formset",
        "save_model",
        "save_related",
        "render_change_form",
    }
)

Function = ast.FunctionDef | ast.AsyncFunctionDef

_UNFINISHED = re.compile(r"#\s*(TODO|FIXME|XXX|HACK)\b")
_INLINE = re.compile(r"""<style|\sstyle=|\son[a-z]+=["']|<script(?![^>]*\ssrc=)""", re.IGNORECASE)
_ELSEWHERE = re.compile(r"""(?:src|href|action)=["'](?:https?:)?//""", re.IGNORECASE)


def breaches(root: Path) -> list[Breach]:
    """Every breach in Python files and HTML templates; migrations are exempt."""
    found = [breach for source in sources(root) if not source.is_migration for breach in of_source(source)]
    return found + [breach for path in html_templates(root) for breach in of_template(root, path)]


def of_source(source: Source) -> Iterator[Breach]:
    if lines_beside_tables(source) > MODULE_LINES:
        yield Breach("module too long", source.path, 1)
    if source.tree.body and not ast.get_docstring(source.tree):
        yield Breach("module says not what it is for", source.path, 1)
    if VAGUE_NAMES.intersection(source.parts):
        yield Breach("vague name", source.path, 1)
    for number, line in enumerate(source.text.splitlines(), start=1):
        if _UNFINISHED.search(line):
            yield Breach("unfinished", source.path, number)
    for node in ast.walk(source.tree):
        if isinstance(node, Function):
            yield from (Breach(rule, source.path, node.lineno) for rule in of_function(node, source))


def of_function(node: Function, source: Source) -> Iterator[str]:
    if _length(node) > FUNCTION_LINES:
        yield "function too long"
    is_ours = node.name not in FRAMEWORK_OVERRIDES and source.parts[0] != "tests"
    if is_ours and _parameter_count(node) > PARAMETERS:
        yield "too many parameters"


def lines_beside_tables(source: Source) -> int:
    """A table of data at module level is read as one thing, however long: it counts as one line."""
    tables = (node for node in source.tree.body if isinstance(node, ast.Assign | ast.AnnAssign))
    return source.text.count("\n") - sum(_length(node) - 1 for node in tables)


def html_templates(root: Path) -> list[Path]:
    return [*sorted(root.glob("templates/**/*.html")), *sorted(root.glob("*/templates/**/*.html"))]


def of_template(root: Path, path: Path) -> Iterator[Breach]:
    text, name = path.read_text(), str(path.relative_to(root))
    if text.count("\n") >= TEMPLATE_LINES:
        yield Breach("HTML template too long", name, 1)
    for rule, pattern in (("inline script or style", _INLINE), ("names another site", _ELSEWHERE)):
        for found in pattern.finditer(text):
            yield Breach(rule, name, text.count("\n", 0, found.start()) + 1)


def _length(node: ast.stmt) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def _parameter_count(node: Function) -> int:
    named = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
    return sum(one.arg not in {"self", "cls"} for one in named)
