"""Whether an answer has the form an exercise asks for; looks at the tree, never at the value."""

from grader.form.cancelled import is_cancelled
from grader.form.expanded import is_expanded
from grader.form.factored import is_factored
from grader.form.simplified import is_simplified
from grader.form.single_fraction import is_single_fraction
from grader.outcomes import Form
from grader.syntax import Node, names

__all__ = ["has_form"]


def has_form(node: Node, form: Form, *, intermediates: frozenset[str] = frozenset(), step: str = "") -> bool:
    """``intermediates`` are the names of inner functions, which a substituted answer has no more; ``step``
    is the name of the step, which no denominator of a cancelled answer vanishes with."""
    match form:
        case Form.ANY:
            return True
        case Form.SUBSTITUTED:
            return not names(node) & intermediates
        case Form.CANCELLED:
            return is_cancelled(node, step=step)
        case _:
            return _CHECKS[form](node)


_CHECKS = {
    Form.SIMPLIFIED: is_simplified,
    Form.FACTORED: is_factored,
    Form.EXPANDED: is_expanded,
    Form.SINGLE_FRACTION: is_single_fraction,
}
