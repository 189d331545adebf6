"""A single fraction: at most one bar, and that over all of the answer."""

from grader.algebra import constant_value
from grader.syntax import Call, Constant, Logarithm, Negation, Node, Power, Quotient, Root, children


def is_single_fraction(node: Node) -> bool:
    """An answer without any bar is one, too; inside functions, roots and exponents all is allowed."""
    while isinstance(node, Negation):
        node = node.operand
    parts = children(node) if isinstance(node, Quotient) else (node,)
    return not any(map(_has_fraction, parts))


def _has_fraction(part: Node) -> bool:
    match part:
        case Quotient():
            return True
        case Power(base=base, exponent=exponent):
            return _has_fraction(base) or (not isinstance(base, Constant) and _is_negative(exponent))
        case Call() | Root() | Logarithm():
            return False
        case _:
            return any(map(_has_fraction, children(part)))


def _is_negative(exponent: Node) -> bool:
    """Whether a power with this exponent is a fraction in other clothes."""
    value = constant_value(exponent)
    return value is not None and value < 0
