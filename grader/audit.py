"""Is a question sound? The key by every road, a domain that is not empty, nothing degenerate."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from flint import arb

from grader import limits
from grader.algebra import UndefinedError, UnsureError, compile_program, evaluate_balls
from grader.calculus import Line, TooLargeError, derivations, solution
from grader.diagnosis import KnownMistakes
from grader.equivalence import (
    Decision,
    DomainSample,
    EmptyDomainError,
    Expected,
    decide,
    expect,
    sample_domain,
)
from grader.form import has_form
from grader.outcomes import Complaint, Detail, Form, FoundMistake, Problem, ProblemCode, Proof, Verdict
from grader.printing import to_text
from grader.questions import Question, QuestionError, balls, exclusive, key, second_road
from grader.questions.point_tasks import AtPoints
from grader.reading import Vocabulary, read_expression
from grader.syntax import Node

_SEED = "audit"


@dataclass(frozen=True, slots=True)
class Audit:
    """``problems`` is empty for a sound question. A key of zero or a constant one is listed, too:
    whether that is a fault is for the author to say. ``coinciding`` are mistakes that nobody can be told
    of, because they lead to the right answer here."""

    problems: tuple[Problem, ...]
    key: tuple[str, ...] = ()
    coinciding: tuple[FoundMistake, ...] = ()


@exclusive
def audit(question: Question, *, thorough: bool = True) -> Audit:
    """What is wrong with a question; if ``thorough``, with its worked solution and its mistakes too."""
    try:
        texts = key(question)
    except QuestionError as unsound:
        return Audit((unsound.problem,))
    nodes = _read_back(texts, question)
    if nodes is None:
        return Audit((Problem("key", ProblemCode.KEY_NOT_READ_BACK),), texts)
    keyed = _Keyed(question, nodes)
    problems = tuple(_problems(keyed))
    if not thorough:
        return Audit(problems, texts)
    steps = () if problems and not _is_only_degenerate(problems) else tuple(_step_problems(question))
    return Audit((*steps, *problems), texts, _coinciding(keyed))


@dataclass(frozen=True, eq=False)
class _Keyed:
    """A question with its key's trees; without slots, to work out once what they are compared by."""

    question: Question
    nodes: tuple[Node, ...]

    @cached_property
    def expected(self) -> tuple[Expected, ...]:
        """Raises EmptyDomainError where there is nothing to compare on."""
        return tuple(_expected(self.question, node) for node in self.nodes)


def _is_only_degenerate(problems: tuple[Problem, ...]) -> bool:
    return all(one.code in (ProblemCode.KEY_ZERO, ProblemCode.KEY_CONSTANT) for one in problems)


def _coinciding(keyed: _Keyed) -> tuple[FoundMistake, ...]:
    try:
        expected = keyed.expected
    except EmptyDomainError:
        return ()
    return KnownMistakes(keyed.question, expected).coinciding


def _expected(question: Question, node: Node) -> Expected:
    return expect(
        node,
        also_defined=question.defining(),
        names=question.names,
        positive=question.positive,
        conditions=question.conditions,
        question_key=_SEED,
    )


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


def _problems(keyed: _Keyed) -> Iterator[Problem]:
    question, nodes = keyed.question, keyed.nodes
    domain = _domain(question, (*question.defining(), *nodes))
    if domain is None:
        is_empty = _domain(question, question.defining()) is None
        code = ProblemCode.EMPTY_DOMAIN if is_empty else ProblemCode.KEY_UNDEFINED
        yield Problem("conditions" if question.conditions else "function", code)
        return
    if any(_disagrees(question, index, node, domain) for index, node in enumerate(nodes)):
        yield Problem("key", ProblemCode.KEY_DISAGREES)
    elif not _is_derived(keyed):
        yield Problem("key", ProblemCode.KEY_NOT_PROVED)
    if not all(_is_of_form(node, question) for node in nodes):
        yield Problem("form", ProblemCode.KEY_NOT_IN_FORM)
    if all(_is_constant(node, question, domain) for node in nodes):
        is_zero = all(_is_zero(node, question, domain) for node in nodes)
        if is_zero or not question.is_numeric:
            yield Problem("function", ProblemCode.KEY_ZERO if is_zero else ProblemCode.KEY_CONSTANT)


def _is_of_form(node: Node, question: Question) -> bool:
    """Whether the key has the form that is asked of students; what counts as simplified is not that sure."""
    form = question.common.form
    return form is Form.SIMPLIFIED or has_form(node, form, step=question.step_name)


def _domain(question: Question, nodes: tuple[Node, ...]) -> DomainSample | None:
    try:
        return sample_domain(
            nodes,
            names=question.names,
            positive=question.positive,
            conditions=question.conditions,
            seed=_SEED,
        )
    except EmptyDomainError:
        return None


def _disagrees(question: Question, index: int, node: Node, domain: DomainSample) -> bool:
    """Whether the key's component and the second road have certainly different values somewhere."""
    target = question.targets()[index]
    program = compile_program(node, names=question.names)
    for point in domain.points:
        try:
            truth = second_road(target, question.names, point)
            value = evaluate_balls(program, balls(point), bits=limits.BITS_DISPROOF)
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
    pairs = zip(keyed.expected, derived, strict=True)
    return all(_is_certain(decide(expected, one.result)) for expected, one in pairs)


def _is_certain(decision: Decision) -> bool:
    return decision.verdict is Verdict.CORRECT and decision.proof is not Proof.AGREED


def _step_problems(question: Question) -> Iterator[Problem]:
    """The first line of the fullest worked solution that is not proved."""
    for number, line in enumerate(solution(question, detail=Detail.FULL), start=1):
        if not all(_holds(question, *claim) for claim in line.claims()):
            yield Problem("function", ProblemCode.STEPS_NOT_PROVED, _placed(number, line))
            return


def _placed(number: int, line: Line) -> tuple[tuple[str, str], ...]:
    return (("number", str(number)), ("step", "; ".join(map(to_text, line.equations))))


def _holds(question: Question, left: Node, right: Node) -> bool:
    """Whether the sides of a line are proved equal wherever the function and the left one are defined."""
    if left == right:
        return True
    common = question.common
    functions = (question.function,) if isinstance(question, AtPoints) else question.defining()
    try:
        expected = expect(
            left,
            also_defined=functions,
            names=question.names,
            positive=common.positive,
            conditions=common.conditions,
            question_key=_SEED,
        )
    except EmptyDomainError:
        return False
    return _is_certain(decide(expected, right))


def _is_constant(node: Node, question: Question, domain: DomainSample) -> bool:
    values = _values(node, question, domain)
    return all(value.overlaps(values[0]) for value in values[1:])


def _values(node: Node, question: Question, domain: DomainSample) -> list[arb]:
    program = compile_program(node, names=question.names)
    return [evaluate_balls(program, balls(point), bits=limits.BITS_DISPROOF) for point in domain.points]


def _is_zero(node: Node, question: Question, domain: DomainSample) -> bool:
    return all(value.overlaps(arb(0)) for value in _values(node, question, domain))
