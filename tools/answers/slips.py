"""Wrong answers as students make them: a rule or a term spoiled, another question answered, a near miss."""

from fractions import Fraction
from random import Random

from tools.answers.derive import Deriver
from tools.answers.questions import Asked, components
from tools.answers.terms import (
    ONE,
    Kind,
    Term,
    call,
    negative,
    number,
    over,
    plus,
    replaced,
    substituted,
    subterms,
    times,
)

Components = tuple[Term, ...]


def slipped(asked: Asked, truth: Components, chance: Random) -> Components | None:
    """One slip, of a spoiled rule most of the time; None if there was no chance for it."""
    slip = chance.choice(_SLIPS)
    return slip(asked, truth, chance)


def with_component(terms: Components, index: int, new: Term) -> Components:
    return (*terms[:index], new, *terms[index + 1 :])


def _spoiled_rule(asked: Asked, truth: Components, chance: Random) -> Components | None:
    counter = Deriver()
    components(asked, counter)
    if not counter.chances:
        return None
    return components(asked, Deriver(chance.randrange(counter.chances)))


def _spoiled_term(asked: Asked, truth: Components, chance: Random) -> Components | None:
    """A sign, a number or an exponent of the right answer spoiled, or a term dropped."""
    index = chance.randrange(len(truth))
    return with_component(truth, index, spoiled_somewhere(truth[index], chance))


def spoiled_somewhere(term: Term, chance: Random) -> Term:
    """The term with one of its subterms spoiled."""
    places = subterms(term)
    place = chance.randrange(len(places))
    return replaced(term, place, _spoiled(places[place], chance))


def _spoiled(term: Term, chance: Random) -> Term:
    match term.kind:
        case Kind.NUMBER:
            return number(term.value + chance.choice((-1, 1, 2)))
        case Kind.NEGATIVE:
            return term.parts[0]
        case Kind.SUM:
            dropped = chance.randrange(len(term.parts))
            return plus(*(part for place, part in enumerate(term.parts) if place != dropped))
        case Kind.QUOTIENT:
            return over(term.parts[1], term.parts[0])
        case Kind.CALL if term.name in {"sin", "cos"}:
            return call("cos" if term.name == "sin" else "sin", *term.parts)
        case _:
            return negative(term)


def _other_answer(asked: Asked, truth: Components, chance: Random) -> Components | None:
    """The function itself, another order, other components, the opposite."""
    ways = [
        tuple(negative(term) for term in truth),
        tuple(times(number(2), term) for term in truth),
        tuple(plus(term, ONE) for term in truth),
        tuple(reversed(truth)),
        (substituted(asked.function, dict(asked.inner)),) * len(truth),
        tuple(Deriver().derivative(term, asked.variable) for term in truth),
    ]
    return chance.choice(ways)


def _near_miss(asked: Asked, truth: Components, chance: Random) -> Components | None:
    """Off by a little: a relative or absolute error far below any tolerance."""
    error = Fraction(1, 10 ** chance.randint(3, 12))
    index = chance.randrange(len(truth))
    term = truth[index]
    ways = (plus(term, number(error)), times(number(1 + error), term))
    return with_component(truth, index, chance.choice(ways))


_SLIPS = (_spoiled_rule, _spoiled_rule, _spoiled_rule, _spoiled_term, _other_answer, _near_miss)
