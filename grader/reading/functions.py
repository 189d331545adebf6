"""The spellings of functions and constants: a closed table."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from grader.syntax import ConstantName, FunctionName


class SpecialFunction(StrEnum):
    """Functions that become no plain call: logarithms to a base and roots."""

    LOG = "log"
    LG = "lg"
    SQRT = "sqrt"
    CBRT = "cbrt"
    ROOT = "root"


Function = FunctionName | SpecialFunction

_TRIGONOMETRIC = ("sin", "cos", "tan", "sec", "csc", "cot")
_HYPERBOLIC = ("sinh", "cosh", "tanh", "sech", "csch", "coth")

_PLAIN: dict[str, Function] = {
    **{name.value: name for name in FunctionName},
    **{name.value: name for name in SpecialFunction},
    "cosec": FunctionName.CSC,
    "cosech": FunctionName.CSCH,
    "sign": FunctionName.SGN,
}

_INVERSE: dict[str, Function] = {
    **{f"arc{name}": FunctionName(f"a{name}") for name in (*_TRIGONOMETRIC, *_HYPERBOLIC)},
    **{f"ar{name}": FunctionName(f"a{name}") for name in _HYPERBOLIC},
    "acosec": FunctionName.ACSC,
    "arccosec": FunctionName.ACSC,
    "arcosech": FunctionName.ACSCH,
}

FUNCTIONS = MappingProxyType({**_PLAIN, **_INVERSE})

FUNCTION_NAMES = MappingProxyType({name.value: name for name in FunctionName})

CONSTANTS = MappingProxyType({name.value: name for name in ConstantName})

# sin^-1 is arcsin; of every other function ^-1 is a power.
INVERSES = MappingProxyType(
    {FunctionName(name): FunctionName(f"a{name}") for name in (*_TRIGONOMETRIC, *_HYPERBOLIC)}
)

ROOT_INDICES: Mapping[str, int] = MappingProxyType(
    {SpecialFunction.SQRT: 2, SpecialFunction.CBRT: 3, SpecialFunction.ROOT: 2}
)
