"""Answers to a random question: right ones rewritten, laws misused, slips of a rule, places spoiled."""

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from random import Random

from tools.answers.derive import Deriver
from tools.answers.rewriting import rewritten
from tools.answers.slips import spoiled_somewhere
from tools.answers.terms import Term, number, plus, size, times
from tools.answers.writing import LATEX_STYLES, STYLES, written
from tools.soak.exponents import has_number_in_disguise_as_exponent
from tools.soak.questions import Asked, derivative
from tools.soak.risky import misused_law

MOST_NODES = 160
MOST_CHARACTERS = 700


@dataclass(frozen=True, slots=True)
class Made:
    term: Term
    text: str
    format: str
    maker: str


def random_answer(asked: Asked, chance: Random) -> Made | None:
    """None if what came out is too long to be an answer, or nothing came out."""
    maker = chance.choices(list(_MAKERS), list(_MAKERS.values()))[0]
    term = maker(asked, chance)
    if term is None or size(term) > MOST_NODES or has_number_in_disguise_as_exponent(term):
        return None
    style = chance.choice((*STYLES, *LATEX_STYLES, *LATEX_STYLES))
    text = written(term, style)
    if len(text) > MOST_CHARACTERS:
        return None
    return Made(term, text, "latex" if style.is_latex else "text", maker.__name__)


def _right(asked: Asked, chance: Random) -> Term:
    steps = chance.choice((0, 1, 2, 3, 5))
    return rewritten(asked.truth, chance, steps=steps, variable=asked.variable)


def _law_misused(asked: Asked, chance: Random) -> Term:
    term = asked.truth if chance.random() < 0.5 else _right(asked, chance)
    return misused_law(term, chance)


def _rule_spoiled(asked: Asked, chance: Random) -> Term | None:
    """The last differentiation goes wrong at one place."""
    counter = Deriver()
    function = derivative(asked.function, asked.variable, asked.order - 1)
    counter.derivative(function, asked.variable)
    if not counter.chances:
        return None
    return Deriver(chance.randrange(counter.chances)).derivative(function, asked.variable)


def _place_spoiled(asked: Asked, chance: Random) -> Term | None:
    """A slip in an answer written the student's own way."""
    return spoiled_somewhere(_right(asked, chance), chance)


def _near_miss(asked: Asked, chance: Random) -> Term:
    error = number(Fraction(1, 10 ** chance.randint(3, 11)))
    return plus(asked.truth, error) if chance.random() < 0.5 else times(plus(number(1), error), asked.truth)


_MAKERS: dict[Callable[[Asked, Random], Term | None], int] = {
    _right: 45,
    _law_misused: 25,
    _rule_spoiled: 12,
    _place_spoiled: 15,
    _near_miss: 3,
}
