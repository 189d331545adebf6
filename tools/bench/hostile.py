"""Answers made to cost time, to several questions: how long the worst of them takes."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from grader import limits
from tests.grader.corpora import Judged
from tools.bench import hostile_domains, hostile_pieces
from tools.bench.grading_run import run

_QUESTIONS: tuple[dict[str, object], ...] = (
    {"task": "expression", "expected": "x", "variables": ["x"]},
    {"task": "derivative", "function": "x^2*sin(x)", "variables": ["x"], "wrt": ["x"]},
    {"task": "derivative", "function": "(x^2+1)^40*e^(x^2)", "variables": ["x"], "wrt": ["x"]},
    {"task": "derivative", "function": "atan(x)/(1-2*x)^(1/6)", "variables": ["x"], "wrt": ["x"]},
    {"task": "partial", "function": "(x+y+z)^12", "variables": ["x", "y", "z"], "wrt": ["x"]},
)

# The right answer to each, and what is put beside it so that a piece is not refuted at once.
_RIGHT = (
    "x",
    "2x sin(x)+x^2cos(x)",
    "(80x(x^2+1)^39+2x(x^2+1)^40)e^(x^2)",
    "1/((1+x^2)(1-2x)^(1/6))+atan(x)/(3(1-2x)^(7/6))",
    "12(x+y+z)^11",
)
_BESIDE = ("0*({0})", "sin({0})^2+cos({0})^2-1", "0*ln(2+sin({0}))")
_PIECES = {"x": "hostile_in_x.txt", "y": "hostile_in_x_y_z.txt"}

_SEVERAL: dict[str, object] = {
    "task": "expression",
    "expected": "w*x+y*z",
    "variables": ["w", "x", "y", "z"],
}


def _long(piece: str, *, between: str = "+") -> str:
    """As many as fit into the limit of characters."""
    count = (limits.CHARACTERS - len(piece)) // len(piece + between)
    return between.join([piece] * (count + 1))


_TEXTS = (
    *("9^9^9^9", "x^9^9^9", "9^9^9^9^x", "2^(2^(2^(2^(2^x))))", "e^e^e^e^e^x", "x^x^x^x^x^x"),
    *("(x+1)^1000", "(x+1)^99999999", "(1+x+x^2+x^3)^300-(1+x+x^2+x^3)^300", "((x+1)^50+1)^50", "x^(10^39)"),
    *("(x+sin(x)+e^x+ln(x))^40", "(x+1)^(1/97)+(x+2)^(1/89)+(x+3)^(1/83)", "sin(x)^400*cos(x)^400"),
    *("sqrt(x+sqrt(x+sqrt(x+sqrt(x+sqrt(x+sqrt(x))))))", "sin(sin(sin(sin(sin(sin(sin(sin(x))))))))"),
    *("ln(ln(ln(ln(ln(x)))))", "asin(asin(asin(x)))", "1/(1+1/(1+1/(1+1/(1+1/(1+1/(1+1/x))))))"),
    *("x + 10^(-300)", "x + e^(-e^(e^3))", "x + 1/9^9^9^9", "x+ln(2)-ln(2+10^(-2000))", "sin(10^30 x)"),
    *(
        "sin(97x)*cos(89x)*sin(83x)*cos(79x)",
        "sin(x/97)+cos(x/89)+tan(x/83)",
        "tan(1000x)",
        "e^(x/97)*e^(x/89)",
    ),
    *("|||x|-1|-|x|+2|", "|x-1|+|x-2|+|x-3|+|x-4|+|x-5|+|x-6|+|x-7|+|x-8|", "sqrt(x-|x|)+sqrt(|x|-x)"),
    *("(sqrt(2)+sqrt(3)+sqrt(5)+sqrt(7)+sqrt(11)+sqrt(13))^12", "12345678901234567890^99", "0.1^99+x"),
    _long("x"),
    _long("sin(x)"),
    _long("(x+1)", between="*"),
    _long("(x+1)", between=""),
    _long("1/x"),
    _long("sqrt(x)"),
    _long("e^x", between="*"),
    _long("x^2x"),
    _long("1/2x"),
    _long("sin x^2", between=" "),
    _long("2", between="^"),
    _long("x", between="/"),
    _long("|x|", between=""),
    "(" * 59 + "x" + ")" * 59,
    "(" * 400 + "x" + ")" * 400,
    "-" * 500 + "x",
    "+".join(f"x^{n}" for n in range(2, 160)),
    "+".join(f"sin({n}x)" for n in range(2, 110)),
    "*".join(f"(x+{n})" for n in range(2, 130)),
    "+".join(f"1/(x+{n})" for n in range(2, 100)),
    "+".join(f"sqrt(x+{n})" for n in range(2, 85)),
    "*".join(f"(x+{n})^{n}" for n in range(2, 90)),
    "+".join(f"x^(1/{n})" for n in range(2, 90)),
    "+".join(f"e^({n}x)" for n in range(2, 110)),
    "+".join(f"ln(x+{n})" for n in range(2, 95)),
    "+".join(f"{n}^x" for n in range(2, 170)),
)


_SLOW_MS = 50


@dataclass(frozen=True, slots=True)
class Worst:
    count: int
    ms: float
    text: str
    slow: int


def worst(pairs: tuple[Judged, ...], *, passes: int) -> Worst:
    """Over the hostile texts to every question, and the corpora's own hostile pairs.

    Each is timed once in every pass over all of them, so that nothing of it is kept from one to the next, and
    the least time counts: the work is the same, and what else the machine was at is not the answer's.
    """
    asked = (*_asked(), *pairs)
    runs = [run(asked).graded for _ in range(passes)]
    quickest = [min(same, key=lambda one: one.ms) for same in zip(*runs, strict=True)]
    slowest = max(quickest, key=lambda one: one.ms)
    slow = sum(one.ms > _SLOW_MS for one in quickest)
    return Worst(len(quickest), slowest.ms, slowest.pair.answer, slow)


def _asked() -> Iterator[Judged]:
    for number, record in enumerate(_QUESTIONS):
        yield from _put_to(
            record, f"hostile-{number}", (*_TEXTS, *hostile_pieces.texts(), *_beside_right(number))
        )
    for number, record in enumerate((_QUESTIONS[0], _SEVERAL)):
        yield from _put_to(record, f"hostile-domain-{number}", hostile_domains.texts())


def _put_to(record: dict[str, object], place: str, texts: Iterable[str]) -> Iterator[Judged]:
    for index, text in enumerate(texts):
        yield Judged(place=f"{place}-{index}", record=record, answer=text, allowed=())


def _beside_right(number: int) -> Iterator[str]:
    """Pieces in the names of a question beside its right answer, in turn one way and another."""
    files = (file for name, file in _PIECES.items() if name in str(_QUESTIONS[number]["variables"]))
    texts = ((Path(__file__).parent / file).read_text(encoding="utf-8") for file in files)
    for turn, piece in enumerate(chain.from_iterable(text.splitlines() for text in texts), number):
        text = f"{_RIGHT[number]}+{_BESIDE[turn % len(_BESIDE)].format(piece)}"
        if len(text) <= limits.CHARACTERS:
            yield text
