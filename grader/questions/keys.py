"""The key: what SymPy says the answer is, written for people and checked against a second road.

SymPy offers several forms; the first that reads back as written and has the value of the derivative
in ball arithmetic, wherever that can be told at a few fixed points, becomes the key.
"""

from collections.abc import Iterator
from fractions import Fraction
from functools import lru_cache
from itertools import islice

from flint import arb

from grader import limits
from grader.algebra import (
    Program,
    UndefinedError,
    UnsureError,
    compile_program,
    constant_value,
    evaluate_balls,
)
from grader.outcomes import Complaint, Form, ProblemCode
from grader.printing import to_text
from grader.questions.exclusive import exclusive
from grader.questions.problems import QuestionError, unreadable
from grader.questions.question import Question
from grader.questions.second_road import Point, balls, second_road
from grader.questions.targets import Asked, SlopeAt, TangentAt, Target, Value
from grader.questions.tidying import literal
from grader.reading import Vocabulary, read_expression
from grader.syntax import Node, Number, walk

# Both signs, small and larger, none a special value of a function; the positive ones come often
# enough for roots and logarithms.
_VALUES = tuple(
    Fraction(top, 64) for top in (41, 83, 150, -53, 27, 307, -119, 98, 13, -301, 59, 230, 71, -20, 110)
)
_POINTS_TRIED = 40

# What is asked at a point that is given either is there or makes no question.
_AT_POINTS = (SlopeAt, TangentAt)
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


def _component_key(target: Asked, question: Question) -> str:
    if isinstance(target, Target) and not target.directions:
        return to_text(target.function)
    common = question.common
    vocabulary = Vocabulary(variables=common.variables, constants=common.constants)
    return _made_key(_ordered(target), vocabulary, frozenset(question.positive), common.form)


def _ordered(target: Asked) -> Asked:
    """Mixed partials do not depend on the order: one key for both corners of a Hessian."""
    if not isinstance(target, Target):
        return target
    return Target(target.function, tuple(tuple(sorted(names)) for names in target.directions))


@lru_cache(maxsize=1024)
def _made_key(target: Asked, vocabulary: Vocabulary, positive: frozenset[str], form: Form) -> str:
    truths = tuple(islice(_truths(target, vocabulary, positive), _POINTS_COMPARED))
    if not truths and isinstance(target, _AT_POINTS):
        raise QuestionError("at", ProblemCode.KEY_UNDEFINED)
    found = _candidates(target, positive, form)
    is_done = isinstance(target, Target) or _is_decimal(found[0])
    candidates = found if is_done else (*_worked_out(found), *found)
    for candidate in candidates:
        text = to_text(candidate)
        if read_expression(text, vocabulary) == candidate and _agrees(candidate, truths, vocabulary.names):
            return text
    raise QuestionError("function", ProblemCode.KEY_UNKNOWN)


def _worked_out(candidates: tuple[Node, ...]) -> Iterator[Node]:
    """A number that SymPy leaves as a root of a cube, or the like."""
    for candidate in candidates:
        value = None if isinstance(candidate, Number) else constant_value(candidate)
        if value is not None:
            yield literal(value)


def _is_decimal(candidate: Node) -> bool:
    return any(isinstance(part, Number) and part.value.denominator > 1 for part in walk(candidate))


def _candidates(target: Asked, positive: frozenset[str], form: Form) -> tuple[Node, ...]:
    # SymPy takes longer to import than all the rest together, and a stored key does without it.
    from grader import meaning  # noqa: PLC0415
    from grader.meaning import MeaningError, TooLargeError  # noqa: PLC0415

    try:
        match target:
            case Value(function=function, step=step, decimal=decimal):
                return meaning.value_candidates(function, positive=positive, step=step, decimal=decimal)
            case SlopeAt(function=function, wrt=wrt, at=at):
                return meaning.slope_candidates(function, wrt=wrt, at=at, positive=positive)
            case TangentAt(function=function, wrt=wrt, at=at):
                return meaning.tangent_candidates(function, wrt=wrt, at=at, positive=positive)
            case Target(function=function, directions=directions):
                return meaning.derivative_candidates(
                    function, directions=directions, positive=positive, form=form
                )
    except TooLargeError:
        raise QuestionError("function", ProblemCode.TOO_LARGE) from None
    except MeaningError:
        raise QuestionError("function", ProblemCode.KEY_UNKNOWN) from None


def _truths(target: Asked, vocabulary: Vocabulary, positive: frozenset[str]) -> Iterator[tuple[Point, arb]]:
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
