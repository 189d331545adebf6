"""Trees as spoken English, the text alternative of every formula.

A listener must be able to write the formula down: whatever is longer than a letter or a number is
closed by a spoken bracket, ``end fraction``, ``end root`` or ``end power``.
"""

from collections.abc import Callable, Mapping
from fractions import Fraction
from itertools import pairwise
from types import MappingProxyType
from typing import Any, TypeGuard

from grader.marking import is_marked
from grader.printing.appearance import ATOMS, is_run
from grader.printing.arrangement import rows
from grader.printing.letters import POWER_BEFORE_ARGUMENT, decimal, stem_and_index
from grader.syntax import (
    Answer,
    Application,
    Call,
    Constant,
    Differentiated,
    Equation,
    FunctionName,
    FunctionValue,
    Logarithm,
    Name,
    Negation,
    Node,
    Number,
    Power,
    Product,
    Quotient,
    Root,
    Sum,
)

# What is put in spoken brackets where it stands as a term, under a minus, as a factor, as a base.
_AS_TERM = (Sum,)
_UNDER_MINUS = (Sum, Negation)
_AS_FACTOR = (Sum, Negation, Product)
_AS_BASE = (Sum, Negation, Product, Quotient, Power, Call, Logarithm, Root)

_SPOKEN = MappingProxyType(
    {
        FunctionName.SIN: "sine",
        FunctionName.COS: "cosine",
        FunctionName.TAN: "tangent",
        FunctionName.SEC: "secant",
        FunctionName.CSC: "cosecant",
        FunctionName.COT: "cotangent",
        FunctionName.EXP: "exponential",
        FunctionName.LN: "natural log",
        FunctionName.ABS: "absolute value",
        FunctionName.SGN: "sign",
    }
)
_ORDINALS = MappingProxyType({2: "square", 3: "cube"})
_POWERS: Mapping[Fraction | int, str] = MappingProxyType({2: "squared", 3: "cubed"})
_PARTS: Mapping[Fraction | int, tuple[str, str]] = MappingProxyType(
    {
        2: ("half", "halves"),
        3: ("third", "thirds"),
        4: ("quarter", "quarters"),
        5: ("fifth", "fifths"),
        6: ("sixth", "sixths"),
        8: ("eighth", "eighths"),
        10: ("tenth", "tenths"),
    }
)


def to_speech(tree: Node | Answer | Equation) -> str:
    """The tree as it is read aloud."""
    if isinstance(tree, Equation):
        return " equals ".join(map(to_speech, tree.sides))
    if isinstance(tree, Answer):
        return _answer(tree)
    return _marked(tree, _PRINTERS[type(tree)](tree))


def _marked(node: Node, said: str) -> str:
    return f"marked: {said}, end of mark" if is_marked(node) else said


def _answer(answer: Answer) -> str:
    match answer.shape:
        case ():
            return to_speech(answer.components[0])
        case (size,):
            return f"vector of {size} components: {_listed(answer.components)}"
        case shape:
            lines = (f"row {at}: {_listed(row)}" for at, row in enumerate(rows(answer), start=1))
            return f"{' by '.join(map(str, shape))} matrix; {'; '.join(lines)}"


def _listed(parts: tuple[Node, ...]) -> str:
    return ", ".join(map(to_speech, parts))


def _within(node: Node, bracketed: tuple[type[Node], ...]) -> str:
    return _bracketed(node) if isinstance(node, bracketed) else to_speech(node)


def _bracketed(node: Node) -> str:
    return f"open bracket {to_speech(node)} close bracket"


def _sum(node: Sum) -> str:
    return _within(node.terms[0], _AS_TERM) + "".join(map(_signed, node.terms[1:]))


def _signed(term: Node) -> str:
    if isinstance(term, Negation):
        return f" {_marked(term, f'minus {_within(term.operand, _UNDER_MINUS)}')}"
    return f" plus {_within(term, _AS_TERM)}"


def _negation(node: Negation) -> str:
    return f"minus {_within(node.operand, _UNDER_MINUS)}"


