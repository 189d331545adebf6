"""Which exponents are rational, which powers are exact, and what is claimed of the others."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grader.algebra import compile_program
from grader.algebra.exponents import ExponentKind, NegativeBase, classify, exact_logarithm, exact_power
from grader.algebra.program import Operation
from tests.grader.expressions import tree

NAMES = ("x", "n", "m")
SMALL = st.fractions(min_value=Fraction(1, 20), max_value=20, max_denominator=20)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("x^(1/3)", ExponentKind.ODD_ROOT),
        ("x^0.2", ExponentKind.ODD_ROOT),
        ("x^(2/6)", ExponentKind.ODD_ROOT),
        ("x^(3/9 + 1/3)", ExponentKind.ODD_ROOT),
        ("x^(-5/3)", ExponentKind.ODD_ROOT),
        ("root(x, 5)", ExponentKind.ODD_ROOT),
        ("x^0.25", ExponentKind.EVEN_ROOT),
        ("x^(3/2)", ExponentKind.EVEN_ROOT),
        ("sqrt(x)", ExponentKind.EVEN_ROOT),
        ("x^(sqrt(9/4))", ExponentKind.EVEN_ROOT),
        ("x^(sqrt(4))", ExponentKind.WHOLE),
        ("x^(sin(pi/6) + 3/2)", ExponentKind.WHOLE),
        ("x^(n - n + 7)", ExponentKind.WHOLE),
        ("x^log(8, 2)", ExponentKind.WHOLE),
    ],
)
def test_exponent_has_its_kind_however_it_was_typed(text: str, kind: ExponentKind) -> None:
    steps = compile_program(tree(text, letters=("x", "n")), names=("x", "n")).instructions
    assert [classify(step.number) for step in steps if step.operation is Operation.POWER] == [kind]


@pytest.mark.parametrize(
    ("exponent", "claim"),
    [
        ("pi", NegativeBase.UNDEFINED),
        ("sqrt(2)", NegativeBase.UNDEFINED),
        ("2 + 3 sqrt(2)", NegativeBase.UNDEFINED),
        ("ln(3)/2", NegativeBase.UNDEFINED),
        ("e", NegativeBase.UNDEFINED),
        ("-cos(1)", NegativeBase.UNDEFINED),
        ("n", NegativeBase.UNDEFINED),
        ("2n + 1", NegativeBase.UNDEFINED),
        ("1/n - n^2", NegativeBase.UNDEFINED),
        ("ln(n)", NegativeBase.UNDEFINED),
        ("1/ln(n)", NegativeBase.UNDEFINED),
        ("2sin(3n) - 1", NegativeBase.UNDEFINED),
        ("pi sqrt(atan(e^n))", NegativeBase.UNDEFINED),
        ("ln(2)/|cos(1/n)|", NegativeBase.UNDEFINED),
        ("n sin(n)", NegativeBase.UNDEFINED),
        ("n + tan(n)", NegativeBase.UNDEFINED),
        ("m^n", NegativeBase.UNDEFINED),
        ("-2 m^(n sqrt(m))", NegativeBase.UNDEFINED),
        ("|n e^n|", NegativeBase.UNDEFINED),
        ("n^(1/3) cos(n)", NegativeBase.UNKNOWN),
        ("atan(n) + atan(1/n)", NegativeBase.UNKNOWN),
        ("(n + |n|) sin(n)", NegativeBase.UNKNOWN),
        ("n sqrt(n^2)/n^2 + m/m", NegativeBase.UNKNOWN),
        ("(m - m + 1 - 1)^n e^n + 2", NegativeBase.UNKNOWN),
        ("tan(n) cot(n)", NegativeBase.UNKNOWN),
        ("m^n/m^(n - 1)/m", NegativeBase.UNKNOWN),
        ("sgn(ln(n))", NegativeBase.UNKNOWN),
        ("(sqrt(2)sqrt(3) - sqrt(6)) ln(n)", NegativeBase.UNKNOWN),
        ("ln(n) + ln(1/n)", NegativeBase.UNKNOWN),
        ("ln(n - n + 2 - |n|/n)", NegativeBase.UNKNOWN),
        ("cos(sin(n)^2 + cos(n)^2)", NegativeBase.UNKNOWN),
        ("pi + e", NegativeBase.UNKNOWN),
        ("sqrt(2) sqrt(3)", NegativeBase.UNKNOWN),
        ("sin(n)^2 + cos(n)^2", NegativeBase.UNKNOWN),
        ("|n|/n", NegativeBase.UNKNOWN),
        ("(n^2 - 1)/(n + 1) - n", NegativeBase.UNKNOWN),
    ],
)
def test_negative_base_is_excluded_only_with_a_proof(exponent: str, claim: NegativeBase) -> None:
    program = compile_program(tree(f"x^({exponent})", letters=NAMES), names=NAMES)
    assert program.instructions[program.result].negative_base is claim


@pytest.mark.parametrize(
    ("base", "exponent", "power"),
    [
        ("4", "1/2", "2"),
        ("-8", "2/3", "4"),
        ("-8", "-1/3", "-1/2"),
        ("9/16", "-3/2", "64/27"),
        ("0", "5/2", "0"),
        ("1", str(10**39), "1"),
        ("-1", str(10**39), "1"),
        ("2", "1/2", None),
        ("-4", "1/2", None),
        ("0", "0", None),
        ("0", "-1", None),
        ("3", str(10**39), None),
    ],
)
def test_power_is_exact_or_none(base: str, exponent: str, power: str | None) -> None:
    expected = None if power is None else Fraction(power)
    assert exact_power(Fraction(base), Fraction(exponent)) == expected


@settings(deadline=None, max_examples=100)
@given(SMALL, st.integers(-6, 6), st.integers(1, 6))
def test_root_of_a_power_is_found(base: Fraction, numerator: int, denominator: int) -> None:
    assert exact_power(base**denominator, Fraction(numerator, denominator)) == base**numerator


@pytest.mark.parametrize(
    ("argument", "base", "found"),
    [
        ("8", "2", 3),
        ("1/100", "10", -2),
        ("1", "7", 0),
        ("9", "1/3", -2),
        ("10", "2", None),
        ("8", "1", None),
        ("-8", "2", None),
    ],
)
def test_logarithm_is_exact_or_none(argument: str, base: str, found: int | None) -> None:
    assert exact_logarithm(Fraction(argument), Fraction(base)) == found
