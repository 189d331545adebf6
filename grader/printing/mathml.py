"""Trees as MathML Core for the browser, with the spoken form as text alternative.

Drawn for people: functions of a single name stand without brackets (``2x sin x``), powers of
trigonometric functions before the argument, simple fractions in exponents on one line.
"""

from collections.abc import Callable, Mapping
from html import escape
from itertools import pairwise
from types import MappingProxyType
from typing import Any

from grader.marking import is_marked
from grader.printing.appearance import (
    ATOMS,
    begins_with_digit,
    begins_with_function,
    fits_a_line,
    is_abs,
    is_plain,
    is_tall,
)
from grader.printing.arrangement import columned
from grader.printing.elements import (
    APPLY,
    APPLY_WITH_SPACE,
    BARS,
    BOXED_MINUS,
    BRACKETS,
    DOT,
    EQUALS,
    MINUS,
    PLUS,
    PRIME,
    SIGN,
    SLASH,
    SQUARE,
    TIGHT_MINUS,
    TIGHT_PLUS,
    TIMES,
    TIMES_WITH_SPACE,
    Row,
    element,
    function_element,
    index_element,
    letter,
    name_element,
    single,
)
from grader.printing.letters import decimal, stem_and_index
from grader.printing.speech import to_speech
from grader.syntax import (
    Answer,
    Application,
    Call,
    Constant,
    ConstantName,
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

# What is put in brackets where it stands as a term, under a minus, as a factor, as a base.
_AS_TERM = (Sum,)
_UNDER_MINUS = (Sum, Negation)
_AS_FACTOR = (Sum, Negation, Product)
_AS_BASE = (Sum, Negation, Product, Quotient, Power, Call, Logarithm, Root)


def to_mathml(tree: Node | Answer | Equation, *, display: bool = False) -> str:
    """A whole ``<math>`` element; ``display`` sets it on a line of its own."""
    content = _equation(tree) if isinstance(tree, Equation) else _side(tree)
    block = ' display="block"' if display else ""
    return f'<math{block} alttext="{escape(to_speech(tree))}">{content}</math>'


def _answer(answer: Answer) -> str:
    if not answer.shape:
        return single(_row(answer.components[0]))
    lines = (element("mtr", *(element("mtd", *_row(part)) for part in row)) for row in columned(answer))
    table = f'<mtable displaystyle="true">{"".join(lines)}</mtable>'
    return element("mrow", "<mo>[</mo>", table, "<mo>]</mo>")


def _equation(equation: Equation) -> str:
    """The sides one below the other, their equals signs in one column."""
    first, *others = map(_side, equation.sides)
    if not others:
        return first
    lefts = (first, *[""] * (len(others) - 1))
    lines = (
        element("mtr", _cell("left", left), _cell("sign", EQUALS), _cell("right", right))
        for left, right in zip(lefts, others, strict=True)
    )
    return f'<mtable class="equation" displaystyle="true">{"".join(lines)}</mtable>'


def _cell(kind: str, content: str) -> str:
    return f'<mtd class="equation-{kind}">{content}</mtd>'


def _side(side: Node | Answer) -> str:
    return _answer(side) if isinstance(side, Answer) else single(_row(side))


def _row(node: Node) -> Row:
    return _marked(node, _DRAWN[type(node)](node))


def _marked(node: Node, row: Row) -> Row:
    """In a box of its own, where somebody is to look at it."""
    return (f'<mrow class="marked">{"".join(row)}</mrow>',) if is_marked(node) else row


def _within(node: Node, bracketed: tuple[type[Node], ...]) -> Row:
    return _bracketed(node) if isinstance(node, bracketed) else _row(node)


def _bracketed(node: Node, *, fences: tuple[str, str] = BRACKETS) -> Row:
    """Brackets grow with fractions and roots only; round flat content they keep their size."""
    tall = is_tall(node)
    opening, closing = (fence.format("" if tall else ' stretchy="false"') for fence in fences)
    row = (opening, *_row(node), closing)
    return (single(row),) if tall else row


def _sum(node: Sum) -> Row:
    row = _within(node.terms[0], _AS_TERM)
    for term in node.terms[1:]:
        if isinstance(term, Negation):
            sign = BOXED_MINUS if is_marked(term) else MINUS
            row += _marked(term, (sign, *_within(term.operand, _UNDER_MINUS)))
        else:
            row += (PLUS, *_within(term, _AS_TERM))
    return row


def _negation(node: Negation) -> Row:
    return (SIGN, *_within(node.operand, _UNDER_MINUS))


def _product(node: Product) -> Row:
    row: Row = ()
    for factor, following in pairwise(node.factors):
        row += (*_leading_factor(factor, following), _sign(factor, following))
    return row + _within(node.factors[-1], _AS_FACTOR)


def _leading_factor(factor: Node, following: Node) -> Row:
    """A function's argument needs brackets before a factor that would seem to belong to it."""
    if begins_with_function(factor) and not begins_with_function(following):
        return _marked(factor, _applied(factor, bare=False))
    return _within(factor, _AS_FACTOR)


def _sign(factor: Node, following: Node) -> str:
    """A dot where touching would read as another number, a thin space round functions and bars."""
    if begins_with_digit(following) or (
        isinstance(following, Quotient) and isinstance(factor, Number | Quotient)
    ):
        return DOT
    if isinstance(following, Product | Differentiated) or isinstance(factor, Differentiated):
        return DOT
    functions = begins_with_function(factor) or begins_with_function(following)
    bars = is_abs(factor) and is_abs(following)
    return TIMES_WITH_SPACE if functions or bars else TIMES


def _quotient(node: Quotient) -> Row:
    return (element("mfrac", single(_row(node.numerator)), single(_row(node.denominator))),)


def _power(node: Power) -> Row:
    if begins_with_function(node):
        return _applied(node, bare=True)
    exponent = single(_tight(_in_script(node.exponent)))
    match node.base:
        case Name(name=name) as base if all(stem_and_index(name)) and not is_marked(base):
            stem, index = stem_and_index(name)
            return (element("msubsup", letter(stem), index_element(index), exponent),)
        case base:
            *before, last = _row(base) if is_abs(base) else _within(base, _AS_BASE)
            return (*before, element("msup", last, exponent))


def _in_script(node: Node) -> Row:
    """An exponent; simple fractions stand on one line there, where a drawn one would be tiny."""
    match node:
        case Quotient(numerator=above, denominator=below) if fits_a_line(above) and isinstance(below, ATOMS):
            return _marked(node, (*_row(above), SLASH, *_row(below)))
        case Negation(operand=Quotient() as quotient):
            return _marked(node, (SIGN, *_in_script(quotient)))
        case _:
            return _row(node)


def _tight(row: Row) -> Row:
    """Signs of sums stand close in an exponent, as in print."""
    return tuple(part.replace(PLUS, TIGHT_PLUS).replace(MINUS, TIGHT_MINUS) for part in row)


def _call(node: Call) -> Row:
    if is_abs(node):
        return _bracketed(node.argument, fences=BARS)
    return _applied(node, bare=True)


def _applied(node: Node, *, bare: bool) -> Row:
    """A function, a power of a function or a logarithm, before its argument."""
    head, argument = _head_and_argument(node)
    if bare and is_plain(argument):
        return (head, APPLY_WITH_SPACE, *_row(argument))
    return (head, APPLY, *_bracketed(argument))


def _head_and_argument(node: Node) -> tuple[str, Node]:
    match node:
        case Power(base=Call(function=function, argument=argument), exponent=exponent):
            return element("msup", function_element(function), *_row(exponent)), argument
        case Logarithm(argument=argument, base=base):
            return element("msub", "<mi>log</mi>", single(_in_script(base))), argument
        case Call(function=function, argument=argument):
            return function_element(function), argument
    message = f"no function: {node}"
    raise TypeError(message)


def _root(node: Root) -> Row:
    if node.index == 2:
        return (element("msqrt", *_row(node.radicand)),)
    return (element("mroot", single(_row(node.radicand)), element("mn", str(node.index))),)


def _constant(node: Constant) -> Row:
    return (element("mi", "π" if node.constant is ConstantName.PI else "e"),)


def _application(node: Application) -> Row:
    opening, closing = '<mo stretchy="false">(</mo>', '<mo stretchy="false">)</mo>'
    return (name_element(node.function), APPLY, opening, name_element(node.argument), closing)


def _differentiated(node: Differentiated) -> Row:
    sign = element("mi", "\N{PARTIAL DIFFERENTIAL}" if node.is_partial else "d")
    below = element("mrow", sign, name_element(node.variable))
    if isinstance(node.operand, Name):
        return (element("mfrac", element("mrow", sign, name_element(node.operand.name)), below),)
    return (element("mfrac", sign, below), *_bracketed(node.operand, fences=SQUARE))


def _function_value(node: FunctionValue) -> Row:
    """The font's prime stands high by itself; in an exponent it would rise twice."""
    primes = (PRIME,) * node.primes
    return (name_element(node.function), *primes, APPLY, *_bracketed(node.argument))


_DRAWN: Mapping[type[Node], Callable[[Any], Row]] = MappingProxyType(
    {
        Number: lambda node: (element("mn", decimal(node.value)),),
        Name: lambda node: (name_element(node.name),),
        Constant: _constant,
        Sum: _sum,
        Product: _product,
        Quotient: _quotient,
        Power: _power,
        Negation: _negation,
        Call: _call,
        Logarithm: lambda node: _applied(node, bare=True),
        Root: _root,
        Application: _application,
        Differentiated: _differentiated,
        FunctionValue: _function_value,
    }
)
