"""From syntax trees to straight-line programs, and the exact facts about constants in a tree."""

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from types import MappingProxyType
from typing import Any

from grader.algebra.arithmetic import ONE
from grader.algebra.builder import Builder
from grader.algebra.program import Instruction, Operation, Program
from grader.records import record
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
)
from grader.syntax import names as names_in


def compile_program(node: Node, *, names: tuple[str, ...]) -> Program:
    """The program of one tree whose names all occur in ``names``, which order the columns of a point."""
    return compile_together((node,), names=names)


def compile_together(nodes: Sequence[Node], *, names: tuple[str, ...]) -> Program:
    """One program for several trees: their common parts once, an output for each tree."""
    return Compiled.of(nodes, names=names).program()


@record()
class Compiled:
    """Trees compiled together, to which more can be added; ``outputs`` has an instruction for each."""

    builder: Builder
    outputs: tuple[int, ...]

    @classmethod
    def of(
        cls, nodes: Sequence[Node], *, names: tuple[str, ...], kind: type[Builder] = Builder
    ) -> "Compiled":
        builder = kind(names)
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


@record()
class Shared:
    """Trees compiled together, to which others grow that share parts with one of them: the same objects,
    known by their identity."""

    compiled: Compiled
    tree: Node
    slots: Mapping[int, int]

    @classmethod
    def of(cls, compiled: Compiled, tree: Node) -> "Shared":
        builder, slots = compiled.builder.copied(), dict[int, int]()
        _compile_shared(builder, tree, slots)
        return cls(Compiled(builder, compiled.outputs), tree, slots)

    def grown(self, node: Node) -> Compiled:
        builder = self.compiled.builder.copied()
        return Compiled(builder, (*self.compiled.outputs, _compile_shared(builder, node, dict(self.slots))))


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
    waiting = [node]
    while waiting:
        part = waiting.pop()
        span_of_zero = _SPANS_OF_ZEROS.get(type(part))
        if span_of_zero and (span := span_of_zero(part)):
            return span
        if parts := children(part):
            waiting += reversed(parts)
    return None


def _zero_below(node: Quotient) -> Span | None:
    below = node.denominator
    if isinstance(below, Number):
        is_zero = not below.value
    else:
        is_zero = _is_constant(below) and constant_value(below) == 0
    return below.span if is_zero else None


def _zero_to_negative(node: Power) -> Span | None:
    """A number of a tree is never negative, so that most powers need no closer look."""
    base, exponent = node.base, node.exponent
    if isinstance(exponent, Number) or not (_is_constant(base) and _is_constant(exponent)):
        return None
    power = constant_value(exponent)
    return node.span if power is not None and power < 0 and constant_value(base) == 0 else None


_SPANS_OF_ZEROS: Mapping[type[Node], Callable[[Any], Span | None]] = MappingProxyType(
    {Quotient: _zero_below, Power: _zero_to_negative}
)


def _is_constant(node: Node) -> bool:
    waiting = [node]
    while waiting:
        part = waiting.pop()
        if isinstance(part, Name | Application):
            return False
        waiting += children(part)
    return True


def compile_into(builder: Builder, node: Node) -> int:
    """The instruction for a tree in a program that grows; equal trees get the same.

    Parts before wholes and without recursion, so that no tree is too deep.
    """
    backwards: list[tuple[Node, int]] = []
    waiting = [node]
    while waiting:
        current = waiting.pop()
        if parts := children(current):
            waiting += parts
        backwards.append((current, len(parts)))
    done: list[int] = []
    for current, count in reversed(backwards):
        if not count:
            done.append(_MAKERS[type(current)](builder, current, _NO_PARTS))
            continue
        first = len(done) - count
        done[first:] = [_MAKERS[type(current)](builder, current, done[first:])]
    return done[0]


_NO_PARTS: list[int] = []


def _compile_shared(builder: Builder, node: Node, slots: dict[int, int]) -> int:
    """As ``compile_into``, but for parts that are compiled already; adds those that are compiled now."""
    slot = slots.get(id(node))
    if slot is None:
        parts = [_compile_shared(builder, part, slots) for part in children(node)]
        slot = slots[id(node)] = _MAKERS[type(node)](builder, node, parts)
    return slot


def _name(builder: Builder, node: Name, _: list[int]) -> int:
    return builder.name(builder.names.index(node.name))


def _application(builder: Builder, node: Application, _: list[int]) -> int:
    return builder.name(builder.names.index(node.function))


def _constant(builder: Builder, node: Constant, _: list[int]) -> int:
    if node.constant is ConstantName.PI:
        return builder.pi()
    return builder.call(FunctionName.EXP, builder.number(ONE))


# A part of a tree as an instruction, given those of its parts.
_MAKERS: Mapping[type[Node], Callable[[Builder, Any, list[int]], int]] = MappingProxyType(
    {
        Number: lambda builder, node, _: builder.number(node.value),
        Name: _name,
        Application: _application,
        Constant: _constant,
        Sum: lambda builder, _, parts: builder.sum(parts),
        Product: lambda builder, _, parts: builder.product(parts),
        Quotient: lambda builder, _, parts: builder.quotient(*parts),
        Power: lambda builder, _, parts: builder.power(*parts),
        Negation: lambda builder, _, parts: builder.negation(*parts),
        Call: lambda builder, node, parts: builder.call(node.function, *parts),
        Root: lambda builder, node, parts: builder.rational_power(parts[0], Fraction(1, node.index)),
        Logarithm: lambda builder, _, parts: builder.logarithm(*parts),
    }
)


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
