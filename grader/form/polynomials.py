"""Parts of a tree as polynomials in whatever they hold, told apart by number."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import reduce

from flint import Ordering, fmpz_mpoly, fmpz_mpoly_ctx

from grader.algebra import Builder, compile_into, constant_value
from grader.syntax import Constant, Negation, Node, Number, Power, Product, Sum, children, names

# Beyond these an expression is taken as it is: nobody multiplies it out in the head either.
_HIGHEST_POWER = 12
_MOST_TERMS = 200


class Alike:
    """Tells equal parts by a number each, whatever the order of their terms and factors."""

    def __init__(self, node: Node) -> None:
        self._builder = Builder(tuple(sorted(names(node))))

    def number(self, part: Node) -> int:
        return compile_into(self._builder, part)


@dataclass(frozen=True, slots=True)
class Ring:
    """Polynomials with one generator for each part that is no sum, product or whole power."""

    alike: Alike
    context: fmpz_mpoly_ctx
    generators: dict[int, fmpz_mpoly]


def ring_of(parts: Iterable[Node], alike: Alike) -> Ring:
    """The ring that holds all of these parts."""
    atoms = sorted({alike.number(atom) for part in parts for atom in _atoms(part)})
    context = fmpz_mpoly_ctx.get([f"a{atom}" for atom in atoms], Ordering.lex)
    return Ring(alike, context, dict(zip(atoms, context.gens(), strict=True)))


def polynomial(part: Node, ring: Ring) -> fmpz_mpoly | None:
    """The part multiplied out; None where that is long or a coefficient is no whole number."""
    match part:
        case Number(value=value):
            return ring.context.constant(value.numerator) if value.denominator == 1 else None
        case Sum(terms=parts) | Product(factors=parts):
            return _joined([polynomial(inner, ring) for inner in parts], adding=isinstance(part, Sum))
        case Negation(operand=inner):
            positive = polynomial(inner, ring)
            return None if positive is None else -positive
        case Power(base=base) if (degree := whole_power(part)) is not None:
            return _joined([polynomial(base, ring)] * degree, adding=False)
        case _:
            return ring.generators[ring.alike.number(part)]


def whole_power(power: Power) -> int | None:
    """The exponent of a power that may be multiplied out."""
    value = None if isinstance(power.base, Constant) else constant_value(power.exponent)
    if value is None or value.denominator > 1 or not 0 < value <= _HIGHEST_POWER:
        return None
    return value.numerator


def _atoms(part: Node) -> Iterator[Node]:
    """What a part is a polynomial in."""
    match part:
        case Number():
            return
        case Sum() | Product() | Negation():
            for inner in children(part):
                yield from _atoms(inner)
        case Power(base=base) if whole_power(part) is not None:
            yield from _atoms(base)
        case _:
            yield part


def _joined(parts: list[fmpz_mpoly | None], *, adding: bool) -> fmpz_mpoly | None:
    """Their sum or product, while that is short."""

    def join(total: fmpz_mpoly | None, part: fmpz_mpoly | None) -> fmpz_mpoly | None:
        if total is None or part is None or (not adding and len(total) * len(part) > _MOST_TERMS):
            return None
        return total + part if adding else total * part

    return reduce(join, parts)
