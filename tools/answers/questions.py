"""Drawn questions of the bank as terms: what is asked, its true answer, and points of its domain."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from random import Random

from tools.answers.derive import Deriver
from tools.answers.formulas import read_formula
from tools.answers.terms import Term, plus, substituted, times
from tools.answers.values import Point, UndefinedError, value

POINTS = 10
MOST_CANDIDATES = 4000
_RELATIONS = {
    "!=": lambda left, right: left != right,
    ">": lambda left, right: left > right,
}


@dataclass(frozen=True, slots=True)
class Asked:
    """One drawn question: its function and, for the multivariable chain rule, the inner functions."""

    task: str
    function: Term
    text: str
    names: tuple[str, ...]
    variables: tuple[str, ...]
    wrt: tuple[str, ...]
    order: int
    inner: Mapping[str, Term]
    conditions: tuple[str, ...]

    @property
    def shape(self) -> tuple[int, ...]:
        count = len(self.variables)
        return {"gradient": (count,), "hessian": (count, count)}.get(self.task, ())

    @property
    def variable(self) -> str:
        return self.wrt[0] if self.wrt else self.variables[0]


def asked(record: Mapping[str, object]) -> Asked:
    """The question of a grader's record."""
    inner = {name: read_formula(str(text)) for name, text in dict(record.get("inner") or {}).items()}  # type: ignore[call-overload]
    variables, constants = _texts(record["variables"]), _texts(record.get("constants"))
    positive = _texts(record.get("positive"))
    return Asked(
        task=str(record["task"]),
        function=read_formula(str(record["function"])),
        text=str(record["function"]),
        names=(*variables, *constants),
        variables=variables,
        wrt=_texts(record.get("wrt")),
        order=int(str(record.get("order", 1))),
        inner=inner,
        conditions=(*_texts(record.get("conditions")), *(f"{name} > 0" for name in positive)),
    )


def _texts(listed: object) -> tuple[str, ...]:
    return tuple(map(str, listed)) if isinstance(listed, list | tuple) else ()


def components(question: Asked, deriver: Deriver) -> tuple[Term, ...]:
    """The answer that this differentiation gives, component by component."""
    f, variables = question.function, question.variables
    match question.task:
        case "gradient":
            return tuple(deriver.derivative(f, name) for name in variables)
        case "hessian":
            rows = [deriver.derivative(f, name) for name in variables]
            return tuple(deriver.derivative(row, name) for row in rows for name in variables)
        case "laplacian":
            return (plus(*(_repeated(f, (name, name), deriver) for name in variables)),)
        case "multichain":
            return (substituted(paths(question, deriver), dict(question.inner)),)
        case _:
            return (_repeated(f, question.wrt * question.order, deriver),)


def paths(question: Asked, deriver: Deriver) -> Term:
    """The sum over the paths, in the names of the inner functions."""
    f, variable = question.function, question.variable
    inner = question.inner.items()
    return plus(*(times(deriver.derivative(f, name), deriver.derivative(g, variable)) for name, g in inner))


def _repeated(term: Term, variables: tuple[str, ...], deriver: Deriver) -> Term:
    for variable in variables:
        term = deriver.derivative(term, variable)
    return term


def domain_points(question: Asked, truth: tuple[Term, ...], chance: Random) -> list[dict[str, Fraction]]:
    """Points where the conditions hold and function and answer are defined, on both sides of 0 in turn."""
    found: list[dict[str, Fraction]] = []
    whole = (substituted(question.function, dict(question.inner)), *truth)
    for turn in range(MOST_CANDIDATES):
        point = {name: _coordinate(chance) for name in question.names}
        point[question.variable] = abs(point[question.variable]) * (-1) ** turn
        if in_domain(question, whole, point):
            found.append(point)
        if len(found) == POINTS:
            return found
    raise ValueError(f"no domain found for {question.text}")


def in_domain(question: Asked, terms: tuple[Term, ...], point: Point) -> bool:
    if not all(_holds(condition, point) for condition in question.conditions):
        return False
    try:
        for term in terms:
            value(term, point)
    except UndefinedError:
        return False
    return True


def _holds(condition: str, point: Point) -> bool:
    left, relation, right = condition.split()
    return bool(_RELATIONS[relation](point[left], Fraction(right)))


def _coordinate(chance: Random) -> Fraction:
    widest = chance.choice((1, 2, 3, 5))
    return Fraction(chance.randrange(-997 * widest, 997 * widest) * 2 + 1, 2 * 991)
