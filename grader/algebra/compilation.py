"""From syntax trees to straight-line programs, and the exact facts about constants in a tree."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from grader.algebra.arithmetic import ONE
from grader.algebra.builder import Builder
from grader.algebra.program import Instruction, Operation, Program
from grader.syntax import (
    Application,
    Call,
    Constant,
    ConstantName,
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
    Span,
    Sum,
    children,
    walk,
)
from grader.syntax import names as names_in


def compile_program(node: Node, *, names: tuple[str, ...]) -> Program:
    """The program of one tree whose names all occur in ``names``, which order the columns of a point."""
    return compile_together((node,), names=names)


def compile_together(nodes: Sequence[Node], *, names: tuple[str, ...]) -> Program:
    """One program for several trees: their common parts once, an output for each tree."""
    return Compiled.of(nodes, names=names).program()


@dataclass(frozen=True, slots=True)
class Compiled:
    """Trees compiled together, to which more can be added; ``outputs`` has an instruction for each."""

    builder: Builder
    outputs: tuple[int, ...]

    @classmethod
    def of(cls, nodes: Sequence[Node], *, names: tuple[str, ...]) -> "Compiled":
        builder = Builder(names)
        return cls(builder, tuple([compile_into(builder, node) for node in nodes]))

    def compacted(self) -> "Compiled":
        """Numbered as in the program, so that what is known of that holds for what grows on this."""
        return Compiled(*self.builder.compacted(self.outputs))

    def grown(self, node: Node) -> "Compiled":
        """With one more tree; what was compiled before is kept as it is."""
        builder = self.builder.copied()
        return Compiled(builder, (*self.outputs, compile_into(builder, node)))

    def program(self) -> Program:
        return self.builder.program(self.outputs)


def resolve(program: Program, signs: Mapping[int, int]) -> Program:
    """The program where the argument of each absolute value or sign in ``signs`` has the sign given.

    There ``|u|`` is ``u`` or ``-u``, so that terms may cancel exactly. Where an argument is known to be
    zero it is the number 0.
    """
    builder = Builder(program.names)
    builder.extent = program.extent
    slots: list[int] = []
    for index, step in enumerate(program.instructions):
        arguments = [slots[argument] for argument in step.arguments]
        slots.append(_rebuilt(builder, step, arguments, sign=signs.get(index)))
    return builder.program([slots[output] for output in program.outputs])


def constant_value(node: Node) -> Fraction | None:
    """The exact value of a tree that folds to a rational number of moderate length."""
    builder = Builder(tuple(sorted(names_in(node))))
    slot = compile_into(builder, node)
    return builder.folded(slot)


def zero_denominator(node: Node) -> Span | None:
    """Where a tree divides by a constant that is exactly zero, if it does."""
    for part in walk(node):
        match part:
            case Quotient(denominator=below) if not names_in(below) and constant_value(below) == 0:
                return below.span
            case Power(base=base, exponent=exponent) if _is_zero_to_negative(base, exponent):
                return part.span
    return None


def _is_zero_to_negative(base: Node, exponent: Node) -> bool:
    if names_in(base) or names_in(exponent):
        return False
    power = constant_value(exponent)
    return power is not None and power < 0 and constant_value(base) == 0


def compile_into(builder: Builder, node: Node) -> int:
    """The instruction for a tree in a program that grows; equal trees get the same.

    Parts before wholes and without recursion, so that no tree is too deep.
    """
    done: list[int] = []
    waiting: list[tuple[Node, bool]] = [(node, False)]
    while waiting:
        current, parts_are_done = waiting.pop()
        parts = children(current)
        if not parts:
            done.append(_leaf(current, builder))
        elif parts_are_done:
            first = len(done) - len(parts)
            done[first:] = [_made(current, done[first:], builder)]
        else:
            waiting.append((current, True))
            waiting.extend([(part, False) for part in reversed(parts)])
    return done[0]


def _leaf(node: Node, builder: Builder) -> int:
    match node:
        case Number(value=value):
            return builder.number(value)
        case Name(name=name) | Application(function=name):
            return builder.name(builder.names.index(name))
        case Constant(constant=ConstantName.PI):
            return builder.pi()
        case Constant():
            return builder.call(FunctionName.EXP, builder.number(ONE))
        case _:
            raise TypeError(node)


def _made(node: Node, parts: list[int], builder: Builder) -> int:
    match node:
        case Product():
            return builder.product(parts)
        case Power():
            return builder.power(parts[0], parts[1])
        case Sum():
            return builder.sum(parts)
        case Call(function=function):
            return builder.call(function, parts[0])
        case _:
            return _made_operation(node, parts, builder)


def _made_operation(node: Node, parts: list[int], builder: Builder) -> int:
    match node:
        case Quotient():
            return builder.quotient(parts[0], parts[1])
        case Negation():
            return builder.negation(parts[0])
        case Root(index=index):
            return builder.rational_power(parts[0], Fraction(1, index))
        case Logarithm():
            return builder.logarithm(parts[0], parts[1])
        case _:
            raise TypeError(node)


def _rebuilt(builder: Builder, step: Instruction, parts: list[int], *, sign: int | None) -> int:
    if sign is not None and step.function is FunctionName.SGN:
        return builder.number(Fraction(sign))
    if sign is not None:
        return builder.product([builder.number(Fraction(sign)), parts[0]])
    match step.operation:
        case Operation.NUMBER:
            return builder.number(step.number)
        case Operation.PI:
            return builder.pi()
        case Operation.NAME:
            return builder.name(step.column)
        case Operation.CALL:
            return builder.call(step.function, parts[0])
        case Operation.POWER:
            return builder.rational_power(parts[0], step.number)
        case _:
            return _rebuilt_operation(builder, step, parts)


def _rebuilt_operation(builder: Builder, step: Instruction, parts: list[int]) -> int:
    match step.operation:
        case Operation.SUM:
            return builder.sum(parts)
        case Operation.PRODUCT:
            return builder.product(parts)
        case Operation.QUOTIENT:
            return builder.quotient(parts[0], parts[1])
        case Operation.NEGATION:
            return builder.negation(parts[0])
        case Operation.GENERAL_POWER:
            return builder.power(parts[0], parts[1])
        case _:
            raise TypeError(step)
