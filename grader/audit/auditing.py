"""Is a question sound? Key by every road, no empty domain, nothing degenerate, every step proved."""

from collections.abc import Iterator
from dataclasses import dataclass

from flint import arb

from grader.algebra import UndefinedError, UnsureError
from grader.audit.ground import Ground
from grader.audit.steps import step_problems
from grader.calculus import TooLargeError, derivations
from grader.diagnosis import KnownMistakes
from grader.equivalence import DomainSample, EmptyDomainError
from grader.form import has_form
from grader.outcomes import Complaint, Form, FoundMistake, Problem, ProblemCode
from grader.printing import to_text
from grader.questions import Question, QuestionError, exclusive, key, second_road
from grader.reading import Vocabulary, read_expression
from grader.syntax import Node

_DEGENERATE = frozenset({ProblemCode.KEY_ZERO, ProblemCode.KEY_CONSTANT})


@dataclass(frozen=True, slots=True)
class Audit:
    """``problems`` is empty for a sound question. A key of zero or a constant one is listed, too:
    whether that is a fault is for the author to say. ``coinciding`` are mistakes that nobody can be told
    of, because they lead to the right answer here."""

    problems: tuple[Problem, ...]
    key: tuple[str, ...] = ()
    coinciding: tuple[FoundMistake, ...] = ()


@dataclass(frozen=True, slots=True)
class _Keyed:
    """A question with its key's trees, where it is asked, and points where the key is defined, too."""

    question: Question
    nodes: tuple[Node, ...]
    ground: Ground
    sample: DomainSample


@exclusive
def audit(question: Question, *, lists_coinciding: bool = True) -> Audit:
    """What is wrong with a question, its key and its worked solution; what coincides, if that is wanted."""
    try:
        texts = key(question)
    except QuestionError as unsound:
        return Audit((unsound.problem,))
    nodes = _read_back(texts, question)
    if nodes is None:
        return Audit((Problem("key", ProblemCode.KEY_NOT_READ_BACK),), texts)
    keyed = _keyed(question, nodes)
    if isinstance(keyed, Problem):
        return Audit((keyed,), texts)
    problems = tuple(_problems(keyed))
    if all(one.code in _DEGENERATE for one in problems):
        problems = (*step_problems(question, keyed.ground), *problems)
    return Audit(problems, texts, _coinciding(keyed) if lists_coinciding else ())


def _read_back(texts: tuple[str, ...], question: Question) -> tuple[Node, ...] | None:
    """The key's trees, if each text is read and its tree printed and read is the same again."""
    common = question.common
    vocabulary = Vocabulary(variables=common.variables, constants=common.constants)
    nodes = []
    for text in texts:
        node = read_expression(text, vocabulary)
        if isinstance(node, Complaint) or read_expression(to_text(node), vocabulary) != node:
            return None
        nodes.append(node)
    return tuple(nodes)


def _keyed(question: Question, nodes: tuple[Node, ...]) -> _Keyed | Problem:
    field, code = "conditions" if question.conditions else "function", ProblemCode.EMPTY_DOMAIN
    try:
        ground = Ground.of(
            question.defining(),
            names=question.names,
            positive=question.positive,
            conditions=question.conditions,
        )
        code = ProblemCode.KEY_UNDEFINED
        return _Keyed(question, nodes, ground, ground.within(nodes))
    except EmptyDomainError:
        return Problem(field, code)


def _problems(keyed: _Keyed) -> Iterator[Problem]:
    question, count = keyed.question, len(keyed.nodes)
    if any(_disagrees(keyed, index) for index in range(count)):
        yield Problem("key", ProblemCode.KEY_DISAGREES)
    elif not _is_derived(keyed):
        yield Problem("key", ProblemCode.KEY_NOT_PROVED)
    if not all(_is_of_form(node, question) for node in keyed.nodes):
        yield Problem("form", ProblemCode.KEY_NOT_IN_FORM)
    if all(_is_constant(_values(keyed, index)) for index in range(count)):
        is_zero = all(_is_zero(_values(keyed, index)) for index in range(count))
        if is_zero or not question.is_numeric:
            yield Problem("function", ProblemCode.KEY_ZERO if is_zero else ProblemCode.KEY_CONSTANT)


def _disagrees(keyed: _Keyed, index: int) -> bool:
    """Whether the key's component and the second road have certainly different values somewhere."""
    target = keyed.question.targets()[index]
    for point, value in zip(keyed.sample.points, _values(keyed, index), strict=True):
        try:
            truth = second_road(target, keyed.question.names, point)
        except UnsureError:
            continue
        except UndefinedError:
            return True
        if not truth.overlaps(value):
            return True
    return False


def _is_derived(keyed: _Keyed) -> bool:
    """Whether every component of the key is proved equal to what the rules of differentiation give."""
    try:
        derived = derivations(keyed.question)
    except TooLargeError:
        return False
    pairs = zip(keyed.nodes, derived, strict=True)
    return all(keyed.ground.is_proved(node, one.result) for node, one in pairs)


def _is_of_form(node: Node, question: Question) -> bool:
    """Whether the key has the form that is asked of students; what counts as simplified is not that sure."""
    form = question.common.form
    return form is Form.SIMPLIFIED or has_form(node, form, step=question.step_name)


def _values(keyed: _Keyed, index: int) -> list[arb]:
    """Of a component of the key at the points."""
    return [spot.values[index] for spot in keyed.sample.spots]


def _is_constant(values: list[arb]) -> bool:
    return all(value.overlaps(values[0]) for value in values[1:])


def _is_zero(values: list[arb]) -> bool:
    return all(value.overlaps(arb(0)) for value in values)


def _coinciding(keyed: _Keyed) -> tuple[FoundMistake, ...]:
    expected = tuple(map(keyed.ground.expected, keyed.nodes))
    return KnownMistakes(keyed.question, expected).coinciding
