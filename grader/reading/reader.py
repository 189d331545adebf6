"""What a student typed: sides, components, and the readings of each."""

from collections.abc import Iterator, Sequence
from dataclasses import field, replace
from functools import lru_cache, partial

from grader.outcomes import Complaint, ComplaintCode, ReadingKind, Remark, RemarkCode
from grader.reading.ambiguity import NO_FORK, Forks, Readings, Trees
from grader.reading.basis import basis_components, has_basis
from grader.reading.complaints import UnreadableError, complain, completed
from grader.reading.components import layout, parted
from grader.reading.lines import solved
from grader.reading.names import Format, LeftSideKind, Vocabulary
from grader.reading.refusals import refuse_restated
from grader.reading.sides import is_accepted, shown, typed_left_sides
from grader.reading.size import refuse_large_tree
from grader.reading.stages import Tokens, bracketed_tokens, tree_of
from grader.reading.tokens import Kind
from grader.reading.words import with_words
from grader.records import Once, record
from grader.syntax import Answer, Span

_LINE_NAME = "y"
_APPROXIMATELY = "≈"


@record()
class Alternative:
    """Another reading of the whole answer; ``kind`` is None where several kinds are taken together."""

    kind: ReadingKind | None
    answer: Answer


@record()
class SideReadings:
    """The tokens and the readings of each component of one side."""

    parts: tuple[Tokens, ...]
    components: tuple[Readings, ...]
    shape: tuple[int, ...]

    @property
    def answer(self) -> Answer:
        return Answer(tuple([tree for readings in self.components for tree in readings.first]), self.shape)


@record(slots=False)
class Reading:
    """What was read. ``equal_sides`` are the earlier sides of A = B = C, which must agree with it."""

    answer: Answer
    side: SideReadings = field(repr=False, compare=False)
    remarks: tuple[Remark, ...] = ()
    equal_sides: tuple[Answer, ...] = ()

    @Once
    def alternatives(self) -> tuple[Alternative, ...]:
        """The other common readings, read when first asked for."""
        is_forked = any(readings.forks.found for readings in self.side.components)
        return tuple(_alternatives(self.side)) if is_forked else ()


def read(text: str, vocabulary: Vocabulary, *, format: Format = Format.AUTO) -> Reading | Complaint:  # noqa: A002
    """What a student typed, in this exercise's names; never raises, whatever the text."""
    try:
        return _read(bracketed_tokens(text, vocabulary, format), vocabulary, text)
    except UnreadableError as error:
        return completed(error.complaint, text, vocabulary)


def _read(tokens: Tokens, vocabulary: Vocabulary, text: str) -> Reading:
    sides = _sides(_exact(tokens, vocabulary) if vocabulary.numeric else tokens)
    if _is_line(sides, vocabulary):
        wider = replace(vocabulary, variables=(*vocabulary.variables, _LINE_NAME))
        return _reading((_line_readings(sides, wider),), wider, text)
    *earlier, last = _without_left_side(sides, vocabulary)
    readings = [_side_readings(side, vocabulary) for side in (*earlier, last)]
    return _reading(readings, vocabulary, text)


def _exact(tokens: Tokens, vocabulary: Vocabulary) -> Tokens:
    """What stands before a sign of approximation; after one that follows nothing but a left side."""
    place = next((index for index, token in enumerate(tokens) if token.text == _APPROXIMATELY), None)
    if place is None:
        return tokens
    before, after = tokens[:place], tokens[place + 1 :]
    is_named = any(is_accepted(way, vocabulary) for way in typed_left_sides(before, vocabulary))
    if before and not is_named:
        return before
    return (*before, replace(tokens[place], kind=Kind.EQUALS), *_exact(after, vocabulary))


def _reading(sides: Sequence[SideReadings], vocabulary: Vocabulary, text: str) -> Reading:
    *earlier, last = sides
    parts = [part for side in sides for part in side.parts]
    return Reading(
        answer=last.answer,
        side=last,
        remarks=() if text == text.lower() else tuple(_remarks(parts, vocabulary, text)),
        equal_sides=tuple([side.answer for side in earlier]),
    )


def _sides(tokens: Tokens) -> list[Tokens]:
    """The sides of A = B = C; an equals sign at the very start is nothing but polite."""
    sides = parted(tokens, Kind.EQUALS)
    if len(sides) > 1 and not sides[0]:
        sides = sides[1:]
    if not all(sides):
        complain(ComplaintCode.MISSING_OPERAND, next(token for token in tokens if token.kind is Kind.EQUALS))
    return sides


