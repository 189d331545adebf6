"""How names, numbers and functions are spelled in every kind of output."""

# ruff: noqa: RUF001
import re
from fractions import Fraction
from types import MappingProxyType

from grader.syntax import FunctionName

GREEK = MappingProxyType(
    {
        "alpha": "α",
        "beta": "β",
        "gamma": "γ",
        "delta": "δ",
        "epsilon": "ε",
        "zeta": "ζ",
        "eta": "η",
        "theta": "θ",
        "iota": "ι",
        "kappa": "κ",
        "lambda": "λ",
        "mu": "μ",
        "nu": "ν",
        "xi": "ξ",
        "pi": "π",
        "rho": "ρ",
        "sigma": "σ",
        "tau": "τ",
        "upsilon": "υ",
        "phi": "φ",
        "chi": "χ",
        "psi": "ψ",
        "omega": "ω",
        "Gamma": "Γ",
        "Delta": "Δ",
        "Theta": "Θ",
        "Lambda": "Λ",
        "Xi": "Ξ",
        "Pi": "Π",
        "Sigma": "Σ",
        "Upsilon": "Υ",
        "Phi": "Φ",
        "Psi": "Ψ",
        "Omega": "Ω",
    }
)

# The inverse functions are spelled as mathematicians do; every other function as in the tree.
_INVERSES = MappingProxyType(
    {
        FunctionName.ASIN: "arcsin",
        FunctionName.ACOS: "arccos",
        FunctionName.ATAN: "arctan",
        FunctionName.ASEC: "arcsec",
        FunctionName.ACSC: "arccsc",
        FunctionName.ACOT: "arccot",
        FunctionName.ASINH: "arsinh",
        FunctionName.ACOSH: "arcosh",
        FunctionName.ATANH: "artanh",
        FunctionName.ASECH: "arsech",
        FunctionName.ACSCH: "arcsch",
        FunctionName.ACOTH: "arcoth",
    }
)

_SPELLED = MappingProxyType({function: function.value for function in FunctionName} | _INVERSES)

# Functions whose power is written between name and argument, as in sin^2 x.
POWER_BEFORE_ARGUMENT = frozenset(
    {
        FunctionName.SIN,
        FunctionName.COS,
        FunctionName.TAN,
        FunctionName.SEC,
        FunctionName.CSC,
        FunctionName.COT,
        FunctionName.SINH,
        FunctionName.COSH,
        FunctionName.TANH,
        FunctionName.SECH,
        FunctionName.CSCH,
        FunctionName.COTH,
    }
)


def spelled(function: FunctionName) -> str:
    """The function's name as it is printed."""
    return _SPELLED[function]


def stem_and_index(name: str) -> tuple[str, str]:
    """``x_1`` and ``x1`` are x with index 1; a name without an index has the index ``""``."""
    match = re.fullmatch(r"([^\W\d_]+)_?(\w*)", name)
    return (match[1], match[2]) if match else (name, "")


def decimal(value: Fraction) -> str:
    """The finite decimal expansion of a number of a tree, without trailing zeros."""
    if value.denominator == 1 and value.numerator >= 0:
        return str(value.numerator)
    places = _decimal_places(value.denominator)
    if value < 0 or places is None:
        message = f"no number of a tree: {value}"
        raise ValueError(message)
    digits = str(value.numerator * 10**places // value.denominator).zfill(places + 1)
    return f"{digits[:-places]}.{digits[-places:]}" if places else digits


def _decimal_places(denominator: int) -> int | None:
    twos = fives = 0
    while denominator % 2 == 0:
        denominator, twos = denominator // 2, twos + 1
    while denominator % 5 == 0:
        denominator, fives = denominator // 5, fives + 1
    return max(twos, fives) if denominator == 1 else None
