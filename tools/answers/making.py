"""Makes one answer of each true verdict to a drawn question, and makes sure of the truth by its values."""

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from random import Random

from tools.answers.ambiguous import PATTERNS
from tools.answers.corrupting import corrupted
from tools.answers.derive import Deriver
from tools.answers.questions import Asked, components, domain_points, paths
from tools.answers.rewriting import rewritten
from tools.answers.slips import Components, slipped, with_component
from tools.answers.terms import (
    ONE,
    Kind,
    Term,
    call,
    name,
    negative,
    number,
    over,
    plus,
    power,
    size,
    substituted,
    subterms,
)
from tools.answers.values import UndefinedError, agree, clearly_differ, value
from tools.answers.writing import LATEX_STYLES, STYLES, Style, wrapped, written

MOST_CHARACTERS = 600
MOST_NODES = 150


@dataclass(frozen=True, slots=True)
class Made:
    text: str
    format: str
    verdict: str


@dataclass(frozen=True, slots=True)
class Drawn:
    """A question with its true answer and points of its domain."""

    asked: Asked
    truth: Components
    points: list[dict[str, Fraction]]


def drawn(asked: Asked, chance: Random) -> Drawn:
    truth = components(asked, Deriver())
    return Drawn(asked, truth, domain_points(asked, truth, chance))


def correct(question: Drawn, chance: Random) -> Made | None:
    steps = chance.choice((0, 1, 1, 2, 2, 3, 4))
    answer = tuple(_rewritten(question, term, chance, steps=steps) for term in question.truth)
    if not all(map(_agrees(question), answer, question.truth)):
        raise AssertionError(f"an identity is none: {answer} for {question.asked.text}")
    return _made(question, answer, chance, verdict="correct")


def incorrect(question: Drawn, chance: Random) -> Made | None:
    """A known slip, clearly different at a point of the domain."""
    answer = slipped(question.asked, question.truth, chance)
    if answer is None or not all(map(_is_defined(question), answer)):
        return None
    if not any(map(_differs(question), answer, question.truth)):
        return None
    return _made(question, answer, chance, verdict="incorrect")


def undefined(question: Drawn, chance: Random) -> Made | None:
    """Defined nowhere on the domain."""
    if "a" in question.asked.names:
        return None  # acos would be read in two ways
    x = name(question.asked.variable)
    square = power(x, number(2))
    nowhere = chance.choice(
        (
            call("sqrt", plus(number(-1), negative(square))),
            call("ln", negative(plus(square, ONE))),
            call("acos", plus(number(2), square)),
        )
    )
    nothing = Term(Kind.PRODUCT, (number(0), nowhere))
    answer = tuple(Term(Kind.SUM, (term, nothing)) for term in question.truth)
    return _made(question, answer, chance, verdict="incorrect", style=STYLES[0])


def narrower(question: Drawn, chance: Random) -> Made | None:
    """Right where the variable is positive, undefined where it is negative: both must be in the domain."""
    variable = question.asked.variable
    if len({point[variable] > 0 for point in question.points}) < 2:
        return None
    x = name(variable)
    root, logarithm = call("sqrt", x), call("ln", x)
    ways: tuple[Callable[[Term], Term], ...] = (
        lambda term: Term(Kind.SUM, (term, logarithm, Term(Kind.NEGATIVE, (logarithm,)))),
        lambda term: over(Term(Kind.PRODUCT, (term, root)), root),
        lambda term: Term(Kind.SUM, (term, power(root, number(2)), Term(Kind.NEGATIVE, (x,)))),
        lambda term: Term(Kind.PRODUCT, (term, over(power(_e(), logarithm), x))),
    )
    index = chance.randrange(len(question.truth))
    answer = with_component(question.truth, index, chance.choice(ways)(question.truth[index]))
    return _made(question, answer, chance, verdict="narrower")


def ambiguous(question: Drawn, chance: Random) -> Made | None:
    """Wrong as read, right in another common reading of one place of the typing."""
    index = chance.randrange(len(question.truth))
    truth, variable = question.truth[index], question.asked.variable
    pattern = chance.choice(PATTERNS)
    is_positive = all(point[variable] > 0 for point in question.points)
    if pattern.needs_positive and not is_positive:
        return None
    right, as_read = pattern.terms(truth, variable)
    if not _agrees(question)(right, truth) or not _differs(question)(as_read, truth):
        return None
    texts = [written(term, STYLES[0]) for term in question.truth]
    texts[index] = pattern.text.format(answer=texts[index], x=variable)
    return _kept(wrapped(texts, shape=question.asked.shape, style=STYLES[0], choice=0), "text", "ambiguous")


