"""Where the strings come from: chance, mutated answers, and a grammar."""

import random
import re
import tomllib
from collections.abc import Callable
from functools import cache
from pathlib import Path

from grader import limits

_CORPUS = Path(__file__).resolve().parents[2] / "tests" / "grader" / "corpus"

_CHARACTERS = "xyaeinhsdf0123456789+-*/^()[]{}|=,.;<>'\"_\\& \t·×÷−√∛π²³⁻¹ₓ½¾∂∇θ⟨⟩XÉ☺\u200b\u202e\x00\ud800"  # noqa: RUF001

_WRITTEN = r"""
x y a 2 3 10 0.5 e pi x_1 x2 2x xy i j theta ½ ² 2e-8
+ - * / ^ ** ( ) [ ] { } , = | ' _ < > & ;
sin cos tan^2 asin sinh ln log log_2 log2 lg exp( sqrt cbrt( arc root( abs(
e^ x^2 e^2x e^-x 1/2x ^-1 ^(1/2) √ ∂ ∇ d/dx f'(x)= y=
\frac \frac{ \frac12 \sqrt \sqrt[3]{ \left( \right) \left| \right| \cdot \sin \ln \theta \\
\operatorname{sgn} \exponentialE^ \mathrm{d} \placeholder{} \begin{bmatrix} \end{bmatrix} \frac{dy}{dx}=
import __
"""
_PIECES = (*_WRITTEN.split(), " ")

# What an expression may be grown into; # stands for a smaller one.
_FORMS = (
    *("#+#", "#-#", "#*#", "##", "# #", "#/#", "#^#", "#^(#)", "#^{#}", "(#)", "(#)(#)", "-#", "|#|", "½#"),
    *("sin #", "sin(#)", "cos^2 #", "arctan #", "sin^-1 #", "ln #", "log_2 #", "sqrt #", "sqrt(#)", "e^#"),
    *(r"\frac{#}{#}", r"\sqrt[3]{#}", r"\sin\left(#\right)", r"#\cdot #"),
)
_LEAVES = ("x", "x", "x", "2x", "x^2", "e", "pi", "0.5", "3", "y", "a", "xx")
_LAYOUTS = (
    *("#",) * 8,
    "f'(x) = #",
    "#, #",
    "[#, #]",
    "(#) i + (#) j",
    "[[#, #], [#, #]]",
    r"\begin{bmatrix}#\\#\end{bmatrix}",
)

Maker = Callable[[random.Random], str]


def string(chance: random.Random) -> str:
    return chance.choice(_MAKERS)(chance)


def _random_characters(chance: random.Random) -> str:
    return "".join(chance.choices(_CHARACTERS, k=chance.randint(0, 40)))


def _any_unicode(chance: random.Random) -> str:
    return "".join(chr(chance.randrange(0x110000)) for _ in range(chance.randint(0, 12)))


def _random_pieces(chance: random.Random) -> str:
    return "".join(chance.choices(_PIECES, k=chance.randint(1, 14)))


def _repeated(chance: random.Random) -> str:
    """One thing over and over, up to the limit of characters and one past it."""
    unit = "".join(chance.choices(_PIECES, k=chance.randint(1, 3)))
    return (unit * limits.CHARACTERS)[: chance.choice((50, 300, limits.CHARACTERS, limits.CHARACTERS + 1))]


def _mutated(chance: random.Random) -> str:
    text = list(chance.choice(_answers()))
    for _ in range(chance.randint(1, 4)):
        place = chance.randint(0, len(text))
        text[place : place + chance.randint(0, 2)] = chance.choice(_PIECES)
    return "".join(text)


@cache
def _answers() -> tuple[str, ...]:
    """The answers of the committed corpora."""
    files = [tomllib.loads(path.read_text()) for path in _CORPUS.glob("*.toml")]
    pairs = [pair for file in files for group in file.get("group", ()) for pair in group["pairs"]]
    return tuple(sorted({pair["answer"] for pair in pairs}))


def _grown(chance: random.Random) -> str:
    text = chance.choice(_LAYOUTS)
    for _ in range(chance.randint(1, 5)):
        text = re.sub("#", lambda _: chance.choice(_FORMS), text)[: limits.CHARACTERS]
    return re.sub("#", lambda _: chance.choice(_LEAVES), text)


_MAKERS: tuple[Maker, ...] = (
    *(_grown,) * 8,
    *(_mutated,) * 3,
    *(_random_pieces,) * 3,
    *(_random_characters,) * 2,
    _any_unicode,
    _repeated,
)
