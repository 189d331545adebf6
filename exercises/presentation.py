"""What pages show beside statement and feedback: the left side before an answer, examples of typing."""

from dataclasses import dataclass
from functools import lru_cache

from django.utils.translation import gettext_lazy as _

from exercises.formulas import latex_to_mathml
from exercises.models import Task, Template

PRIMES = {1: "'", 2: "''"}


@dataclass(frozen=True, slots=True)
class Typing:
    """One line of the help: what to type, and the mathematics it stands for."""

    typed: tuple[str, ...]
    mathml: str


def left_side(template: Template) -> str:
    """What stands before the answer, as MathML: f'(x) = or dy/dx =, by the names in the statement."""
    if "f(" in template.statement:
        return latex_to_mathml(f"{_left_side(template)} =")
    if "y =" in template.statement and template.task == Task.DERIVATIVE:
        return latex_to_mathml(f"{_quotient(template)} =")
    return ""


def _left_side(template: Template) -> str:
    match template.task:
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
    ("e^(2x) + 2x e^(2x)", r"e^{2x} + 2x\,e^{2x}", "correct", _("Equal to the derivative.")),
    ("(1 + 2x) e^(2x)", r"(1 + 2x)\,e^{2x}", "correct", _("Factored, and just as equal.")),
    ("2e^(2x)", r"2e^{2x}", "incorrect", _("Not equal: at x = 0 this is 2, and the derivative is 1.")),
    (
        "(1 + 2x) e^2x",
        r"(1 + 2x)\,e^{2}x \quad\text{or}\quad (1 + 2x)\,e^{2x}",
        "ambiguous",
        _("Which of the two? A pair of brackets will tell."),
    ),
    ("e^(2x) + 2x e^(2x", "", "unreadable", _("The bracket opened last is never closed. Nothing is lost.")),
)


@dataclass(frozen=True, slots=True)
class Shown:
    """An answer on the first page: as typed, as read, and the kind and words of what is said."""

    typed: str
    mathml: str
    kind: str
    said: str


def shown_function() -> str:
    return latex_to_mathml(SHOWN_FUNCTION)


def shown_answers() -> tuple[Shown, ...]:
    return tuple(
        Shown(typed, latex_to_mathml(latex) if latex else "", kind, str(said))
        for typed, latex, kind, said in SHOWN_ANSWERS
    )
