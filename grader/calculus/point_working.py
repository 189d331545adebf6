"""Slopes, tangents, secants and difference quotients worked out with their numbers."""

from fractions import Fraction

from grader.algebra import constant_value
from grader.calculus.differentiate import differentiate
from grader.calculus.page import Page, equation
from grader.calculus.working import work_out
from grader.outcomes import StepCode
from grader.questions.point_tasks import (
    AtPoints,
    DifferenceQuotient,
    Method,
    NumericalDerivative,
    Secant,
    Slope,
    Tangent,
)
from grader.questions.tidying import literal
from grader.syntax import Name, Negation, Node, Number, Product, Quotient, Sum, substitute

_TWO = Number(Fraction(2))


def work_at_points(question: AtPoints, key: Node, page: Page) -> None:
    """Write the lines for a task about a function at points; the last side is the key."""
    page.define_function(question.wrt, question.function)
    match question:
        case NumericalDerivative():
            _numerical(question, key, page)
        case Tangent():
            _tangent(question, key, page)
        case Slope():
            _slope(question, page)
        case Secant():
            _secant(question, page)
    _close(key, page)


def work_quotient(question: DifferenceQuotient, key: Node, page: Page) -> None:
    """f(x + h), the quotient with it put in, and what is left when the step is cancelled."""
    page.define_function(question.wrt, question.function)
    moved = page.value(Sum((Name(question.wrt), Name(question.step))))
    here = page.value(Name(question.wrt))
    (target,) = question.targets()
    there = substitute(question.function, {question.wrt: moved.argument})
    page.write(StepCode.VALUE, equation(moved, there))
    asked = Quotient(_minus(moved, here), Name(question.step))
    page.write(StepCode.SLOPE_OF_LINE, equation(asked, target.function))
    page.write(StepCode.SIMPLIFY, equation(target.function, key))


def _slope(question: Slope, page: Page) -> None:
    tree = differentiate(question.function, question.wrt)
    work_out(tree, page, is_whole=True)
    _write_value(page, question, question.at, primes=1)


def _tangent(question: Tangent, key: Node, page: Page) -> None:
    """y = f(a) + f'(a)(x - a)"""
    _slope(question, page)
    _write_value(page, question, question.at)
    variable, at = Name(question.wrt), question.at
    value, slope = (page.value(at, primes=primes) for primes in (0, 1))
    formula = Sum((value, Product((slope, _minus(variable, at)))))
    numbers = Sum((_number(question, at), Product((_number(question, at, primes=1), _minus(variable, at)))))
    page.write(StepCode.LINE, equation(formula, numbers, key))


def _secant(question: Secant, page: Page) -> None:
    """(f(b) - f(a)) / (b - a)"""
    start, end = question.start, question.end
    for place in (start, end):
        _write_value(page, question, place)
    rise = _minus(page.value(end), page.value(start))
    numbers = Quotient(_minus(_number(question, end), _number(question, start)), _minus(end, start))
    formula = Quotient(rise, _minus(end, start))
    page.write(StepCode.SLOPE_OF_LINE, equation(formula, numbers))


def _numerical(question: NumericalDerivative, key: Node, page: Page) -> None:
    before, after = question.places()
    for place in (before, after):
        _write_value(page, question, place)
    is_central = question.method is Method.CENTRAL
    width = Product((_TWO, question.step)) if is_central else question.step
    formula = Quotient(_minus(page.value(after), page.value(before)), width)
    numbers = Quotient(_minus(_number(question, after), _number(question, before)), width)
    page.write(StepCode.SLOPE_OF_LINE, equation(formula, numbers))


def _write_value(page: Page, question: AtPoints, place: Node, *, primes: int = 0) -> None:
    put_in = _put_in(question, place, primes)
    value = page.value(place, primes=primes)
    number = _number(question, place, primes=primes)
    page.write(StepCode.VALUE, equation(value, put_in, number))


def _number(question: AtPoints, place: Node, *, primes: int = 0) -> Node:
    """The value as a number where it is rational, else as it stands with the place put in."""
    put_in = _put_in(question, place, primes)
    value = constant_value(put_in)
    return put_in if value is None else _written(value)


def _put_in(question: AtPoints, place: Node, primes: int) -> Node:
    function = question.function
    for _ in range(primes):
        function = differentiate(function, question.wrt).result
    return substitute(function, {question.wrt: place})


def _written(value: Fraction) -> Node:
    """A decimal where the expansion is short, else a fraction."""
    rest = value.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    if rest != 1 or value.denominator < 10:
        return literal(value)
    return Negation(Number(-value)) if value < 0 else Number(value)


def _close(key: Node, page: Page) -> None:
    """The key as the last side, if it is not there yet."""
    last = page.lines[-1].equations[-1].sides[-1]
    if isinstance(last, Node):
        page.simplify(last, key)


def _minus(left: Node, right: Node) -> Node:
    return Sum((left, Negation(right)))
