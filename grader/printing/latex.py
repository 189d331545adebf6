r"""Trees as LaTeX: ``2x\sin\left(x\right)+x^{2}\cos\left(x\right)``.

Clean for KaTeX and for the maths field; reading it gives the same tree back, and no other reading.
"""

from collections.abc import Callable, Mapping
from itertools import pairwise
from types import MappingProxyType
from typing import Any

from grader.printing.appearance import goes_before
from grader.printing.arrangement import columned
from grader.printing.letters import GREEK, decimal, spelled, stem_and_index
from grader.syntax import (
    Answer,
    Application,
    Call,
    Constant,
    ConstantName,
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

# What is put in brackets where it stands as a term, under a minus, as a factor, as a base.
_AS_TERM = (Sum,)
_UNDER_MINUS = (Sum, Negation)
_AS_FACTOR = (Sum, Negation, Product)
_AS_BASE = (Sum, Negation, Product, Quotient, Power, Call, Logarithm)

_EXPONENT_LETTERS = (Constant(ConstantName.E), Name("E"))

# Functions LaTeX has a command for; the others are named by \operatorname.
_COMMANDS = frozenset(
    {"sin", "cos", "tan", "sec", "csc", "cot", "arcsin", "arccos", "arctan"}
    | {"sinh", "cosh", "tanh", "coth", "exp", "ln"}
)


def to_latex(tree: Node | Answer | Equation) -> str:
    """The tree as LaTeX for mathematics mode, without dollars."""
    if isinstance(tree, Equation):
        return _equation(tree)
    if isinstance(tree, Answer):
        return _answer(tree)
    return _PRINTERS[type(tree)](tree)


def _answer(answer: Answer) -> str:
    if not answer.shape:
        return to_latex(answer.components[0])
    lines = r"\\".join("&".join(map(to_latex, row)) for row in columned(answer))
    return rf"\begin{{bmatrix}}{lines}\end{{bmatrix}}"


def _equation(equation: Equation) -> str:
    first, *others = map(to_latex, equation.sides)
    lines = r"\\".join(f"&={side}" for side in others)
    return rf"\begin{{aligned}}{first}{lines}\end{{aligned}}"


def _bracketed(content: str) -> str:
    return rf"\left({content}\right)"


def _within(node: Node, bracketed: tuple[type[Node], ...]) -> str:
    return _bracketed(to_latex(node)) if isinstance(node, bracketed) else to_latex(node)


def _sum(node: Sum) -> str:
    return _within(node.terms[0], _AS_TERM) + "".join(map(_signed, node.terms[1:]))


def _signed(term: Node) -> str:
    if isinstance(term, Negation):
        return f"-{_within(term.operand, _UNDER_MINUS)}"
    return f"+{_within(term, _AS_TERM)}"


def _negation(node: Negation) -> str:
    return f"-{_within(node.operand, _UNDER_MINUS)}"


def _product(node: Product) -> str:
    text = _within(node.factors[0], _AS_FACTOR)
    for before, factor in pairwise(node.factors):
        following = _within(factor, _AS_FACTOR)
        dotted = _needs_dot(before, factor) or following[0].isdigit()
        text = _joined(text, r"\cdot") if dotted else text
        text = _joined(text, following)
    return text


def _needs_dot(before: Node, factor: Node) -> bool:
    """Whether touching would read as a mixed number, as ``2e-8``, or as a function before its argument."""
    if isinstance(before, Differentiated) or isinstance(factor, Differentiated):
        return True
    if isinstance(before, Number):
        return isinstance(factor, Quotient) or factor in _EXPONENT_LETTERS
    return isinstance(before, Name | Constant) and isinstance(factor, _AS_FACTOR)


def _joined(left: str, right: str) -> str:
    """A blank keeps letters apart, which would else make another word: ``p i``, ``\\pi x``."""
    return f"{left} {right}" if left[-1].isalpha() and right[0].isalnum() else left + right


def _quotient(node: Quotient) -> str:
    return rf"\frac{{{to_latex(node.numerator)}}}{{{to_latex(node.denominator)}}}"


def _power(node: Power) -> str:
    exponent = to_latex(node.exponent)
    match node.base:
        case Call(function=function, argument=argument) if goes_before(function, node.exponent):
            return f"{_function(function)}^{{{exponent}}}{_bracketed(to_latex(argument))}"
        case Call(function=FunctionName.ABS):
            return f"{to_latex(node.base)}^{{{exponent}}}"
        case _:
            return f"{_within(node.base, _AS_BASE)}^{{{exponent}}}"


def _call(node: Call) -> str:
    if node.function is FunctionName.ABS:
        return rf"\left|{to_latex(node.argument)}\right|"
    return _function(node.function) + _bracketed(to_latex(node.argument))


def _function(function: FunctionName) -> str:
    name = spelled(function)
    return rf"\{name}" if name in _COMMANDS else rf"\operatorname{{{name}}}"


def _logarithm(node: Logarithm) -> str:
    return rf"\log_{{{to_latex(node.base)}}}{_bracketed(to_latex(node.argument))}"


def _root(node: Root) -> str:
    index = "" if node.index == 2 else f"[{node.index}]"
    return rf"\sqrt{index}{{{to_latex(node.radicand)}}}"


def _name(name: str) -> str:
    stem, index = stem_and_index(name)
    letter = _letter(stem)
    return f"{letter}_{{{index}}}" if index else letter


def _letter(stem: str) -> str:
    if stem in GREEK:
        return rf"\{stem}"
    return stem if len(stem) == 1 else rf"\mathrm{{{stem}}}"


def _constant(node: Constant) -> str:
    return r"\pi" if node.constant is ConstantName.PI else "e"


def _application(node: Application) -> str:
    return _name(node.function) + _bracketed(_name(node.argument))


def _differentiated(node: Differentiated) -> str:
    sign = r"\partial " if node.is_partial else "d"
    below = f"{sign}{_name(node.variable)}"
    if isinstance(node.operand, Name):
        return rf"\frac{{{sign}{_name(node.operand.name)}}}{{{below}}}"
    return rf"\frac{{{sign.strip()}}}{{{below}}}\left[{to_latex(node.operand)}\right]"


def _function_value(node: FunctionValue) -> str:
    primes = "'" * node.primes
    return f"{_name(node.function)}{primes}{_bracketed(to_latex(node.argument))}"


_PRINTERS: Mapping[type[Node], Callable[[Any], str]] = MappingProxyType(
    {
        Number: lambda node: decimal(node.value),
        Name: lambda node: _name(node.name),
        Constant: _constant,
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
