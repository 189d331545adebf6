"""What domains ask of elements: learnt from a question, proved for an answer."""

from dataclasses import dataclass
from enum import Enum, auto
from itertools import product

from grader.algebra.normal_form.conjugates import RootAndRest, beside_root
from grader.algebra.normal_form.evaluation import constant_sign, is_nonzero_somewhere
from grader.algebra.normal_form.generators import (
    INVERSE,
    Element,
    Generator,
    Kind,
    NoNormalFormError,
    Polynomial,
)
from grader.algebra.normal_form.lattices import reached
from grader.algebra.normal_form.signs import is_never_negative, known_sign, sign_of
from grader.algebra.normal_form.tower import Tower

_MOST_SIGNS = 4
_PRICE, _CASE_PRICE = 6, 3


class Demand(Enum):
    """What must hold at almost every point."""

    NONZERO = auto()
    POSITIVE = auto()
    NOT_NEGATIVE = auto()


@dataclass(frozen=True, slots=True)
class Condition:
    demand: Demand
    element: Element


def learn(tower: Tower, condition: Condition) -> None:
    """Takes a condition as true: signs that it ties together are written as one from now on."""
    element = condition.element
    if element.above.is_zero() or (tower.is_constant(element.above) and tower.is_constant(element.below)):
        return
    primes = tower.primes_of(element.above)
    if condition.demand is not Demand.NOT_NEGATIVE:
        tower.nonzero.update(primes)
    if condition.demand is Demand.NONZERO or not all(is_nonzero(tower, prime) for prime in primes):
        return
    constraint = _constraint(tower, element)
    if constraint in tower.constraints:
        return
    tower.constraints.append(constraint)
    equate(tower, sign_of(tower, element))
    look_again(tower)
    if element.below.is_one():
        _learn_beside_root(tower, condition)


def _learn_beside_root(tower: Tower, condition: Condition) -> None:
    """Where a + b R > 0 and b <= 0, a > 0 and a^2 > b^2 R^2; where a <= 0 it is the other way round.

    Not learnt of more roots: what follows of them are more signs than a tower has place for.
    """
    parts = beside_root(tower, condition.element.above)
    if parts is None or parts.norm.is_zero() or parts.rest.is_zero():
        return
    if is_never_negative(tower, -parts.factor):
        implied = (parts.rest, parts.norm)
    elif is_never_negative(tower, -parts.rest):
        implied = (parts.factor, -parts.norm)
    else:
        return
    for polynomial in implied:
        if not any(tower.is_kind(index, Kind.ROOT) for index in tower.generators_in(polynomial)):
            learn(tower, Condition(condition.demand, tower.polynomial(polynomial)))


def _constraint(tower: Tower, element: Element) -> tuple[tuple[int, ...], int]:
    """Primes whose product has a sign where an element is positive, without those of a known sign."""
    factors = tower.factors(element)
    sign, kept = factors.sign, []
    for prime, exponent in factors.primes:
        known = _plain_sign(tower, tower.primes[prime]) if exponent % 2 else 1
        sign *= known or 1
        kept += [] if known else [prime]
    return tuple(kept), sign


def _plain_sign(tower: Tower, polynomial: Polynomial) -> int | None:
    """The sign of a constant, or of what is seen to have no negative terms."""
    if tower.is_constant(polynomial):
        return constant_sign(tower, polynomial)
    return 1 if is_never_negative(tower, polynomial) else None


def holds(tower: Tower, condition: Condition) -> bool:
    """Whether a condition is proved at almost every point of the question's domain."""
    if condition.element.above.is_zero():
        return condition.demand is Demand.NOT_NEGATIVE
    if condition.demand is not Demand.NOT_NEGATIVE and not _is_nonzero(tower, condition.element):
        return False
    return condition.demand is Demand.NONZERO or bool(sign_of(tower, condition.element) == 1)


def _is_nonzero(tower: Tower, element: Element) -> bool:
    if element.above.is_constant():
        return True
    return _are_nonzero(tower, element.above)


def _are_nonzero(tower: Tower, polynomial: Polynomial) -> bool:
    return all(is_nonzero(tower, prime) for prime in tower.primes_of(polynomial))


def is_nonzero(tower: Tower, prime: int) -> bool:
    """Whether a prime is known to be zero at almost no point."""
    if prime in tower.nonzero:
        return True
    polynomial = tower.primes[prime]
    if is_nonzero_polynomial(tower, polynomial):
        tower.nonzero.add(prime)
        return True
    return False


def one_of_conjugates(tower: Tower, polynomial: Polynomial) -> RootAndRest | None:
    """For the one of a - b R and a + b R that is to be written by the other, where neither vanishes."""
    parts = beside_root(tower, polynomial)
    if parts is None or parts.norm.is_zero() or parts.rest.is_zero():
        return None
    if parts.factor.leading_coefficient() * parts.rest.leading_coefficient() > 0:
        return None
    return parts if _are_nonzero(tower, parts.norm) else None


def is_nonzero_polynomial(tower: Tower, polynomial: Polynomial) -> bool:
    """Nonzero as a constant, seen to be positive, or a polynomial in generators that are free."""
    tower.fuel.charge(_PRICE)
    if polynomial.is_zero():
        return False
    if tower.is_constant(polynomial):
        return polynomial.is_constant() or constant_sign(tower, polynomial) is not None
    if is_never_negative(tower, polynomial) and _has_positive_term(tower, polynomial):
        return True
    if any(each.kind is Kind.POWER for each in tower.of(polynomial)):
        return _is_nonzero_with_powers(tower, polynomial)
    return _is_free_for_all_signs(tower, polynomial) or _is_nonzero_with_root(tower, polynomial)


