"""A question from its record: every field checked, the first thing wrong named."""

from collections.abc import Callable, Mapping
from typing import NotRequired, TypedDict, Unpack

from grader.algebra import constant_value
from grader.outcomes import Complaint, Form, Narrower, ProblemCode
from grader.questions.fields import (
    Record,
    choice,
    number_text,
    text,
    text_or_texts,
    text_pairs,
    texts,
    whole_number,
)
from grader.questions.naming import checked_names, inferred_variables
from grader.questions.point_tasks import (
    DifferenceQuotient,
    Method,
    NumericalDerivative,
    Secant,
    Slope,
    Tangent,
)
from grader.questions.problems import QuestionError, unreadable
from grader.questions.question import Common, Question, Task
from grader.questions.tasks import Derivative, Expression, Gradient, Hessian, Laplacian, Multichain, Partial
from grader.questions.tolerance import tolerance_of
from grader.reading import Vocabulary, read_condition, read_expression
from grader.syntax import Condition, Negation, Node, Sum

_HIGHEST_ORDER = 10
_MOST_VARIABLES = 8


def question(record: Record) -> Question:
    """The question a record asks; raises QuestionError. Fields that are not a question's are ignored."""
    return _BUILDERS[choice(record, "task", default=Task.EXPRESSION)](record)


def _expression(record: Record) -> Question:
    source = text(record, "expected")
    common = _common(record, sources=(source,))
    return _with_key_counted(Expression(common, _read(source, "expected", common)))


def _derivative(record: Record, kind: type[Derivative] = Derivative) -> Question:
    source = text(record, "function")
    wrt = text_or_texts(record, "wrt")
    step = "" if record.get("step") is None else text(record, "step")
    common = _common_with_step(record, step, sources=(source,), first=wrt)
    function = _read(source, "function", common)
    repeated = _repeated(record, wrt or common.variables, common)
    return _with_key_counted(kind(common, function, repeated, step))


def _partial(record: Record) -> Question:
    return _derivative(record, Partial)


def _several(record: Record, kind: type[Gradient]) -> Question:
    source = text(record, "function")
    if not texts(record, "variables"):
        missing = record.get("variables") is None
        raise QuestionError("variables", ProblemCode.MISSING_FIELD if missing else ProblemCode.WRONG_COUNT)
    common = _common(record, sources=(source,))
    return _with_key_counted(kind(common, _read(source, "function", common)))


def _multichain(record: Record) -> Question:
    pairs = text_pairs(record, "inner")
    wrt = text_or_texts(record, "wrt") or texts(record, "variables")
    if len(wrt) != 1:
        raise QuestionError("wrt", ProblemCode.WRONG_COUNT)
    inner_names = tuple(name for name, _ in pairs)
    common = _common(record, sources=(), first=wrt, inner=inner_names, form=Form.SUBSTITUTED)
    inner = tuple((name, _read(source, "inner", common)) for name, source in pairs)
    function = _read(text(record, "function"), "function", common, inner=inner_names)
    return _with_key_counted(Multichain(common, function, inner, _one_of(wrt[0], common.variables, "wrt")))


def _slope(record: Record, kind: type[Slope] = Slope) -> Question:
    common, function, wrt = _of_one_variable(record)
    return _with_key_counted(kind(common, function, wrt, _number(record, "at", common)))


def _secant(record: Record) -> Question:
    common, function, wrt = _of_one_variable(record)
    start, end = _number(record, "from", common), _number(record, "to", common)
    _refuse_zero(Sum((end, Negation(start))), "to")
    return _with_key_counted(Secant(common, function, wrt, start, end))


def _numerical_derivative(record: Record) -> Question:
    common, function, wrt = _of_one_variable(record)
    at, step = _number(record, "at", common), _number(record, "step", common)
    _refuse_zero(step, "step")
    method = choice(record, "method", default=Method.FORWARD)
    return _with_key_counted(NumericalDerivative(common, function, wrt, at, step, method))


def _difference_quotient(record: Record) -> Question:
    step = _USUAL_STEP if record.get("step") is None else text(record, "step")
    common, function, wrt = _of_one_variable(record, step=step)
    return _with_key_counted(DifferenceQuotient(common, function, wrt, step))


def _of_one_variable(record: Record, *, step: str = "") -> tuple[Common, Node, str]:
    """What the tasks at points have in common: a function of one variable, and which that is."""
    source = text(record, "function")
    wrt = text_or_texts(record, "wrt")
    form = Form.CANCELLED if step else Form.ANY
    common = _common_with_step(record, step, sources=(source,), first=wrt, form=form)
    wrt = wrt or tuple(name for name in common.variables if name != step)
    if len(wrt) != 1 or wrt == (step,):
        raise QuestionError("wrt", ProblemCode.WRONG_COUNT)
    return common, _read(source, "function", common), _one_of(wrt[0], common.variables, "wrt")


