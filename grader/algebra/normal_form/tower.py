"""The generators made so far, and how to find the one that stands for something."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from math import gcd, isqrt, lcm, prod

from flint import arb, fmpq

from grader.algebra.normal_form.field import Field, as_rational
from grader.algebra.normal_form.generators import (
    Element,
    Generator,
    Kind,
    NoNormalFormError,
    Polynomial,
    ring,
)
from grader.fuel import Fuel
from grader.limits import (
    FACTORED_DEGREE,
    FACTORED_TERMS,
    FEW_GENERATORS,
    GENERATORS,
    NORMAL_FORM_BITS,
)

Vector = Mapping[str, Fraction]  # coefficients of terms, which are named by their labels
Dense = tuple[
    int, ...
]  # the coefficients of an irreducible polynomial in one generator, the constant one first
Factored = tuple[Fraction, list[tuple[Polynomial, int]]]  # a number, irreducible polynomials with exponents
_PRIMES = tuple(n for n in range(2, 1000) if all(n % divisor for divisor in range(2, isqrt(n) + 1)))
_PRODUCT_OF_PRIMES = prod(_PRIMES)
_WORD_PRICE = 5
_FACTOR_PRICE = 16


@dataclass(frozen=True, slots=True)
class Lattices:
    """Basis vectors of the arguments of all exponentials, and of all angles, met so far.

    Each depth has a basis of its own: terms in which exponentials and angles are so deep inside each other.
    ``generators`` is how many there may be: arithmetic is faster where there are few. ``keeps_powers`` says
    that high powers are generators.
    """

    bases: Mapping[tuple[Kind, int], tuple[Vector, ...]] = field(default_factory=dict)
    generators: int = FEW_GENERATORS
    keeps_powers: bool = False

    def __hash__(self) -> int:
        return hash((tuple(self.bases), self.generators, self.keeps_powers))

    def vector(self, generator: Generator) -> Vector:
        """The argument of a generator on a lattice."""
        return self.bases[generator.kind, generator.depth - 1][generator.number]


class RefinedError(Exception):
    """What was worked on does not fit the lattices in force; carries those that hold it too."""

    def __init__(self, lattices: Lattices) -> None:
        super().__init__()
        self.lattices = lattices


@dataclass(frozen=True, slots=True)
class Factors:
    """sign * product of primes to whole powers; ``primes`` pairs numbers of primes with exponents."""

    sign: int
    primes: tuple[tuple[int, int], ...]


class Tower(Field):
    """A growing field. ``primes`` are irreducible polynomials and integers, by which the rest is found.

    ``signs``, ``roots`` (with their index), ``powers`` (and which) and ``logarithms`` are of primes;
    ``nonzero`` are the primes known to be zero almost nowhere; each of ``constraints`` says that a product
    of primes is positive, or negative. With a point to ``probe``, relations between arctangents are looked
    for there. ``dense`` (of primes in one generator), ``real_roots`` and ``factored`` keep what took work.
    """

    def __init__(self, fuel: Fuel, lattices: Lattices, probe: Sequence[arb] | None = None) -> None:
        super().__init__(fuel, ring(lattices.generators))
        self.lattices = lattices
        self.probe = probe
        self.primes: list[Polynomial] = []
        self.signs: dict[int, Polynomial] = {}
        self.roots: dict[int, tuple[int, int]] = {}
        self.powers: dict[int, tuple[int, int]] = {}
        self.logarithms: dict[int, int] = {}
        self.nonzero: set[int] = set()
        self.constraints: list[tuple[tuple[int, ...], int]] = []
        self.named: dict[tuple[Kind, int, int], int] = {}
        self.terms: dict[str, Element] = {}
        self.labels: dict[int, str] = {}
        self.dense: dict[int, Dense | None] = {}
        self.real_roots: dict[Dense, tuple[arb, ...]] = {}
        self.factored: dict[tuple[int, fmpq], list[tuple[Polynomial, Factored]]] = {}

    def extended(self, fuel: Fuel) -> "Tower":
        """A copy to grow for one answer and throw away."""
        copy = Tower(fuel, self.lattices, self.probe)
        copy.generators, copy.relations = dict(self.generators), dict(self.relations)
        copy.has_long_numbers = self.has_long_numbers
        copy.primes, copy.nonzero, copy.constraints = (
            list(self.primes),
            set(self.nonzero),
            [*self.constraints],
        )
        copy.signs, copy.roots, copy.logarithms = dict(self.signs), dict(self.roots), dict(self.logarithms)
        copy.powers = dict(self.powers)
        copy.named, copy.terms, copy.labels = dict(self.named), dict(self.terms), dict(self.labels)
        copy.dense, copy.real_roots = dict(self.dense), dict(self.real_roots)
        copy.factored = {key: list(found) for key, found in self.factored.items()}
        return copy

    def new_generator(self, generator: Generator) -> int:
        """Its index; the newest has the lowest, which is the most significant."""
        if len(self.generators) == len(self.ring.gens) < GENERATORS:
            raise RefinedError(replace(self.lattices, generators=GENERATORS))
        return super().new_generator(generator)

    def pi(self) -> Element:
        return self.generator(self.shared(Generator(kind=Kind.PI, is_constant=True)))

    def variable(self, column: int) -> Element:
        return self.generator(self.shared(Generator(kind=Kind.VARIABLE, number=column)))

    def shared(self, generator: Generator) -> int:
        """The generator of this kind, number and depth, made once."""
        key = (generator.kind, generator.number, generator.depth)
        if key not in self.named:
            self.named[key] = self.new_generator(generator)
        return self.named[key]

    def known_signs(self) -> int:
        """How many signs are written as others, or as numbers."""
        linear = (index for index, relation in self.relations.items() if relation.degree == 1)
        return sum(self.is_kind(index, Kind.SIGN) for index in linear)

    def of(self, *polynomials: Polynomial) -> list[Generator]:
        """The generators that occur in some polynomials."""
        inside = [self.generators_in(polynomial) for polynomial in polynomials]
        found = inside[0] if len(inside) == 1 else sorted({index for each in inside for index in each})
        return [self.generators[index] for index in found]

    def depth(self, element: Element) -> int:
        return max((each.depth for each in self.of(element.above, element.below)), default=0)

    def is_constant(self, polynomial: Polynomial) -> bool:
        return polynomial.is_constant() or all(each.is_constant for each in self.of(polynomial))

    def prime(self, polynomial: Polynomial) -> int:
        """The number of an irreducible polynomial."""
        for number, known in enumerate(self.primes):
            if known == polynomial:
                return number
        self.primes.append(polynomial)
        return len(self.primes) - 1

    def primes_of(self, polynomial: Polynomial) -> list[int]:
        """The primes of a polynomial that is not zero, but for the integers."""
        return [self.prime(part) for part, _ in self._factored(polynomial)[1]]

    def factors(self, element: Element) -> Factors:
        """An element that is not zero, split into primes; integers too, as far as small divisors go."""
        if element.above.is_zero():
            raise NoNormalFormError
        sign, found = 1, dict[int, int]()
        for polynomial, side in ((element.above, 1), (element.below, -1)):
            unit, parts = self._factored(polynomial)
            sign = sign if unit > 0 else -sign
            for integer, direction in ((abs(unit.numerator), side), (unit.denominator, -side)):
                if integer == 1:
                    continue
                for prime, exponent in self._integer_factors(integer):
                    found[prime] = found.get(prime, 0) + direction * exponent
            for part, exponent in parts:
                prime = self.prime(part)
                found[prime] = found.get(prime, 0) + side * exponent
        return Factors(sign, tuple((prime, exponent) for prime, exponent in found.items() if exponent))

    def _factored(self, polynomial: Polynomial) -> Factored:
        if polynomial.is_constant():
            return as_rational(polynomial.leading_coefficient()), []
        if len(polynomial) == 1:
            return self._monomial_factors(polynomial)
        if (unit := self._unit_of_prime(polynomial)) is not None:
            return Fraction(unit), [(polynomial * unit, 1)]
        degree = int(polynomial.total_degree())
        if degree == 1:
            return _linear_factors(polynomial)
        if len(polynomial) > FACTORED_TERMS or degree > FACTORED_DEGREE:
            raise NoNormalFormError
        known = self.factored.setdefault((len(polynomial), polynomial.leading_coefficient()), [])
        for each, found in known:
            if each == polynomial:
                return found
        self.fuel.charge(_FACTOR_PRICE + len(polynomial) * degree)
        found = self._split(polynomial)
        known.append((polynomial, found))
        return found

    def _split(self, polynomial: Polynomial) -> Factored:
        """By FLINT, which takes many times as long where there are generators that do not occur."""
        inside = self.generators_in(polynomial)
        small = ring(len(inside)).context if len(self.ring.gens) > FEW_GENERATORS else self.ring.context
        if small is self.ring.context:
            whole, parts = polynomial.factor()
            return as_rational(whole), [(part, int(exponent)) for part, exponent in parts]
        there = {index: place for place, index in enumerate(inside)}
        back = dict(enumerate(inside))
        whole, parts = polynomial.project_to_context(small, there).factor()
        return as_rational(whole), [
            (part.project_to_context(self.ring.context, back), int(exponent)) for part, exponent in parts
        ]

    def _unit_of_prime(self, polynomial: Polynomial) -> int | None:
        """1 for a known prime, -1 for the opposite of one."""
        if polynomial in self.primes:
            return 1
        return -1 if -polynomial in self.primes else None

    def _monomial_factors(self, monomial: Polynomial) -> Factored:
        powers = [(index, int(power)) for index, power in enumerate(monomial.degrees()) if power]
        unit = as_rational(monomial.leading_coefficient())
        return unit, [(self.ring.gens[index], power) for index, power in powers]

    def _integer_factors(self, integer: int) -> list[tuple[int, int]]:
        if integer.bit_length() > NORMAL_FORM_BITS:
            raise NoNormalFormError
        self.fuel.charge((1 + integer.bit_length() // 64) * _WORD_PRICE)
        found = dict[int, int]()
        small = gcd(integer, _PRODUCT_OF_PRIMES)
        for divisor in _PRIMES:
            if small == 1:
                break
            if small % divisor == 0:
                small //= divisor
                found[divisor], integer = _without(integer, divisor)
        if integer > 1:
            found[integer] = found.get(integer, 0) + 1
        return [(self.prime(self.number(Fraction(each)).above), found[each]) for each in found]


def _linear_factors(polynomial: Polynomial) -> Factored:
    """A polynomial of degree one is irreducible; it becomes primitive, the leading coefficient positive."""
    coefficients = [as_rational(each) for each in polynomial.coeffs()]
    above = gcd(*(each.numerator for each in coefficients))
    below = lcm(*(each.denominator for each in coefficients))
    unit = Fraction(above if coefficients[0] > 0 else -above, below)
    return unit, [(polynomial / fmpq(unit.numerator, unit.denominator), 1)]


def _without(integer: int, divisor: int) -> tuple[int, int]:
    """How often a divisor divides an integer, which may be thousands of times, and what is left."""
    if integer % divisor:
        return 0, integer
    twice, rest = _without(integer // divisor, divisor * divisor)
    if rest % divisor:
        return 1 + 2 * twice, rest
    return 2 + 2 * twice, rest // divisor
