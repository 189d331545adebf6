"""Whether two expressions are the same but for the order of terms and factors."""

from grader.syntax import Node, Product, Sum, children, with_children


def is_reordered(one: Node, other: Node) -> bool:
    """Also where nothing is in another order."""
    return _in_one_order(one) == _in_one_order(other)


def _in_one_order(node: Node) -> Node:
    parts = tuple(map(_in_one_order, children(node)))
    return with_children(node, tuple(sorted(parts, key=repr)) if isinstance(node, Sum | Product) else parts)
