"""Signs and absolute values: |p| = s p with s^2 = 1, s the sign of a prime p, taken as 1 where p is zero.

With that meaning the relations hold at every point, also where a prime is zero on an open set.
"""

from fractions import Fraction

from flint import fmpq

from grader.algebra.normal_form.cells import signs_in_cells, univariate
from grader.algebra.normal_form.conjugates import beside_root, root_taken_out
from grader.algebra.normal_form.evaluation import constant_sign
from grader.algebra.normal_form.field import as_rational
from grader.algebra.normal_form.generators import (
    INVERSE,
    Element,
    Generator,
    Kind,
    Polynomial,
)
from grader.algebra.normal_form.lattices import argument
from grader.algebra.normal_form.squares import is_sum_of_squares
from grader.algebra.normal_form.tower import Tower

_HALF = Fraction(1, 2)
_BOTH = (Kind.ARCTANGENT, Kind.PI)

_SIGN_PRICE = 2
_KNOWN_PRICE = 6


def absolute(tower: Tower, element: Element) -> Element:
    if element.above.is_zero():
        return element
    return tower.product(tower.polynomial(sign_of(tower, element)), element)


def sign_of(tower: Tower, element: Element) -> Polynomial:
    """The product of the signs of an element's primes; the element's sign where no prime is zero."""
    factors = tower.factors(element)
    sign = tower.number(Fraction(factors.sign)).above
    for prime, exponent in factors.primes:
        if exponent % 2:
            sign = tower.reduced(sign * sign_of_prime(tower, prime))
    return sign


def by_sign(tower: Tower, element: Element) -> list[tuple[Element, Element]]:
    """A sum as pairs of a product of signs and a part without them before it."""
    if not any(each.kind is Kind.SIGN for each in tower.of(element.above)):
        return [(tower.one, element)]
    parts: dict[tuple[int, ...], dict[tuple[int, ...], fmpq]] = {}
    for exponents, coefficient in element.above.terms():
        powers = tuple(map(int, exponents))
        signs = tuple(index for index, each in enumerate(powers) if each and tower.is_kind(index, Kind.SIGN))
        bare = tuple(0 if index in signs else each for index, each in enumerate(powers))
        parts.setdefault(signs, {})[bare] = coefficient
    return [
        (_product(tower, signs), tower.normal(tower.ring.context.from_dict(part), element.below))
        for signs, part in parts.items()
    ]


def _product(tower: Tower, indices: tuple[int, ...]) -> Element:
    result = tower.one
    for index in indices:
        result = tower.product(result, tower.generator(index))
    return result


def sign_of_prime(tower: Tower, prime: int) -> Polynomial:
    if prime not in tower.signs:
        polynomial = tower.primes[prime]
        found = known_sign(tower, polynomial)
        tower.signs[prime] = _new_sign(tower, polynomial) if found is None else found
    return tower.reduced(tower.signs[prime])


def _new_sign(tower: Tower, polynomial: Polynomial) -> Polynomial:
    inside = tower.of(polynomial)
    index = tower.new_generator(
        Generator(
            kind=Kind.SIGN,
            argument=tower.polynomial(polynomial),
            depth=max(each.depth for each in inside),
            is_constant=all(each.is_constant for each in inside),
        )
    )
    sign: Polynomial = tower.ring.gens[index]
    tower.relate(index, sign * sign - 1)
    return sign


def known_sign(tower: Tower, polynomial: Polynomial) -> Polynomial | None:
    """The sign of an irreducible polynomial where it is certain, or the same as another sign."""
    tower.fuel.charge(_KNOWN_PRICE)
    one = tower.ring.one
    if tower.is_constant(polynomial):
        sign = constant_sign(tower, polynomial)
        return None if sign is None else one * sign
    if is_never_negative(tower, polynomial):
        return one
    if is_never_negative(tower, -polynomial):
        return -one
    found = _sign_of_function(tower, polynomial)
    if found is None:
        found = _sign_in_cells(tower, polynomial)
    return _sign_by_squares(tower, polynomial) if found is None else found


def _sign_by_squares(tower: Tower, polynomial: Polynomial) -> Polynomial | None:
    if len(tower.generators_in(polynomial)) < 2:
        return None
    if is_sum_of_squares(tower, polynomial):
        return tower.ring.one
    return -tower.ring.one if is_sum_of_squares(tower, -polynomial) else None


def is_never_negative(tower: Tower, polynomial: Polynomial) -> bool:
    """Whether all terms are seen to be at least zero."""
    return all(
        _is_of_sign(tower, [i for i, exponent in enumerate(exponents) if exponent % 2], coefficient)
        for exponents, coefficient in polynomial.terms()
    )


