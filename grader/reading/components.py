"""An answer's layout: which tokens make which component of a vector or a matrix, and the shape of it."""

from collections.abc import Sequence

from grader.outcomes import ComplaintCode
from grader.reading.brackets import partners
from grader.reading.complaints import complain
from grader.reading.tokens import Kind, Token
from grader.records import record
from grader.syntax import Span

Tokens = tuple[Token, ...]

_SEPARATORS = frozenset({Kind.COMMA, Kind.ROW})
_TRANSPOSED = (("^", "T"), ("^", "}", "T", "}"))
_OPENS_CELL = _SEPARATORS | {Kind.OPEN}
_CLOSES_CELL = _SEPARATORS | {Kind.CLOSE}


@record()
class Layout:
    """The tokens of each component in reading order, and the shape: ``()`` for one expression."""

    components: tuple[Tokens, ...]
    shape: tuple[int, ...] = ()


def layout(tokens: Sequence[Token], *, vector_allowed: bool) -> Layout:
    """One expression, or where vectors are allowed what brackets round the whole answer part by commas."""
    if not vector_allowed:
        return Layout((tuple(tokens),))
    rows = _rows(tokens)
    if len(rows) == 1 and len(rows[0]) == 1:
        return Layout((rows[0][0],))
    _refuse_empty(rows, tokens)
    width = len(rows[0])
    if any(len(row) != width for row in rows):
        complain(ComplaintCode.WRONG_SHAPE, _place(tokens))
    components = tuple(cell for row in rows for cell in row)
    if len(rows) == 1 or width == 1:
        return Layout(components, (len(components),))
    return Layout(components, (len(rows), width))


def _refuse_empty(rows: Sequence[Sequence[Tokens]], tokens: Sequence[Token]) -> None:
    """Complain of the first separator with nothing on one side of it."""
    if all(all(row) for row in rows):
        return
    for index, token in enumerate(tokens):
        before = tokens[index - 1].kind if index else Kind.OPEN
        after = tokens[index + 1].kind if index + 1 < len(tokens) else Kind.CLOSE
        if token.kind in _SEPARATORS and (before in _OPENS_CELL or after in _CLOSES_CELL):
            complain(ComplaintCode.MISSING_OPERAND, token)


def _rows(tokens: Sequence[Token]) -> list[list[Tokens]]:
    inside = _unwrapped(_untransposed(tuple(tokens)))
    rows = [parted(row, Kind.COMMA) for row in parted(inside, Kind.ROW)]
    if len(rows) > 1 and rows[-1] == [()]:
        rows.pop()
    if len(rows) == 1 and len(rows[0]) > 1:
        rows = _rows_in_brackets(rows[0])
    return rows


def _untransposed(tokens: Tokens) -> Tokens:
    """A column written as a row, ``[a, b]^T``, without the sign that says so."""
    texts = tuple(token.text for token in tokens[-4:])
    for sign in _TRANSPOSED:
        if texts[-len(sign) :] == sign and tokens[0].kind is Kind.OPEN:
            return tokens[: -len(sign)]
    return tokens


def _rows_in_brackets(cells: list[Tokens]) -> list[list[Tokens]]:
    """``[a, b], [c, d]``: cells that are themselves bracketed rows; else one row."""
    inner = [parted(_unwrapped(cell), Kind.COMMA) for cell in cells]
    return inner if any(len(row) > 1 for row in inner) else [cells]


def _unwrapped(tokens: Tokens) -> Tokens:
    """Without the brackets round the whole, if they hold a comma; brackets that only group stay."""
    closing = partners(tokens)
    last = len(tokens) - 1
    depth = 0
    while closing.get(depth) == last - depth and tokens[depth].text != "|":
        depth += 1
    inside = tokens[depth : last - depth + 1]
    return inside if depth and (tokens[depth - 1].text == "end" or _has_parts(inside)) else tokens


def _has_parts(tokens: Tokens) -> bool:
    return len(parted(tokens, Kind.COMMA)) > 1 or len(parted(tokens, Kind.ROW)) > 1


def parted(tokens: Tokens, *separators: Kind) -> list[Tokens]:
    """The parts between separators that stand outside every bracket."""
    if {token.kind for token in tokens}.isdisjoint(separators):
        return [tokens]
    parts: list[Tokens] = []
    depth = start = 0
    for index, token in enumerate(tokens):
        depth += (token.kind is Kind.OPEN) - (token.kind is Kind.CLOSE)
        if token.kind in separators and not depth:
            parts.append(tokens[start:index])
            start = index + 1
    return [*parts, tokens[start:]]


def _place(tokens: Sequence[Token]) -> Span:
    return Span(tokens[0].start, tokens[-1].end) if tokens else Span(0, 0)
