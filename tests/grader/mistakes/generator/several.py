"""Questions whose answer has components, or comes along paths, and all classic wrong answers to them."""

from collections.abc import Iterator
from random import Random

from grader import Mistake
from tests.grader.mistakes.generator import functions
from tests.grader.mistakes.generator.asked import Asked, Components, Explained, Wrong, plain
from tests.grader.mistakes.generator.scalar import without_variable
from tests.grader.mistakes.generator.spoiling import derivative, spoiled
from tools.answers.terms import TWO, ZERO, Term, negative, plus, power, substituted, times

_NAMES = ("x", "y")


def gradient(chance: Random) -> Asked:
    f = functions.of_two_variables(chance)
    truth = _partials(f)
    whole = plain(f)
    record = {"task": "gradient", "function": whole, "variables": list(_NAMES)}
    wrongs = [
        Wrong(truth[::-1], ((Mistake.GRADIENT_ORDER, whole),), (2,)),
        Wrong((plus(*truth),), ((Mistake.GRADIENT_SUMMED, whole),)),
        Wrong(tuple(negative(one) for one in truth), ((Mistake.ANSWER_NEGATED, whole),), (2,)),
        *_in_components(f, truth),
        *_everywhere(f, truth),
    ]
    return Asked(record, truth, tuple(wrongs), _NAMES, (2,))


def _in_components(f: Term, truth: Components) -> Iterator[Wrong]:
    """One component wrong, the other right."""
    for at, wrt in enumerate(_NAMES):
        other = _NAMES[1 - at]
        across = derivative(f, other)
        parts: list[tuple[Term, Explained]] = [
            (one.result, tuple((code, plain(place)) for code, place in one.made)) for one in spoiled(f, wrt)
        ]
        parts.append((across, ((Mistake.WRONG_VARIABLE, other),)))
        parts.append((plus(truth[at], across), ((Mistake.OTHER_VARIABLE_NOT_CONSTANT, other),)))
        parts += [(derivative(g, wrt), made) for g, made in without_variable(f, other)]
        for part, made in parts:
            yield Wrong((*truth[:at], part, *truth[at + 1 :]), made, (2,))


def _everywhere(f: Term, truth: Components) -> Iterator[Wrong]:
    """The same mistake at the same place in both components."""
    by_made = [{one.made: one.result for one in spoiled(f, wrt)} for wrt in _NAMES]
    for made, first in by_made[0].items():
        if made in by_made[1]:
            places = tuple((code, plain(place)) for code, place in made)
            yield Wrong((first, by_made[1][made]), places, (2,))


def hessian(chance: Random) -> Asked:
    f = functions.of_two_variables(chance)
    rows = tuple(_partials(first) for first in _partials(f))
    truth = tuple(one for row in rows for one in row)
    diagonal = (truth[0], ZERO, ZERO, truth[3])
    record = {"task": "hessian", "function": plain(f), "variables": list(_NAMES)}
    wrongs = (
        Wrong(diagonal, ((Mistake.HESSIAN_MIXED_MISSING, plain(f)),), (2, 2)),
        Wrong(tuple(negative(one) for one in truth), ((Mistake.ANSWER_NEGATED, plain(f)),), (2, 2)),
    )
    return Asked(record, truth, wrongs, _NAMES, (2, 2))


def laplacian(chance: Random) -> Asked:
    f = functions.of_two_variables(chance)
    first = _partials(f)
    unmixed = tuple(derivative(one, wrt) for one, wrt in zip(first, _NAMES, strict=True))
    mixed = derivative(first[0], "y")
    whole = plain(f)
    truth = plus(*unmixed)
    answers = (
        (unmixed, Mistake.LAPLACIAN_NOT_SUMMED),
        ((plus(*first),), Mistake.LAPLACIAN_FIRST_ORDER),
        ((plus(truth, times(TWO, mixed)),), Mistake.LAPLACIAN_MIXED_INCLUDED),
        ((plus(*(power(one, TWO) for one in first)),), Mistake.LAPLACIAN_GRADIENT_SQUARED),
        ((negative(truth),), Mistake.ANSWER_NEGATED),
    )
    wrongs = (Wrong(parts, ((code, whole),), (2,) if len(parts) == 2 else ()) for parts, code in answers)
    return Asked(
        {"task": "laplacian", "function": whole, "variables": list(_NAMES)}, (truth,), tuple(wrongs), _NAMES
    )


def multichain(chance: Random) -> Asked:
    """A function of the inner functions g and h, the answers with both substituted."""
    f = functions.outer_of_two(chance)
    inner = {"g": functions.inner_of_one(chance), "h": functions.inner_of_one(chance)}
    texts = {letter: plain(term) for letter, term in inner.items()}
    record = {"task": "multichain", "function": plain(f), "inner": texts, "wrt": "x"}
    outer = {letter: derivative(f, letter) for letter in inner}
    slopes = {letter: derivative(term, "x") for letter, term in inner.items()}
    paths = {letter: times(outer[letter], slopes[letter]) for letter in inner}
    wrongs: list[Wrong] = []
    for at, other in (("g", "h"), ("h", "g")):
        answers = (
            (paths[other], Mistake.MULTICHAIN_PATH_MISSING),
            (plus(outer[at], paths[other]), Mistake.MULTICHAIN_FACTOR_MISSING),
            (plus(outer[at], slopes[at], paths[other]), Mistake.MULTICHAIN_ADDED),
        )
        wrongs += [Wrong((substituted(answer, inner),), ((code, at),)) for answer, code in answers]
    return Asked(record, (substituted(plus(*paths.values()), inner),), tuple(wrongs), ("x",))


def _partials(f: Term) -> Components:
    return tuple(derivative(f, wrt) for wrt in _NAMES)
