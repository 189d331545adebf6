"""Left sides: ``f'(x) =``, ``dy/dx =``, ``f_xy =``, ``\\nabla f =`` before the answer itself."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from grader.reading.characters import GREEK
from grader.reading.functions import CONSTANTS
from grader.reading.lexicon import lexicon
from grader.reading.names import LeftSide, LeftSideKind, Vocabulary
from grader.reading.tokens import Kind, Token

# A left side longer than this is an expression.
_LONGEST = 200

_GREEK_NAMES = "|".join(sorted(set(GREEK.values()), key=len, reverse=True))
_LETTER = rf"(?:{_GREEK_NAMES}|[A-Za-z])"
_OF = rf"\(?(?P<function>{_LETTER})\)?"
_ARGUMENTS = r"(?:\((?P<arguments>[^()]*)\))?"

_GRADIENT = re.compile(rf"(?:grad|gradient|∇){_OF}{_ARGUMENTS}")
_LAPLACIAN = re.compile(rf"(?:Delta|∇\^2|∇\*∇|lap|laplacian){_OF}{_ARGUMENTS}")
_HESSIAN = re.compile(rf"(?:H|Hess|hess|Hessian|hessian|D\^2|∇\^2)_?(?:{_OF})?{_ARGUMENTS}")
_SLOPE = re.compile(r"(?P<function>m)|Deltay/Deltax|\(Deltay\)/\(Deltax\)")
_LINE = re.compile(rf"(?P<function>y|{_LETTER}(?=\())(?:\((?P<arguments>[^()]*)\))?")
_LAGRANGE = re.compile(rf"(?P<function>{_LETTER})(?:(?P<primes>'*)|\^\((?P<order>[0-9])\)){_ARGUMENTS}")
_PRIMED = re.compile(r"\(.*\)(?P<primes>'+)")
_INDEXED = re.compile(rf"(?P<function>{_LETTER})_\(?(?P<indices>[A-Za-z][A-Za-z0-9_]*)\)?{_ARGUMENTS}")
_ABOVE = re.compile(rf"[d∂](?:\^?(?P<order>[0-9]))?(?P<function>{_LETTER})?{_ARGUMENTS}/(?=[d∂])")
_DIFFERENTIAL = re.compile(rf"[d∂](?P<name>{_LETTER})(?P<index>_?[0-9]+)?(?:\^(?P<times>[0-9]))?(?!/)")
_BRACKETED_BELOW = re.compile(r"/\(([d∂][^()/]*)\)")
_BRACED = re.compile(r"([_^])\{(\w*)\}")
_FRACTION = re.compile(r"frac\{([^{}]*)\}\{([^{}]*)\}")
_POINT = re.compile(r"\((?P<arguments>[^()]*)\)")
_VARIABLE = re.compile(rf"{_LETTER}(?:_?[0-9]+)?")
_NUMBER = re.compile(r"-?[0-9]{1,20}(?:\.[0-9]{1,20})?(?:/[1-9][0-9]{0,20})?")

_PLAIN = (
    (LeftSideKind.GRADIENT, _GRADIENT),
    (LeftSideKind.LAPLACIAN, _LAPLACIAN),
    (LeftSideKind.HESSIAN, _HESSIAN),
    (LeftSideKind.SLOPE, _SLOPE),
    (LeftSideKind.LINE, _LINE),
)


@dataclass(frozen=True, slots=True)
class Typed:
    """One way to understand a typed left side; ``wrt`` has None where a prime names no variable."""

    kind: LeftSideKind
    function: str = ""
    wrt: tuple[str | None, ...] = ()
    at: tuple[str, ...] = ()

    def is_like(self, asked: LeftSide) -> bool:
        if self.kind is not asked.kind or len(self.wrt) != len(asked.wrt):
            return False
        if self.at != tuple(map(_normal, asked.at)):
            return False
        if None in self.wrt:
            return len(set(asked.wrt)) == 1
        return sorted(map(str, self.wrt)) == sorted(asked.wrt)


def typed_left_sides(tokens: Sequence[Token], vocabulary: Vocabulary) -> tuple[Typed, ...]:
    """Every way to understand these tokens as a left side; none if they are an expression."""
    text = compact(tokens)
    if len(text) > _LONGEST:
        return ()
    found = (*_plain(text), *_derivatives(text, vocabulary))
    own = {*vocabulary.names, *CONSTANTS}
    return tuple(typed for typed in found if typed.wrt or typed.function not in own)


def is_accepted(typed: Typed, vocabulary: Vocabulary) -> bool:
    """Whether the exercise asks for it; a prime that names no variable is clear only where there is one."""
    is_foreign = typed.function not in vocabulary.names
    is_clear = None not in typed.wrt or len(vocabulary.variables) == 1
    return is_foreign and is_clear and any(typed.is_like(asked) for asked in vocabulary.left_sides)


def shown(side: LeftSide, vocabulary: Vocabulary) -> str:
    """A left side as one would type it."""
    if side.kind is not LeftSideKind.DERIVATIVE:
        return _SHOWN[side.kind]
    several = len(vocabulary.variables) > 1
    derivative = f"f_{''.join(side.wrt)}" if several and side.wrt else "f" + "'" * len(side.wrt)
    if several and not side.at:
        return derivative
    return f"{derivative}({', '.join(side.at or vocabulary.variables)})"


_SHOWN = {
    LeftSideKind.GRADIENT: "grad f",
    LeftSideKind.HESSIAN: "H",
    LeftSideKind.LAPLACIAN: "Δf",
    LeftSideKind.SLOPE: "m",
    LeftSideKind.LINE: "y",
}


def compact(tokens: Sequence[Token]) -> str:
    """The tokens as one string in which every notation of a derivative has few forms."""
    text = "".join(
        _OPENING.get(token.text, "(") if token.kind is Kind.OPEN else token.text for token in tokens
    )
    if "{" not in text:
        return text.replace("}", "")
    text = _BRACED.sub(r"\1\2", text)
    text = _FRACTION.sub(r"\1/\2", text)
    return text.replace("{", "").replace("}", "")


_OPENING = {"}": "{", "]": "[", "|": "|", ">": "<"}


def _plain(text: str) -> Iterator[Typed]:
    for kind, pattern in _PLAIN:
        if found := pattern.fullmatch(text):
            groups = found.groupdict()
            yield Typed(kind, groups.get("function") or text, at=_point(groups.get("arguments")))


def _derivatives(text: str, vocabulary: Vocabulary) -> Iterator[Typed]:
    kind = LeftSideKind.DERIVATIVE
    if found := _LAGRANGE.fullmatch(text):
        order = int(found["order"]) if found["order"] else len(found["primes"])
        yield Typed(kind, found["function"], _primed(found, order, vocabulary), _point(found["arguments"]))
    if found := _PRIMED.fullmatch(text):
        yield Typed(kind, wrt=(None,) * len(found["primes"]))
    if found := _INDEXED.fullmatch(text):
        wrt = tuple(_name(letter, vocabulary) for letter in _VARIABLE.findall(found["indices"]))
        yield Typed(kind, found["function"], wrt, _point(found["arguments"]))
    yield from _leibniz(text, vocabulary)


def _primed(found: re.Match[str], order: int, vocabulary: Vocabulary) -> tuple[str | None, ...]:
    argument = found["arguments"] or ""
    is_name = bool(_VARIABLE.fullmatch(argument))
    return ((_name(argument, vocabulary) if is_name else None),) * order


def _leibniz(text: str, vocabulary: Vocabulary) -> Iterator[Typed]:
    """``dy/dx``, with a point after it or before the bar, and ``d/dx`` before anything at all."""
    text = _BRACKETED_BELOW.sub(r"/\1", text)
    above = _ABOVE.match(text)
    if not above:
        return
    wrt, end = _below(text, above.end(), vocabulary)
    point = _POINT.fullmatch(text, end)
    if not wrt or int(above["order"] or 1) != len(wrt):
        yield Typed(LeftSideKind.DERIVATIVE, wrt=("",))
    elif above["function"] is None:
        yield from _operated(text[end:], wrt, vocabulary)
    elif point or end == len(text):
        arguments = point["arguments"] if point else above["arguments"]
        yield Typed(LeftSideKind.DERIVATIVE, above["function"], tuple(wrt), _point(arguments))


def _operated(operand: str, wrt: list[str], vocabulary: Vocabulary) -> Iterator[Typed]:
    """``d/dx`` before another derivative adds to its variables; before anything else it stands alone."""
    inner = operand[1:-1] if operand[:1] == "(" and operand[-1:] == ")" else operand
    derivatives = tuple(_leibniz(inner, vocabulary))
    for derivative in derivatives:
        yield replace(derivative, wrt=(*derivative.wrt, *wrt))
    if not derivatives:
        yield Typed(LeftSideKind.DERIVATIVE, wrt=tuple(wrt))


def _below(text: str, start: int, vocabulary: Vocabulary) -> tuple[list[str], int]:
    """The variables under the bar, each as often as it counts, and where they end."""
    wrt: list[str] = []
    while found := _DIFFERENTIAL.match(text, start):
        name, times, start = found["name"], int(found["times"] or 1), found.end()
        if found["index"]:
            indexed = _name(name + found["index"], vocabulary)
            is_known = indexed in vocabulary.names
            name, times = (indexed, times) if is_known else (name, int(found["index"].strip("_")[:1]))
        wrt += [_name(name, vocabulary)] * times
    return wrt, start


def _name(letter: str, vocabulary: Vocabulary) -> str:
    word = lexicon(vocabulary).words.get(letter)
    return word.text if word else letter


def _point(arguments: str | None) -> tuple[str, ...]:
    """The point of f'(2) or f_x(1, 2); none if only names stand there."""
    parts = (arguments or "").split(",")
    return () if not arguments or all(map(_VARIABLE.fullmatch, parts)) else tuple(map(_normal, parts))


def _normal(coordinate: str) -> str:
    """A number in lowest terms, anything else without blanks."""
    if not _NUMBER.fullmatch(coordinate):
        return coordinate.replace(" ", "")
    above, _, below = coordinate.partition("/")
    return str(Fraction(above) / Fraction(below or "1"))
