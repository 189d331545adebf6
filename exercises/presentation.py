"""What pages show beside statement and feedback: the left side before an answer, examples of typing."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from exercises.formulas import latex_to_mathml
from exercises.models import Task, Template, ToleranceKind
from grader import render_text

PRIMES = {1: "'", 2: "''"}


@dataclass(frozen=True, slots=True)
class Typing:
    """One line of the help: what to type, and the mathematics it stands for."""

    typed: tuple[str, ...]
    mathml: str


Record = Mapping[str, object]


def left_side(template: Template, record: Record) -> str:
    """What stands before the answer, as MathML: f'(x) = or dy/dx =, by the names in the statement.

    ``record`` is the question's, in which the points of a slope are drawn.
    """
    if template.task in NAMED_ALWAYS:
        return latex_to_mathml(NAMED_ALWAYS[template.task])
    if template.task in AT_A_POINT:
        return latex_to_mathml(_at_point(template, record))
    if "f(" in template.statement:
        return latex_to_mathml(f"{_left_side(template)} =")
    if "y =" in template.statement and template.task == Task.DERIVATIVE:
        return latex_to_mathml(f"{_quotient(template)} =")
    return ""


NAMED_ALWAYS: Mapping[str, str] = {Task.TANGENT: "y =", Task.SECANT: "m ="}
AT_A_POINT: Mapping[str, str] = {Task.SLOPE: "=", Task.NUMERICAL_DERIVATIVE: r"\approx"}


def _at_point(template: Template, record: Record) -> str:
    sign = AT_A_POINT[template.task]
    if "f(" not in template.statement:
        return f"m {sign}"
    place = render_text(str(record["at"]), names=tuple(template.constants)).latex
    brackets = (r"\left(", r"\right)") if r"\frac" in place else "()"
    return f"f'{brackets[0]}{place}{brackets[1]} {sign}"


def _left_side(template: Template) -> str:
    match template.task:
        case Task.DIFFERENCE_QUOTIENT:
            wrt, step = template.wrt[0], template.step
            return rf"\frac{{f({wrt} + {step}) - f({wrt})}}{{{step}}}"
        case Task.PARTIAL:
            return _partial(template.wrt)
        case Task.GRADIENT:
            return r"\nabla f"
        case Task.HESSIAN:
            return "H_f"
        case Task.LAPLACIAN:
            return r"\Delta f"
        case Task.MULTICHAIN:
            return rf"\frac{{d f}}{{d {template.wrt[0]}}}"
        case _:
            return f"f{PRIMES.get(template.order) or f'^{{({template.order})}}'}({template.wrt[0]})"


def _quotient(template: Template) -> str:
    power = f"^{template.order}" if template.order > 1 else ""
    return rf"\frac{{d{power} y}}{{d {template.wrt[0]}{power}}}"


def _partial(wrt: list[str]) -> str:
    power = f"^{len(wrt)}" if len(wrt) > 1 else ""
    if len(set(wrt)) == 1:
        return rf"\frac{{\partial{power} f}}{{\partial {wrt[0]}{power}}}"
    below = r"\,".join(rf"\partial {name}" for name in wrt)
    return rf"\frac{{\partial{power} f}}{{{below}}}"


# What is said of decimals beside the field; without a tolerance of the author's it is the usual one.
PRECISION: Mapping[str, Promise] = {
    ToleranceKind.ABSOLUTE: _(
        "An exact number is right, and so is a decimal that is off by at most {amount}."
    ),
    ToleranceKind.RELATIVE: _(
        "An exact number is right, and so is a decimal that is off by at most {amount} of its size."
    ),
    ToleranceKind.SIGNIFICANT: _(
        "An exact number is right, and so is a decimal with {amount} correct significant digits."
    ),
    "": _("An exact number is right, and so is a decimal with six correct digits after the point."),
}
NUMERIC = frozenset({Task.SLOPE, Task.SECANT, Task.NUMERICAL_DERIVATIVE})


def precision(template: Template) -> str:
    """How exact a number has to be; nothing where no number is asked."""
    if template.task not in NUMERIC and not (template.task == Task.TANGENT and template.tolerance_kind):
        return ""
    return str(PRECISION[template.tolerance_kind]).format(amount=template.tolerance)


# What students look for first comes first; the formulas are what the reader makes of the typed text.
EXAMPLES = (
    (("3x^2", "3*x**2", "3x²"), "3x^2"),
    (("x^(1/2)", "sqrt(x)", "√x"), r"x^{1/2} = \sqrt{x}"),
    (("1/(2x)",), r"\dfrac{1}{2x}"),
    (("1/2x",), r"\dfrac{1}{2}x"),
    (("(x+1)/(x-1)",), r"\dfrac{x+1}{x-1}"),
    (("e^(2x)", "exp(2x)"), "e^{2x}"),
    (("sin(2x)", "sin 2x"), r"\sin 2x"),
    (("sin(x)^2", "sin^2 x"), r"\sin^2 x"),
    (("ln(x)", "log(x)"), r"\ln x"),
    (("log_2(x)", "log(x, 2)"), r"\log_2 x"),
    (("arctan(x)", "tan^-1 x"), r"\arctan x"),
    (("|x|", "abs(x)"), "|x|"),
    (("pi", "π"), r"\pi"),
)


@lru_cache(maxsize=1)
def typing_examples() -> tuple[Typing, ...]:
    return tuple(Typing(typed, latex_to_mathml(latex)) for typed, latex in EXAMPLES)


# The first page's exercise is the derivative of x e^(2x); these are answers as they come, and what is said.
SHOWN_FUNCTION = r"f(x) = x e^{2x}"
SHOWN_ANSWERS = (
    ("e^(2x) + 2x e^(2x)", (r"e^{2x} + 2x\,e^{2x}",), "correct", _("Equal to the derivative.")),
    ("(1 + 2x) e^(2x)", (r"(1 + 2x)\,e^{2x}",), "correct", _("Factored, and just as equal.")),
    ("2e^(2x)", (r"2e^{2x}",), "incorrect", _("Not equal: at x = 0 this is 2, and the derivative is 1.")),
    (
        "(1 + 2x) e^2x",
        (r"(1 + 2x)\,e^{2}x", r"(1 + 2x)\,e^{2x}"),
        "ambiguous",
        _("Which of the two? A pair of brackets will tell."),
    ),
    ("e^(2x) + 2x e^(2x", (), "unreadable", _("The bracket opened last is never closed. Nothing is lost.")),
)


@dataclass(frozen=True, slots=True)
class Shown:
    """An answer on the first page: as typed, its readings, and the kind and words of what is said."""

    typed: str
    readings: tuple[str, ...]
    kind: str
    said: str


def shown_function() -> str:
    return latex_to_mathml(SHOWN_FUNCTION)


def shown_answers() -> tuple[Shown, ...]:
    return tuple(
        Shown(typed, tuple(map(latex_to_mathml, readings)), kind, str(said))
        for typed, readings, kind, said in SHOWN_ANSWERS
    )