def _is_nonzero_with_root(tower: Tower, polynomial: Polynomial) -> bool:
    """A root is zero where what it is of is, and a + b R where a^2 - b^2 R^2 is, too."""
    index = tower.single(polynomial)
    if index is not None:
        inside = tower.generators[index].argument if tower.is_kind(index, Kind.ROOT) else None
        return inside is not None and is_nonzero_polynomial(tower, inside.above)
    parts = beside_root(tower, polynomial)
    return parts is not None and not parts.norm.is_zero() and _are_nonzero(tower, parts.norm)


def _is_free_for_all_signs(tower: Tower, polynomial: Polynomial) -> bool:
    signs = [index for index in tower.generators_in(polynomial) if tower.is_kind(index, Kind.SIGN)]
    if len(signs) > _MOST_SIGNS:
        return False
    return all(
        _is_free_combination(tower, _with_signs(tower, polynomial, signs, values))
        for values in product((1, -1), repeat=len(signs))
    )


def _is_nonzero_with_powers(tower: Tower, polynomial: Polynomial) -> bool:
    """A power is zero where its base is; a polynomial function is zero almost nowhere if not everywhere."""
    index = tower.single(polynomial)
    if index is not None and (base := tower.generators[index].argument) is not None:
        return is_nonzero_polynomial(tower, base.above)
    return is_nonzero_somewhere(tower, polynomial)


def _has_positive_term(tower: Tower, polynomial: Polynomial) -> bool:
    """Whether some term is a number or a product of exponentials."""
    return any(
        all(tower.is_kind(index, Kind.EXPONENTIAL) for index, exponent in enumerate(exponents) if exponent)
        for exponents in polynomial.monoms()
    )


def _with_signs(
    tower: Tower, polynomial: Polynomial, signs: list[int], values: tuple[int, ...]
) -> Polynomial:
    for index, value in zip(signs, values, strict=True):
        tower.fuel.charge(_CASE_PRICE)
        polynomial = divmod(polynomial, tower.ring.gens[index] - value)[1]
    return polynomial


def _is_free_combination(tower: Tower, polynomial: Polynomial) -> bool:
    """Whether a polynomial in free generators is not zero: some constant coefficient is not."""
    if polynomial.is_zero():
        return False
    inside = tower.of(polynomial)
    varying = [each for each in inside if not each.is_constant]
    if not all(_is_free(each) for each in varying):
        return False
    if len(_inverse_functions(tower, polynomial)) > 1:
        return False
    return _has_nonzero_coefficient(tower, polynomial)


def _inverse_functions(tower: Tower, polynomial: Polynomial) -> list[int]:
    """The arctangents and arcsines that vary, however deep inside; two may be the same function."""
    found = (i for i in reached(tower, polynomial) if tower.is_kind(i, *INVERSE))
    return [i for i in found if not tower.generators[i].is_constant]


def _is_free(generator: Generator) -> bool:
    return generator.is_free and generator.kind is not Kind.SIGN


def _has_nonzero_coefficient(tower: Tower, polynomial: Polynomial) -> bool:
    """Whether, as a polynomial in what varies, it has a coefficient that is certainly not zero."""
    constants = {i for i in tower.generators_in(polynomial) if tower.generators[i].is_constant}
    if not constants:
        return True
    leading = tuple(0 if i in constants else int(e) for i, e in enumerate(polynomial.monoms()[0]))
    found = tower.ring.zero
    for exponents, coefficient in polynomial.terms():
        powers = tuple(map(int, exponents))
        if tuple(0 if i in constants else e for i, e in enumerate(powers)) == leading:
            rest = tuple(e if i in constants else 0 for i, e in enumerate(powers))
            found = found + tower.ring.context.from_dict({rest: coefficient})
    return constant_sign(tower, found) is not None


def equate(tower: Tower, signs: Polynomial) -> None:
    """Makes a product of signs 1: its newest sign is the product of the others."""
    signs = tower.reduced(signs)
    if signs.is_constant():
        return
    newest = tower.generators_in(signs)[0]
    sign = tower.ring.gens[newest]
    tower.relate(newest, sign - signs // sign)
    for prime, each in tower.signs.items():
        tower.signs[prime] = tower.reduced(each)


def look_again(tower: Tower) -> None:
    """Finds signs that have become certain."""
    for prime in list(tower.signs):
        sign = tower.reduced(tower.signs[prime])
        if not sign.is_constant():
            found = known_sign(tower, tower.primes[prime])
            if found is not None and found != sign:
                equate(tower, tower.reduced(sign * found))


def rationalized(tower: Tower, element: Element) -> Element:
    """The same value without square roots and signs in the denominator, as far as that is safe."""
    for index in sorted(tower.relations):
        relation = tower.relations[index]
        below = element.below
        if below.is_constant() or below.degrees()[index] != 1 or relation.degree != 2:
            continue
        generator = tower.ring.gens[index]
        conjugate = below - 2 * generator * (below - divmod(below, generator)[1]).derivative(index)
        norm = tower.reduced(tower.times(below, conjugate))
        if _is_safe(tower, norm):
            element = tower.normal(tower.times(element.above, conjugate), norm)
    return element


def _is_safe(tower: Tower, norm: Polynomial) -> bool:
    try:
        return not norm.is_zero() and _are_nonzero(tower, norm)
    except NoNormalFormError:
        return False