def _without_left_side(sides: list[Tokens], vocabulary: Vocabulary) -> list[Tokens]:
    first = sides[0]
    ways = typed_left_sides(first, vocabulary) if len(sides) > 1 else ()
    if any(is_accepted(way, vocabulary) for way in ways):
        sides = sides[1:]
    elif ways:
        asked = (side for side in vocabulary.left_sides if not side.tolerated)
        expected = ", ".join(shown(side, vocabulary) for side in asked) or "…"
        complain(ComplaintCode.WRONG_LEFT_SIDE, Span(first[0].start, first[-1].end), expected=expected)
    for side in sides:
        refuse_restated(side, vocabulary)
    return sides


def _side_readings(side: Tokens, vocabulary: Vocabulary) -> SideReadings:
    laid = layout(side, vector_allowed=vocabulary.vector_allowed)
    if len(laid.components) == 1:
        readings = Readings(partial(_one_expression, side, vocabulary))
        return SideReadings((side,), (readings,), vocabulary.shape)
    if laid.shape != vocabulary.shape:
        complain(ComplaintCode.WRONG_SHAPE, Span(side[0].start, side[-1].end))
    scalar = _scalar(vocabulary)
    components = tuple([Readings(partial(_component, part, scalar)) for part in laid.components])
    return SideReadings(laid.components, components, laid.shape)


@lru_cache(maxsize=256)
def _scalar(vocabulary: Vocabulary) -> Vocabulary:
    """The vocabulary of one component."""
    return replace(vocabulary, vector_allowed=False)


def _component(tokens: Tokens, scalar: Vocabulary, forks: Forks) -> Trees:
    return (tree_of(tokens, scalar, forks),)


def _one_expression(side: Tokens, vocabulary: Vocabulary, forks: Forks) -> Trees:
    """The tree of the only component; several where basis vectors make it a vector."""
    tree = tree_of(side, vocabulary, forks)
    size = vocabulary.shape[0] if len(vocabulary.shape) == 1 else 0
    is_vector = vocabulary.vector_allowed and has_basis(tree)
    trees = _of_size(basis_components(tree, size=size)) if is_vector else (tree,)
    shape = vocabulary.shape or (1,)
    if shape != (len(trees),):
        complain(ComplaintCode.WRONG_SHAPE, Span(side[0].start, side[-1].end))
    return trees


def _of_size(trees: Trees) -> Trees:
    """What is made of a tree may be larger than it."""
    for tree in trees:
        refuse_large_tree(tree)
    return trees


def _alternatives(side: SideReadings) -> Iterator[Alternative]:
    """Each choice over the whole answer: kinds in every component, a single fork in its own."""
    choices = dict.fromkeys(choice for readings in side.components for choice, _ in readings.others)
    seen = {side.answer} if choices else set()
    for choice in choices:
        trees = [dict(readings.others).get(choice, readings.first) for readings in side.components]
        answer = Answer(tuple(tree for part in trees for tree in part), side.shape)
        if answer not in seen:
            seen.add(answer)
            yield Alternative(choice.kind, answer)


def _remarks(parts: Sequence[Tokens], vocabulary: Vocabulary, text: str) -> Iterator[Remark]:
    """Capitals read as small letters in a name; functions and pi may be written either way."""
    words = (token for part in parts for token in with_words(part, vocabulary, Forks(NO_FORK)))
    for token in words:
        typed = text[token.start : token.end]
        is_folded = len(typed) == 1 and token.text == typed.lower() != typed
        if is_folded and token.kind in (Kind.NAME, Kind.CONSTANT):
            details = (("typed", typed), ("name", token.text))
            yield Remark(RemarkCode.CAPITAL_READ_AS_SMALL, token.start, token.end, details)


def _is_line(sides: Sequence[Tokens], vocabulary: Vocabulary) -> bool:
    """Whether the answer may be any equation of a line, and is one."""
    if len(sides) != 2 or _LINE_NAME in vocabulary.names:
        return False
    if not any(side.kind is LeftSideKind.LINE for side in vocabulary.left_sides):
        return False
    return not any(is_accepted(way, vocabulary) for way in typed_left_sides(sides[0], vocabulary))


def _line_readings(sides: Sequence[Tokens], vocabulary: Vocabulary) -> SideReadings:
    def equation(forks: Forks) -> Trees:
        left, right = (tree_of(side, vocabulary, forks) for side in sides)
        variables = frozenset(vocabulary.variables) - {_LINE_NAME}
        return _of_size((solved(left, right, name=_LINE_NAME, variables=variables),))

    return SideReadings(tuple(sides), (Readings(equation),), ())