def _is_of_sign(tower: Tower, indices: list[int], coefficient: fmpq) -> bool:
    """Whether a product of generators is zero or has the sign of a number: x times the sign of x."""
    unsure = [index for index in indices if not _generator_is_never_negative(tower, index)]
    if not unsure:
        return bool(coefficient > 0)
    product = tower.ring.one
    for index in unsure:
        generator = tower.ring.gens[index]
        sign = generator if tower.is_kind(index, Kind.SIGN) else _sign_met(tower, generator)
        if sign is None:
            return False
        product = product * sign
    return bool(tower.reduced(product) == (1 if coefficient > 0 else -1))


def _sign_met(tower: Tower, polynomial: Polynomial) -> Polynomial | None:
    signs = (sign for prime, sign in tower.signs.items() if tower.primes[prime] == polynomial)
    return next(map(tower.reduced, signs), None)


def _generator_is_never_negative(tower: Tower, index: int) -> bool:
    generator = tower.generators[index]
    if generator.kind in (Kind.EXPONENTIAL, Kind.ROOT, Kind.PI):
        return True
    if generator.kind is Kind.POWER and generator.number % 2 == 0:
        return True
    polynomial = tower.ring.gens[index]
    if generator.is_constant and generator.kind is not Kind.SIGN:
        return constant_sign(tower, polynomial) == 1
    sign = _sign_met(tower, polynomial)
    return sign is not None and bool(sign == 1)


def _sign_of_function(tower: Tower, polynomial: Polynomial) -> Polynomial | None:
    """Inverse functions have the sign of their argument, ln|u| that of u^2-1, e^u-1 that of u."""
    index = tower.single(polynomial)
    if index is not None:
        generator = tower.generators[index]
        if generator.kind is Kind.SIGN:
            return polynomial
        if generator.kind is Kind.POWER and generator.argument is not None:
            return sign_of(tower, generator.argument) if generator.number % 2 else tower.ring.one
        if generator.kind in INVERSE and generator.argument is not None:
            return sign_of(tower, generator.argument)
        if generator.kind is Kind.LOGARITHM and generator.argument is not None:
            square = tower.power(generator.argument, 2)
            return sign_of(tower, tower.difference(square, tower.one))
        return None
    index = tower.single(polynomial + 1)
    if tower.is_kind(index, Kind.EXPONENTIAL) and index is not None:
        return sign_of(tower, argument(tower, index))
    parts = root_taken_out(tower, polynomial)
    if parts is not None:
        return sign_of(tower, tower.polynomial(parts[1]))
    found = _sign_beside_pi(tower, polynomial)
    return _sign_beside_root(tower, polynomial) if found is None else found


def _sign_beside_pi(tower: Tower, polynomial: Polynomial) -> Polynomial | None:
    """q (atan u - r pi) has the sign of -q r where |r| >= 1/2, and that of q (u - tan(r pi)) elsewhere."""
    if len(polynomial) != 2 or polynomial.total_degree() != 1:
        return None
    inside = {tower.generators[i].kind: i for i in tower.generators_in(polynomial)}
    if inside.keys() != {Kind.ARCTANGENT, Kind.PI}:
        return None
    index = inside[Kind.ARCTANGENT]
    factor, turns = (as_rational(polynomial.derivative(inside[kind]).leading_coefficient()) for kind in _BOTH)
    turn, tangent = -turns / factor, tower.generators[index].argument
    if abs(turn) >= _HALF:
        return tower.ring.one * (1 if turns > 0 else -1)
    if tangent is None or abs(turn) != _HALF / 2:
        return None
    sign = sign_of(tower, tower.difference(tangent, tower.number(4 * turn)))
    return sign if factor > 0 else -sign


def _sign_beside_root(tower: Tower, polynomial: Polynomial) -> Polynomial | None:
    """a + b R has the sign of b where (b R)^2 > a^2, and that of a where it is less."""
    parts = beside_root(tower, polynomial)
    if parts is None or parts.norm.is_zero() or parts.rest.is_zero():
        return None
    larger = sign_of(tower, tower.polynomial(parts.norm))
    if larger.is_constant():
        return sign_of(tower, tower.polynomial(parts.rest if larger == 1 else parts.factor))
    first, second = (sign_of(tower, tower.polynomial(part)) for part in (parts.rest, parts.factor))
    if not (first.is_constant() and second.is_constant()):
        return None
    return first if first == second else tower.reduced(first * larger)


def _sign_in_cells(tower: Tower, polynomial: Polynomial) -> Polynomial | None:
    number = tower.prime(polynomial)
    index = univariate(tower, number)
    if index is None:
        return None
    tower.fuel.charge(_SIGN_PRICE * len(tower.signs))
    others = [
        prime
        for prime, sign in tower.signs.items()
        if prime != number and not sign.is_constant() and univariate(tower, prime) == index
    ]
    cells = signs_in_cells(tower, index, [number, *others])
    for place, sign in enumerate((tower.ring.one, *(tower.signs[prime] for prime in others))):
        patterns = {cell[0] * (cell[place] if place else 1) for cell in cells or ()}
        if len(patterns) == 1:
            return tower.reduced(sign * patterns.pop())
    return None
