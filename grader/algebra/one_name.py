"""Polynomials in one name, read off from programs, and their real roots."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from flint import arb, ctx, fmpq, fmpq_poly, fmpz_poly

from grader.algebra.balls import as_fraction
from grader.algebra.program import Instruction, Operation, Program

_DEGREE = 16
_BITS = 512


@dataclass(frozen=True, slots=True)
class OneName:
    """A polynomial in the name of a column; a number, where that is None."""

    column: int | None
    polynomial: fmpq_poly


def in_one_name(program: Program) -> list[OneName | None]:
    """For each instruction the polynomial that it is, with rational coefficients, if it is one."""
    found: list[OneName | None] = []
    for step in program.instructions:
        parts = [found[slot] for slot in step.arguments]
        known = [part for part in parts if part is not None]
        columns = {part.column for part in known} - {None}
        is_known = len(known) == len(parts) and len(columns) <= 1
        value = _value(step, [part.polynomial for part in known]) if is_known else None
        column = step.column if step.operation is Operation.NAME else next(iter(columns), None)
        found.append(None if value is None else OneName(column, value))
    return found


def _value(step: Instruction, parts: Sequence[fmpq_poly]) -> fmpq_poly | None:
    match step.operation:
        case Operation.NUMBER:
            return fmpq_poly([fmpq(step.number.numerator, step.number.denominator)])
        case Operation.NAME:
            return fmpq_poly([0, 1])
        case Operation.SUM:
            return sum(parts[1:], parts[0])
        case Operation.NEGATION:
            return -parts[0]
        case Operation.PRODUCT:
            return _product(parts)
        case Operation.QUOTIENT if parts[1].degree() == 0:
            return parts[0] / parts[1][0]
        case Operation.POWER if step.number.denominator == 1 and 0 <= step.number <= _DEGREE:
            return _product([parts[0]] * int(step.number))
        case _:
            return None


def _product(parts: Sequence[fmpq_poly]) -> fmpq_poly | None:
    if sum(max(part.degree(), 0) for part in parts) > _DEGREE:
        return None
    product = fmpq_poly([1])
    for part in parts:
        product *= part
    return product


def real_roots(polynomials: Iterable[fmpq_poly]) -> list[arb]:
    """The real roots of all together, each once and in order, so exact that no two of them overlap."""
    factors = {tuple(map(int, factor.coeffs())) for each in polynomials for factor in _irreducible(each)}
    whole = fmpz_poly([1])
    for factor in sorted(factors):
        whole *= fmpz_poly(list(factor))
    with ctx.workprec(_BITS):
        roots = [root.real for root, _ in whole.complex_roots() if root.imag.is_zero()]
        return sorted(roots, key=as_fraction)


def _irreducible(polynomial: fmpq_poly) -> list[fmpz_poly]:
    return [factor for factor, _ in polynomial.numer().factor()[1]]
