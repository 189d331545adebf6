"""An answer as a pattern with its numbers taken out, alike for all that differ in numbers only.

Every term has a factor in front and every factor an exponent, so that 6x and 8x^3 have one pattern; terms and
factors stand in an order of their own.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from grader.outcomes import Complaint
from grader.questions import Question, question
from grader.questions.tidying import Term, number, term_of, tidy
from grader.reading import Format, read
from grader.syntax import (
    Answer,
    Constant,
    Name,
    Negation,
    Node,
    Number,
    Power,
    Product,
    Quotient,
    Sum,
    children,
    substitute,
    walk,
    with_children,
)

_ONE = Number(Fraction(1))
_MOST_NODES = 200


@dataclass(frozen=True, slots=True)
class Sample:
    """An answer, as the grader writes it, to the question of a variant with these parameters."""

    record: Mapping[str, object]
    text: str
    values: Mapping[str, Fraction]


@dataclass(frozen=True, slots=True)
class Pattern:
    """``shape`` has a name "#0", "#1"... where ``numbers`` were."""

    shape: Answer
    numbers: tuple[Fraction, ...]

    def filled(self, formulas: Sequence[Node]) -> Answer:
        """With a formula for each number, written as a teacher would."""
        put_in = {_hole(index): formula for index, formula in enumerate(formulas)}
        components = tuple(tidy(substitute(node, put_in)) for node in self.shape.components)
        return Answer(components, self.shape.shape)


def pattern_of(sample: Sample) -> Pattern | None:
    """None for an answer that cannot be read, or is too long to be anybody's formula."""
    asked: Question = question(sample.record)
    reading = read(sample.text, asked.vocabulary(), format=Format.TEXT)
    if isinstance(reading, Complaint) or sum(map(_size, reading.answer.components)) > _MOST_NODES:
        return None
    try:
        ordered = [_ordered(tidy(node)) for node in reading.answer.components]
    except ZeroDivisionError:
        return None
    numbers: list[Fraction] = []
    components = tuple(_emptied(node, numbers) for node in ordered)
    return Pattern(Answer(components, reading.answer.shape), tuple(numbers))


def _size(node: Node) -> int:
    return sum(1 for _ in walk(node))


def _hole(index: int) -> str:
    return f"#{index}"


def _emptied(node: Node, numbers: list[Fraction]) -> Node:
    """The tree with its numbers moved to the list, in their order."""
    if isinstance(node, Number):
        numbers.append(node.value)
        return Name(_hole(len(numbers) - 1))
    return with_children(node, tuple(_emptied(part, numbers) for part in children(node)))


def _ordered(node: Node) -> Node:
    """Numbers as single leaves, of either sign; every term in front of its factors, every factor a power."""
    if (plain := number(node)) is not None:
        return Number(plain)
    if isinstance(node, Sum):
        return Sum(tuple(sorted(map(_ordered, node.terms), key=_place)))
    term = term_of(node) if isinstance(node, Negation | Product | Quotient) else Term(_ONE.value, (node,))
    above = Product((Number(term.coefficient), *_factors(term.above)))
    return Quotient(above, Product(_factors(term.below))) if term.below else above


def _factors(nodes: tuple[Node, ...]) -> tuple[Node, ...]:
    return tuple(sorted(map(_factor, nodes), key=_place))


def _factor(node: Node) -> Node:
    if isinstance(node, Power):
        return Power(_base(node.base), _ordered(node.exponent))
    return Power(_base(node), _ONE)


def _base(node: Node) -> Node:
    match node:
        case Name() | Constant():
            return node
        case Sum() | Product() | Quotient() | Negation() | Number():
            return _ordered(node)
        case _:
            return with_children(node, tuple(map(_ordered, children(node))))


def _place(node: Node) -> tuple[bool, str]:
    """Alike for what differs in numbers only, and then as typed; a plain number comes last."""
    return isinstance(node, Number), repr(_emptied(node, []))
