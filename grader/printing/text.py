"""Trees in our plain input language, for people: ``2x*sin(x) + x^2*cos(x)``.

Reading the printed text gives the same tree back, and no other common reading of it. Signs of
multiplication are left out only between a leading number and a name; brackets are put where the
tree needs them and round every quotient in a product, where ``1/2*x`` would leave people in doubt.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from grader.printing.arrangement import rows
from grader.printing.letters import decimal, spelled
from grader.syntax import (
    Answer,
    Application,
    Call,
    Constant,
    Differentiated,
    Equation,
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

# What is put in brackets where it stands as a term, under a minus, as a factor and so on.
_AS_TERM: frozenset[type[Node]] = frozenset((Sum,))
_UNDER_MINUS = _AS_TERM | {Negation}
_AS_NUMERATOR = _UNDER_MINUS | {Quotient}
_AS_FACTOR = _AS_DENOMINATOR = _AS_NUMERATOR | {Product}
_AS_BASE = _AS_FACTOR | {Power}

_ROOTS = MappingProxyType({2: "sqrt", 3: "cbrt"})


def to_text(tree: Node | Answer | Equation) -> str:
    """The tree in our plain input language."""
    if isinstance(tree, Equation):
        return " = ".join(map(to_text, tree.sides))
    if isinstance(tree, Answer):
        return _answer(tree)
    return _text(tree)


def _text(node: Node) -> str:
    return _PRINTERS[type(node)](node)


def _answer(answer: Answer) -> str:
    if not answer.shape:
        return _text(answer.components[0])
    lines = [", ".join(map(_text, row)) for row in rows(answer)]
    return f"[{lines[0]}]" if len(answer.shape) == 1 else f"[{', '.join(f'[{line}]' for line in lines)}]"


def _within(node: Node, bracketed: frozenset[type[Node]]) -> str:
    kind = type(node)
    text = _PRINTERS[kind](node)
    return f"({text})" if kind in bracketed else text


def _sum(node: Sum) -> str:
    return _within(node.terms[0], _AS_TERM) + "".join(map(_signed, node.terms[1:]))


def _signed(term: Node) -> str:
    if isinstance(term, Negation):
        return f" - {_within(term.operand, _UNDER_MINUS)}"
    return f" + {_within(term, _AS_TERM)}"


def _negation(node: Negation) -> str:
    return f"-{_within(node.operand, _UNDER_MINUS)}"


def _product(node: Product) -> str:
    first, *others = [_within(factor, _AS_FACTOR) for factor in node.factors]
    sign = "" if _can_touch(node.factors[0], node.factors[1]) else "*"
    return f"{first}{sign}{'*'.join(others)}"


def _can_touch(first: Node, second: Node) -> bool:
    """Whether a number may stand directly before a name: ``2x``, ``2x^3``, but not ``2e``."""
    name = second.base if isinstance(second, Power) else second
    return isinstance(first, Number) and isinstance(name, Name) and name.name[0] not in "eE"


def _quotient(node: Quotient) -> str:
    above = _within(node.numerator, _AS_NUMERATOR)
    if _ends_in_power(node.numerator):
        above = f"({above})"
    return f"{above}/{_within(node.denominator, _AS_DENOMINATOR)}"


def _ends_in_power(numerator: Node) -> bool:
    """``x^2/3`` may mean a fraction in the exponent, ``(x^2)/3`` may not."""
    last = numerator.factors[-1] if isinstance(numerator, Product) else numerator
    return isinstance(last, Power) and isinstance(last.exponent, _BARE_EXPONENTS)


_BARE_EXPONENTS = (Number, Name, Constant)


def _power(node: Power) -> str:
    exponent = _text(node.exponent)
    bare = isinstance(node.exponent, _BARE_EXPONENTS)
    return f"{_within(node.base, _AS_BASE)}^{exponent if bare else f'({exponent})'}"


def _call(node: Call) -> str:
    return f"{spelled(node.function)}({_text(node.argument)})"


def _logarithm(node: Logarithm) -> str:
    argument, base = _text(node.argument), _text(node.base)
    return f"log_{base}({argument})" if _is_whole(node.base) else f"log({argument}, {base})"


def _is_whole(node: Node) -> bool:
    return isinstance(node, Number) and node.value.denominator == 1


def _root(node: Root) -> str:
    radicand = _text(node.radicand)
    if node.index in _ROOTS:
        return f"{_ROOTS[node.index]}({radicand})"
    return f"root({radicand}, {node.index})"


def _application(node: Application) -> str:
    return f"{node.function}({node.argument})"


def _differentiated(node: Differentiated) -> str:
    if isinstance(node.operand, Name):
        return f"d{node.operand.name}/d{node.variable}"
    return f"d/d{node.variable}[{_text(node.operand)}]"


def _function_value(node: FunctionValue) -> str:
    primes = "'" * node.primes
    return f"{node.function}{primes}({_text(node.argument)})"


_PRINTERS: Mapping[type[Node], Callable[[Any], str]] = MappingProxyType(
    {
        Number: lambda node: decimal(node.value),
        Name: lambda node: node.name,
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
