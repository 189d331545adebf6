"""Labelled answers: a wrong answer of a question is picked, every mistake that gives its values named."""

from collections.abc import Iterator, Sequence
from random import Random

from grader import Mistake
from tests.grader.mistakes.generator import functions, points, scalar, several
from tests.grader.mistakes.generator.asked import Asked, Components, Wrong
from tests.grader.mistakes.generator.sample import Sample, Values, sampled
from tests.grader.mistakes.labelled import Labelled, Truth, names_of, printed
from tools.answers.rewriting import rewritten
from tools.answers.terms import substituted
from tools.answers.writing import LATEX_STYLES, STYLES, wrapped, written

Explained = tuple[Mistake, str | None]

_LONGEST = 400
_LEAST_VALUES = 3
_RANK = {code: rank for rank, code in enumerate(Mistake)}
_ONLY_IF_NOTHING_ELSE = frozenset({Mistake.OFF_BY_FACTOR, Mistake.OFF_BY_CONSTANT})

_MAKERS = (
    *(scalar.first_derivative,) * 9,
    *(scalar.two_mistakes,) * 2,
    *(scalar.partial,) * 4,
    scalar.antiderivative,
    scalar.second_derivative,
    *(several.gradient,) * 3,
    several.hessian,
    several.laplacian,
    *(several.multichain,) * 2,
    points.slope,
    points.secant,
    points.tangent,
    points.limit,
)
_TRUTHS = (*(Truth.MISTAKEN,) * 7, *(Truth.RIGHT,) * 2, Truth.UNRELATED)


def generated(seed: int, count: int) -> Iterator[Labelled]:
    """So many labelled answers, the same for the same seed."""
    made = attempt = 0
    while made < count:
        found = _labelled(f"generated-{seed}-{attempt}", Random(f"{seed}-{attempt}"))
        attempt += 1
        if found is not None:
            made += 1
            yield found


def _labelled(identity: str, chance: Random) -> Labelled | None:
    """None where the question is hardly defined, the wrong answer happens to be right, or is too long."""
    asked = chance.choice(_MAKERS)(chance)
    sample = sampled(asked, chance)
    if sample is None:
        return None
    match chance.choice(_TRUTHS):
        case Truth.MISTAKEN:
            found = _mistaken(identity, asked, sample, chance)
        case Truth.UNRELATED:
            found = _unrelated(identity, asked, sample, chance)
        case _:
            found = _right(identity, asked, chance)
    return None if found is None or len(found.answer) > _LONGEST else found


def _right(identity: str, asked: Asked, chance: Random) -> Labelled:
    answer = _typed(asked.truth, asked.shape, asked.names, chance)
    return Labelled(identity, asked.record, answer, Truth.RIGHT, ("correct",))


def _unrelated(identity: str, asked: Asked, sample: Sample, chance: Random) -> Labelled | None:
    """The derivative or the function of another question, unless some mistake explains it."""
    other = functions.of_one_variable(chance)
    swapped = [substituted(other, {"x": functions.Y})] if "y" in asked.names else []
    components = tuple(chance.choice([other, *swapped]) for _ in asked.truth)
    values = sample.values(components)
    if _is_poor(values) or sample.is_right(values) or _explained(asked, components, asked.shape, sample):
        return None
    answer = _typed(components, asked.shape, asked.names, chance)
    return Labelled(identity, asked.record, answer, Truth.UNRELATED, ("incorrect",))


def _mistaken(identity: str, asked: Asked, sample: Sample, chance: Random) -> Labelled | None:
    if not asked.wrongs:
        return None
    picked = _picked(asked.wrongs, chance)
    explained = _explained(asked, picked.components, picked.shape, sample)
    if not explained:
        return None
    codes = _codes(explained)
    is_shaped = picked.shape == asked.shape
    return Labelled(
        identity=identity,
        record=asked.record,
        answer=_typed(picked.components, picked.shape, asked.names, chance),
        truth=Truth.MISTAKEN,
        verdicts=("incorrect",) if is_shaped else ("incorrect", "unreadable"),
        codes=codes,
        first=codes[0],
        places=tuple(_places(asked, codes, explained)),
    )


def _picked(wrongs: Sequence[Wrong], chance: Random) -> Wrong:
    """Every set of codes is as likely as any other, however many ways it has."""
    sets = sorted({_codes(wrong.made) for wrong in wrongs})
    wanted = chance.choice(sets)
    return chance.choice([wrong for wrong in wrongs if _codes(wrong.made) == wanted])


def _codes(explained: Sequence[Explained]) -> tuple[Mistake, ...]:
    """In rank order; those of last resort only where they are alone."""
    found = {code for code, _ in explained}
    return tuple(sorted(found - _ONLY_IF_NOTHING_ELSE or found, key=_RANK.__getitem__))


def _explained(
    asked: Asked, components: Components, shape: tuple[int, ...], sample: Sample
) -> Sequence[Explained]:
    """All mistakes that give these values, only the simpler if there are such; none for right values."""
    values = sample.values(components)
    is_shaped = shape == asked.shape
    if _is_poor(values) or (is_shaped and sample.is_right(values)):
        return ()
    for wrongs in (asked.simpler, asked.wrongs):
        alike = [w for w in wrongs if w.shape == shape and sample.gives(w.components, values)]
        if alike:
            exact: list[Explained] = [pair for wrong in alike for pair in wrong.made]
            return exact + ([(code, None) for code in sample.of_terms(asked, values)] if asked.terms else [])
    return ()


def _is_poor(values: Values) -> bool:
    return sum(one is not None for one in values) < _LEAST_VALUES


def _places(
    asked: Asked, codes: tuple[Mistake, ...], explained: Sequence[Explained]
) -> Iterator[tuple[Mistake, tuple[str, ...]]]:
    names = names_of(asked.record)
    for code in codes:
        stated = [place for other, place in explained if other is code and place is not None]
        if stated:
            yield code, tuple(dict.fromkeys(printed(place, names) for place in stated))


def _typed(components: Components, shape: tuple[int, ...], names: tuple[str, ...], chance: Random) -> str:
    """As somebody might type it: rewritten a little or not at all, in one of the styles."""
    style = chance.choice((*STYLES, STYLES[0], STYLES[0], *LATEX_STYLES))
    steps = chance.choice((0, 0, 0, 1, 2))
    texts = [written(rewritten(one, chance, steps=steps, variable=names[0]), style) for one in components]
    return wrapped(texts, shape=shape, style=style, choice=chance.randrange(4))