class _Inferring(TypedDict):
    """What ``_common`` is told of a function of one variable."""

    sources: tuple[str, ...]
    first: tuple[str, ...]
    form: NotRequired[Form]


def _common_with_step(record: Record, step: str, **inferring: Unpack[_Inferring]) -> Common:
    """The step is a constant, which the record need not list."""
    listed = (*texts(record, "variables"), *texts(record, "constants"))
    if not step or step in listed:
        return _common(record, **inferring)
    try:
        return _common({**record, "constants": [*texts(record, "constants"), step]}, **inferring)
    except QuestionError as refused:
        if dict(refused.details).get("name") != step:
            raise
        raise QuestionError("step", refused.code, name=step) from None


def _number(record: Record, field: str, common: Common) -> Node:
    """A place or a step: a number, or an expression of the constants."""
    known = Vocabulary(constants=common.constants, numeric=True)
    result = read_expression(number_text(record, field), known)
    if isinstance(result, Complaint):
        raise unreadable(field, result)
    return result


def _refuse_zero(node: Node, field: str) -> None:
    if constant_value(node) == 0:
        raise QuestionError(field, ProblemCode.OUT_OF_RANGE)


_USUAL_STEP = "h"

_BUILDERS: Mapping[Task, Callable[[Record], Question]] = {
    Task.EXPRESSION: _expression,
    Task.DERIVATIVE: _derivative,
    Task.PARTIAL: _partial,
    Task.GRADIENT: lambda record: _several(record, Gradient),
    Task.HESSIAN: lambda record: _several(record, Hessian),
    Task.LAPLACIAN: lambda record: _several(record, Laplacian),
    Task.MULTICHAIN: _multichain,
    Task.SLOPE: _slope,
    Task.TANGENT: lambda record: _slope(record, Tangent),
    Task.SECANT: _secant,
    Task.DIFFERENCE_QUOTIENT: _difference_quotient,
    Task.NUMERICAL_DERIVATIVE: _numerical_derivative,
}


def _common(
    record: Record,
    *,
    sources: tuple[str, ...],
    first: tuple[str, ...] = (),
    inner: tuple[str, ...] = (),
    form: Form = Form.ANY,
) -> Common:
    constants = texts(record, "constants")
    variables = texts(record, "variables") or inferred_variables(sources, first, constants)
    if not 0 < len(variables) <= _MOST_VARIABLES:
        raise QuestionError("variables", ProblemCode.WRONG_COUNT)
    checked_names(variables, constants, inner, task=choice(record, "task", default=Task.EXPRESSION))
    known = Common(variables=variables, constants=constants)
    return Common(
        variables=variables,
        constants=constants,
        positive=tuple(
            _one_of(name, variables + constants, "positive") for name in texts(record, "positive")
        ),
        conditions=tuple(c for source in texts(record, "conditions") for c in _conditions(source, known)),
        form=choice(record, "form", default=form),
        narrower=choice(record, "narrower", default=Narrower.REFUSE),
        given_key=texts(record, "key"),
        tolerance=tolerance_of(record),
    )


def _repeated(record: Record, wrt: tuple[str, ...], common: Common) -> tuple[str, ...]:
    """One name a differentiation: a single name is repeated ``order`` times, several stand for themselves."""
    order = whole_number(record, "order", default=1)
    if not 1 <= order <= _HIGHEST_ORDER or len(wrt) > _HIGHEST_ORDER:
        raise QuestionError("order", ProblemCode.ORDER_OUT_OF_RANGE)
    if len(wrt) > 1 and order not in {1, len(wrt)}:
        raise QuestionError("order", ProblemCode.WRONG_COUNT)
    repeated = wrt * order if len(wrt) == 1 else wrt
    return tuple(_one_of(name, common.names, "wrt") for name in repeated)


def _one_of(name: str, known: tuple[str, ...], field: str) -> str:
    if name not in known:
        raise QuestionError(field, ProblemCode.NAME_UNKNOWN, name=name[:40])
    return name


def _read(source: str, field: str, common: Common, *, inner: tuple[str, ...] = ()) -> Node:
    result = read_expression(source, _vocabulary(common, inner))
    if isinstance(result, Complaint):
        raise unreadable(field, result)
    return result


def _conditions(source: str, common: Common) -> tuple[Condition, ...]:
    result = read_condition(source, _vocabulary(common))
    if isinstance(result, Complaint):
        raise unreadable("conditions", result)
    return result


def _vocabulary(common: Common, inner: tuple[str, ...] = ()) -> Vocabulary:
    return Vocabulary(variables=(*common.variables, *inner), constants=common.constants)


def _with_key_counted(asked: Question) -> Question:
    """The same question, if a stored key has a text for each component."""
    given = len(asked.common.given_key)
    if given and given != len(asked.targets()):
        raise QuestionError("key", ProblemCode.WRONG_COUNT)
    return asked
