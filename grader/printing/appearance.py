"""What a tree looks like when it is drawn: the questions on which brackets and signs depend."""

from grader.marking import is_marked
from grader.printing.letters import POWER_BEFORE_ARGUMENT
from grader.syntax import (
    Call,
    Constant,
    Differentiated,
    FunctionName,
    Logarithm,
    Name,
    Negation,
    Node,
    Number,
    Power,
    Product,
    Quotient,
    Root,
    children,
)

ATOMS = (Number, Name, Constant)


def is_abs(node: Node) -> bool:
    return isinstance(node, Call) and node.function is FunctionName.ABS


def goes_before(function: FunctionName, exponent: Node) -> bool:
    """Whether a power is written before the argument: ``sin^2 x``, but not ``sin^-1 x``."""
    whole = isinstance(exponent, Number) and exponent.value.denominator == 1 and exponent.value > 1
    return whole and function in POWER_BEFORE_ARGUMENT


def begins_with_function(node: Node) -> bool:
    """Whether the name of a function comes first; ``|x|`` has none, nor has a power of a marked sine."""
    match node:
        case Call(function=function):
            return function is not FunctionName.ABS
        case Power(base=Call(function=function) as base, exponent=exponent):
            return goes_before(function, exponent) and not is_marked(base)
        case _:
            return isinstance(node, Logarithm)


def begins_with_digit(node: Node) -> bool:
    return isinstance(node.base if isinstance(node, Power) else node, Number)


def is_tall(node: Node) -> bool:
    """Whether brackets must grow to embrace it."""
    match node:
        case Quotient() | Root() | Differentiated():
            return True
        case Power(base=base):
            return is_tall(base)
        case _:
            return any(map(is_tall, children(node)))


def is_run(node: Node) -> bool:
    """Whether it is a number, a letter, or a number with letters: ``2x``."""
    match node:
        case Product(factors=(first, *others)):
            return isinstance(first, ATOMS) and all(isinstance(part, Name | Constant) for part in others)
        case _:
            return isinstance(node, ATOMS)


def is_plain(argument: Node) -> bool:
    """Whether an argument is understood without brackets: ``2x``, ``|x|``, a root."""
    return is_run(argument) or isinstance(argument, Root) or is_abs(argument)


def fits_a_line(numerator: Node) -> bool:
    """Whether a fraction in an exponent may stand on one line: ``e^(-x^2/2)``."""
    match numerator:
        case Negation(operand=operand):
            return fits_a_line(operand)
        case Product(factors=factors):
            return all(map(fits_a_line, factors))
        case Power(base=base, exponent=exponent):
            return isinstance(base, ATOMS) and isinstance(exponent, ATOMS)
        case _:
            return isinstance(numerator, ATOMS)
