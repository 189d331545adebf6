"""What is kept of one component for its wrong answers, and the proof that an answer is a wrong result."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from grader.calculus import successive
from grader.calculus.arithmetic import ZERO, minus, product, quotient
from grader.diagnosis.fingerprints import Points, matches, points_of
from grader.diagnosis.nearer import nearer
from grader.diagnosis.proving import Proofs
from grader.diagnosis.subject import Subject
from grader.diagnosis.substituted import substituted_mistakes
from grader.diagnosis.tree_values import Values
from grader.diagnosis.whole import composed
from grader.diagnosis.wrong_results import Wrong, nested_mistakes, single_mistakes, unchained_mistakes
from grader.outcomes import FoundMistake
from grader.syntax import Negation, Node, Product, Quotient, Sum, names


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """Wrong results and their values, a row each."""

    wrongs: tuple[Wrong, ...]
    rows: Values


@dataclass(frozen=True, eq=False)
class Component:
    """Worked out piece by piece as wrong answers ask for it; without slots, to do so once."""

    subject: Subject
    is_nearer: bool = False

    @cached_property
    def nearer(self) -> "Component":
        """The same with points near zero."""
        return Component(self.subject, is_nearer=True)

    def make_ready(self) -> None:
        """Build what every wrong answer is looked up in."""
        _ = self.singles, self.unchained, self.term_rows, self._proofs.slots
        if self.subject.is_differentiated:
            _ = self.function

    @cached_property
    def is_number(self) -> bool:
        """Whether a number is asked: any other is a multiple of it, and it with a constant added."""
        return not names(self.subject.key)

    @cached_property
    def points(self) -> Points:
        points = points_of(self.subject.expected, name=next(iter(self.subject.wrt), None))
        return nearer(points, self.subject.key) if self.is_nearer else points

    @cached_property
    def function(self) -> tuple[Node, Values]:
        """The function in the variables alone, and its values."""
        node = composed(self.subject)
        return node, self.points.values((node,))[0]

    @cached_property
    def _all(self) -> Table:
        return self._table(single_mistakes(self.subject))

    @cached_property
    def singles(self) -> Table:
        """Single mistakes, and the same one everywhere, without those that come out right."""
        return self._wrong_only(self._all)

    @cached_property
    def coinciding(self) -> tuple[FoundMistake, ...]:
        """Single mistakes whose result is right by chance, as far as the points show."""
        right = matches(self.points, self._all.rows, self.points.expected)
        table = _chosen(self._all, right)
        return tuple(dict.fromkeys(found for wrong in table.wrongs for found in wrong.found))

    @cached_property
    def unchained(self) -> Table:
        return self._wrong_only(self._table(unchained_mistakes(self.subject, self.singles.wrongs)))

    @cached_property
    def nested(self) -> Table:
        return self._wrong_only(self._table(nested_mistakes(self.subject, self.singles.wrongs)))

    @cached_property
    def substituted(self) -> Table:
        return self._wrong_only(self._table(substituted_mistakes(self.subject)))

    def _table(self, wrongs: tuple[Wrong, ...]) -> Table:
        return Table(wrongs, self.points.values(tuple(wrong.result for wrong in wrongs)))

    def _wrong_only(self, table: Table) -> Table:
        """Without what comes out right."""
        return _chosen(table, ~matches(self.points, table.rows, self.points.expected))

    @cached_property
    def terms(self) -> tuple[tuple[str, Node], ...]:
        """The terms of the right result, each with the term of the function that it comes from."""
        found: dict[Node, str] = {}
        for place, term in _terms(self.subject, self.by_term):
            found.setdefault(term, place)
        return tuple((place, term) for term, place in found.items())

    @cached_property
    def by_term(self) -> tuple[tuple[str, Node], ...]:
        """Each term of the function with its own derivative."""
        return tuple(_results_by_term(self.subject))

    @cached_property
    def term_rows(self) -> Values:
        return self.points.values(tuple(term for _, term in self.terms))

    @cached_property
    def _proofs(self) -> Proofs:
        known = tuple(wrong.result for wrong in self.singles.wrongs)
        return Proofs(self.subject.expected, self.subject.derivation.result, known)

    def is_proved(self, answer: Node, wrong: Node) -> bool:
        """Whether the answer is certainly the wrong result, all over its domain."""
        return self._proofs.is_proved(answer, wrong)

    def is_alike(self, one: Node, other: Node) -> bool:
        """Whether two results are plainly the same."""
        return self._proofs.is_alike(one, other)

    def is_right(self, mended: Node) -> bool:
        """Whether an answer is certainly right once it was mended, wherever that is defined."""
        return self._proofs.is_right(mended)


def _chosen(table: Table, which: NDArray[np.bool_]) -> Table:
    chosen = np.flatnonzero(which)
    return Table(tuple(table.wrongs[place] for place in chosen), table.rows[chosen])


def _terms(subject: Subject, by_term: Iterable[tuple[str, Node]]) -> Iterator[tuple[str, Node]]:
    if not subject.derivation.summands or not subject.question.names:
        return
    for name, *factors in subject.paths:
        yield from ((name, term) for term in split(product(*factors)))
    for place, result in () if subject.paths else by_term:
        unsplit = result.terms if isinstance(result, Sum) else ()
        whole = (result,) if isinstance(subject.function, Sum) else ()
        yield from ((place, subject.derivation.closing(term)) for term in (*split(result), *unsplit, *whole))
    yield from ((subject.whole, term) for term in split(subject.key))


def _results_by_term(subject: Subject) -> Iterator[tuple[str, Node]]:
    if not subject.is_differentiated:
        return
    function = subject.function
    for term in function.terms if isinstance(function, Sum) else (function,):
        for row in subject.derivation.summands:
            yield subject.place(term), successive(term, tuple(tree.variable for tree in row))[-1].result


def split(node: Node) -> tuple[Node, ...]:
    """The terms of a result; a sum in a product or above a bar is split, too."""
    match node:
        case Sum(terms=terms):
            return tuple(part for term in terms for part in split(term))
        case Quotient(numerator=above, denominator=below):
            return tuple(quotient(term, below) for term in split(above))
        case Negation(operand=operand):
            return tuple(minus(term) for term in split(operand))
        case Product(factors=factors):
            return _distributed(factors)
        case _:
            return (node,) if node != ZERO else ()


def _distributed(factors: tuple[Node, ...]) -> tuple[Node, ...]:
    """The product over the terms of its first sum."""
    place = next((place for place, factor in enumerate(factors) if isinstance(factor, Sum)), None)
    if place is None:
        return (product(*factors),)
    return tuple(product(*factors[:place], term, *factors[place + 1 :]) for term in split(factors[place]))
