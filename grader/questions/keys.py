"""The key: what SymPy says the answer is, written for people and checked against a second road.

SymPy offers several forms; the first that reads back as written and has the value of the derivative
in ball arithmetic, wherever that can be told at a few fixed points, becomes the key.
"""

from collections.abc import Iterator
from fractions import Fraction
from functools import lru_cache
from itertools import islice

from flint import arb, fmpq

from grader import limits
from grader.algebra import (
    Program,
    UndefinedError,
    UnsureError,
    compile_program,
    derivative_ball,
    evaluate_balls,
)
from grader.outcomes import Complaint, ProblemCode
from grader.printing import to_text
from grader.questions.exclusive import exclusive
from grader.questions.problems import QuestionError, unreadable
from grader.questions.question import Question, Target
from grader.reading import Vocabulary, read_expression
from grader.syntax import Node

Point = tuple[Fraction, ...]

# Both signs, small and larger, none a special value of a function; the positive ones come often
# enough for roots and logarithms.
_VALUES = tuple(
    Fraction(top, 64) for top in (41, 83, 150, -53, 27, 307, -119, 98, 13, -301, 59, 230, 71, -20, 110)
)
_POINTS_TRIED = 40
_POINTS_COMPARED = 4


@exclusive
def key(question: Question) -> tuple[str, ...]:
    """A text a component in our language: the stored key, else SymPy's. Raises QuestionError."""
    if question.common.given_key:
        return question.common.given_key
    return tuple(_component_key(target, question) for target in question.targets())


def key_trees(question: Question) -> tuple[Node, ...]:
    """The key's components, read. Raises QuestionError."""
    common = question.common
    vocabulary = Vocabulary(variables=common.variables, constants=common.constants)
    return tuple(_read(text, vocabulary) for text in key(question))


def _read(text: str, vocabulary: Vocabulary) -> Node:
    result = read_expression(text, vocabulary)
    if isinstance(result, Complaint):
        raise unreadable("key", result)
    return result


def second_road(target: Target, names: tuple[str, ...], point: Point) -> arb:
    """An enclosure of what is asked at a point, by power series in balls: without SymPy."""
    program = compile_program(target.function, names=names)
    columns = balls(point)
    if not target.directions:
        return evaluate_balls(program, columns, bits=limits.BITS_DISPROOF)
    total = arb(0)
    for direction in target.directions:
        indices = tuple(names.index(name) for name in direction)
        total += derivative_ball(program, columns, directions=indices, bits=limits.BITS_DISPROOF)
    return total


def balls(point: Point) -> list[arb]:
    return [arb(fmpq(value.numerator, value.denominator)) for value in point]


def _component_key(target: Target, question: Question) -> str:
    if not target.directions:
        return to_text(target.function)
    common = question.common
    vocabulary = Vocabulary(variables=common.variables, constants=common.constants)
    return _made_key(_ordered(target), vocabulary, frozenset(common.positive))


def _ordered(target: Target) -> Target:
    """Mixed partials do not depend on the order: one key for both corners of a Hessian."""
    return Target(target.function, tuple(tuple(sorted(names)) for names in target.directions))


@lru_cache(maxsize=1024)
def _made_key(target: Target, vocabulary: Vocabulary, positive: frozenset[str]) -> str:
    candidates = _candidates(target, positive)
    truths = tuple(islice(_truths(target, vocabulary, positive), _POINTS_COMPARED))
    for candidate in candidates:
        text = to_text(candidate)
        if read_expression(text, vocabulary) == candidate and _agrees(candidate, truths, vocabulary.names):
            return text
    raise QuestionError("function", ProblemCode.KEY_UNKNOWN)


def _candidates(target: Target, positive: frozenset[str]) -> tuple[Node, ...]:
    # SymPy takes longer to import than all the rest together, and a stored key does without it.
    from grader.meaning import MeaningError, TooLargeError, derivative_candidates  # noqa: PLC0415

    try:
        return derivative_candidates(target.function, directions=target.directions, positive=positive)
    except TooLargeError:
        raise QuestionError("function", ProblemCode.TOO_LARGE) from None
    except MeaningError:
        raise QuestionError("function", ProblemCode.KEY_UNKNOWN) from None


def _truths(target: Target, vocabulary: Vocabulary, positive: frozenset[str]) -> Iterator[tuple[Point, arb]]:
    names = vocabulary.names
    for start in range(_POINTS_TRIED):
        values = [_VALUES[(start + 4 * column * column) % len(_VALUES)] for column in range(len(names))]
        point = tuple(
            abs(value) if name in positive else value for name, value in zip(names, values, strict=True)
        )
        try:
            yield point, second_road(target, names, point)
        except (UndefinedError, UnsureError):
            continue


def _agrees(candidate: Node, truths: tuple[tuple[Point, arb], ...], names: tuple[str, ...]) -> bool:
    program = compile_program(candidate, names=names)
    return all(_overlaps(program, point, truth) for point, truth in truths)


def _overlaps(program: Program, point: Point, truth: arb) -> bool:
    """Whether the program may have the true value at the point: False is certain, True is not."""
    try:
        return bool(evaluate_balls(program, balls(point), bits=limits.BITS_DISPROOF).overlaps(truth))
    except UndefinedError:
        return False
    except UnsureError:
        return True
