"""Parts of a tree by their paths from the root, and the marks that printers draw round them for people."""

from collections.abc import Iterator
from dataclasses import replace

from grader.syntax import Node, Span, children, with_children

# The span of a part that is marked; no typed text has it.
_MARKED = Span(-1, -1)


def placed(node: Node, path: tuple[int, ...] = ()) -> Iterator[tuple[tuple[int, ...], Node]]:
    """Every node with its path from the root, which has the path given."""
    yield path, node
    for place, part in enumerate(children(node)):
        yield from placed(part, (*path, place))


def marked(node: Node, path: tuple[int, ...]) -> Node:
    """The same tree with one part to be marked; ``path`` says which of its parts to take in turn."""
    if not path:
        return replace(node, span=_MARKED)
    parts = list(children(node))
    parts[path[0]] = marked(parts[path[0]], path[1:])
    return with_children(node, tuple(parts))


def is_marked(node: Node) -> bool:
    return node.span == _MARKED