def wrong_form(question: Drawn, chance: Random) -> Made | None:
    """The multivariable chain rule with the inner functions left in."""
    if question.asked.task != "multichain":
        return None
    answer = _rewritten(question, paths(question.asked, Deriver()), chance, steps=chance.choice((0, 0, 1)))
    values = dict(question.asked.inner)
    left = {term.name for term in subterms(answer) if term.kind is Kind.NAME} & set(values)
    if not left or not _agrees(question)(substituted(answer, values), question.truth[0]):
        return None
    return _made(question, (answer,), chance, verdict="wrong-form")


def unreadable(question: Drawn, chance: Random) -> Made | None:
    style = chance.choice((*STYLES, *LATEX_STYLES))
    texts = [written(term, style) for term in question.truth]
    whole = wrapped(texts, shape=question.asked.shape, style=style, choice=0)
    text = corrupted(whole, asked=question.asked, chance=chance, is_latex=style.is_latex)
    return _kept(text, "latex" if style.is_latex else "text", "unreadable")


def _e() -> Term:
    return Term(Kind.CONSTANT, name="e")


def _rewritten(question: Drawn, term: Term, chance: Random, *, steps: int) -> Term:
    new = rewritten(term, chance, steps=steps, variable=question.asked.variable)
    return new if size(new) <= MOST_NODES else term


def _agrees(question: Drawn) -> Callable[[Term, Term], bool]:
    def agrees(left: Term, right: Term) -> bool:
        return all(agree(value(left, point), value(right, point)) for point in question.points)

    return agrees


def _differs(question: Drawn) -> Callable[[Term, Term], bool]:
    def differs(left: Term, right: Term) -> bool:
        return any(_differ_at(left, right, point) for point in question.points)

    return differs


def _is_defined(question: Drawn) -> Callable[[Term], bool]:
    """Somewhere on the domain: no constant part divides by zero, which would be unreadable."""

    def is_defined(term: Term) -> bool:
        return any(_has_value(term, point) for point in question.points)

    return is_defined


def _has_value(term: Term, point: dict[str, Fraction]) -> bool:
    try:
        value(term, point)
    except UndefinedError:
        return False
    return True


def _differ_at(left: Term, right: Term, point: dict[str, Fraction]) -> bool:
    try:
        return clearly_differ(value(left, point), value(right, point))
    except UndefinedError:
        return False


def _made(
    question: Drawn, answer: Components, chance: Random, *, verdict: str, style: Style | None = None
) -> Made | None:
    chosen = style or chance.choice((*STYLES, *STYLES, *LATEX_STYLES, *LATEX_STYLES))
    texts = [written(term, chosen) for term in answer]
    text = wrapped(texts, shape=question.asked.shape, style=chosen, choice=chance.randrange(4))
    if chance.random() < 0.12:
        sides = _latex_sides(question.asked) if chosen.is_latex else _text_sides(question.asked)
        text = chance.choice(sides) + text
    named = "latex" if chosen.is_latex else "text"
    return _kept(
        text, chance.choice((named, "auto")) if chosen.is_latex is ("\\" in text) else named, verdict
    )


def _text_sides(asked: Asked) -> list[str]:
    x, primes = asked.variable, "'" * asked.order
    match asked.task:
        case "derivative":
            sides = [f"f{primes}({x}) = ", f"y{primes} = "]
            return [*sides, f"dy/d{x} = ", f"df/d{x} = "] if asked.order == 1 else sides
        case "partial" if len(asked.wrt) == 1:
            return [f"f_{x} = ", f"df/d{x} = "]
        case "gradient":
            return ["grad f = "]
    return [""]


def _latex_sides(asked: Asked) -> list[str]:
    x, primes = asked.variable, "'" * asked.order
    match asked.task:
        case "derivative":
            sides = [f"f{primes}({x}) = ", f"y{primes} = "]
            return [*sides, f"\\frac{{df}}{{d{x}}} = "] if asked.order == 1 else sides
        case "partial" if len(asked.wrt) == 1:
            return [f"\\frac{{\\partial f}}{{\\partial {x}}} = "]
        case "gradient":
            return ["\\nabla f = "]
    return [""]


def _kept(text: str, named: str, verdict: str) -> Made | None:
    return Made(text, named, verdict) if len(text) <= MOST_CHARACTERS else None


MAKERS: dict[Callable[[Drawn, Random], Made | None], int] = {
    correct: 45,
    incorrect: 33,
    undefined: 1,
    narrower: 5,
    ambiguous: 5,
    wrong_form: 12,
    unreadable: 8,
}