def _product(node: Product) -> str:
    text = _within(node.factors[0], _AS_FACTOR)
    for factor, following in pairwise(node.factors):
        sign = " " if isinstance(factor, ATOMS) and isinstance(following, Name | Constant) else " times "
        text += sign + _within(following, _AS_FACTOR)
    return text


def _quotient(node: Quotient) -> str:
    above, below = node.numerator, node.denominator
    if _is_plain_number(above) and _is_plain_number(below) and below.value in _PARTS:
        return f"{decimal(above.value)} {_PARTS[below.value][above.value != 1]}"
    return f"the fraction {to_speech(above)} over {to_speech(below)} end fraction"


def _is_plain_number(node: Node) -> TypeGuard[Number]:
    """Whether it may be said in one word with what it belongs to: a marked number may not."""
    return isinstance(node, Number) and not is_marked(node)


def _power(node: Power) -> str:
    base, exponent = node.base, _exponent(node.exponent)
    if exponent in _POWERS.values() and _is_before_argument(base):
        return f"{_function(base.function)} {exponent} of {_closed(base.argument)}"
    return f"{_within(base, _AS_BASE)} {exponent}"


def _is_before_argument(base: Node) -> TypeGuard[Call]:
    """Whether a power is said before the argument: sine squared of x, but not of a marked sine."""
    return isinstance(base, Call) and base.function in POWER_BEFORE_ARGUMENT and not is_marked(base)


def _exponent(node: Node) -> str:
    if _is_plain_number(node) and node.value in _POWERS:
        return _POWERS[node.value]
    end = "" if isinstance(node, ATOMS) else " end power"
    return f"to the power {to_speech(node)}{end}"


def _call(node: Call) -> str:
    if node.function is FunctionName.ABS:
        return f"the absolute value of {_ended(node.argument, end='end absolute value')}"
    return f"{_function(node.function)} of {_closed(node.argument)}"


def _function(function: FunctionName) -> str:
    """``asinh`` is the inverse hyperbolic sine."""
    if function in _SPOKEN:
        return _SPOKEN[function]
    if function.startswith("a"):
        return f"inverse {_function(FunctionName(function[1:]))}"
    return f"hyperbolic {_function(FunctionName(function[:-1]))}"


def _closed(argument: Node) -> str:
    """An argument whose end a listener hears: ``2 x`` as it is, anything longer in brackets."""
    return to_speech(argument) if is_run(argument) else _bracketed(argument)


def _ended(part: Node, *, end: str) -> str:
    return to_speech(part) if is_run(part) else f"{to_speech(part)} {end}"


def _logarithm(node: Logarithm) -> str:
    return f"log base {_ended(node.base, end='end base')} of {_closed(node.argument)}"


def _root(node: Root) -> str:
    kind = _ORDINALS.get(node.index, f"{node.index}th")
    return f"the {kind} root of {_ended(node.radicand, end='end root')}"


def _name(name: str) -> str:
    stem, index = stem_and_index(name)
    return f"{stem} sub {index}" if index else stem


def _application(node: Application) -> str:
    return f"{_name(node.function)} of {_name(node.argument)}"


def _differentiated(node: Differentiated) -> str:
    """The derivative with respect to x of ..., partial or not."""
    kind = "partial derivative" if node.is_partial else "derivative"
    return f"the {kind} with respect to {_name(node.variable)} of {_closed(node.operand)}"


def _function_value(node: FunctionValue) -> str:
    return f"{_name(node.function)}{' prime' * node.primes} of {_closed(node.argument)}"


_PRINTERS: Mapping[type[Node], Callable[[Any], str]] = MappingProxyType(
    {
        Number: lambda node: decimal(node.value),
        Name: lambda node: _name(node.name),
        Constant: lambda node: node.constant.value,
        Sum: _sum,
        Product: _product,
        Quotient: _quotient,
        Power: _power,
        Negation: _negation,
        Call: _call,
        Logarithm: _logarithm,
        Root: _root,
        Application: _application,
        Differentiated: _differentiated,
        FunctionValue: _function_value,
    }
)
